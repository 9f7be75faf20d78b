import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { argumentsOf } from '../../../scripts/kfp/arguments.ts';
import { canonical, type Effective, isMap, withoutTransport } from '../../../scripts/kfp/effective.ts';
import { type Json, readSamples, type Sample } from '../../../scripts/kfp/golden.ts';
import { trialOf } from '../../../scripts/kfp/pipeline.ts';
import { compileTrial, runTrial } from '../../../scripts/kfp/run-variant.ts';
import { type Imported, importComponent } from '../../../src/compiler/import/import-component.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { inputPath, outputPath } from '../../../src/model/step-names.ts';

const folders = ['test/kfp/cases', '../shared/kfp-sample'].filter((folder) => existsSync(folder));
const samples = folders.flatMap((folder) => readSamples(folder).samples);

let compared = 0;

type What = 'full' | 'byref' | 'upstream';

/** The steps that a component becomes; undefined when it is refused. */
async function stepsOf(
  text: string,
  spec: Json,
  given: Readonly<Record<string, Json>>,
): Promise<readonly Effective[] | undefined> {
  const inputs = isMap(spec) && Array.isArray(spec.inputs) ? spec.inputs.filter(isMap) : [];
  const ports = inputs.map(({ name, type }) => ({ name: String(name), ...(type !== undefined && { type }) }));
  const trial = trialOf(text, ports, { status: 'ok', arguments: given });
  const { text: compiled } = await compileTrial(trial);
  return compiled === undefined
    ? undefined
    : runTrial(compiled, trial).map(({ step }) => withoutTransport(step));
}

/** The steps with the paths that renamed ports have now. */
function renamed(steps: readonly Effective[], { renamed: names }: Imported): readonly Effective[] {
  let text = JSON.stringify(steps);
  for (const { what, from, to } of names) {
    const path = what === 'input' ? inputPath : outputPath;
    text = text.replaceAll(path(from), () => path(to));
  }
  return JSON.parse(text);
}

/** What has no order of its own, in one. */
function ordered(steps: readonly Effective[] | undefined): readonly string[] | undefined {
  return steps?.map((step) => canonical({ ...step, outputs: [...step.outputs].sort() })).sort();
}

function importOf({ text }: Sample): Imported | undefined {
  const sink = new Sink();
  const imported = importComponent({ path: 'component.yaml', text }, sink);
  return sink.hasErrors ? undefined : imported;
}

function renamedSpec(spec: Json, { renamed: names }: Imported): Json {
  if (!isMap(spec) || !Array.isArray(spec.inputs)) return spec;
  const to = (name: Json | undefined): Json =>
    names.find((one) => one.what === 'input' && one.from === name)?.to ?? name ?? '';
  return {
    ...spec,
    inputs: spec.inputs.map((one: Json) => (isMap(one) ? { ...one, name: to(one.name) } : one)),
  };
}

describe.each(['full', 'byref', 'upstream'] as const)(
  'an imported component, given its arguments by "%s",',
  (what: What) => {
    test.each(samples.filter(({ golden }) => golden.load === 'ok'))(
      '$name compiles to what it compiled to',
      async (sample) => {
        const spec = sample.golden.normalized_spec ?? null;
        const before = await stepsOf(sample.text, spec, argumentsOf(what, spec));
        if (before === undefined) return;
        compared += 1;
        const imported = importOf(sample);
        if (imported === undefined) throw new Error('is not imported');
        const spec2 = renamedSpec(spec, imported);
        const after = await stepsOf(imported.text, spec2, rekeyed(argumentsOf(what, spec), imported));
        expect(ordered(after)).toEqual(ordered(renamed(before, imported)));
      },
    );
  },
);

function rekeyed(
  given: Readonly<Record<string, Json>>,
  { renamed: names }: Imported,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      names.find((one) => one.what === 'input' && one.from === name)?.to ?? name,
      value,
    ]),
  );
}

test('most of the components are compared', () => {
  expect(compared).toBeGreaterThan(samples.length * 1.2);
});
