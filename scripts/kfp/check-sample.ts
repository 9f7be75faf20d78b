import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { inputPath } from '../../src/model/step-names.ts';
import { argumentsOf } from './arguments.ts';
import { compareStep } from './compare.ts';
import { canonical, type Effective, isMap, stepText } from './effective.ts';
import { type Expected, expectedGraph, expectedStep } from './expected.ts';
import type { Json, Sample, Variant } from './golden.ts';
import { variantNames } from './golden.ts';
import { load, normalised } from './load.ts';
import { type Trial, trialOf, type Vendored } from './pipeline.ts';
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

function onPurpose(reason: Reason): Omit<Verdict, 'what'> {
  return { kind: 'on-purpose', reasons: new Set([reason]), problems: [] };
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
    return isTextOnly(spec) ? onPurpose('values-as-texts') : failing('loads, and KFP refuses it');
  }
  if (!ok) {
    const reason = refusalAtLoad(golden, diagnostics);
    return reason === undefined ? failing(...errorsOf(diagnostics)) : onPurpose(reason);
  }
  const wanted = canonicalSpec(golden.normalized_spec ?? null);
  if (canonicalSpec(spec ?? null) === wanted) return equal;
  const old: Json = parse(text, { version: '1.1', schema: 'yaml-1.1' });
  return canonicalSpec(old) === wanted ? onPurpose('old-yaml') : failing('is another component than in KFP');
}

/** Why a component that KFP loads is refused. */
function refusalAtLoad(
  { variants }: Sample['golden'],
  diagnostics: readonly Diagnostic[],
): Reason | undefined {
  const codes = codesOf(diagnostics);
  if (codes.size === 1 && codes.has('ambiguous-name')) return 'equal-names';
  const all = Object.values(variants ?? {});
  return all.length > 0 && all.every(({ status }) => status === 'failed') ? 'unusable' : undefined;
}

/** Whether the component has a value that is no text where KFP wants one. */
function isTextOnly(spec: Json | undefined): boolean {
  if (!isMap(spec)) return false;
  const { metadata, implementation, inputs } = spec;
  const container = isMap(implementation) ? implementation.container : undefined;
  const maps = [
    ...(isMap(metadata) ? [metadata.annotations, metadata.labels] : []),
    isMap(container) ? container.env : undefined,
    { version: spec.version ?? '' },
  ];
  const defaults = Array.isArray(inputs)
    ? inputs.map((one: Json) => (isMap(one) ? one.default : undefined))
    : [];
  return (
    maps.some(
      (map) => isMap(map) && Object.values(map).some((one) => ['number', 'boolean'].includes(typeof one)),
    ) || defaults.some((one) => typeof one === 'object' && one !== null)
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

function codesOf(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])));
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
    const reason = crashOf(variant);
    return reason === undefined ? failing('compiles, and not in KFP') : onPurpose(reason);
  }
  if (outcome.text === undefined) {
    const reason = refusalOf(variant, outcome.diagnostics);
    return reason === undefined ? failing(...errorsOf(outcome.diagnostics)) : onPurpose(reason);
  }
  const steps = attempt(() => runTrial(outcome.text ?? '', trial).map(({ step }) => step));
  return typeof steps === 'string' ? failing(steps) : compareSteps(steps, variant, trial, readBothWays(spec));
}

function compareSteps(
  steps: readonly Effective[],
  variant: Variant,
  trial: Trial,
  both: ReadonlySet<string>,
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
    return step === undefined ? [] : [compareStep(step, one, constants, both)];
  });
  const problems = compared.flatMap((one) => one.problems);
  const reasons = new Set(compared.flatMap((one) => [...one.reasons]));
  if (problems.length > 0) return failing(...problems);
  return reasons.size > 0 ? { kind: 'on-purpose', reasons, problems } : equal;
}

/** Why what KFP cannot compile is compiled. */
function crashOf({ error }: Variant): Reason | undefined {
  const text = JSON.stringify(error ?? '');
  if (
    /invalid literal for int\(\)|could not convert string to float|Failed to serialize the value/.test(text)
  )
    return 'odd-default';
  return /Unrecognized argument type: InputUriPlaceholder/.test(text) ? 'absent-uri' : undefined;
}

/** Why what KFP compiles is refused, where it is refused for nothing else. */
function refusalOf({ template }: Variant, diagnostics: readonly Diagnostic[]): Reason | undefined {
  const codes = codesOf(diagnostics);
  const [code] = codes;
  if (codes.size !== 1) return undefined;
  if (code === 'invalid-image' && template?.container.image === '') return 'no-image';
  if (code === 'command-needed' && (template?.container.command ?? []).length === 0) return 'no-command';
  if (code === 'ambiguous-name') return 'equal-names';
  return code === 'missing-component' ? 'offline' : undefined;
}

/** The paths of inputs that a component reads by value and by path. */
function readBothWays(spec: Json): ReadonlySet<string> {
  const values = new Set<string>();
  const paths = new Set<string>();
  const visit = (one: Json): void => {
    if (Array.isArray(one)) one.forEach(visit);
    if (!isMap(one)) return;
    if (typeof one.inputValue === 'string') values.add(inputPath(one.inputValue));
    if (typeof one.inputPath === 'string') paths.add(inputPath(one.inputPath));
    Object.values(one).forEach(visit);
  };
  visit(spec);
  return new Set([...paths].filter((path) => values.has(path)));
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
