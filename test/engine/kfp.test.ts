import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMap } from '../../scripts/kfp/effective.ts';
import { type Json, readSamples, variantNames } from '../../scripts/kfp/golden.ts';
import { type Trial, trialOf } from '../../scripts/kfp/pipeline.ts';
import { compileTrial, runTrial } from '../../scripts/kfp/run-variant.ts';
import { defaultEngine, entrypoint, type RunResult, run, targetOf } from './harness.ts';

/**
 * `npm run test:kfp` fills in commands and variables by itself, as Argo and the kubelet do. Here the same workflows run under Argo's own
 * controller, and every container must be started with just what was said.
 */

const folder = mkdtempSync(join(tmpdir(), 'pipewright-kfp-'));
const shared = '../shared/kfp-sample';
/** Our cases in every way of giving arguments, the public components in one. */
const samples = [
  ...readSamples('test/kfp/cases').samples.map((one) => ({ ...one, ways: [...variantNames] })),
  ...(existsSync(shared) ? readSamples(shared).samples : []).map((one) => ({
    ...one,
    ways: ['byref' as const],
  })),
];

interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly trial: Trial;
}

const cases: Case[] = [];
const results = new Map<string, RunResult>();

beforeAll(async () => {
  for (const { name, text, golden, ways } of samples) {
    for (const what of ways) {
      const variant = golden.variants?.[what];
      if (variant?.status !== 'ok' || variant.template === undefined) continue;
      const trial = trialOf(text, inputsOf(golden.normalized_spec), variant);
      const { text: compiled } = await compileTrial(trial, targetOf(defaultEngine));
      if (compiled === undefined) continue;
      const file = join(folder, `${name}.${what}.yaml`);
      writeFileSync(file, compiled);
      writeFileSync(
        join(folder, `${name}.${what}.script.json`),
        JSON.stringify(scriptOf(trial, variant.arguments)),
      );
      cases.push({ name: `${name} ${what}`, file, text: compiled, trial });
    }
  }
  for (const one of await run(
    cases.map(({ file }) => file),
    { timeoutSeconds: 900 },
  ))
    results.set(one.file, one);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the step before writes. */
function scriptOf(trial: Trial, given: Readonly<Record<string, Json>> = {}): object {
  const outputs = Object.values(given).flatMap((one) => {
    const name = isMap(one) && Array.isArray(one.taskOutput) ? String(one.taskOutput[1]) : undefined;
    return name === undefined ? [] : [[name, trial.written('produce', name)] as const];
  });
  return { produce: { outputs: Object.fromEntries(outputs) } };
}

function inputsOf(spec: Json | undefined): readonly { readonly name: string; readonly type?: Json }[] {
  const inputs = isMap(spec) && Array.isArray(spec.inputs) ? spec.inputs.filter(isMap) : [];
  return inputs.map(({ name, type }) => ({ name: String(name), ...(type !== undefined && { type }) }));
}

/** What the run and the pod are called is not known before; fields of pods are Kubernetes's to fill in. Two braces are a text of the component. */
function known(text: string, { name, pod }: { readonly name: string; readonly pod: string }): string {
  return text
    .replace(/(?<!\{)\{pod\.name\}(?!\})/g, () => pod)
    .replace(/(?<!\{)\{workflow\.name\}(?!\})/g, () => name);
}

describe('components of KFP under Argo', () => {
  test('are many', () => {
    expect(cases.length).toBeGreaterThan(100);
  });

  test('are started with what the comparison says', () => {
    const wrong = cases.flatMap(({ name, file, text, trial }) => {
      const result = results.get(file);
      const pod = result?.pods.find((one) => one.template !== 'produce');
      const [said] = runTrial(text, trial);
      if (pod === undefined || said === undefined || result === undefined)
        return [[name, result?.message ?? 'did not run']];
      if (text.includes('{{workflow.uid}}')) return [];
      const names = { name: result.name ?? '', pod: pod.pod };
      const fill = (words: readonly string[]): readonly string[] => words.map((word) => known(word, names));
      const env = Object.entries(said.step.env).filter(([, value]) => !value.startsWith('field '));
      const wanted = {
        image: said.step.image,
        command: said.step.command.length > 0 ? fill(said.step.command) : entrypoint,
        args: fill(said.step.args),
        env: Object.fromEntries(env.map(([key, value]) => [key, known(value, names)])),
      };
      const got = {
        image: pod.image,
        command: pod.command ?? [],
        args: pod.args ?? [],
        env: Object.fromEntries(env.map(([key]) => [key, pod.env?.[key]])),
      };
      return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [[name, got, wanted]];
    });
    expect(wrong).toEqual([]);
  });
});
