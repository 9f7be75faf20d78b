import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateComponent, validatePipeline, validateProject } from '../../../generated/validators.js';
import { toPlain } from '../../../src/syntax/at.ts';
import type { YamlNode } from '../../../src/syntax/yaml-node.ts';
import { check } from '../../../src/validate/shape/check.ts';
import { type DocumentName, documentSchema } from '../../../src/validate/shape/schema.ts';
import { census, component, everything, graph, kfp, project, script } from './documents.ts';
import { parse } from './findings.ts';

const validators = { component: validateComponent, pipeline: validatePipeline, project: validateProject };
const documents: readonly (readonly [DocumentName, unknown])[] = [
  ...[component, script, kfp, graph].map((text) => ['component', toPlain(parse(text))] as const),
  ...[census, everything].map((text) => ['pipeline', toPlain(parse(text))] as const),
  ['project', toPlain(parse(project))],
];

/** Keys and values of the language, to put where they do not belong. */
const keys: string[] = [];
const values: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  7,
  '',
  'a',
  'RWO',
  '5Gi',
  '10m',
  '${{ inputs.x }}',
  [],
  {},
  ['a'],
  [1],
  [{}],
];
function collect(value: unknown): void {
  values.push(value);
  if (Array.isArray(value)) value.forEach(collect);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      keys.push(key);
      collect(inner);
    }
  }
}
for (const [, document] of documents) collect(document);

type Change =
  | { readonly kind: 'remove' }
  | { readonly kind: 'replace'; readonly value: unknown }
  | { readonly kind: 'add'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'rename'; readonly key: string };

/** The value with one change at a place that `path` chooses. */
function changed(value: unknown, path: readonly number[], change: Change): unknown {
  const [step, ...rest] = path;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const size = Array.isArray(value) ? value.length : isMap ? Object.keys(value).length : 0;
  if (step === undefined || size === 0) {
    if (change.kind === 'add' && isMap) return { ...value, [change.key]: change.value };
    return change.kind === 'replace' || change.kind === 'add' ? change.value : value;
  }
  const at = step % size;
  const last = rest.length === 0;
  if (Array.isArray(value)) {
    if (last && change.kind === 'remove') return value.toSpliced(at, 1);
    return value.with(at, changed(value[at], rest, change));
  }
  const entries = Object.entries(value as Record<string, unknown>);
  const [key, inner] = entries[at] ?? ['', undefined];
  if (last && change.kind === 'remove') return Object.fromEntries(entries.toSpliced(at, 1));
  if (last && change.kind === 'rename') return Object.fromEntries(entries.with(at, [change.key, inner]));
  return Object.fromEntries(entries.with(at, [key, changed(inner, rest, change)]));
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: 'remove' }),
  fc.record({ kind: fc.constant('replace' as const), value: fc.constantFrom(...values) }),
  fc.record({
    kind: fc.constant('add' as const),
    key: fc.constantFrom(...keys),
    value: fc.constantFrom(...values),
  }),
  fc.record({
    kind: fc.constant('rename' as const),
    key: fc.constantFrom(...keys, 'nmae', '__proto__', 'constructor'),
  }),
);
const changes = fc.array(fc.tuple(fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }), change), {
  minLength: 1,
  maxLength: 3,
});

function findings(node: YamlNode, kind: DocumentName): readonly string[] {
  const found: string[] = [];
  check(node, documentSchema(kind), { subject: `the ${kind}`, keySpan: node.span }, (_, __, message) => {
    found.push(message);
  });
  return found;
}

describe('ajv and the walk of the schema agree', () => {
  test('on every document, however it was spoilt', () => {
    let refused = 0;
    let runs = 0;
    fc.assert(
      fc.property(fc.constantFrom(...documents), changes, ([kind, document], list) => {
        const spoilt = list.reduce((value, [path, one]) => changed(value, path, one), document);
        const node = parse(`# \n${JSON.stringify(spoilt)}`);
        const accepted = validators[kind](toPlain(node));
        const found = findings(node, kind);
        expect(found.length === 0, `${JSON.stringify(spoilt)}\n${found.join('\n')}`).toBe(accepted);
        runs += 1;
        if (!accepted) refused += 1;
      }),
      { numRuns: 800 },
    );
    expect(refused / runs).toBeGreaterThan(0.3);
    expect(refused / runs).toBeLessThan(0.95);
  });

  test('on values that no document would have', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('component', 'pipeline', 'project'),
        fc.json({ maxDepth: 4 }),
        (kind, text) => {
          const node = parse(text);
          expect(findings(node, kind).length === 0).toBe(validators[kind](toPlain(node)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
