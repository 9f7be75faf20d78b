import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/compiler/analyze.ts';
import { compile } from '../../src/compiler/compile.ts';
import { formatPretty } from '../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { BoundPipeline } from '../../src/model/bound.ts';
import { absentText } from '../../src/targets/argo/lower/expression/index.ts';
import { MemoryHost } from '../support/memory-host.ts';
import type { RandomSpec } from '../support/random-pipeline.ts';
import { randomPipeline } from '../support/random-pipeline.ts';
import { seed } from '../support/seed.ts';
import type { SimulatedStep } from '../support/simulate.ts';
import { simulate } from '../support/simulate.ts';
import type { RunPod, RunResult } from './harness.ts';
import { lint, run } from './harness.ts';

/** PIPEWRIGHT_SEED makes another run, PIPEWRIGHT_RUNS a longer one. */
const numRuns = Number(process.env.PIPEWRIGHT_RUNS ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'pipewright-random-'));

interface Case {
  readonly spec: RandomSpec;
  readonly pipeline: BoundPipeline | undefined;
  readonly file: string;
  /** What was found wrong; a valid specification has nothing. */
  readonly problems: string;
}

const cases: Case[] = [];
const describeCase = ({ spec, file }: Case): string =>
  `PIPEWRIGHT_SEED=${seed}, ${file}\n${[...spec.files].map(([path, text]) => `--- ${path}\n${text}`).join('\n')}`;

async function prepare(spec: RandomSpec, file: string): Promise<Case> {
  const sink = new Sink();
  const host = new MemoryHost(spec.files);
  const kind = spec.kind === undefined ? {} : { kind: spec.kind };
  const text = await compile(spec.path, host, { inputs: new Map(), target: 'argo', ...kind }, sink);
  writeFileSync(file, text ?? '');
  const analysis = await analyze(spec.path, host, new Sink());
  const errors = sink.diagnostics().filter((one) => one.severity === 'error');
  const problems = formatPretty(errors, { color: false, width: 120 });
  return { spec, pipeline: analysis?.kind === 'pipeline' ? analysis.pipeline : undefined, file, problems };
}

beforeAll(async () => {
  console.log(`random specifications: PIPEWRIGHT_SEED=${seed}`);
  for (const [index, spec] of fc.sample(randomPipeline, { seed, numRuns }).entries()) {
    cases.push(await prepare(spec, join(folder, `${index}.yaml`)));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs every case with what its steps write, and with the steps that fail; gives what is not as it was meant. */
async function wrongRuns(failsOf: (one: Case) => readonly string[]): Promise<readonly string[]> {
  for (const one of cases) {
    // A text that begins with = is an expression of the judge's script.
    const outputs = Object.entries(one.spec.outputs).map(([name, value]) => [
      name,
      `=${JSON.stringify(value)}`,
    ]);
    const rules = [
      ...failsOf(one).map((path) => ({ node: nameOf(path), exitCode: 1 })),
      { outputs: Object.fromEntries(outputs) },
    ];
    writeFileSync(one.file.replace(/\.yaml$/, '.script.json'), JSON.stringify({ rules }));
  }
  const results = await run(
    cases.map(({ file }) => file),
    { skipBackoff: true, timeoutSeconds: 300 },
  );
  return cases.flatMap((one, index) => {
    const result = results[index];
    const fails = failsOf(one);
    const found = result === undefined ? ['it did not run'] : differences(one, result, new Set(fails));
    const failing = fails.length === 0 ? '' : `with ${fails.join(', ')} failing: `;
    return found.length === 0 ? [] : [`${failing}${found.slice(0, 5).join('\n')}\n${describeCase(one)}`];
  });
}

describe('random specifications', () => {
  it('are valid', () => {
    const wrong = cases
      .filter(({ problems }) => problems !== '')
      .map((one) => `${one.problems}\n${describeCase(one)}`);
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("pass Argo's own validator", async () => {
    const results = await lint(cases.map(({ file }) => file));
    const wrong = cases.filter((_, index) => results[index]?.ok !== true);
    expect(
      wrong.map((one) => `${JSON.stringify(results[cases.indexOf(one)])}\n${describeCase(one)}`).slice(0, 3),
    ).toEqual([]);
  });

  it('run under the real controller as the language means them', async () => {
    expect((await wrongRuns(() => [])).slice(0, 3)).toEqual([]);
  });

  it('fail as the language means it when steps fail', async () => {
    const wrong = await wrongRuns(({ spec, pipeline }) => {
      const steps = pipeline === undefined ? [] : [...simulate(pipeline, spec.outputs).steps.keys()];
      const unlucky = steps[spec.unlucky % Math.max(1, steps.length)];
      // The judge's script knows steps by their own names, so all that have one name fail.
      return unlucky === undefined ? [] : steps.filter((path) => nameOf(path) === nameOf(unlucky));
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

/** Where a run is not what the specification means. */
function differences(
  { spec, pipeline }: Case,
  result: RunResult,
  fails: ReadonlySet<string>,
): readonly string[] {
  if (pipeline === undefined) return ['it is not valid'];
  const meant = simulate(pipeline, spec.outputs, fails);
  const phase = meant.failed ? 'Failed' : 'Succeeded';
  if (result.phase !== phase) return [`it ended as ${result.phase}, not ${phase}: ${failures(result)}`];
  const found: string[] = [];
  const pods = new Map(result.pods.map((pod) => [pathOf(pod.node), pod]));
  for (const path of meant.steps.keys()) if (!pods.has(path)) found.push(`${path} did not run`);
  for (const [path, pod] of pods) {
    const step = meant.steps.get(path);
    if (step === undefined) found.push(`${path} ran`);
    else found.push(...podDifferences(path, step, pod));
  }
  const skipped = new Set(
    result.nodes.filter((node) => node.phase === 'Skipped').map((node) => pathOf(node.name)),
  );
  for (const path of meant.skipped) if (!skipped.has(path)) found.push(`${path} was not skipped`);
  if (meant.failed) return found;
  const root = result.nodes.find((node) => node.name === result.name)?.outputs ?? {};
  for (const [name, value] of Object.entries(meant.outputs)) {
    // In a List or Dict on its way, the second of two braces is written as an escape; it is the same JSON.
    compare(
      found,
      `output ${name}`,
      value?.replaceAll('{\\u007b', '{{'),
      root[name]?.replaceAll('{\\u007b', '{{'),
    );
  }
  return found;
}

function failures({ nodes, message }: RunResult): string {
  const failed = nodes.filter((node) => ['Error', 'Failed', 'Running'].includes(node.phase));
  return [message ?? '', ...failed.map((node) => `${node.displayName}: ${node.message ?? node.phase}`)].join(
    '\n',
  );
}

/** Without the workflow's own name and the number of the try. */
function pathOf(node: string): string {
  return node.slice(node.indexOf('.') + 1).replace(/\(\d+\)/g, '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function podDifferences(path: string, step: SimulatedStep, pod: RunPod): readonly string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(step.env))
    compare(found, `${path}: ${name}`, value, pod.env?.[name]);
  const args = pod.args ?? [];
  if (args.length !== step.args.length)
    found.push(`${path} has ${args.length} arguments, not ${step.args.length}`);
  step.args.forEach((value, index) => {
    compare(found, `${path}: argument ${index}`, value, args[index]);
  });
  return found;
}

/** An absent value travels as a text of its own, or not at all. */
function compare(found: string[], what: string, meant: string | undefined, given: string | undefined): void {
  const same = meant === undefined ? given === undefined || given === absentText : given === meant;
  if (!same) found.push(`${what} is ${JSON.stringify(given)}, not ${JSON.stringify(meant)}`);
}
