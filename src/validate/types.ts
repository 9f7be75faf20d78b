import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import type { Holds } from '../model/may-be-null.ts';
import type { Type } from '../model/type.ts';
import { At } from '../syntax/at.ts';
import { didYouMean } from '../util/did-you-mean.ts';
import { typeCodes } from './codes.ts';
import { aliases, anyType, knownTypeNames, simpleTypes } from './type-names.ts';
import type { TypeTable } from './type-table.ts';
import { readTypeText } from './type-text.ts';

/** Where a type is written decides how strictly it is read. */
export interface TypeOptions {
  /** The file has our apiVersion: a name close to a known one is probably misspelt, and is warned of. */
  readonly ours: boolean;
  /** A value stands beside it that is no text, which no type of its own could take: a misspelt name is an error then. */
  readonly hasOtherValue?: boolean;
}

/**
 * The type that a `type:` names: text (`List[Integer]`), or KFP's map form (`{GCSPath: {data_type: CSV}}`). Absent is any. Reports
 * `invalid-type`, and gives any then, so that one mistake is one finding.
 */
export function parseType(
  written: At<unknown> | undefined,
  custom: TypeTable,
  sink: Sink,
  options: TypeOptions = { ours: false },
): Type {
  const node = written?.node;
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return anyType;
  if (node.kind === 'scalar' && typeof node.value === 'string')
    return parseText(node.value, new At(node), custom, sink, options);
  if (node.kind === 'map') return parseStructured(new At(node), custom, sink, options);
  if (node.kind === 'sequence' && !options.ours) return anyType;
  sink.report(
    typeCodes['invalid-type'],
    node.span,
    'A type must be a name, such as String, or a map of one name.',
  );
  return anyType;
}

function parseText(text: string, at: At<unknown>, custom: TypeTable, sink: Sink, options: TypeOptions): Type {
  const read = readTypeText(text, custom);
  // To KFP every text is a name.
  if (!options.ours && (read.problem !== undefined || ownKinds.has(read.type.kind)))
    return { kind: 'nominal', name: text.trim() };
  if (read.problem !== undefined) {
    sink.report(typeCodes['invalid-type'], at.span, read.problem, {
      help: 'Write it as `List[Integer]` or `Dict[String]`.',
    });
    return anyType;
  }
  return options.ours ? unlessMisspelt(read.type, at, custom, sink, options) : read.type;
}

/** What JSON Schema and other languages call types that have another name here. */
const otherWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    array: 'List',
    object: 'Dict',
    map: 'Dict',
    tuple: 'List',
  }),
);

/** What KFP does not have. */
const ownKinds: ReadonlySet<Type['kind']> = new Set(['secret', 'volume', 'snapshot']);

/** Generic types as other languages write them: `List<String>`, `string[]`, `Map<string, int>`. */
function inOurWords(name: string): string | undefined {
  const [, head = '', inner = ''] = /^(\w+)[<[]([\w, ]+)[>\]]$/.exec(name) ?? [];
  const isMap = /^(?:dict|map|object|record)$/i.test(head);
  const element = /^(\w+)\[\]$/.exec(name)?.[1] ?? (inner.includes(',') ? inner.split(',')[1] : inner);
  const of = element === undefined ? undefined : known(element.trim());
  if (of === undefined || (head !== '' && !isMap && !/^(?:list|array|set|sequence)$/i.test(head)))
    return undefined;
  return `${isMap ? 'Dict' : 'List'}[${of}]`;
}

function known(name: string): string | undefined {
  const type = simpleTypes.get(name) ?? aliases.get(name.toLowerCase());
  return type === undefined || typeof type === 'string' ? undefined : printType(type);
}

/** The type, or that which a misspelt name means; any within a List or Dict is looked at too. */
function unlessMisspelt(
  type: Type,
  at: At<unknown>,
  custom: TypeTable,
  sink: Sink,
  options: TypeOptions,
): Type {
  if (type.kind === 'list' || type.kind === 'dict')
    return { ...type, of: unlessMisspelt(type.of, at, custom, sink, options) };
  if (type.kind !== 'nominal' || type.properties !== undefined) return type;
  const generic = inOurWords(type.name);
  const meant =
    generic ??
    otherWords.get(type.name.toLowerCase()) ??
    didYouMean(type.name, [...knownTypeNames, ...custom.keys()]);
  if (meant === undefined) return type;
  if (generic === undefined && options.hasOtherValue !== true) {
    reportMisspelling(type.name, meant, at, sink);
    return type;
  }
  reportNoType(type.name, meant, at, sink);
  return readTypeText(meant, custom).type ?? anyType;
}

function reportMisspelling(name: string, meant: string, at: At<unknown>, sink: Sink): void {
  const help = name.endsWith('?')
    ? 'That it may have no value is said beside its type: `optional: true`.'
    : 'A name that is not known is a type of its own, which fits nothing but itself.';
  const message = `The type "${name}" is not known; did you mean "${meant}"?`;
  const { span, fix } = rename(name, meant, at);
  sink.report(typeCodes['unknown-type'], span, message, { help, ...fix });
}

/** The brackets of other languages, and a name that takes only texts beside another value, are surely no types of their own. */
function reportNoType(name: string, meant: string, at: At<unknown>, sink: Sink): void {
  const { span, fix } = rename(name, meant, at);
  sink.report(typeCodes['invalid-type'], span, `There is no type "${name}".`, {
    help: `Did you mean "${meant}"?`,
    ...fix,
  });
}

function rename(
  name: string,
  meant: string,
  { span: { file, start, end } }: At<unknown>,
): { readonly span: Span; readonly fix: { readonly fix?: Fix } } {
  const written = file.text.slice(start, end);
  const offset = written.indexOf(name);
  if (offset < 0) return { span: { file, start, end }, fix: {} };
  const span = { file, start: start + offset, end: start + offset + name.length };
  const text = meant.includes('[') && !/^["']/.test(written) ? JSON.stringify(meant) : meant;
  return { span, fix: { fix: { title: `Replace with "${meant}"`, edits: [{ span, text }], safe: false } } };
}

/** KFP compares the first name of the map and its properties; a name without properties is the same as the text form. */
function parseStructured(at: At<unknown>, custom: TypeTable, sink: Sink, options: TypeOptions): Type {
  const [first] = at.entries();
  if (first === undefined || first[0] === '') return anyType;
  const [name, properties] = first;
  const { node } = properties;
  const isName = node.kind === 'scalar' && node.value === null;
  if (isName || (node.kind !== 'map' && !options.ours)) return parseText(name, at, custom, sink, options);
  if (node.kind !== 'map') {
    sink.report(typeCodes['invalid-type'], node.span, `The properties of the type "${name}" must be a map.`, {
      help: `Write the type as text, such as \`List[Integer]\`, or as KFP does: \`{${name}: {data_type: CSV}}\`.`,
    });
    return anyType;
  }
  if (node.entries.length === 0) return parseText(name, at, custom, sink, options);
  return { kind: 'nominal', name, properties: new At<Record<string, unknown>>(node).value };
}

/** A type as DESIGN section 2 writes it; aliases get their own name. */
export function printType(type: Type): string {
  switch (type.kind) {
    case 'any':
      return 'any';
    case 'null':
      return 'null';
    case 'string':
      return 'String';
    case 'integer':
      return 'Integer';
    case 'float':
      return 'Float';
    case 'bool':
      return 'Bool';
    case 'secret':
      return 'Secret';
    case 'volume':
      return 'Volume';
    case 'snapshot':
      return 'Snapshot';
    case 'list':
      return printHolding('List', type);
    case 'dict':
      return printHolding('Dict', type);
    case 'artifact':
      return type.name;
    case 'nominal':
      return type.properties === undefined ? type.name : `{${type.name}: ${JSON.stringify(type.properties)}}`;
  }
}

function printHolding(head: string, { of, orNull }: Holds): string {
  if (orNull === true) return `${head}[${printType(of)}?]`;
  return of.kind === 'any' ? head : `${head}[${printType(of)}]`;
}
