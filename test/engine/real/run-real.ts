import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileHost } from '../../../src/cli/file-host.ts';
import { compile } from '../../../src/compiler/compile.ts';
import { formatPretty } from '../../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { type RunPod, type RunResult, run } from '../harness.ts';

/** One run of a specification, with values for its inputs and what the cluster holds. */
export interface RealRun {
  readonly spec: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Compiles and runs all of them under one controller, every step as a process; the results have the same names. */
export async function runReal<Name extends string>(
  runs: Readonly<Record<Name, RealRun>>,
  folder: string,
): Promise<Readonly<Record<Name, RunResult>>> {
  const files: [Name, string][] = [];
  for (const name of Object.keys(runs) as Name[]) {
    const { spec, inputs = {}, secrets = {}, configMaps = {} } = runs[name];
    const sink = new Sink();
    const options = { inputs: new Map(Object.entries(inputs)), kind: 'Workflow', target: 'argo' } as const;
    const text = await compile(spec, new FileHost(async function* () {}), options, sink);
    if (text === undefined) throw new Error(formatPretty(sink.diagnostics(), { color: false, width: 120 }));
    const objects = [
      ...Object.entries(secrets).map(([secret, data]) => ({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: secret },
        data: Object.fromEntries(
          Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
        ),
      })),
      ...Object.entries(configMaps).map(([map, data]) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: map },
        data,
      })),
    ];
    const file = join(folder, `${name}.yaml`);
    await writeFile(file, [text, ...objects.map((one) => JSON.stringify(one))].join('\n---\n'));
    files.push([name, file]);
  }
  const results = await run(
    files.map(([, file]) => file),
    { execLocal: true, timeoutSeconds: 300 },
  );
  return Object.fromEntries(files.map(([name], index) => [name, results[index]])) as Record<Name, RunResult>;
}

/** The outputs of a run, which must have ended well. */
export function outputsOf(result: RunResult): Readonly<Record<string, string>> {
  const { phase, error, timedOut } = result;
  if (phase !== 'Succeeded' || error !== undefined || timedOut) {
    const wrong = result.nodes.filter((node) => !['Succeeded', 'Skipped', 'Omitted'].includes(node.phase));
    const nodes = wrong.map((node) => `${node.displayName} is ${node.phase}: ${node.message ?? ''}`);
    const pods = result.pods.filter((pod) => pod.exitCode !== 0).map((pod) => `${pod.node}: ${pod.stderr}`);
    throw new Error(
      [`${error ?? `the run is ${phase}`}: ${result.message ?? ''}`, ...nodes, ...pods].join('\n'),
    );
  }
  return result.nodes.find((node) => node.name === result.name)?.outputs ?? {};
}

/** The phases of all tasks by their names. */
export function phasesOf(result: RunResult): Readonly<Record<string, string>> {
  const tasks = result.nodes.filter((node) => node.name !== result.name);
  return Object.fromEntries(tasks.map((node) => [node.displayName, node.phase]));
}

/** The pod of a task. */
export function podOf(result: RunResult, task: string): RunPod {
  const pod = result.pods.find((one) => one.node.endsWith(`.${task}`));
  if (pod === undefined) throw new Error(`${task} did not run`);
  return pod;
}
