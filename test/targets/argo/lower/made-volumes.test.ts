import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  compiled,
  findings,
  pipeline,
  specOf,
  taskOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

const disk = {
  'disk.yaml': pipeline(
    `inputs: [{name: gib, type: Integer, default: 1}]
volumes: {d: {create: {size: "\${{ inputs.gib }}Gi", accessModes: [RWX], storageClass: nfs}}, e: {create: {size: 2Gi}}}
tasks: {w: {component: ./work.yaml, mounts: {/d: d, /e: e}}}
outputs: {d: "\${{ volumes.d }}"}
`,
    'disk',
  ),
};

type Manifest = { readonly metadata: { readonly name?: string; readonly generateName?: string } };

function manifestOf(object: Awaited<ReturnType<typeof compiled>>, template: string): Manifest {
  const text = templateOf(object, template).resource?.manifest ?? '';
  return JSON.parse(text.replaceAll(/\{\{=.*\}\}/g, '"computed"')) as Manifest;
}

describe('a volume of the run with a computed size', () => {
  const files = withParts(`inputs: [{name: gib, type: Integer, default: 1}]
volumes: {d: {create: {size: "\${{ inputs.gib }}Gi"}}, e: {create: {size: "\${{ inputs.gib * 2 }}Gi"}}, f: {create: {size: 1Gi}}}
tasks: {w: {component: ./work.yaml, mounts: {/d: d, /e: e, /f: f}}}
onExit: {bye: {component: ./work.yaml}}
`);

  it('is made by a task before those of the pipeline, and called as Argo would call it', async () => {
    const object = await compiled(files);
    expect(specOf(object).volumeClaimTemplates).toHaveLength(1);
    expect(taskOf(object, 'main', 'run--').depends).toBe(
      '(make-d--.Succeeded || make-d--.Skipped || make-d--.Daemoned) && (make-e--.Succeeded || make-e--.Skipped || make-e--.Daemoned)',
    );
    expect(manifestOf(object, 'd').metadata).toEqual({ name: '{{workflow.name}}-d' });
    expect(templateOf(object, 'd').resource?.setOwnerReference).toBe(true);
    expect(templateOf(object, 'work').volumes).toEqual([
      { name: 'd', persistentVolumeClaim: { claimName: '{{workflow.name}}-d' } },
      { name: 'e', persistentVolumeClaim: { claimName: '{{workflow.name}}-e' } },
    ]);
  });

  it('is deleted at the end, after the tasks of `onExit`, one after the other', async () => {
    const object = await compiled(files);
    const { onExit = '' } = specOf(object);
    const any = (name: string): string =>
      ['Succeeded', 'Skipped', 'Failed', 'Errored', 'Omitted', 'Daemoned']
        .map((end) => `${name}.${end}`)
        .join(' || ');
    expect(templateOf(object, onExit).dag?.tasks.map(({ name, depends }) => [name, depends])).toEqual([
      ['bye', undefined],
      ['drop-d--', `(start--.Succeeded) && (${any('bye')})`],
      ['drop-e--', `(start--.Succeeded) && (${any('drop-d--')})`],
      ['start--', undefined],
    ]);
    expect(manifestOf(object, 'exit--drop-d').metadata).toEqual({ name: '{{workflow.name}}-d' });
  });

  it('may be read as a value', async () => {
    const object = await compiled(
      withParts(`volumes: {d: {create: {size: "\${{ length(run.name) }}Gi"}}}
tasks:
  g: {tasks: {w: {component: ./work.yaml, mounts: {/d: d}}}, outputs: {v: "\${{ volumes.d }}"}}
  x: {component: ./work.yaml, after: [g], mounts: {/d: "\${{ tasks.g.outputs.v }}"}}
`),
    );
    expect(templateOf(object, 'g').outputs?.parameters).toEqual([
      { name: 'v', valueFrom: { expression: "('{{workflow.name}}' + '-d')" } },
    ]);
  });
});

describe('a volume of a pipeline that is called', () => {
  const files = withParts(
    `tasks:
  p: {component: ./disk.yaml, arguments: {gib: 3}, forEach: [x, y]}
  q: {component: ./disk.yaml}
`,
    disk,
  );

  it('is made for each call, under a name that no other call has', async () => {
    const object = await compiled(files);
    expect(specOf(object)).not.toHaveProperty('volumeClaimTemplates');
    expect(specOf(object)).not.toHaveProperty('onExit');
    expect(manifestOf(object, 'd').metadata).toEqual({ generateName: '{{workflow.name}}-d-' });
    expect(argumentsOf(object, 'disk', 'run--')).toMatchObject({
      'pw-volume-d': '{{tasks.make-d--.outputs.parameters.name}}',
    });
    expect(argumentsOf(object, 'disk-run', 'w')).toEqual({
      'volume-d': '{{inputs.parameters.pw-volume-d}}',
      'volume-e': '{{inputs.parameters.pw-volume-e}}',
    });
  });

  it('is deleted when the call has ended, however, if it was made', async () => {
    const object = await compiled(files);
    expect(taskOf(object, 'disk', 'drop-d--').depends).toBe(
      '(make-d--.Succeeded || make-d--.Skipped || make-d--.Daemoned) && (run--.Succeeded || run--.Skipped || run--.Failed || run--.Errored || run--.Omitted || run--.Daemoned)',
    );
    expect(manifestOf(object, 'drop-d').metadata).toEqual({ name: '{{inputs.parameters.volume-d}}' });
  });
});

describe('in `onExit`, where no limit may keep a task waiting,', () => {
  const files = (parallelism: number): Parameters<typeof findings>[0] =>
    withParts(
      `run: {parallelism: ${parallelism}}
tasks: {w: {component: ./work.yaml}}
onExit: {p: {component: ./disk.yaml}}
`,
      disk,
    );

  it('the volumes of a pipeline count, which are made all at once', async () => {
    expect(await findings(files(2))).toEqual([]);
    expect(await findings(files(1))).toEqual(['engine-cannot: 1']);
  });

  it('those of the run do not, which are deleted one after the other', async () => {
    const two = `run: {parallelism: 1}
volumes: {d: {create: {size: "\${{ length(run.name) }}Gi"}}, e: {create: {size: "\${{ length(run.name) }}Gi"}}}
tasks: {w: {component: ./work.yaml, mounts: {/d: d, /e: e}}}
`;
    expect(await findings(withParts(two))).toEqual([]);
  });
});
