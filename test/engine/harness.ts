import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArgoTarget } from '../../src/targets/argo/capabilities.ts';

/**
 * Argo's own validator, template engine and controller in one binary for each version (judge/README.md). It is built once, into .cache/engine
 * under a name made from its sources; PIPEWRIGHT_HARNESS names a ready binary of the default version instead.
 */

/** The versions of Argo that judge, from old to new. */
export const engines = ['3.5.14', '3.6.5', '3.7.3', '3.7.14', '3.7.18', '4.0.2'] as const;
export type Engine = (typeof engines)[number];

/** The version that judges when a call names none: PIPEWRIGHT_ENGINE, else the newest. */
export const defaultEngine: Engine = engineNamed(process.env.PIPEWRIGHT_ENGINE);

/** What the judge takes for the entrypoint of every image. */
export const entrypoint: readonly string[] = ['/entrypoint-of-image'];

export interface EngineChoice {
  readonly engine?: Engine;
}

/** The target to compile for, so that a version of Argo runs the result as it was meant: `argo@3.7` wants 3.7.14 or later. */
export function targetOf(engine: Engine): ArgoTarget {
  if (engine === '4.0.2') return 'argo@4.0';
  if (engine === '3.5.14') return 'argo@3.5';
  return engine === '3.6.5' || engine === '3.7.3' ? 'argo@3.6' : 'argo@3.7';
}

function engineNamed(name: string | undefined): Engine {
  if (name === undefined || name === '') return '3.7.18';
  const found = engines.find((one) => one === name);
  if (found === undefined) {
    throw new Error(`PIPEWRIGHT_ENGINE is ${JSON.stringify(name)}; it can be ${engines.join(', ')}.`);
  }
  return found;
}

export interface LintResult {
  readonly file: string;
  readonly ok: boolean;
  readonly errors: readonly string[];
}

export interface EvaluateLine {
  /** Text, or any JSON, with `{{…}}` tags in it. */
  readonly template: unknown;
  readonly vars: Readonly<Record<string, unknown>>;
}

/** What came of one text: a value or an error; `deny` refuses what cannot be resolved, `allow` leaves it in the text. */
export interface Evaluated {
  readonly value?: unknown;
  readonly error?: string;
  readonly missingVariable?: boolean;
  readonly panic?: string;
}

export interface EvaluateResult {
  readonly deny: Evaluated;
  readonly allow: Evaluated;
}

/** How a pod ends. A value `null` is a file that was not written; text that begins with `=` is an expression. */
export interface Outcome {
  readonly exitCode?: number;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly artifacts?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  /** Of a response whose body is `result`; 200 unless it is said. A request with an exit code has no response. */
  readonly status?: number;
  readonly message?: string;
  readonly reason?: string;
  readonly delayMs?: number;
  /** The machine failed, not the program. */
  readonly lost?: boolean;
  /** Nobody answers a suspended node in its time. */
  readonly late?: boolean;
}

export interface OutcomeRule extends Outcome {
  /** The whole path of a node, without the workflow's name and the numbers of tries. */
  readonly path?: string;
  readonly node?: string;
  readonly template?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly attempt?: number;
}

/** By node or template (globs); a list has one outcome per attempt. `rules` come first, the first that fits decides. */
export type Script = Readonly<Record<string, Outcome | readonly Outcome[] | readonly OutcomeRule[]>>;

export interface RunNode {
  readonly name: string;
  readonly displayName: string;
  readonly type: string;
  readonly template?: string;
  readonly phase: string;
  readonly message?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly inputArtifacts?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly outputArtifacts?: Readonly<Record<string, string>>;
  readonly outputsWithoutValue?: readonly string[];
  readonly result?: string;
  readonly exitCode?: string;
  readonly memoized?: boolean;
}

/** What a container was started with: after Argo's substitution and the kubelet's expansion of `$(NAME)`. */
export interface RunPod {
  readonly pod: string;
  readonly node: string;
  readonly template: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly source?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly inputArtifacts?: Readonly<Record<string, string>>;
  readonly exitCode: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** The script said nothing of this pod. */
  readonly unscripted?: boolean;
  /** Places in the order of everything that happens in one call: the pod was made, and it ended. */
  readonly start: number;
  readonly end: number;
}

/** What Argo's agent was asked to send: one for each try. */
export interface RunRequest {
  readonly node: string;
  readonly template: string;
  readonly method?: string;
  readonly url?: string;
  /** But for those from Secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutSeconds?: number;
  /** The script said nothing of it. */
  readonly unscripted?: boolean;
  /** As those of a pod. */
  readonly start: number;
  readonly end: number;
}

export interface RunResult {
  readonly file: string;
  readonly name?: string;
  readonly phase: string;
  readonly message?: string;
  /** It did not end within the time limit, or Argo had nothing left to do though it had not ended (`stalled`). */
  readonly timedOut?: boolean;
  readonly stalled?: boolean;
  /** The file could not be read or was refused by the API server. */
  readonly error?: string;
  readonly ms: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly nodes: readonly RunNode[];
  readonly pods: readonly RunPod[];
  readonly requests?: readonly RunRequest[];
}

export interface RunOptions extends EngineChoice {
  /** For all files; without it each file's own `X.script.json` beside `X.yaml`. */
  readonly script?: Script;
  /** Run the containers' commands on this machine, where programs of the image are installed. */
  readonly execLocal?: boolean;
  /** Workflow arguments, for all files. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly skipBackoff?: boolean;
}

/** Workflows of one controller; more run in several processes, one after another, so that none waits long for its turn. */
const perProcess = 120;

const paths = new Map<Engine, Promise<string>>();

/** The path of the judge's binary; builds it when it is not there (4-7 minutes the first time). */
export function harnessPath(engine: Engine = defaultEngine): Promise<string> {
  const ready = engine === defaultEngine ? process.env.PIPEWRIGHT_HARNESS : undefined;
  const path =
    paths.get(engine) ?? (ready === undefined || ready === '' ? build(engine) : Promise.resolve(ready));
  paths.set(engine, path);
  return path;
}

/** The version of Argo that is in the binary, as the binary says. */
export async function builtVersion({ engine }: EngineChoice = {}): Promise<string> {
  return (await spawned(await harnessPath(engine), ['version'], '')).stdout.trim();
}

/** Argo's own validation of each file by itself, unknown fields included; in the order given. */
export async function lint(
  files: readonly string[],
  { engine }: EngineChoice = {},
): Promise<readonly LintResult[]> {
  const { stdout, stderr } = await spawned(await harnessPath(engine), ['lint', '--json', ...files], '');
  const results = parsed<{ files: readonly LintResult[] }>(stdout, stderr).files;
  return files.map((file) => {
    const result = results.find((one) => one.file === file);
    if (result === undefined) throw new Error(`lint said nothing of ${file}\n${stderr}`);
    return result;
  });
}

/** Argo's own template engine on texts with tags. */
export async function evaluate(
  lines: readonly EvaluateLine[],
  { engine }: EngineChoice = {},
): Promise<readonly EvaluateResult[]> {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const { stdout, stderr } = await spawned(await harnessPath(engine), ['eval'], input);
  const results = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parsed<EvaluateResult>(line, stderr));
  if (results.length !== lines.length)
    throw new Error(`eval answered ${results.length} of ${lines.length}\n${stderr}`);
  return results;
}

/** Runs workflows under the real controller, each in a namespace of its own; in the order given. */
export async function run(files: readonly string[], options: RunOptions = {}): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  for (let start = 0; start < files.length; start += perProcess) {
    results.push(...(await runTogether(files.slice(start, start + perProcess), options)));
  }
  return results;
}

async function runTogether(files: readonly string[], options: RunOptions): Promise<readonly RunResult[]> {
  const harness = await harnessPath(options.engine);
  const folder = await mkdtemp(join(tmpdir(), 'pipewright-run-'));
  try {
    const args = ['run', '--timeout', `${options.timeoutSeconds ?? 60}s`];
    if (options.execLocal) args.push('--exec', 'local');
    if (options.skipBackoff) args.push('--skip-backoff');
    for (const [name, value] of Object.entries(options.parameters ?? {})) args.push('-p', `${name}=${value}`);
    if (options.script !== undefined) {
      const script = join(folder, 'script.json');
      await writeFile(script, JSON.stringify(options.script));
      args.push('--script', script);
    }
    const { stdout, stderr } = await spawned(harness, [...args, ...files], '');
    const results = parsed<RunResult | readonly RunResult[]>(stdout, stderr);
    return Array.isArray(results) ? results : [results as RunResult];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function build(engine: Engine): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const script = fileURLToPath(new URL('judge/build', import.meta.url));
  const version = await spawned('go', ['version'], '').catch(() => undefined);
  if (version?.code !== 0) {
    throw new Error(
      "The engine tests run Argo's own code, and building it needs Go 1.26 or later, which is not on the PATH. " +
        'Install Go (https://go.dev/dl), or name a ready binary in PIPEWRIGHT_HARNESS.',
    );
  }
  // When it is there already, the script says so at once.
  const note = setTimeout(() => {
    console.error(
      `engine: building the validator and controller of Argo ${engine} (4-7 minutes the first time, later from a cache)`,
    );
  }, 3000);
  const { code, stdout, stderr } = await spawned(
    'bash',
    [script, join(root, '.cache', 'engine'), engine],
    '',
  );
  clearTimeout(note);
  if (code !== 0) throw new Error(`test/engine/judge/build ended with ${code}\n${stderr}`);
  return stdout.trim();
}

function parsed<T>(stdout: string, stderr: string): T {
  try {
    return JSON.parse(stdout) as T;
  } catch {
    throw new Error(`the judge did not answer with JSON: ${stdout.slice(0, 500)}\n${stderr.slice(0, 5000)}`);
  }
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function spawned(command: string, args: readonly string[], input: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
    child.stdin.on('error', () => {}); // a child that ends before it has read everything; its exit says why
    child.stdin.end(input);
  });
}
