import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { canonical, isMap } from './effective.ts';
import type { Golden, Json, KfpTemplate, Variant } from './golden.ts';
import { asPythonReads } from './python-yaml.ts';
import type { Reason } from './reasons.ts';

/** What KFP says when it cannot compile something that is compiled here. */
const crashes: readonly (readonly [RegExp, Reason])[] = [
  [/invalid literal for int\(\)|could not convert string to float|cannot convert float/, 'odd-default'],
  [/Failed to serialize the value|There are no registered serializers for type/, 'odd-default'],
  [/expected string or bytes-like object, got 'dict'/, 'odd-default'],
  [/Unrecognized argument type: InputUriPlaceholder/, 'absent-uri'],
  [/Found unexpected Argo|Found unresolved PipelineParam/, 'argo-tags'],
  [/Only letters, numbers, spaces, .{1,20} are allowed in name/, 'odd-names'],
  [/is not a valid parameter name|string index out of range|got an unexpected keyword argument/, 'odd-names'],
  [
    /list index out of range|'list' object has no attribute 'items'|Cannot set ml_pipelines\.\w+\.ParameterSpec\.type to None/,
    'odd-types',
  ],
  [/Value out of range: -?\d+/, 'odd-default'],
];

/** Why what KFP cannot compile is compiled. */
export function crashOf({ error }: Variant, spec: Json): Reason | undefined {
  const text = error?.text ?? '';
  const found = crashes.find(([pattern]) => pattern.test(text))?.[1];
  if (found !== undefined) return found;
  return error?.type === 'KeyError' && unsetOutputs(spec).has(text) ? 'unset-output' : undefined;
}

/** The outputs of graphs that their `outputValues` do not name, and those for KFP's own pages, as Python writes them. */
function unsetOutputs(spec: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isMap(value)) return;
    const { outputs, implementation } = value;
    const graph = isMap(implementation) ? implementation.graph : undefined;
    const values = isMap(graph) && isMap(graph.outputValues) ? graph.outputValues : {};
    for (const one of Array.isArray(outputs) ? outputs : []) {
      if (!isMap(one) || typeof one.name !== 'string') continue;
      const isUnset = graph !== undefined && !Object.hasOwn(values, one.name);
      if (isUnset || isForPages(one.name)) found.add(`'${one.name}'`);
    }
    Object.values(value).forEach(visit);
  };
  visit(spec);
  return found;
}

function isForPages(output: string): boolean {
  return /^mlpipeline-(?:ui-metadata|metrics)$/.test(output.toLowerCase().replace(/[^a-z0-9]/g, '-'));
}

/** Why a component that KFP loads is refused; empty where one of the errors has no such reason. */
export function refusalAtLoad({ variants }: Golden, diagnostics: readonly Diagnostic[]): ReadonlySet<Reason> {
  const all = Object.values(variants ?? {});
  const isUnusable = all.length > 0 && all.every(({ status }) => status === 'failed');
  return reasonsOf(diagnostics, (one) => ofText(one) ?? (isUnusable ? 'unusable' : undefined));
}

/** Why what KFP compiles is refused; empty where one of the errors has no such reason. */
export function refusalOf(
  { template, templates }: Variant,
  diagnostics: readonly Diagnostic[],
): ReadonlySet<Reason> {
  const all = templates ?? (template === undefined ? [] : [template]);
  return reasonsOf(diagnostics, (one) => ofText(one) ?? ofSteps(one, all));
}

function reasonsOf(
  diagnostics: readonly Diagnostic[],
  reason: (one: Diagnostic) => Reason | undefined,
): ReadonlySet<Reason> {
  const found = diagnostics.filter(({ severity }) => severity === 'error').map(reason);
  const known = found.flatMap((one) => one ?? []);
  return new Set(known.length === found.length ? known : []);
}

/** What is refused wherever it stands. */
function ofText({ code, span }: Diagnostic): Reason | undefined {
  if (code === 'ambiguous-name') return 'equal-names';
  if (code === 'duplicate-key') return 'equal-keys';
  if (code === 'unknown-tag') return 'tags';
  if (code === 'two-output-paths' || code === 'undecided-condition') return 'unusable';
  // A `{{` where nothing can escape it: in labels, annotations and paths.
  if (['invalid-kubernetes-name', 'literal-braces', 'expression-not-allowed'].includes(code))
    return 'kubernetes';
  const written = span.file.text.slice(span.start, span.end);
  return code === 'wrong-type' && readsOtherwise(written) ? 'old-yaml' : undefined;
}

function ofSteps({ code }: Diagnostic, templates: readonly KfpTemplate[]): Reason | undefined {
  if (code === 'invalid-image' && templates.some(({ container }) => !isImage(container.image ?? '')))
    return 'no-image';
  if (code === 'command-needed' && templates.some(({ container }) => (container.command ?? []).length === 0))
    return 'no-command';
  if (code === 'engine-input') return 'unusable';
  return code === 'missing-component' ? 'offline' : undefined;
}

/** Far from the whole grammar, but nothing else is written for an image by mistake. */
function isImage(text: string): boolean {
  return /^(?:[A-Za-z0-9.-]+(?::\d+)?\/)?[a-z0-9][a-z0-9._/-]*(?::[\w.-]+)?(?:@sha256:[a-f0-9]{64})?$/.test(
    text,
  );
}

/** Whether a word means something else by the rules of YAML 1.1. */
export function readsOtherwise(word: string): boolean {
  if (/["'\n]/.test(word)) return false;
  const old = asPythonReads(word);
  return old !== undefined && canonical(old) !== canonical(asNewReads(word));
}

function asNewReads(word: string): Json {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(word)) return word.toLowerCase() === 'true';
  if (/^(?:~|null|Null|NULL|)$/.test(word)) return null;
  return /^[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|\d+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/.test(word)
    ? Number(word)
    : word;
}
