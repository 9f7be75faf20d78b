import { describe, expect, it } from 'vitest';
import { forLateReaders } from '../../../../src/targets/argo/lower/late-readers.ts';
import type { ArgoDagTask, ArgoTemplate } from '../../../../src/targets/argo/model.ts';

function leaf(...args: string[]): ArgoTemplate {
  return { name: 'a', container: { image: 'a:1', args } };
}

function task(fields: Partial<ArgoDagTask>): ArgoDagTask | undefined {
  const dag = { tasks: [{ name: 'b', template: 'c', ...fields }] };
  return forLateReaders({ name: 'a', dag }).dag?.tasks[0];
}

describe('a template for Argo 4', () => {
  it.each([
    ["{{=asInt(inputs.parameters['n'])}}", "{{=[asInt(inputs.parameters['n']), node.name][0]}}"],
    ['{{= inputs.parameters.n == "1" }}', '{{=[inputs.parameters.n == "1", node.name][0]}}'],
    [
      "{{=inputs.parameters['a']}} of {{=inputs.parameters['b']}}",
      "{{=[inputs.parameters['a'], node.name][0]}} of {{=[inputs.parameters['b'], node.name][0]}}",
    ],
    ["{{=inputs.parameters['a'] + 'tasks.'}}", "{{=[inputs.parameters['a'] + 'tasks.', node.name][0]}}"],
    ["{{=inputs.parameters['a\\'tasks']}}", "{{=[inputs.parameters['a\\'tasks'], node.name][0]}}"],
  ])('computes %s only when it runs', (before, after) => {
    expect(forLateReaders(leaf(before))).toEqual(leaf(after));
  });

  it.each([
    '{{inputs.parameters.n}}',
    "{{='inputs'}}",
    '{{=workflow.name}}',
    "{{=tasks['x'].outputs.parameters['y'] + inputs.parameters['n']}}",
    "{{=inputs.parameters['n'] + workflow.status}}",
    '{{=inputs.parameters.n + retries}}',
    '{{=inputs.parameters.n + item}}',
  ])('leaves %s alone', (text) => {
    expect(forLateReaders(leaf(text))).toEqual(leaf(text));
  });

  it('takes the status of a task as what may be missing, once', () => {
    const [before, after] = ["{{=tasks['x'].status}}", "{{=[tasks['x']][0].status}}"];
    expect(forLateReaders(leaf(before))).toEqual(leaf(after));
    expect(forLateReaders(leaf(after))).toEqual(leaf(after));
  });

  it('names the ConfigMap of a cache, and no key in it', () => {
    const cached = (configMap: { name: string; key?: string }): ArgoTemplate => ({
      ...leaf('b'),
      memoize: { key: 'k', maxAge: '60s', cache: { configMap } },
    });
    expect(forLateReaders(cached({ name: 'c', key: 'outputs' }))).toEqual(cached({ name: 'c' }));
  });

  it('computes what a task is given only when its condition holds', () => {
    const when = "{{= tasks['x'].outputs.parameters['n'] == '1' }}";
    const condition = "(tasks['x'].outputs.parameters['n'] == '1')";
    const given = task({
      when,
      withParam: "{{=tasks['x'].outputs.parameters['list']}}",
      arguments: {
        parameters: [
          { name: 'p', value: 'a {{=toJson(1)}}' },
          { name: 'q', value: '{{item}}' },
        ],
      },
    });
    expect(given?.when).toBe(when);
    expect(given?.withParam).toBe(`{{=${condition} ? (tasks['x'].outputs.parameters['list']) : '[]'}}`);
    expect(given?.arguments?.parameters).toEqual([
      { name: 'p', value: `a {{=${condition} ? (toJson(1)) : ''}}` },
      { name: 'q', value: '{{item}}' },
    ]);
  });

  it('keeps the arguments of a task without a condition', () => {
    const fields = { arguments: { parameters: [{ name: 'p', value: '{{=toJson(1)}}' }] } };
    expect(task(fields)).toEqual({ name: 'b', template: 'c', ...fields });
    expect(task({ ...fields, when: 'false' })).toEqual({
      name: 'b',
      template: 'c',
      ...fields,
      when: 'false',
    });
  });

  it('keeps the name of a lock, by which it is given back', () => {
    const synchronization = { mutexes: [{ name: "{{=inputs.parameters['n']}}" }] };
    expect(forLateReaders({ ...leaf(), synchronization })).toEqual({ ...leaf(), synchronization });
  });
});
