import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/compiler/analyze.ts';
import { compile } from '../../src/compiler/compile.ts';
import { formatPretty } from '../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { BoundPipeline, BoundScope } from '../../src/model/bound.ts';
import { scopesOf } from '../../src/model/scopes.ts';
import type { RunPod, RunResult, Script } from './harness.ts';
import { defaultEngine, run, targetOf } from './harness.ts';
import { hostOf, isBeyond } from './host-of.ts';

/** scenarios/README.md says what the keys mean. */
export interface Scenario {
  readonly spec: string;
  readonly title: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly script?: Script;
  /** More objects that the cluster holds, such as ConfigMaps. */
  readonly cluster?: readonly object[];
  readonly expect: {
    readonly phase: string;
    readonly ran: readonly string[];
    readonly skipped: readonly string[];
    readonly notRun?: readonly string[];
    readonly outputs?: Readonly<Record<string, string>>;
    readonly pods?: Readonly<
      Record<string, Partial<Pick<RunPod, 'env' | 'args' | 'command' | 'inputArtifacts'>>>
    >;
  };
}

export interface Case {
  readonly name: string;
  readonly scenario: Scenario;
}

/** The runs that the JSON files of a folder describe, of pipelines that the engine can run. */
export function scenariosIn(directory: string): readonly Case[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      scenario: JSON.parse(readFileSync(join(directory, file), 'utf8')) as Scenario,
    }))
    .filter(({ scenario }) => !isBeyond(defaultEngine, scenario.spec));
}

const folder = mkdtempSync(join(tmpdir(), 'pipewright-scenarios-'));
const results = new Map<string, RunResult>();
const tasks = new Map<string, ReadonlySet<string>>();
const failures = new Map<string, string>();

/** The names of all tasks and groups, those of pipelines that it calls included. */
function namesOf(pipeline: BoundPipeline): readonly string[] {
  return scopesOf(pipeline).flatMap(namesIn);
}

function namesIn(scope: BoundScope): readonly string[] {
  return scope.tasks.flatMap((task) => {
    if (task.kind === 'group') return [task.name, ...namesIn(task.body)];
    return task.kind === 'pipeline' ? [task.name, ...namesOf(task.pipeline)] : [task.name];
  });
}

async function prepare({ name, scenario }: Case): Promise<string | undefined> {
  const sink = new Sink();
  const host = hostOf(defaultEngine);
  const inputs = new Map(Object.entries(scenario.inputs ?? {}));
  const text = await compile(
    scenario.spec,
    host,
    { inputs, kind: 'Workflow', target: targetOf(defaultEngine) },
    sink,
  );
  const analysis = await analyze(scenario.spec, host, new Sink());
  if (text === undefined || analysis?.kind !== 'pipeline') {
    failures.set(name, formatPretty(sink.diagnostics(), { color: false, width: 120 }));
    return undefined;
  }
  tasks.set(name, new Set(namesOf(analysis.pipeline)));
  const file = join(folder, `${name}.yaml`);
  const objects = (scenario.cluster ?? []).map((object) => `---\n${JSON.stringify(object)}\n`).join('');
  writeFileSync(file, objects === '' ? text : `${text}\n${objects}`);
  writeFileSync(join(folder, `${name}.script.json`), JSON.stringify(scenario.script ?? {}));
  return file;
}

/** Without the number of the try. */
function taskOf(displayName: string): string {
  return displayName.replace(/\(\d+\)$/, '');
}

function phasesOf(name: string, result: RunResult, phase: string): readonly string[] {
  const known = tasks.get(name);
  const found = result.nodes
    .filter((node) => node.phase === phase && known?.has(taskOf(node.displayName)))
    .map((node) => taskOf(node.displayName));
  return [...new Set(found)].sort();
}

function podsOf(result: RunResult, task: string): readonly RunPod[] {
  return result.pods.filter((pod) => taskOf(pod.node.slice(pod.node.lastIndexOf('.') + 1)) === task);
}

/** The name of the run and the numbers of pods, in keys of artifacts, differ from run to run. */
function plain(
  texts: Readonly<Record<string, string>> | undefined,
  run: string,
): Readonly<Record<string, string>> {
  const shown = (text: string): string =>
    text.includes(run) ? text.replaceAll(run, '<run>').replace(/-\d{6,}(?=[-/])/g, '-<n>') : text;
  return Object.fromEntries(Object.entries(texts ?? {}).map(([name, text]) => [name, shown(text)]));
}

/** Runs all of them together under the controller, and compares each with what it should do. */
export function describeScenarios(cases: readonly Case[]): void {
  beforeAll(async () => {
    const ready: { readonly name: string; readonly file: string }[] = [];
    for (const one of cases) {
      const file = await prepare(one);
      if (file !== undefined) ready.push({ name: one.name, file });
    }
    const all = await run(
      ready.map(({ file }) => file),
      { skipBackoff: true, timeoutSeconds: 300 },
    );
    ready.forEach(({ name }, index) => {
      const result = all[index];
      if (result !== undefined) results.set(name, result);
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(cases)('$name: $scenario.title', ({ name, scenario }) => {
    const wanted = scenario.expect;
    const result = (): RunResult => {
      const found = results.get(name);
      if (found === undefined) throw new Error(failures.get(name) ?? 'it did not run');
      return found;
    };

    it(`ends as ${wanted.phase}`, () => {
      const { error, timedOut, phase, message } = result();
      expect({ error, timedOut, phase, message: phase === wanted.phase ? undefined : message }).toEqual({
        phase: wanted.phase,
      });
    });

    it('starts the steps that it should, and no others', () => {
      const started = new Set(
        result().pods.map((pod) => taskOf(pod.node.slice(pod.node.lastIndexOf('.') + 1))),
      );
      expect([...started].sort()).toEqual([...wanted.ran].sort());
      for (const task of wanted.notRun ?? []) expect(started).not.toContain(task);
    });

    it('skips the tasks whose conditions are false, and no others', () => {
      expect(phasesOf(name, result(), 'Skipped')).toEqual([...wanted.skipped].sort());
    });

    it('names only tasks that the pipeline has', () => {
      const known = tasks.get(name) ?? new Set();
      const named = [
        ...wanted.ran,
        ...wanted.skipped,
        ...(wanted.notRun ?? []),
        ...Object.keys(wanted.pods ?? {}),
      ];
      // The volumes of a pipeline may be made and deleted by tasks of ours.
      expect(named.filter((task) => !known.has(task) && !task.endsWith('--'))).toEqual([]);
    });

    it.runIf(wanted.outputs !== undefined)('gives the outputs', () => {
      const root = result().nodes.find((node) => node.name === result().name);
      expect(plain(root?.outputs, result().name ?? '')).toEqual(wanted.outputs);
    });

    it.each(Object.entries(wanted.pods ?? {}))('hands %s what it should get', (task, pod) => {
      const last = podsOf(result(), task).at(-1);
      const run = result().name ?? '';
      const given = last && {
        ...last,
        inputArtifacts: plain(last.inputArtifacts, run),
        env: plain(last.env, run),
      };
      expect(given).toMatchObject(pod);
    });
  });
}
