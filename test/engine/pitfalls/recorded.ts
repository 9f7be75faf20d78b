import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  defaultEngine,
  type Engine,
  type LintResult,
  lint,
  type RunNode,
  type RunOptions,
  type RunPod,
  type RunResult,
  run,
  type Script,
} from '../harness.ts';

export const judge = fileURLToPath(new URL('../judge/', import.meta.url));

/** What this engine does: `default` is what the others do that are not named; 3.5.14 does as 3.6.5 does where it is not named. */
export function by<T>(values: { readonly default: T } & { readonly [E in Engine]?: T }): T {
  const named = [defaultEngine, ...(defaultEngine === '3.5.14' ? ['3.6.5' as const] : [])];
  const found = named.find((engine) => engine in values);
  return found === undefined ? values.default : (values[found] as T);
}

/** What the workflows of one test file did: each by its name, such as `cases/03-depends`, its nodes by their display names. */
export class Observed {
  readonly #results: ReadonlyMap<string, RunResult>;

  constructor(results: ReadonlyMap<string, RunResult>) {
    this.#results = results;
  }

  /** How it ended; `hangs` when Argo had nothing left to do though it had not ended. */
  phase(workflow: string): string {
    const { stalled, phase } = this.result(workflow);
    return stalled ? 'hangs' : phase;
  }

  /** Of the workflow, or of one of its nodes. Names that Argo makes up are `<run>`. */
  message(workflow: string, node?: string): string | undefined {
    const one = node === undefined ? this.result(workflow) : this.node(workflow, node);
    return one.message && this.#plain(workflow, one.message);
  }

  /** The phases of some nodes. */
  phases(workflow: string, ...nodes: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(nodes.map((node) => [node, this.node(workflow, node).phase]));
  }

  input(workflow: string, node: string, parameter = 'v'): string | undefined {
    const value = this.node(workflow, node).inputs?.[parameter];
    return value && this.#plain(workflow, value);
  }

  /** The input `v` of each of some nodes. */
  inputs(workflow: string, ...nodes: readonly string[]): Readonly<Record<string, string | undefined>> {
    return Object.fromEntries(nodes.map((node) => [node, this.input(workflow, node)]));
  }

  output(workflow: string, node: string, parameter: string): string | undefined {
    return this.node(workflow, node).outputs?.[parameter];
  }

  /** The tries of a node, and the items of a loop: `r` has `r(0)`, `r(1)` …, each with its phase. */
  parts(workflow: string, node: string): readonly string[] {
    const { nodes } = this.result(workflow);
    return nodes
      .filter(({ displayName }) => displayName.startsWith(`${node}(`))
      .map(({ displayName, phase }) => `${displayName.slice(node.length)} ${phase}`)
      .sort();
  }

  /** In a workflow that hangs, a task that waits for ever has no node of Argo's: its phase is `waits`. */
  node(workflow: string, displayName: string): RunNode {
    const { nodes, name } = this.result(workflow);
    const node = nodes.find((one) => one.displayName.replace(name ?? '', '<run>') === displayName);
    if (node === undefined && this.result(workflow).stalled)
      return { name: displayName, displayName, type: 'none', phase: 'waits' };
    if (node === undefined) throw new Error(`${workflow} has no node ${displayName}`);
    return node;
  }

  pod(workflow: string, task: string): RunPod {
    const pod = this.result(workflow).pods.find((one) => one.node.endsWith(`.${task}`));
    if (pod === undefined) throw new Error(`${workflow} has no pod ${task}`);
    return pod;
  }

  result(workflow: string): RunResult {
    const result = this.#results.get(workflow);
    if (result === undefined) throw new Error(`${workflow} did not run`);
    return result;
  }

  #plain(workflow: string, text: string): string {
    const { name } = this.result(workflow);
    return name === undefined ? text : text.replaceAll(name, '<run>');
  }
}

const options: RunOptions = { skipBackoff: true, timeoutSeconds: 120 };

/** Runs recorded workflows (`cases/…`, `patterns/…`), each with the script beside it. */
export async function observed(names: readonly string[]): Promise<Observed> {
  const results = await run(names.map(pathOf), options);
  return new Observed(new Map(names.map((name, index) => [name, results[index] as RunResult])));
}

/** Lints recorded workflows; `accepted`, or what is wrong with each. */
export async function linted(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return verdicts(names, await lint(names.map(pathOf)));
}

/** A workflow for one question: the templates beside `main` are written out, all have `use` as well. */
export interface Probe {
  /** In flow or block style, as the value of `templates:`, two spaces deep. */
  readonly templates: string;
  /** More of the spec, two spaces deep. */
  readonly spec?: string;
  readonly script?: Script;
}

/** Runs workflows that are written in the test. */
export async function observedProbes(probes: Readonly<Record<string, Probe>>): Promise<Observed> {
  return inFolder(probes, async (names, paths) => {
    const results = await run(paths, options);
    return new Observed(new Map(names.map((name, index) => [name, results[index] as RunResult])));
  });
}

export async function lintedProbes(
  probes: Readonly<Record<string, Probe>>,
): Promise<ReadonlyMap<string, string>> {
  return inFolder(probes, async (names, paths) => verdicts(names, await lint(paths)));
}

/** Lints texts of whole objects. */
export async function lintedTexts(
  texts: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'pipewright-texts-'));
  try {
    const names = Object.keys(texts);
    const paths = names.map((name) => join(folder, `${name}.yaml`));
    await Promise.all(names.map((name, index) => writeFile(paths[index] ?? '', texts[name] ?? '')));
    return verdicts(names, await lint(paths));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A workflow of one DAG, whose tasks may run the template `use` with its input `v`. */
export function dag(...tasks: readonly string[]): Probe {
  return { templates: `  - {name: main, dag: {tasks: [${tasks.join(', ')}]}}\n` };
}

async function inFolder<T>(
  probes: Readonly<Record<string, Probe>>,
  use: (names: readonly string[], paths: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pipewright-probes-'));
  try {
    const names = Object.keys(probes);
    const paths = names.map((name) => join(folder, `${name}.yaml`));
    for (const [name, probe] of Object.entries(probes)) {
      await writeFile(join(folder, `${name}.yaml`), workflowText(name, probe));
      if (probe.script !== undefined)
        await writeFile(join(folder, `${name}.script.json`), JSON.stringify(probe.script));
    }
    return await use(names, paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function workflowText(name: string, { templates, spec = '' }: Probe): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: ${name}-}
spec:
  entrypoint: main
${spec}  templates:
${templates}  - name: use
    inputs: {parameters: [{name: v, value: none}]}
    container: {image: busybox, command: [echo], env: [{name: V, value: "{{inputs.parameters.v}}"}]}
`;
}

function verdicts(names: readonly string[], results: readonly LintResult[]): ReadonlyMap<string, string> {
  return new Map(
    names.map((name, index) => {
      const result = results[index];
      return [name, result?.ok ? 'accepted' : (result?.errors ?? ['nothing was said']).join('\n')];
    }),
  );
}

function pathOf(name: string): string {
  return join(judge, `${name}.yaml`);
}

/** The phases that are recorded of every workflow: one for all engines, or by engine. */
export async function recordedPhases(): Promise<Readonly<Record<string, string>>> {
  const all: Readonly<Record<string, string | Readonly<Record<string, string>>>> = JSON.parse(
    await readFile(join(judge, 'phases.json'), 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(all).map(([name, phase]) => [
      name,
      typeof phase === 'string' ? phase : by({ default: 'not recorded', ...phase }),
    ]),
  );
}
