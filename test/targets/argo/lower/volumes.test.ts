import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  compiled,
  containerOf,
  envOf,
  findings,
  pipeline,
  specOf,
  taskOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

async function resourceOf(createVolume: string, more = ''): Promise<unknown> {
  const object = await compiled(withParts(`tasks: {disk: {createVolume: {${createVolume}}${more}}}\n`));
  return templateOf(object, 'disk').resource;
}

async function manifestOf(createVolume: string, more = ''): Promise<unknown> {
  const resource = (await resourceOf(createVolume, more)) as { readonly manifest: string };
  return JSON.parse(resource.manifest);
}

describe('createVolume', () => {
  it('makes a claim that belongs to the run, and waits for nothing', async () => {
    expect(await resourceOf('size: 1Gi')).toEqual({
      action: 'create',
      setOwnerReference: true,
      manifest: expect.any(String),
    });
    expect(await manifestOf('size: 1Gi')).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { generateName: '{{workflow.name}}-disk-' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    });
  });

  it('keeps the claim after the run when it shall', async () => {
    expect(await resourceOf('size: 1Gi, keep: true')).not.toHaveProperty('setOwnerReference');
    expect(await resourceOf('size: 1Gi, keep: false')).toHaveProperty('setOwnerReference', true);
  });

  it('waits until the claim is bound when it shall (P-45)', async () => {
    expect(await resourceOf('size: 1Gi, waitForBound: true')).toHaveProperty(
      'successCondition',
      'status.phase == Bound',
    );
  });

  it('takes a name, a storage class and access modes of both spellings', async () => {
    expect(
      await manifestOf('size: 1Gi, name: my-disk, storageClass: nfs, accessModes: [RWX, ReadOnlyMany]'),
    ).toMatchObject({
      metadata: { name: 'my-disk' },
      spec: { accessModes: ['ReadWriteMany', 'ReadOnlyMany'], storageClassName: 'nfs' },
    });
  });

  it('puts its labels and annotations on the claim', async () => {
    expect(
      await manifestOf('size: 1Gi', ', labels: {team: ml, v: 1.10}, annotations: {note: "say \\"hi\\" {1}"}'),
    ).toMatchObject({
      metadata: { labels: { team: 'ml', v: '1.10' }, annotations: { note: 'say "hi" {1}' } },
    });
  });

  it('takes values of the run by tags that write JSON themselves', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: size, type: String, default: 1Gi}, {name: who, type: String, default: me}]
tasks:
  disk:
    createVolume: {size: "\${{ inputs.size }}", name: "disk-\${{ inputs.who }}", storageClass: "\${{ inputs.who }}"}
    labels: {who: "\${{ inputs.who }}"}
`),
    );
    expect(argumentsOf(object, 'main', 'disk')).toEqual({
      size: "{{=inputs.parameters['size']}}",
      who: "{{=inputs.parameters['who']}}",
    });
    const { manifest } = templateOf(object, 'disk').resource ?? {};
    expect(manifest).toContain(`"storage": {{=toJson(inputs.parameters['size'])}}`);
    expect(manifest).toContain(`"name": {{=toJson('disk-' + inputs.parameters['who'])}}`);
    expect(manifest).toContain(`"storageClassName": {{=toJson(inputs.parameters['who'])}}`);
    expect(manifest).toContain(`"who": {{=toJson(inputs.parameters['who'])}}`);
  });

  it('tells the name and the size of the claim', async () => {
    const object = await compiled(
      withParts(`outputs: {claim: "\${{ tasks.disk.outputs.name }}"}
tasks:
  disk: {createVolume: {size: 1Gi}}
  w: {component: ./work.yaml, env: {SIZE: "\${{ tasks.disk.outputs.size }}"}}
`),
    );
    expect(templateOf(object, 'disk').outputs).toEqual({
      parameters: [
        { name: 'name', valueFrom: { jsonPath: '{.metadata.name}' } },
        { name: 'size', valueFrom: { jsonPath: '{.spec.resources.requests.storage}' } },
      ],
    });
    expect(argumentsOf(object, 'main', 'w')).toEqual({
      'disk-size': '{{tasks.disk.outputs.parameters.size}}',
    });
    expect(envOf(object, 'work').SIZE).toContain("inputs.parameters['disk-size']");
    expect(templateOf(object, 'main').outputs?.parameters).toEqual([
      { name: 'claim', valueFrom: { expression: "tasks['disk'].outputs.parameters['name']" } },
    ]);
  });

  it('is mounted by its claim, also through groups', async () => {
    const object = await compiled(
      withParts(`tasks:
  disk: {createVolume: {size: 1Gi}}
  g: {tasks: {h: {tasks: {w: {component: ./work.yaml, mounts: {/data: "\${{ tasks.disk.outputs.volume }}"}}}}}}
`),
    );
    expect(argumentsOf(object, 'main', 'g')).toEqual({
      'disk-volume': '{{tasks.disk.outputs.parameters.name}}',
    });
    expect(argumentsOf(object, 'g', 'h')).toEqual({ 'disk-volume': "{{=inputs.parameters['disk-volume']}}" });
    expect(templateOf(object, 'work').volumes).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: "{{=inputs.parameters['disk-volume']}}" } },
    ]);
  });

  it('is one template for each task, so that their claims can be told apart', async () => {
    const object = await compiled(
      withParts('tasks: {a: {createVolume: {size: 1Gi}}, b: {createVolume: {size: 1Gi}}}\n'),
    );
    expect(taskOf(object, 'main', 'a').template).toBe('a');
    expect(taskOf(object, 'main', 'b').template).toBe('b');
  });
});

describe('snapshotVolume and deleteVolume', () => {
  const files = withParts(`inputs: [{name: who, type: String, default: me}]
volumes: {team: {claim: team-data}, scratch: {create: {size: 1Gi}}}
outputs: {snapshot: "\${{ tasks.freeze.outputs.name }}", size: "\${{ tasks.freeze.outputs.size }}"}
tasks:
  disk: {createVolume: {size: 1Gi}}
  freeze:
    snapshotVolume: {volume: "\${{ tasks.disk.outputs.volume }}", snapshotClass: "\${{ inputs.who }}", name: "s-\${{ inputs.who }}"}
    labels: {a: b}
    annotations: {c: "{d}"}
  plain: {snapshotVolume: {volume: team}}
  own: {snapshotVolume: {volume: "\${{ volumes.scratch }}"}}
  again: {createVolume: {size: "\${{ tasks.freeze.outputs.size }}", fromSnapshot: "\${{ tasks.freeze.outputs.snapshot }}"}}
  old: {createVolume: {size: 1Gi, fromSnapshot: "yesterday"}}
  named: {createVolume: {size: 1Gi, fromSnapshot: "s-\${{ inputs.who }}"}}
  drop: {after: [freeze], deleteVolume: {volume: "\${{ tasks.disk.outputs.volume }}"}}
  drop-team: {after: [plain], deleteVolume: {volume: team}}
`);

  const manifest = async (name: string): Promise<string> =>
    templateOf(await compiled(files), name).resource?.manifest ?? '';

  it('makes a snapshot, and ends when it can be used (P-47)', async () => {
    const { resource, outputs } = templateOf(await compiled(files), 'plain');
    expect(resource).toEqual({
      action: 'create',
      successCondition: 'status.readyToUse == true',
      manifest: expect.any(String),
    });
    expect(JSON.parse(resource?.manifest ?? '')).toEqual({
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshot',
      metadata: { generateName: '{{workflow.name}}-plain-' },
      spec: { source: { persistentVolumeClaimName: 'team-data' } },
    });
    expect(outputs?.parameters).toEqual([
      { name: 'name', valueFrom: { jsonPath: '{.metadata.name}' } },
      { name: 'size', valueFrom: { jsonPath: '{.status.restoreSize}' } },
    ]);
  });

  it('knows a claim of the run by the name that Argo gives it', async () => {
    expect(JSON.parse(await manifest('own'))).toMatchObject({
      spec: { source: { persistentVolumeClaimName: '{{workflow.name}}-scratch' } },
    });
  });

  it('takes class, name, labels and annotations', async () => {
    const text = await manifest('freeze');
    expect(text).toContain(`"name": {{=toJson('s-' + inputs.parameters['who'])}}`);
    expect(text).toContain(`"volumeSnapshotClassName": {{=toJson(inputs.parameters['who'])}}`);
    expect(text).toContain(`"persistentVolumeClaimName": {{=toJson(inputs.parameters['disk-volume'])}}`);
    expect(text).toContain('"a": "b"');
    expect(text).toContain('"c": "{d}"');
  });

  it('fills a claim from a snapshot (P-47)', async () => {
    expect(JSON.parse(await manifest('old'))).toMatchObject({
      spec: {
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'yesterday' },
      },
    });
    expect(await manifest('again')).toContain(`"name": {{=toJson(inputs.parameters['freeze-snapshot'])}}`);
    expect(await manifest('named')).toContain(`"name": {{=toJson('s-' + inputs.parameters['who'])}}`);
    expect(argumentsOf(await compiled(files), 'main', 'again')).toEqual({
      'freeze-size': '{{tasks.freeze.outputs.parameters.size}}',
      'freeze-snapshot': '{{tasks.freeze.outputs.parameters.name}}',
    });
  });

  it('deletes a claim and does not wait until its pods are gone (P-44)', async () => {
    const object = await compiled(files);
    const { resource, outputs } = templateOf(object, 'drop-team');
    expect(resource).toEqual({ action: 'delete', flags: ['--wait=false'], manifest: expect.any(String) });
    expect(JSON.parse(resource?.manifest ?? '')).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'team-data' },
    });
    expect(outputs).toBeUndefined();
    expect(argumentsOf(object, 'main', 'drop')).toEqual({
      'disk-volume': '{{tasks.disk.outputs.parameters.name}}',
    });
    expect(taskOf(object, 'main', 'drop').depends).toContain('freeze.Succeeded');
  });
});

describe('a volume of `volumes` by reference', () => {
  const inner = {
    'inner.yaml': pipeline(
      `inputs: [{name: v, type: Volume}]
tasks: {i: {component: ./work.yaml, mounts: {/m: "\${{ inputs.v }}"}}}
outputs: {v: "\${{ inputs.v }}"}
`,
      'inner',
    ),
  };
  const volumes =
    'volumes: {team: {claim: team-data}, scratch: {create: {size: 1Gi}}, fixed: {claim: f, readOnly: true}, key: {secret: k}}\n';

  it('is the name of its claim', async () => {
    const object = await compiled(
      withParts(
        `${volumes}outputs: {a: "\${{ volumes.team }}", b: "\${{ tasks.g.outputs.v }}"}
tasks:
  p: {component: ./inner.yaml, arguments: {v: "\${{ volumes.team }}"}}
  q: {component: ./inner.yaml, arguments: {v: "\${{ volumes.scratch }}"}, after: [p]}
  r: {component: ./work.yaml, mounts: {/q: "\${{ tasks.q.outputs.v }}"}}
  g: {tasks: {w: {component: ./work.yaml}}, outputs: {v: "\${{ volumes.scratch }}"}}
`,
        inner,
      ),
    );
    expect(argumentsOf(object, 'main', 'p')).toEqual({ v: 'team-data' });
    expect(argumentsOf(object, 'main', 'q')).toEqual({ v: '{{workflow.name}}-scratch' });
    expect(templateOf(object, 'g').outputs?.parameters).toEqual([
      { name: 'v', valueFrom: { expression: "('{{workflow.name}}' + '-scratch')" } },
    ]);
    expect(templateOf(object, 'main').outputs?.parameters?.[0]).toEqual({
      name: 'a',
      valueFrom: { expression: "'team-data'" },
    });
  });

  it.each([
    ['p: {component: ./inner.yaml, arguments: {v: "${{ volumes.key }}"}}', ['not-a-claim: key']],
    ['p: {component: ./inner.yaml, arguments: {v: "${{ volumes.fixed }}"}}', ['read-only-volume: /m']],
    ['d: {deleteVolume: {volume: fixed}}', ['read-only-volume: fixed']],
    ['d: {snapshotVolume: {volume: fixed}}', []],
    ['w: {component: ./work.yaml, mounts: {/m: "${{ volumes.fixed }}"}}', []],
    [
      'w: {component: ./work.yaml, mounts: {/m: "${{ if(true, volumes.fixed, volumes.team) }}"}}',
      ['read-only-volume: /m'],
    ],
    [
      'w: {component: ./work.yaml, mounts: {/m: {volume: "${{ if(true, volumes.fixed, volumes.team) }}", readOnly: true}}}',
      [],
    ],
  ])('is a claim that may be used so: %s', async (task, expected) => {
    expect(await findings(withParts(`${volumes}tasks: {${task}}\n`, inner))).toEqual(expected);
  });
});

describe('a claim of the run', () => {
  const files = withParts(`volumes:
  scratch: {create: {size: 5Gi, accessModes: [RWX], storageClass: nfs}}
  plain: {create: {size: 1}}
tasks:
  a: {component: ./work.yaml, mounts: {/scratch: scratch}}
  b: {component: ./work.yaml, mounts: {/s: {volume: scratch, subPath: x, readOnly: true}}}
`);

  it('is made when the run starts, whoever mounts it', async () => {
    expect(specOf(await compiled(files)).volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'scratch' },
        spec: {
          accessModes: ['ReadWriteMany'],
          storageClassName: 'nfs',
          resources: { requests: { storage: '5Gi' } },
        },
      },
      {
        metadata: { name: 'plain' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1' } } },
      },
    ]);
  });

  it('is deleted when the run ends, also when it failed (P-43)', async () => {
    expect(specOf(await compiled(files)).volumeClaimGC).toEqual({ strategy: 'OnWorkflowCompletion' });
    expect(
      specOf(
        await compiled(
          withParts('volumes: {v: {claim: c}}\ntasks: {a: {component: ./work.yaml, mounts: {/v: v}}}\n'),
        ),
      ),
    ).not.toHaveProperty('volumeClaimGC');
  });

  it('is mounted by its name and is no volume of the step', async () => {
    const object = await compiled(files);
    expect(templateOf(object, 'work')).not.toHaveProperty('volumes');
    expect(containerOf(object, 'work').volumeMounts).toEqual([{ name: 'scratch', mountPath: '/scratch' }]);
    expect(containerOf(object, 'work-2').volumeMounts).toEqual([
      { name: 'scratch', mountPath: '/s', subPath: 'x', readOnly: true },
    ]);
  });
});

describe('a mount', () => {
  async function mounted(mounts: string, volumes = ''): Promise<readonly [unknown, unknown]> {
    const object = await compiled(
      withParts(
        `inputs: [{name: t, type: String, default: x}]\n${volumes}tasks: {w: {component: ./work.yaml, mounts: ${mounts}}}\n`,
      ),
    );
    return [templateOf(object, 'work').volumes, containerOf(object, 'work').volumeMounts];
  }

  it.each([
    ['an existing claim', '{claim: team}', { persistentVolumeClaim: { claimName: 'team' } }, {}],
    [
      'a claim that is read by many',
      '{claim: team, accessModes: [ROX]}',
      { persistentVolumeClaim: { claimName: 'team', readOnly: true } },
      { readOnly: true },
    ],
    [
      'a claim that many write',
      '{claim: team, accessModes: [RWX]}',
      { persistentVolumeClaim: { claimName: 'team' } },
      {},
    ],
    [
      'a claim that is read only here',
      '{claim: team, readOnly: true}',
      { persistentVolumeClaim: { claimName: 'team', readOnly: true } },
      { readOnly: true },
    ],
    ['a Secret', '{secret: s}', { secret: { secretName: 's' } }, {}],
    [
      'some keys of a Secret that may be missing',
      '{secret: s, optional: true, items: [{key: a, path: b/c, mode: 256}]}',
      { secret: { secretName: 's', optional: true, items: [{ key: 'a', path: 'b/c', mode: 256 }] } },
      {},
    ],
    ['a ConfigMap', '{configMap: c}', { configMap: { name: 'c' } }, {}],
    ['an empty directory', '{emptyDir: {}}', { emptyDir: {} }, {}],
    [
      'shared memory',
      '{emptyDir: {medium: Memory, sizeLimit: 2Gi}}',
      { emptyDir: { medium: 'Memory', sizeLimit: '2Gi' } },
      {},
    ],
  ])('of %s: the same in place and by name', async (_, source, volume, mount) => {
    expect(await mounted(`{/data: ${source}}`)).toEqual([
      [{ name: 'data', ...volume }],
      [{ name: 'data', mountPath: '/data', ...mount }],
    ]);
    expect(await mounted('{/data: named}', `volumes: {named: ${source}}\n`)).toEqual([
      [{ name: 'named', ...volume }],
      [{ name: 'named', mountPath: '/data', ...mount }],
    ]);
  });

  it('is named after its place when the volume has no name', async () => {
    const [volumes] = await mounted(
      '{/dev/shm: {emptyDir: {}}, /Data_1/x: {claim: c}, /data-1/x: {claim: d}, /9: {claim: e}}',
    );
    expect(volumes).toMatchObject([
      { name: 'dev-shm' },
      { name: 'data-1-x' },
      { name: 'data-1-x-2' },
      { name: 'n9' },
    ]);
  });

  it('does not take the name of a volume that is mounted as well', async () => {
    const [volumes] = await mounted('{/data: {emptyDir: {}}, /other: data}', 'volumes: {data: {claim: c}}\n');
    expect(volumes).toEqual([
      { name: 'data-2', emptyDir: {} },
      { name: 'data', persistentVolumeClaim: { claimName: 'c' } },
    ]);
  });

  it('of one volume at two places is one volume', async () => {
    expect(
      await mounted(
        '{/a: {volume: v, subPath: x}, /b: {volume: v, subPath: y, readOnly: true}}',
        'volumes: {v: {claim: c}}\n',
      ),
    ).toEqual([
      [{ name: 'v', persistentVolumeClaim: { claimName: 'c' } }],
      [
        { name: 'v', mountPath: '/a', subPath: 'x' },
        { name: 'v', mountPath: '/b', subPath: 'y', readOnly: true },
      ],
    ]);
  });

  it('has a place without a slash at its end, and a sub-path from an expression', async () => {
    const [, mounts] = await mounted('{/a//b/: {volume: {claim: c}, subPath: "${{ run.name }}/x"}}');
    expect(mounts).toEqual([{ name: 'a-b', mountPath: '/a/b', subPath: '{{workflow.name}}/x' }]);
  });

  it('takes a volume by reference like by name', async () => {
    const volumes = 'volumes: {v: {claim: c}}\n';
    expect(await mounted('{/a: "${{ volumes.v }}"}', volumes)).toEqual(await mounted('{/a: v}', volumes));
  });

  it('of a volume that an expression chooses is computed where the step is called', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
volumes: {v: {claim: c}, run: {create: {size: 1Gi}}}
tasks:
  d: {when: "\${{ inputs.go }}", createVolume: {size: 1Gi}}
  w: {component: ./work.yaml, mounts: {/a: "\${{ firstOf(tasks.d.outputs.volume, volumes.v) }}"}}
  x: {component: ./work.yaml, mounts: {/b: "\${{ if(inputs.go, volumes.v, volumes.run) }}"}}
`),
    );
    expect(templateOf(object, 'work').volumes).toEqual([
      { name: 'a', persistentVolumeClaim: { claimName: expect.stringContaining("'d-volume'") } },
    ]);
    expect(templateOf(object, 'work-2').volumes).toEqual([
      { name: 'b', persistentVolumeClaim: { claimName: "{{=inputs.parameters['claim-b']}}" } },
    ]);
    expect(argumentsOf(object, 'main', 'x')).toEqual({
      'claim-b': expect.stringMatching(/\? 'c' : \(workflow\.name \+ '-run'\)\}\}$/),
    });
  });

  it('of the defaults is removed by null and replaced by path', async () => {
    const object = await compiled(
      withParts(`defaults: {mounts: {/a: {claim: a}, /b: {claim: b}, /c: {claim: c}}}
tasks: {w: {component: ./work.yaml, mounts: {/b: null, /c: {claim: other}}}}
`),
    );
    expect(templateOf(object, 'work').volumes).toEqual([
      { name: 'a', persistentVolumeClaim: { claimName: 'a' } },
      { name: 'c', persistentVolumeClaim: { claimName: 'other' } },
    ]);
  });
});
