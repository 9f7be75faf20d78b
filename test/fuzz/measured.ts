import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How a process of the installed command ended, and what it took. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Seconds of processor time, with the start of Node; absent when it was killed. */
  readonly cpu: number | undefined;
  /** Megabytes at most. */
  readonly memory: number | undefined;
}

export interface World {
  /** The directory that holds `bin` and `dist`. */
  readonly root: string;
  /** Where the command runs. */
  readonly work: string;
  /** Without the rights of root, whom no file is closed to. */
  readonly asNobody?: boolean;
}

/** Milliseconds after which a process that waits for something is killed. */
const patience = 30_000;
const nobody = 65_534;

const asNobodyElse = { uid: nobody, gid: nobody };

/** Whether a process without the rights of root can be started here: root's may be a checkout that nobody else can enter. */
export function canBeNobody(): boolean {
  if (process.getuid?.() !== 0) return true;
  return spawnSync(process.execPath, ['--version'], asNobodyElse).status === 0;
}

/** Runs the installed command and measures it. */
export function measured(args: readonly string[], { root, work, asNobody = false }: World): Promise<Run> {
  const usage = join(root, 'usage', `${Math.trunc(performance.now() * 1000)}.json`);
  const { NO_COLOR: _, PIPEWRIGHT_DEBUG: __, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'bin', 'pipewright.js'), ...args], {
    cwd: work,
    env: {
      ...env,
      NODE_OPTIONS: `--require=${join(root, 'usage.cjs')}`,
      PIPEWRIGHT_USAGE: usage,
      NODE_COMPILE_CACHE: join(root, 'cache'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
    ...(asNobody && process.getuid?.() === 0 && asNobodyElse),
  });
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => err.push(data));
    child.on('error', reject);
    child.on('close', (code) => {
      const used = existsSync(usage)
        ? (JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; memory: number })
        : undefined;
      rmSync(usage, { force: true });
      resolve({
        code,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
        cpu: used?.cpu,
        memory: used && used.memory / 1e6,
      });
    });
  });
}
