import type { Span } from '../../diagnostics/span.ts';
import type { YamlNode, YamlScalar } from '../../syntax/yaml-node.ts';
import { matches } from './check.ts';
import { allowedTypes } from './kinds.ts';
import { oneOfKeys } from './one-of.ts';
import { branchesOf, entrySchema, resolve, type Schema } from './schema.ts';

const unread = { isUnknown: true, hasGap: true } as const;

/** A value of the form of a schema that stands for one that could not be read; undefined when none is found. */
export function fill(schema: Schema, span: Span): YamlNode | undefined {
  for (const branch of branchesOf(schema)) {
    const found = fillBranch(resolve(branch), span);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fillBranch(schema: Schema, span: Span): YamlNode | undefined {
  const values = [schema.const, ...(schema.enum ?? []), ...(schema.examples ?? []), 'unknown', 1, true, ''];
  for (const value of values) {
    if (!isScalar(value)) continue;
    const scalar: YamlScalar = {
      kind: 'scalar',
      value,
      text: String(value),
      style: 'double',
      span,
      ...unread,
    };
    if (matches(scalar, schema)) return scalar;
  }
  const types = allowedTypes(schema) ?? [];
  if (types.includes('array')) {
    const item = (schema.minItems ?? 0) > 0 ? fill(schema.items ?? {}, span) : undefined;
    return { kind: 'sequence', items: item === undefined ? [] : [item], span, ...unread };
  }
  return types.includes('object') ? fillMap(schema, span) : undefined;
}

function fillMap(schema: Schema, span: Span): YamlNode | undefined {
  const names = [...(schema.required ?? []), ...(oneOfKeys(schema)?.slice(0, 1) ?? [])];
  const any = names.length === 0 && (schema.minProperties ?? 0) > 0 ? ['unknown'] : [];
  const keySpan = { ...span, end: span.start };
  const entries = [...names, ...any].flatMap((key) => {
    const inner = entrySchema(schema, key);
    const value = inner && fill(inner, span);
    return value === undefined ? [] : [{ key, keySpan, value }];
  });
  const map = { kind: 'map', entries, span, ...unread } as const;
  return matches(map, schema) ? map : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
