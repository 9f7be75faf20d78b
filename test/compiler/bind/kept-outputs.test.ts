import { describe, expect, it } from 'vitest';
import { compiled, findings, templateOf, withParts } from '../../support/compile.ts';

/** A task whose table is kept in some way. */
const kept = (settings: string, head = ''): string =>
  `${head}tasks: {m: {component: ./make.yaml, outputs: {table: {${settings}}}}}\n`;

async function table(settings: string, head = ''): Promise<unknown> {
  const object = await compiled(withParts(kept(settings, head)));
  return templateOf(object, 'make').outputs?.artifacts?.find(({ name }) => name === 'table');
}

const run = 'publish: "t/${{ run.name }}.csv"';

describe('outputs that are kept', () => {
  it('are published under a key in the repository of the run', async () => {
    expect(await table(run)).toEqual({
      name: 'table',
      path: '/tmp/outputs/table/data',
      s3: { key: 't/{{workflow.name}}.csv' },
    });
    expect(await table(run, 'artifactRepository: {gcs: {bucket: b}}\n')).toMatchObject({
      gcs: { key: 't/{{workflow.name}}.csv' },
    });
  });

  it('are published in a store of their own', async () => {
    expect(
      await table('publish: {gcs: {bucket: "b-${{ run.namespace }}", key: "${{ run.id }}"}}'),
    ).toMatchObject({ gcs: { bucket: 'b-{{workflow.namespace}}', key: '{{workflow.uid}}' } });
  });

  it('are packed as the task says', async () => {
    expect(await table('archive: zip')).toMatchObject({ archive: { zip: {} } });
    expect(await table('archive: none')).toMatchObject({ archive: { none: {} } });
    expect(await table('archive: tar')).toMatchObject({ archive: { tar: {} } });
  });

  it('the removal of an artifact is asked for by the task only', async () => {
    expect(await table('gc: workflow-deleted')).toMatchObject({
      artifactGC: { strategy: 'OnWorkflowDeletion' },
    });
    expect(await table('gc: workflow-completed')).toMatchObject({
      artifactGC: { strategy: 'OnWorkflowCompletion' },
    });
    expect(await table('gc: never')).toMatchObject({ artifactGC: { strategy: 'Never' } });
    expect(await table('description: x')).not.toHaveProperty('artifactGC');
  });

  it('are artifacts, values too', async () => {
    const object = await compiled(
      withParts(
        'tasks: {m: {component: ./make.yaml, outputs: {count: {publish: "${{ run.name }}"}}}, c: {component: ./count.yaml, arguments: {n: "${{ tasks.m.outputs.count }}"}}}\n',
      ),
    );
    const { outputs } = templateOf(object, 'make');
    expect(outputs?.parameters?.map(({ name }) => name)).toContain('count');
    expect(outputs?.artifacts?.map(({ name }) => name)).toContain('count');
  });

  it('a directory is deleted by a key that ends in a slash only', async () => {
    const component =
      'outputs: [{name: d, type: Directory}]\nimplementation: {script: {image: "a:1", interpreter: sh, source: x}}\n';
    const of = (settings: string): Promise<readonly string[]> =>
      findings(
        withParts(`tasks: {m: {component: ./d.yaml, outputs: {d: {${settings}}}}}\n`, {
          'd.yaml': component,
        }),
      );
    const open = 'publish: "${{ run.name }}/"';
    expect(await of('archive: none, gc: workflow-deleted')).toEqual([
      'invalid-artifact-store: workflow-deleted',
    ]);
    expect(await of('archive: none, gc: never')).toEqual([]);
    expect(await of('gc: workflow-deleted')).toEqual([]);
    expect(await of(`archive: none, gc: workflow-deleted, ${open}`)).toEqual([]);
    expect(await of(open)).toEqual(['invalid-artifact-store: "${{ run.name }}/"']);
  });
});

describe('what comes from the cache', () => {
  it('is not published, so both together are refused', async () => {
    const cached = (settings: string): string =>
      `tasks: {m: {component: ./make.yaml, cache: true, outputs: {table: {${settings}}}}}\n`;
    expect(await findings(withParts(cached(run)))).toEqual(['settings-conflict: "t/${{ run.name }}.csv"']);
    expect(await findings(withParts(cached('archive: none')))).toEqual([]);
  });
});

describe('an artifact from outside', () => {
  it('is a file, of which the parameters of a cached step say nothing', async () => {
    const body =
      'tasks: {c: {component: ./clean.yaml, cache: true, arguments: {table: {from: {s3: {key: k}}}}}}\n';
    expect(await findings(withParts(body))).toEqual(['cache-needs-key: cache']);
  });
});

describe('an output that a step may leave out', () => {
  const body = (argument: string, more = ''): string =>
    `tasks: {m: {component: ./make.yaml, outputs: {table: {optional: true}, text: {optional: true}}}${more}, r: {component: ./report.yaml, arguments: {${argument}}}}\n`;

  it('is optional for this task alone', async () => {
    const object = await compiled(
      withParts(
        body(
          'table: "${{ tasks.m.outputs.table }}", title: "${{ tasks.n.outputs.text }}"',
          ', n: {component: ./make.yaml}',
        ),
      ),
    );
    const made = templateOf(object, 'make').outputs?.artifacts?.find(({ name }) => name === 'table');
    expect(made).toMatchObject({ optional: true });
    const other = templateOf(object, 'make-2').outputs?.artifacts?.find(({ name }) => name === 'table');
    expect(other).not.toHaveProperty('optional');
  });

  it('may be absent for its readers', async () => {
    const say =
      'tasks: {m: {component: ./make.yaml, outputs: {text: {optional: true}}}, s: {component: ./say.yaml, arguments: {text: "${{ tasks.m.outputs.text }}"}}}\n';
    expect(await findings(withParts(say))).toEqual(['may-be-absent: tasks.m.outputs.text']);
    expect(await findings(withParts(body('title: "${{ tasks.m.outputs.text }}"')))).toEqual([]);
  });

  it('is not asked of a pipeline', async () => {
    const inner = {
      'inner.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: inner\noutputs: {t: "${{ tasks.m.outputs.table }}"}\ntasks: {m: {component: ./make.yaml}}\n',
    };
    expect(
      await findings(
        withParts('tasks: {i: {component: ./inner.yaml, outputs: {t: {optional: true}}}}\n', inner),
      ),
    ).toEqual(['setting-not-applicable: optional']);
  });
});

describe('outputs of a pipeline', () => {
  it('are kept by the step inside that writes them', async () => {
    const inner = {
      'inner.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: inner\noutputs: {t: "${{ tasks.m.outputs.table }}"}\ntasks: {m: {component: ./make.yaml}}\n',
    };
    const body = (settings: string): string =>
      `tasks: {i: {component: ./inner.yaml, outputs: {t: {${settings}}}}}\n`;
    expect(await findings(withParts(body(`${run}, archive: none, gc: never`), inner))).toEqual([
      'setting-not-applicable: publish',
      'setting-not-applicable: archive',
      'setting-not-applicable: gc',
    ]);
    expect(await findings(withParts(body('description: x'), inner))).toEqual([]);
  });
});

describe('keys that something would overwrite', () => {
  const loop = (forEach: string, key: string): string =>
    `tasks: {m: {forEach: ${forEach}, component: ./make.yaml, outputs: {table: {publish: "${key}"}}}}\n`;
  const codes = async (body: string, more = {}): Promise<readonly string[]> =>
    (await findings(withParts(body, more))).map((one) => one.split(':')[0] ?? '');
  const bad = ['overwritten-artifact'];

  it('are those without the run', async () => {
    expect(await codes(kept('publish: t.csv'))).toEqual(bad);
    expect(await codes(kept('publish: "${{ run.namespace }}"'))).toEqual(bad);
    expect(await codes(kept('publish: "${{ run.id }}"'))).toEqual([]);
    expect(await codes(kept('publish: "${{ task.podName }}"'))).toEqual([]);
  });

  it('are those of items that may be the same', async () => {
    expect(await codes(loop('[a, b]', '${{ run.name }}'))).toEqual(bad);
    expect(await codes(loop('[a, b]', '${{ run.name }}/${{ item }}'))).toEqual([]);
    expect(await codes(loop('[a, a]', '${{ run.name }}/${{ item }}'))).toEqual(bad);
    expect(await codes(loop('[a, a]', '${{ task.podName }}'))).toEqual([]);
    expect(await codes(loop('[a, b]', '${{ run.name }}/${{ lower(item) }}'))).toEqual(bad);
    expect(await codes(loop('[{x: 1, y: 2}, {x: 1, y: 3}]', '${{ run.name }}/${{ item.x }}'))).toEqual(bad);
    expect(
      await codes(loop('[{x: 1, y: 2}, {x: 1, y: 3}]', '${{ run.name }}/${{ item.x }}/${{ item.y }}')),
    ).toEqual([]);
  });

  it('are those of loops around', async () => {
    const group = (key: string): string =>
      `tasks: {g: {forEach: {in: [a, b], as: outer}, tasks: {m: {forEach: [c, d], component: ./make.yaml, outputs: {table: {publish: "${key}"}}}}}}\n`;
    expect(await codes(group('${{ run.name }}/${{ item }}'))).toEqual(bad);
    expect(await codes(group('${{ run.name }}/${{ loop.outer }}/${{ item }}'))).toEqual([]);
  });

  it('are those of two steps', async () => {
    const two = (one: string, other: string): string =>
      `inputs: [{name: x, type: String, default: a}, {name: y, type: String, default: a}]\ntasks: {m: {component: ./make.yaml, outputs: {table: {publish: "${one}"}}}, n: {component: ./make.yaml, outputs: {table: {publish: "${other}"}}}}\n`;
    expect(await codes(two('${{ run.name }}', '${{ run.name }}'))).toEqual(bad);
    expect(await codes(two('${{ run.name }}/${{ inputs.x }}', '${{ run.name }}/${{ inputs.x }}'))).toEqual(
      bad,
    );
    expect(await codes(two('${{ run.name }}/a', '${{ run.name }}/b'))).toEqual([]);
  });

  it('are those of a pipeline that is called twice, or for each item', async () => {
    const inner = (key: string): Record<string, string> => ({
      'inner.yaml': `apiVersion: pipewright/v1\nkind: Pipeline\nname: inner\ninputs: [{name: of, type: String}]\ntasks: {m: {component: ./make.yaml, arguments: {seed: "\${{ inputs.of }}"}, outputs: {table: {publish: "${key}"}}}}\n`,
    });
    const twice =
      'tasks: {a: {component: ./inner.yaml, arguments: {of: a}}, b: {component: ./inner.yaml, arguments: {of: b}}}\n';
    const each = 'tasks: {a: {forEach: [a, b], component: ./inner.yaml, arguments: {of: "${{ item }}"}}}\n';
    for (const body of [twice, each]) {
      expect(await codes(body, inner('${{ run.name }}'))).toEqual(bad);
      expect(await codes(body, inner('${{ run.name }}/${{ inputs.of }}'))).toEqual([]);
    }
  });
});
