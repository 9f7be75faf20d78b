import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const cache = resolve('.cache', 'hooks');
const here = import.meta.dirname;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end; standard output and standard error together. */
export function run(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Ended {
  const [program = '', ...args] = command;
  const { NODE_OPTIONS: _, ...rest } = process.env;
  const ended = spawnSync(program, args, { cwd, env: { ...rest, ...env }, encoding: 'utf8', maxBuffer: 1e8 });
  if (ended.error !== undefined) throw ended.error;
  return { code: ended.status, output: ended.stdout + ended.stderr };
}

/** As `run`, for what must succeed. */
export function must(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const { code, output } = run(command, cwd, env);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** The real pre-commit, from PyPI, in an environment of its own; installed once. */
export function preCommit(): string {
  const wanted = readFileSync(join(here, 'requirements.txt'), 'utf8');
  const environment = join(cache, 'venv');
  const program = join(environment, 'bin', 'pre-commit');
  const marker = join(environment, 'requirements.txt');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return program;
  mkdirSync(cache, { recursive: true });
  must(['python3', '-m', 'venv', '--clear', environment], cache);
  must([join(environment, 'bin', 'pip'), 'install', '--quiet', '-r', join(here, 'requirements.txt')], cache);
  writeFileSync(marker, wanted);
  return program;
}

/** The real actionlint, built by Go once. */
export function actionlint(): string {
  const source = join(here, 'actionlint');
  const wanted = readFileSync(join(source, 'go.sum'), 'utf8');
  const program = join(cache, 'actionlint');
  const marker = `${program}.sum`;
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return program;
  mkdirSync(cache, { recursive: true });
  const go = existsSync('/usr/local/go/bin/go') ? '/usr/local/go/bin/go' : 'go';
  must([go, 'build', '-o', program, 'github.com/rhysd/actionlint/cmd/actionlint'], source, {
    CGO_ENABLED: '0',
    GOFLAGS: '-mod=readonly -buildvcs=false',
  });
  writeFileSync(marker, wanted);
  return program;
}

let packed: string | undefined;

/** The package as npm publishes it, as a file; built once in a run. */
export function tarball(): string {
  if (packed === undefined) {
    mkdirSync(cache, { recursive: true });
    const lines = must(['npm', 'pack', '--silent', '--pack-destination', cache], resolve('.'))
      .trim()
      .split('\n');
    packed = join(cache, lines.at(-1) ?? '');
  }
  return packed;
}

let prefix: string | undefined;

/** The directory of the programs that npm installs globally, with the package in it. */
export function installedBin(): string {
  if (prefix === undefined) {
    prefix = join(cache, 'global');
    must(['npm', 'install', '--global', '--silent', '--prefix', prefix, tarball()], cache);
  }
  return join(prefix, 'bin');
}

export function pathWith(directory: string): string {
  return `${directory}:${dirname(process.execPath)}:${process.env.PATH}`;
}
