import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { inputPath } from '../../src/model/step-names.ts';
import { compareStep } from './compare.ts';
import { isMap, stepText } from './effective.ts';
import { type Expected, expectedGraph, expectedStep } from './expected.ts';
import type { Json, Sample, Variant } from './golden.ts';
import { variantNames } from './golden.ts';
import { load, normalised } from './load.ts';
import { trialOf } from './pipeline.ts';
import type { Reason } from './reasons.ts';
import { compileTrial, runTrial } from './run-variant.ts';

/** What came of one component, or of one way of giving it arguments. */
export interface Verdict {
  readonly what: 'load' | (typeof variantNames)[number];
  readonly kind: 'equal' | 'on-purpose' | 'failing';
  readonly reasons: ReadonlySet<Reason>;
  readonly problems: readonly string[];
}

const equal = { kind: 'equal', reasons: new Set<Reason>(), problems: [] } as const;

function failing(...problems: string[]): Omit<Verdict, 'what'> {
  return { kind: 'failing', reasons: new Set(), problems };
}

/** Compares one component with its golden: does it load, is it the same component, and does it compile to the same steps? */
export async function checkSample(sample: Sample): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [{ what: 'load', ...(await checkLoad(sample)) }];
  const spec = sample.golden.normalized_spec;
  if (sample.golden.load !== 'ok' || spec === undefined) return verdicts;
  for (const what of variantNames) {
    const variant = sample.golden.variants?.[what];
    if (variant !== undefined) verdicts.push({ what, ...(await checkVariant(sample, spec, variant)) });
  }
  return verdicts;
}

async function checkLoad({ text, golden }: Sample): Promise<Omit<Verdict, 'what'>> {
  const { ok, diagnostics, spec } = await load(text);
  if (golden.load !== 'ok') return ok ? failing('loads, and KFP refuses it') : equal;
  if (!ok) return failing(...errorsOf(diagnostics));
  const wanted = canonical(golden.normalized_spec ?? null);
  return canonical(spec ?? null) === wanted ? equal : failing('is another component than in KFP');
}

function canonical(value: Json): string {
  return JSON.stringify(normalised(value), (_, one: Json) =>
    isMap(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ severity, code, message }) =>
    severity === 'error' ? [`${code}: ${message}`] : [],
  );
}

async function checkVariant({ text }: Sample, spec: Json, variant: Variant): Promise<Omit<Verdict, 'what'>> {
  const trial = trialOf(text, inputsOf(spec), variant);
  const outcome = await compileTrial(trial);
  const errors = errorsOf(outcome.diagnostics);
  if (variant.status !== 'ok')
    return outcome.text === undefined ? equal : failing('compiles, and not in KFP');
  if (outcome.text === undefined) {
    const reason = refusalOf(variant, outcome.diagnostics);
    return reason === undefined
      ? failing(...errors)
      : { kind: 'on-purpose', reasons: new Set([reason]), problems: [] };
  }
  const steps = attempt(() => runTrial(outcome.text ?? '', trial).map(({ step }) => step));
  if (typeof steps === 'string') return failing(steps);
  const constants = new Map(
    Object.entries(variant.arguments ?? {}).map(([name, value]) => [inputPath(name), value]),
  );
  const wanted = expectedOf(variant, trial.marker);
  if (steps.length !== wanted.length) return failing(`${steps.length} steps, in KFP ${wanted.length}`);
  const ordered = [...wanted].sort((a, b) => order(stepText(a.step), stepText(b.step)));
  const ours = [...steps].sort((a, b) => order(stepText(a), stepText(b)));
  const compared = ordered.flatMap((one, index) => {
    const step = ours[index];
    return step === undefined ? [] : [compareStep(step, one, constants)];
  });
  const problems = compared.flatMap((one) => one.problems);
  const reasons = new Set(compared.flatMap((one) => [...one.reasons]));
  if (problems.length > 0) return failing(...problems);
  return reasons.size > 0 ? { kind: 'on-purpose', reasons, problems } : equal;
}

/** Why what KFP compiles is refused, where it is refused for nothing else. */
function refusalOf({ template }: Variant, diagnostics: readonly Diagnostic[]): Reason | undefined {
  const codes = new Set(diagnostics.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])));
  const [code] = codes;
  if (codes.size !== 1) return undefined;
  if (code === 'invalid-image' && template?.container.image === '') return 'no-image';
  return undefined;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function attempt<T>(compute: () => T): T | string {
  try {
    return compute();
  } catch (error) {
    return String(error);
  }
}

function expectedOf(variant: Variant, marker: (source: string) => string): readonly Expected[] {
  if (variant.templates !== undefined) return expectedGraph(variant.templates);
  const step = expectedStep(variant, marker);
  return step === undefined ? [] : [step];
}

function inputsOf(spec: Json): readonly { readonly name: string; readonly type?: Json }[] {
  const inputs = isMap(spec) ? spec.inputs : undefined;
  if (!Array.isArray(inputs)) return [];
  return inputs.flatMap((input: Json) => {
    if (!isMap(input) || typeof input.name !== 'string') return [];
    return [{ name: input.name, ...(input.type !== undefined && { type: input.type }) }];
  });
}
