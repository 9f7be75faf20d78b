import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/targets/graph/build-graph.ts';
import type { Graph, GraphItem } from '../../src/targets/graph/graph.ts';
import { bool, dataset, literal, output, ScopeBuilder, status, text, written } from '../support/bound.ts';
import { boundPipeline, withParts } from '../support/compile.ts';
import { census } from './graph-examples.ts';

function itemsOf(items: readonly GraphItem[]): readonly GraphItem[] {
  return items.flatMap((item) => (item.kind === 'cluster' ? [item, ...itemsOf(item.items)] : [item]));
}

/** `from -> to: labels`, with `..>` for order edges. */
function edgesOf(graph: Graph): readonly string[] {
  return graph.edges.map(({ from, to, kind, labels }) =>
    kind === 'data' ? `${from} -> ${to}: ${labels.join(', ')}` : `${from} ..> ${to}`,
  );
}

describe('buildGraph', () => {
  it('makes a node of each task and a cluster of each group, in the order of the file', () => {
    const graph = buildGraph(census());
    expect(itemsOf(graph.items).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'node t_table_exists',
      'cluster t_fetch',
      'node t_fetch__download',
      'node t_fetch__save',
      'node t_get_table',
    ]);
  });

  it('shows conditions as they were written, without the braces around them', () => {
    const [, fetch] = buildGraph(census()).items;
    expect(fetch?.condition).toBe('!tasks.table-exists.outputs.exists');
  });

  it('says how often a task runs: for the items of a list, or until a condition holds', async () => {
    const pipeline = await boundPipeline(
      withParts(`inputs: [{name: names, type: "List[String]", default: []}]
tasks:
  list: {script: {image: "busybox:1", interpreter: sh, source: "exit 0"}, outputs: {all: {type: "List[String]"}}}
  few: {forEach: [a, b, c], component: ./work.yaml}
  some: {forEach: "\${{ inputs.names }}", component: ./work.yaml}
  many: {forEach: "\${{ tasks.list.outputs.all }}", component: ./work.yaml}
  again:
    repeat: {until: "\${{ state.round >= 2 }}", max: 5, tasks: {one: {component: ./work.yaml}}}
`),
    );
    const graph = buildGraph(pipeline);
    expect(itemsOf(graph.items).map(({ name, rounds }) => [name, rounds])).toEqual([
      ['list', undefined],
      ['few', 'for each of 3'],
      ['some', 'for each of inputs.names'],
      ['many', 'for each of tasks.list.outputs.all'],
      ['again', 'until state.round >= 2, at most 5 times'],
      ['one', undefined],
    ]);
    expect(edgesOf(graph)).toEqual(['t_list -> t_many: all']);
  });

  it('labels what is read with the name of the output, and draws `after` only where nothing is read', () => {
    expect(edgesOf(buildGraph(census()))).toEqual([
      't_table_exists -> t_fetch: exists',
      't_fetch__download -> t_fetch__save: table',
      't_fetch ..> t_get_table',
    ]);
  });

  it('follows an output of a group to the task that makes it', () => {
    const scope = new ScopeBuilder();
    const group = scope.group('g', {}, (inner) => {
      const deep = inner.group('h', {}, (most) => ({
        x: output(most.task('make', { outputs: { o: dataset } }), 'o'),
      }));
      return { y: output(deep, 'x'), constant: literal('1') };
    });
    scope.task('use', { arguments: { a: output(group, 'y') } });
    scope.task('know', { arguments: { a: output(group, 'constant') } });
    expect(edgesOf(buildGraph(scope.pipeline('p')))).toEqual([
      't_g__h__make -> t_use: y',
      't_g -> t_know: constant',
    ]);
  });

  it('joins the outputs that one task reads of another, from arguments, conditions, environment and text', () => {
    const scope = new ScopeBuilder();
    const a = scope.task('a', { outputs: { x: dataset, y: bool, z: bool } });
    scope.task('b', {
      when: output(a, 'y'),
      arguments: { one: text(literal('s3://'), output(a, 'x')), two: output(a, 'x') },
      settings: { env: new Map([['Z', output(a, 'z')]]) },
    });
    scope.task('c', { when: status(a) });
    expect(edgesOf(buildGraph(scope.pipeline('p')))).toEqual(['t_a -> t_b: y, x, z', 't_a -> t_c: status']);
  });

  it('draws the value that a task inside a group reads, and no second edge for the wait of the group', () => {
    const scope = new ScopeBuilder();
    const a = scope.task('a', { outputs: { x: dataset } });
    const other = scope.task('other');
    scope.group('g', { after: [other] }, (inner) => {
      inner.task('b', { arguments: { x: output(a, 'x') } });
      return undefined;
    });
    expect(edgesOf(buildGraph(scope.pipeline('p')))).toEqual(['t_a -> t_g__b: x', 't_other ..> t_g']);
  });

  it('tells steps, calls of pipelines and new volumes apart', () => {
    const inner = new ScopeBuilder();
    inner.task('one');
    const scope = new ScopeBuilder();
    scope.task('plain');
    scope.task('train-a', { component: 'train' });
    scope.call('report', inner.pipeline('census-report'));
    scope.createVolume('disk', literal('5Gi'));
    expect(
      itemsOf(buildGraph(scope.pipeline('p')).items).map((item) =>
        item.kind === 'node' ? [item.shape, item.detail] : [],
      ),
    ).toEqual([
      ['step', undefined],
      ['step', 'train'],
      ['pipeline', 'census-report'],
      ['volume', '5Gi RWO'],
    ]);
  });

  it('gives every item its own id, whatever the names', () => {
    const scope = new ScopeBuilder();
    for (const name of ['a-b', 'a_b', 'a b', 'end', '', 'a__b', 'Ä', '日本', '日本!']) scope.task(name);
    scope.group('a', {}, (inner) => {
      inner.task('b');
      return undefined;
    });
    const ids = itemsOf(buildGraph(scope.pipeline('p')).items).map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^t_[0-9A-Za-z_]*$/);
  });

  it('puts a condition of several lines on one', () => {
    const scope = new ScopeBuilder();
    const a = scope.task('a', { outputs: { x: bool } });
    scope.task('b', { when: written('"${{ tasks.a.outputs.x\n      || true }}"', output(a, 'x')) });
    expect(buildGraph(scope.pipeline('p')).items[1]?.condition).toBe('tasks.a.outputs.x || true');
  });
});
