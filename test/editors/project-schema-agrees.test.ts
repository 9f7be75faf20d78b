import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isMap, isNode, isScalar, parse, parseDocument, visit } from 'yaml';
import { FileHost } from '../../src/cli/file-host.ts';
import { projectSchema } from '../../src/cli/project-schema/project-schema.ts';
import { findProject } from '../../src/compiler/load/find-project.ts';
import { projectFacts } from '../../src/compiler/project/project-facts.ts';
import { validate } from '../../src/compiler/validate.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { pipelineSpecs } from '../support/specs.ts';

vi.setConfig({ testTimeout: 120_000 });

const values = [
  ...[
    '3',
    '1.5',
    '-1',
    '1e3',
    '5.0',
    '.inf',
    '0x10',
    '"5"',
    'true',
    '"true"',
    'yes',
    'null',
    '""',
    'x',
    'a/b',
    '2020-01-01',
  ],
  ...[
    '"$${{ x"',
    '[]',
    '[1]',
    '[a]',
    '{}',
    '{a: 1}',
    '{secret: {name: a, key: b}}',
    '{from: {raw: x}}',
    '{from: {raw: x}, b: 1}',
  ],
];

interface Subject {
  readonly path: string;
  readonly text: string;
  /** Where the value of each argument begins and ends. */
  readonly places: readonly (readonly [number, number])[];
}

const subjects = pipelineSpecs()
  .map((path): Subject => {
    const text = readFileSync(path, 'utf8');
    const places: [number, number][] = [];
    visit(parseDocument(text), {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'arguments' || !isMap(value)) return;
        for (const { value: argument } of value.items) {
          const range = isNode(argument) ? argument.range : undefined;
          if (range) places.push([range[0], range[1]]);
        }
      },
    });
    return { path, text, places };
  })
  .filter((one) => one.places.length > 0);

const schemas = new Map<string, Promise<ValidateFunction>>();

/** The schema of a project with one pipeline, which knows that one for certain. */
async function schemaFor(path: string): Promise<ValidateFunction> {
  const host = new FileHost(() => process.stdin);
  const project = await findProject(path, host, new Sink());
  const facts = await projectFacts([path], project, host);
  return new Ajv({ strict: false }).compile(projectSchema(facts));
}

async function isRefused({ path }: Subject, text: string): Promise<boolean> {
  const files = new FileHost(() => process.stdin);
  const sink = new Sink();
  await validate(
    path,
    {
      read: async (wanted) => (wanted === path ? { ok: true, text } : files.read(wanted)),
      isDirectory: (wanted) => files.isDirectory(wanted),
      parents: (wanted) => files.parents(wanted),
    },
    sink,
  );
  return sink.errorCount > 0;
}

function parsed(text: string): unknown {
  try {
    return parse(text, { merge: true });
  } catch {
    return undefined;
  }
}

describe('the schema of a project', () => {
  it('refuses no argument that the compiler takes', async () => {
    expect(subjects.length).toBeGreaterThan(40);
    let refused = 0;
    const one = fc.constantFrom(...subjects);
    await fc.assert(
      fc.asyncProperty(one, fc.nat(), fc.constantFrom(...values), async (subject, at, value) => {
        const [start, end] = subject.places[at % subject.places.length] ?? [0, 0];
        const gap = subject.text[end - 1] === '\n' ? '\n' : '';
        const text = `${subject.text.slice(0, start)}${value}${gap}${subject.text.slice(end)}`;
        const document = parsed(text);
        if (document === undefined) return;
        const schema = schemas.get(subject.path) ?? schemaFor(subject.path);
        schemas.set(subject.path, schema);
        if ((await schema)(document)) return;
        refused += 1;
        expect(await isRefused(subject, text), `${subject.path}: ${value} at ${start}`).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(refused).toBeGreaterThan(0);
  });
});
