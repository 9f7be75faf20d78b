import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { ArgoObject, ArgoTemplate } from '../../src/targets/argo/model.ts';
import { type Files, specOf } from '../support/compile.ts';
import { randomPipeline } from '../support/random-pipeline.ts';
import { pipelineSpecs } from '../support/specs.ts';
import { filesOf, limits, lowered, specFilesInMemory } from './spec-files.ts';

/** The file with the tasks of every DAG in another order; undefined when it has no two tasks beside each other. */
function shuffled(text: string, random: () => number): string | undefined {
  const document = parseDocument(text);
  let moved = false;
  const visit = (tasks: unknown): void => {
    if (!isMap(tasks)) return;
    if (tasks.items.length > 1) {
      moved = true;
      tasks.items = tasks.items
        .map((item) => ({ item, rank: random() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item);
    }
    for (const { value } of tasks.items) if (isMap(value)) visit((value as YAMLMap).get('tasks'));
  };
  visit(document.get('tasks'));
  return moved ? document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 1e9 }) : undefined;
}

/** What an object says, without the order of tasks and without the numbers in the names of templates, which follow that order. */
function meaningOf(object: ArgoObject): unknown {
  const spec = specOf(object);
  const templates = new Map(spec.templates.map((one) => [one.name, one]));
  const known = new Map<string, unknown>();
  const meaning = (name: string): unknown => {
    if (known.has(name)) return known.get(name);
    // The rounds of a repetition call one another.
    known.set(name, 'a template around this one');
    known.set(name, withoutOrder(templates.get(name)));
    return known.get(name);
  };
  const withoutOrder = (template: ArgoTemplate | undefined): unknown => {
    const { dag, name: _, ...rest } = template ?? { name: '' };
    if (dag === undefined) return rest;
    const tasks = [...dag.tasks]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((task) => ({ ...task, template: meaning(task.template) }));
    return { ...rest, dag: { target: dag.target?.split(' ').sort(), tasks } };
  };
  const { templates: _, entrypoint, ...rest } = spec;
  return { kind: object.kind, metadata: object.metadata, spec: rest, main: meaning(entrypoint) };
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** With anchors, an alias could come to stand before what it repeats. */
const canBeShuffled = (text: string | undefined): text is string =>
  text !== undefined && !/[&*][a-z]/.test(text);

const specs = specFilesInMemory();

describe('the order of tasks in a file', () => {
  it.each(pipelineSpecs().filter((path) => canBeShuffled(specs[path])))('%s means nothing', async (path) => {
    const before = meaningOf(await lowered(specs, path));
    for (const seed of [1, 2, 3]) {
      const text = shuffled(specs[path] ?? '', randomFrom(seed));
      if (text !== undefined)
        expect(meaningOf(await lowered({ ...specs, [path]: text }, path))).toEqual(before);
    }
  });

  it('means nothing in any pipeline, nor in those that it uses', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, fc.nat(), async (spec, seed) => {
        const files = filesOf(spec);
        const random = randomFrom(seed);
        const other: Files = Object.fromEntries(
          Object.entries(files).map(([path, text]) => [path, shuffled(text, random) ?? text]),
        );
        const meaning = meaningOf(await lowered(files, spec.path, spec.kind));
        expect(meaningOf(await lowered(other, spec.path, spec.kind))).toEqual(meaning);
      }),
      limits(100),
    );
  });

  it('is told from a change that means something', async () => {
    const path = 'specs/census/pipeline.yaml';
    const text = (specs[path] ?? '').replace('after: [fetch]', 'after: [table-exists]');
    expect(meaningOf(await lowered({ ...specs, [path]: text }, path))).not.toEqual(
      meaningOf(await lowered(specs, path)),
    );
    expect(isScalar(parseDocument(text).getIn(['name'], true))).toBe(true);
  });
});
