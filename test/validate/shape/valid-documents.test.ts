import { describe, expect, test } from 'vitest';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { documentKind, shape } from '../../../src/validate/shape.ts';
import { census, valid } from './documents.ts';
import { parse, shapeFindings } from './findings.ts';

describe('shape', () => {
  test.each(Object.entries(valid))('has nothing to say of the document "%s"', (_, text) => {
    expect(shapeFindings(text)).toEqual([]);
  });

  test('gives back the document with the places of its parts', () => {
    const node = parse(census);
    const document = shape(node, 'pipeline', new Sink());
    const task = document?.get('tasks')?.entries()[2]?.[1];
    expect(document?.get('name')?.value).toBe('census-table');
    expect(task?.entry?.key).toBe('get-table');
    expect(task?.get('after')?.items()[0]?.value).toBe('fetch');
  });

  test.each([
    ['component', 'component'],
    ['kfp', 'component'],
    ['script', 'component'],
    ['census', 'pipeline'],
    ['project', 'project'],
  ] as const)('sees that the document "%s" is a %s', (name, kind) => {
    const sink = new Sink();
    expect(documentKind(parse(valid[name]), sink)).toBe(kind);
    expect(sink.diagnostics()).toEqual([]);
  });

  test.each([
    ['implementation: {container: {image: a}}', 'component'],
    ['tasks: {a: {component: b.yaml}}', 'pipeline'],
    ['implementaton: {container: {image: a}}', 'component'],
    ['task: {a: {component: b.yaml}}', 'pipeline'],
    ['rules: {a: off}', 'project'],
    ['{kind: Pipeline, name: a}', 'pipeline'],
    ['{apiVersion: pipewright/v1, tasks: {}}', 'pipeline'],
  ] as const)('takes %s for a %s', (text, kind) => {
    expect(documentKind(parse(text), new Sink())).toBe(kind);
  });

  test('reads ten thousand tasks in well under a second', () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => [
      `t${i}`,
      {
        component: 'c.yaml',
        arguments: { a: `\${{ tasks.t${i - 1}.outputs.x }}`, b: 2 },
        retry: { limit: 1 },
      },
    ]);
    const document = {
      apiVersion: 'pipewright/v1',
      kind: 'Pipeline',
      name: 'big',
      tasks: Object.fromEntries(tasks),
    };
    const node = parse(JSON.stringify(document));
    const before = performance.now();
    expect(shape(node, 'pipeline', new Sink())).toBeDefined();
    expect(performance.now() - before).toBeLessThan(800);
  });
});
