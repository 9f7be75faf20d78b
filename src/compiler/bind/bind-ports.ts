import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { InputSpec, OutputSpec } from '../../model/documents.ts';
import { variableName } from '../../model/step-names.ts';
import type { Constraints, Type, Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { portName } from '../../targets/argo/names.ts';
import { isWord } from '../../util/is-word.ts';
import { checkValue } from '../../validate/literals.ts';
import { asSecretText } from '../../validate/type-secret.ts';
import type { TypeTable } from '../../validate/type-table.ts';
import { parseType } from '../../validate/types.ts';
import { bindConstraints } from './bind-constraints.ts';
import { checkPortLength } from './check-name.ts';
import { bindCodes } from './codes.ts';
import { cureOfDefault } from './cure-of-default.ts';
import type { BoundEnvironment } from './environments.ts';
import { bindKfpDefault } from './kfp/bind-kfp-default.ts';
import { isOfEngine } from './kfp/check-engine-inputs.ts';
import { normalisedDefault } from './kfp/kfp-values.ts';
import { withoutEscapes } from './without-escapes.ts';

export interface PortOptions {
  /** The file has our apiVersion: the naming rules of the field are checked. */
  readonly ours: boolean;
  /** It is a component of KFP: types are names as in KFP, defaults are texts. */
  readonly ofKfp?: boolean;
  /** The file is a pipeline, in which `$${{` is a literal `${{`; texts of components are never read for expressions. */
  readonly inPipeline?: boolean;
  /** The file is a graph of KFP, which hands its defaults on as they are. */
  readonly ofGraph?: boolean;
  /** Its values take the place of defaults. */
  readonly environment?: BoundEnvironment;
  readonly types: TypeTable;
  readonly sink: Sink;
}

export function bindInputs(
  specs: At<readonly InputSpec[]> | undefined,
  options: PortOptions,
): readonly BoundPort[] {
  const ports = (specs?.items() ?? []).map((spec) => bindInput(spec.as<InputSpec>(), options));
  checkDistinct(ports, 'input', options.sink);
  return unlessTwice(ports);
}

export function bindOutputs(
  specs: At<readonly OutputSpec[]> | undefined,
  options: PortOptions,
): readonly BoundPort[] {
  const ports = (specs?.items() ?? []).map((item): BoundPort => {
    const spec = item.as<OutputSpec>();
    if (options.ours) checkPortName(spec.value.name, nameSpan(spec), 'output', options.sink);
    checkPortLength(spec.value.name, nameSpan(spec), 'output', options.sink);
    const before = options.sink.errorCount;
    const type = parseType(spec.get('type'), options.types, options.sink, { ours: options.ofKfp !== true });
    return {
      name: spec.value.name,
      type,
      optional: spec.value.optional === true,
      default: undefined,
      constraints: {},
      description: spec.value.description ?? undefined,
      origin: { key: nameSpan(spec), span: spec.span },
      ...((spec.hasGap || options.sink.errorCount > before) && { isUnknown: true }),
    };
  });
  checkDistinct(ports, 'output', options.sink);
  return unlessTwice(ports);
}

/** Of ports with one name nobody knows which is meant. */
function unlessTwice(ports: readonly BoundPort[]): readonly BoundPort[] {
  const names = ports.map(({ name }) => name);
  if (new Set(names).size === names.length) return ports;
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return ports.map((port) => (twice.has(port.name) ? { ...port, isUnknown: true } : port));
}

function bindInput(spec: At<InputSpec>, options: PortOptions): BoundPort {
  if (options.ours) checkPortName(spec.value.name, nameSpan(spec), 'input', options.sink);
  if (options.inPipeline !== true) checkPortLength(spec.value.name, nameSpan(spec), 'input', options.sink);
  const before = options.sink.errorCount;
  const type = parseType(spec.get('type'), options.types, options.sink, {
    ours: options.ofKfp !== true,
    hasOtherValue: !['string', 'undefined'].includes(typeof spec.get('default')?.value),
  });
  const constraints = bindConstraints(spec, type, options);
  const description = spec.value.description ?? undefined;
  const defaults = defaultsOf(spec, type, constraints, options);
  return {
    name: spec.value.name,
    type,
    optional: spec.value.optional === true || (options.ofKfp === true && isOfEngine(type)),
    ...defaults,
    constraints,
    description: description !== undefined && options.inPipeline ? withoutEscapes(description) : description,
    origin: { key: nameSpan(spec), span: spec.span },
    ...((spec.hasGap || options.sink.errorCount > before) && { isUnknown: true }),
  };
}

function defaultsOf(
  spec: At<InputSpec>,
  type: Type,
  constraints: Constraints,
  options: PortOptions,
): Pick<BoundPort, 'default' | 'defaultInGraph'> {
  const value =
    bindGiven(spec.value.name, type, constraints, options) ?? bindDefault(spec, type, constraints, options);
  if (options.ofKfp !== true || options.ofGraph === true || typeof value !== 'string')
    return { default: value };
  const inGraph = normalisedDefault(value, spec.value.type);
  return spec.value.optional === true ? { default: inGraph } : { default: value, defaultInGraph: inGraph };
}

function nameSpan(spec: At<InputSpec> | At<OutputSpec>): Span {
  return spec.as<{ readonly name: string }>().get('name')?.span ?? spec.span;
}

/** Files that follow our conventions name ports so that they read well as arguments, variables and paths. */
export function checkPortName(
  name: string,
  span: Span,
  what: 'input' | 'output' | 'state',
  sink: Sink,
): void {
  const first = name.charAt(0);
  if ((first > '9' && first !== '_' && isWord(name)) || /^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) return;
  const near = name.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z]+|_+$/g, '');
  sink.report(
    bindCodes['invalid-name'],
    span,
    `"${name}" cannot be the name of ${what === 'state' ? 'a' : 'an'} ${what}: letters, digits, "_" and "-" are allowed, the first must be a letter.`,
    near === '' ? {} : { help: `Call it "${near}".` },
  );
}

/** Two names that become the same in Argo or, for steps, in a path or a variable cannot be told apart there (KFP.md 3.5). */
export function checkDistinct(
  ports: readonly BoundPort[],
  what: 'input' | 'output',
  sink: Sink,
  ofStep = true,
): void {
  const seen = new Map<string, BoundPort>();
  for (const port of ports) {
    const variable = variableName(port.name);
    const inPaths = variable.includes('__') ? variable.replace(/_+/g, '_') : variable;
    const inArgo = `argo ${portName(port.name)}`;
    const keys = ofStep ? [inPaths, inArgo] : [inArgo];
    const shared = keys.find((key) => seen.has(key));
    const other = seen.get(shared ?? '');
    if (other === undefined) {
      for (const key of keys) seen.set(key, port);
      continue;
    }
    const where = shared === inPaths ? 'paths and variables' : 'Argo';
    const same = other.name === port.name;
    sink.report(
      same ? bindCodes['duplicate-name'] : bindCodes['ambiguous-name'],
      port.origin.key,
      same
        ? `There are two ${what}s called "${port.name}".`
        : `The ${what}s "${other.name}" and "${port.name}" become the same name in ${where}.`,
      { related: [{ message: `"${other.name}" is declared here`, span: other.origin.key }] },
    );
  }
}

function bindDefault(
  spec: At<InputSpec>,
  type: Type,
  constraints: Constraints,
  options: PortOptions,
): Value | undefined {
  const written = spec.get('default');
  if (written === undefined) return undefined;
  if (options.ofKfp === true && type.kind !== 'secret')
    return bindKfpDefault(spec, type, constraints, options.sink);
  const constant = written.value as Value;
  const value = options.inPipeline ? withoutEscapes(constant) : constant;
  const problem = checkValue(value, type, constraints);
  if (problem === undefined) return asSecretText(value, type);
  options.sink.report(
    bindCodes['invalid-default'],
    written.span,
    `The default of the input "${spec.value.name}" ${problem}.`,
    type.kind === 'secret' ? { isSecret: true } : cureOfDefault(written, type, constraints),
  );
  return undefined;
}

/** What an environment gives in the place of the default. */
function bindGiven(
  name: string,
  type: Type,
  constraints: Constraints,
  { environment, sink }: PortOptions,
): Value | undefined {
  const given = environment?.spec
    .get('inputs')
    ?.entries()
    .find(([key]) => key === name)?.[1];
  if (given === undefined || environment === undefined) return undefined;
  const value = withoutEscapes(given.value as Value);
  const problem = checkValue(value, type, constraints);
  if (problem === undefined) return asSecretText(value, type);
  sink.report(
    bindCodes['invalid-default'],
    given.span,
    `The value that the environment "${environment.name}" gives to the input "${name}" ${problem}.`,
    type.kind === 'secret' ? { isSecret: true } : cureOfDefault(given, type, constraints),
  );
  return undefined;
}
