import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArgoDagTask, ArgoObject, ArgoTemplate } from '../../../src/targets/argo/model.ts';
import { render } from '../../../src/targets/argo/render.ts';
import { InternalError } from '../../../src/util/invariant.ts';
import { anyText } from '../nasty.ts';
import { readers } from '../readers.ts';
import { anyArgo } from './any-argo.ts';
import { sample } from './sample.ts';

function workflow(...templates: ArgoTemplate[]): ArgoObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName: 'census-' },
    spec: { entrypoint: templates[0]?.name ?? '', templates },
  };
}

/** A DAG in which every task adds the sums of the two before it. */
function chain(length: number): ArgoObject {
  const name = (i: number): string => `t${i}`;
  const done = (i: number): string => `(${name(i)}.Succeeded || ${name(i)}.Skipped || ${name(i)}.Daemoned)`;
  const sum = (i: number): string => `{{tasks.${name(i)}.outputs.parameters.sum}}`;
  const tasks = Array.from({ length }, (_, i): ArgoDagTask => {
    if (i < 2) return { name: name(i), template: 'add' };
    const parameters = [
      { name: 'a', value: sum(i - 2) },
      { name: 'b', value: sum(i - 1) },
    ];
    return {
      name: name(i),
      template: 'add',
      depends: `${done(i - 2)} && ${done(i - 1)}`,
      arguments: { parameters },
    };
  });
  return workflow({ name: 'main', dag: { target: tasks.map((task) => task.name).join(' '), tasks } });
}

describe.each(readers)('the round trip through %s', (_name, read) => {
  it('gives exactly the object back, whatever its strings are', () => {
    const origins = fc.option(fc.record({ file: anyText, path: anyText }, { requiredKeys: ['file'] }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(anyArgo, anyText, origins, (object, source, origin) => {
        const spec = object.kind === 'CronWorkflow' ? object.spec.workflowSpec : object.spec;
        const text = render(
          object,
          source,
          new Map(origin && spec.templates.map((one) => [one.name, origin])),
        );
        if (!isDeepStrictEqual(read(text), object)) expect(read(text), text).toEqual(object);
        expect(text.startsWith('# Compiled by Pipewright from ')).toBe(true);
        expect(text.endsWith('\n')).toBe(true);
        expect(text).not.toMatch(/[ \t]$/m);
        expect(
          render(object, source, new Map(origin && spec.templates.map((one) => [one.name, origin]))),
        ).toBe(text);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('render', () => {
  it('writes a workflow as an Argo engineer would', async () => {
    const origins = new Map([
      ['census-table', { file: 'census/pipeline.yaml' }],
      ['table-exists', { file: 'census/components/table-exists.yaml' }],
      ['claim', { file: 'census/pipeline.yaml', path: 'tasks.claim' }],
    ]);
    await expect(render(sample, 'census/pipeline.yaml', origins)).toMatchFileSnapshot('render.golden.yaml');
  });

  it('quotes a source or origin that could end the comment', () => {
    const origins = new Map([['main', { file: 'b\nkind: Evil', path: 'c # d' }]]);
    const text = render(workflow({ name: 'main' }), 'a\nkind: Evil', origins);
    expect(text.split('\n')[0]).toBe('# Compiled by Pipewright from "a\\nkind: Evil"; do not edit.');
    expect(text).toContain('\n  # From "b\\nkind: Evil", "c # d"\n  - name: main\n');
  });

  it('refuses an object that lacks what the model requires', () => {
    const template: unknown = { name: 'main', dag: { target: 'a' } };
    expect(() => render(workflow(template as ArgoTemplate), 'x.yaml')).toThrow(InternalError);
  });

  it('needs less than 350 bytes a task and time in proportion to their number', () => {
    render(chain(500), 'x.yaml');
    const time = (object: ArgoObject): number => {
      const start = process.cpuUsage();
      render(object, 'x.yaml');
      const used = process.cpuUsage(start);
      return (used.user + used.system) / 1000;
    };
    const large = chain(10_000);
    expect(render(large, 'x.yaml').length / 10_000).toBeLessThan(332);
    const small = chain(1000);
    const fast = Math.min(time(small), time(small), time(small));
    const slow = Math.min(time(large), time(large), time(large));
    expect(slow).toBeLessThan(1000);
    expect(slow).toBeLessThan(40 * Math.max(fast, 5));
  });
});
