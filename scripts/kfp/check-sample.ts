import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { inputPath, outputPath } from '../../src/model/step-names.ts';
import { argumentsOf } from './arguments.ts';
import { compareStep, tag, type Ways } from './compare.ts';
import { canonical, type Effective, isMap, stepText } from './effective.ts';
import { type Expected, expectedGraph, expectedStep } from './expected.ts';
import type { Golden, Json, Sample, Variant } from './golden.ts';
import { variantNames } from './golden.ts';
import { load, normalised } from './load.ts';
import { type Trial, trialOf, type Vendored } from './pipeline.ts';
import { asPythonReads } from './python-yaml.ts';
import type { Reason } from './reasons.ts';
import { crashOf, refusalAtLoad, refusalOf } from './refusals.ts';
import { compileTrial, runTrial } from './run-variant.ts';

/** What came of one component, or of one way of giving it arguments. */
export interface Verdict {
  readonly what: 'load' | (typeof variantNames)[number];
  readonly kind: 'equal' | 'on-purpose' | 'failing';
  readonly reasons: ReadonlySet<Reason>;
  readonly problems: readonly string[];
}

const equal = { kind: 'equal', reasons: new Set<Reason>(), problems: [] } as const;

function onPurpose(...reasons: readonly Reason[]): Omit<Verdict, 'what'> {
  return { kind: 'on-purpose', reasons: new Set(reasons), problems: [] };
}

function failing(...problems: string[]): Omit<Verdict, 'what'> {
  return { kind: 'failing', reasons: new Set(), problems };
}

/** Compares one component with its golden: does it load, is it the same component, and does it compile to the same steps? */
export async function checkSample(
  sample: Sample,
  vendored: Vendored = new Map(),
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [{ what: 'load', ...(await checkLoad(sample)) }];
  const spec = sample.golden.normalized_spec;
  if (sample.golden.load !== 'ok' || spec === undefined) return verdicts;
  for (const what of variantNames) {
    const variant = sample.golden.variants?.[what];
    if (variant === undefined) continue;
    const given = variant.arguments ?? argumentsOf(what, spec);
    verdicts.push({
      what,
      ...(await checkVariant(sample, spec, { ...variant, arguments: given }, vendored)),
    });
  }
  return verdicts;
}

async function checkLoad({ text, golden }: Sample): Promise<Omit<Verdict, 'what'>> {
  const { ok, diagnostics, spec } = await load(text);
  if (golden.load !== 'ok') {
    if (!ok) return equal;
    const reason = leniencyOf(text, spec, golden);
    return reason === undefined ? failing('loads, and KFP refuses it') : onPurpose(reason);
  }
  if (!ok) {
    const reasons = refusalAtLoad(golden, diagnostics);
    return reasons.size === 0 ? failing(...errorsOf(diagnostics)) : onPurpose(...reasons);
  }
  const wanted = canonicalSpec(golden.normalized_spec ?? null);
  if (canonicalSpec(spec ?? null) === wanted) return equal;
  return canonicalSpec(asPythonReads(text) ?? null) === wanted
    ? onPurpose('old-yaml')
    : failing('is another component than in KFP');
}

/** A tab between two words, and a key over two lines inside of braces. */
function isNewYaml(error: string): boolean {
  return (
    /(?:character|but found) '\\t'/.test(error) ||
    /while parsing a flow mapping[\s\S]*expected ',' or '\}', but got ':'/.test(error)
  );
}

/** Why a component loads that KFP refuses. */
function leniencyOf(text: string, spec: Json | undefined, { error }: Golden): Reason | undefined {
  if (isNewYaml(error?.text ?? '')) return 'new-yaml';
  if (isTextOnly(spec)) return 'values-as-texts';
  const old = error?.type === 'TypeError' ? asPythonReads(text) : undefined;
  return old !== undefined && canonicalSpec(old) !== canonicalSpec(spec ?? null) ? 'old-yaml' : undefined;
}

/** Whether the component, or one inside it, has a value that is no text where KFP wants one. */
function isTextOnly(spec: Json | undefined): boolean {
  if (Array.isArray(spec)) return spec.some(isTextOnly);
  if (!isMap(spec)) return false;
  const { annotations, labels, env, version, default: own } = spec;
  const maps = [annotations, labels, env, { version: version ?? '' }];
  return (
    (typeof own === 'object' && own !== null) ||
    maps.some(
      (map) => isMap(map) && Object.values(map).some((one) => ['number', 'boolean'].includes(typeof one)),
    ) ||
    Object.values(spec).some(isTextOnly)
  );
}

function canonicalSpec(value: Json): string {
  return canonical(normalised(value));
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ severity, code, message }) =>
    severity === 'error' ? [`${code}: ${message}`] : [],
  );
}

async function checkVariant(
  { text }: Sample,
  spec: Json,
  variant: Variant,
  vendored: Vendored,
): Promise<Omit<Verdict, 'what'>> {
  const trial = trialOf(text, inputsOf(spec), variant, isGraph(spec) ? vendored : new Map());
  const outcome = await compileTrial(trial);
  if (variant.status !== 'ok') {
    if (outcome.text === undefined) return equal;
    const reason = crashOf(variant, spec);
    return reason === undefined ? failing('compiles, and not in KFP') : onPurpose(reason);
  }
  if (outcome.text === undefined) {
    const reasons = refusalOf(variant, outcome.diagnostics);
    return reasons.size === 0 ? failing(...errorsOf(outcome.diagnostics)) : onPurpose(...reasons);
  }
  const steps = attempt(() => runTrial(outcome.text ?? '', trial).map(({ step }) => step));
  return typeof steps === 'string' ? failing(steps) : compareSteps(steps, variant, trial, waysOf(spec));
}

function compareSteps(
  steps: readonly Effective[],
  variant: Variant,
  trial: Trial,
  ways: Ways,
): Omit<Verdict, 'what'> {
  const constants = new Map(
    Object.entries(variant.arguments ?? {}).map(([name, value]) => [inputPath(name), value]),
  );
  const wanted = expectedOf(variant, trial.marker);
  if (steps.length !== wanted.length) return failing(`${steps.length} steps, in KFP ${wanted.length}`);
  const key = (step: Effective): string => stepText(step);
  const theirs = [...wanted].sort((a, b) => order(key(a.step), key(b.step)));
  const ours = [...steps].sort((a, b) => order(key(a), key(b)));
  const compared = theirs.flatMap((one, index) => {
    const step = ours[index];
    return step === undefined ? [] : [compareStep(step, one, constants, ways)];
  });
  const problems = compared.flatMap((one) => one.problems);
  const reasons = new Set(compared.flatMap((one) => [...one.reasons]));
  if (problems.length > 0) return failing(...problems);
  return reasons.size > 0 ? { kind: 'on-purpose', reasons, problems } : equal;
}

/** How a component, or those inside it, reads its inputs, and what it asks of its outputs. */
function waysOf(spec: Json): Ways {
  const values = new Set<string>();
  const paths = new Set<string>();
  const uris = new Set<string>();
  let hasTags = false;
  const visit = (one: Json): void => {
    if (Array.isArray(one)) one.forEach(visit);
    if (!isMap(one)) return;
    if (typeof one.inputValue === 'string') values.add(inputPath(one.inputValue));
    if (typeof one.inputPath === 'string') paths.add(inputPath(one.inputPath));
    if (typeof one.outputUri === 'string') uris.add(outputPath(one.outputUri));
    hasTags ||= [one.default, one.arguments].some((value) => (JSON.stringify(value) ?? '').search(tag) >= 0);
    Object.values(one).forEach(visit);
  };
  visit(spec);
  return { values, paths, uris, hasTags };
}

function isGraph(spec: Json): boolean {
  return isMap(spec) && isMap(spec.implementation) && spec.implementation.graph !== undefined;
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
