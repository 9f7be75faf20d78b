import { describe, expect, it } from 'vitest';
import { boundPipeline, component, findings, withParts } from '../../support/compile.ts';

const volumes =
  'volumes: {v: {claim: c}, s: {secret: s}, run: {create: {size: 1Gi}}}\ninputs: [{name: t, type: String, default: 5Gi}, {name: n, type: Integer, default: 1}]\n';

function mounting(mounts: string): Promise<readonly string[]> {
  return findings(
    withParts(
      `${volumes}tasks: {d: {createVolume: {size: 1Gi}}, m: {component: ./make.yaml}, w: {component: ./work.yaml, mounts: ${mounts}}}\n`,
    ),
  );
}

describe('a mount', () => {
  it.each([
    '{/a: v}',
    '{/a: run, /b: run}',
    '{/a: {volume: v, subPath: x/y, readOnly: true}}',
    '{/a: {volume: v, subPath: "${{ inputs.t }}"}}',
    '{/a: "${{ tasks.d.outputs.volume }}"}',
    '{/a: {volume: "${{ tasks.d.outputs.volume }}", sharedWrites: true}}',
    '{/a: "${{ volumes.v }}"}',
    '{/a: "${{ volumes.s }}"}',
    '{/a: "${{ firstOf(tasks.d.outputs.volume, volumes.v) }}"}',
    '{/a: {emptyDir: {}}, /a/b: {secret: s}, /a-b: {configMap: c}}',
    '{/tmp/work: v}',
    '{/var/run: {emptyDir: {medium: Memory}}}',
    '{/argonaut: v, /tmp/inputs2: v}',
    '{/a: {claim: other, accessModes: [ROX]}}',
    '{}',
  ])('may be %s', async (mounts) => {
    expect(await mounting(mounts)).toEqual([]);
  });

  it.each([
    ['{/a: w}', ['unknown-volume: w']],
    ['{/a: "${{ volumes.w }}"}', ['unknown-volume: w']],
    ['{a: v}', ['invalid-value: a']],
    ['{/a: v, /a/: v}', ['mount-conflict: /a/']],
    ['{/a/../b: v, /b: run}', ['mount-conflict: /b']],
    ['{/tmp/inputs: v}', ['mount-conflict: /tmp/inputs']],
    ['{/tmp/inputs/x: v}', ['mount-conflict: /tmp/inputs/x']],
    ['{/tmp/outputs/table/data: v}', ['mount-conflict: /tmp/outputs/table/data']],
    ['{/tmp: v}', ['mount-conflict: /tmp']],
    ['{/: v}', ['mount-conflict: /']],
    ['{/argo/x: v}', ['mount-conflict: /argo/x']],
    ['{/a: "${{ inputs.t }}"}', ['type-mismatch: inputs.t']],
    ['{/a: "${{ tasks.m.outputs.table }}"}', ['type-mismatch: tasks.m.outputs.table']],
    ['{/a: "x-${{ inputs.t }}"}', ['type-mismatch: "x-${{ inputs.t }}"']],
    ['{/a: "${{ if(true, volumes.v, volumes.s) }}"}', ['not-a-claim: s']],
    ['{/a: {create: {size: 1Gi}}}', ['invalid-mount: create']],
    ['{/a: {volume: v, subPath: "${{ tasks.m.outputs.table }}"}}', ['type-mismatch: tasks.m.outputs.table']],
  ])('may not be %s', async (mounts, expected) => {
    expect(await mounting(mounts)).toEqual(expected);
  });
});

describe('a mount beside a file that the container writes', () => {
  const files = (mounts: string): Promise<readonly string[]> =>
    findings(
      withParts(`${volumes}tasks: {w: {component: ./write.yaml, mounts: ${mounts}}}\n`, {
        'write.yaml': component(
          'write',
          'outputs: [{name: o, type: String}]\nimplementation: {container: {image: "a:1", command: [p], fileOutputs: {o: /out/sub/file}}}\n',
        ),
      }),
    );

  it.each([
    '{/out: v}',
    '{/out/sub: v}',
    '{/out/sub/file2: v}',
    '{/out/other: {volume: v, readOnly: true}}',
    '{/out/sub/fil: {secret: s}}',
    '{/out: {emptyDir: {}}}',
  ])('may be %s', async (mounts) => {
    expect(await files(mounts)).toEqual([]);
  });

  it.each([
    ['{/out/sub/file: v}', '/out/sub/file'],
    ['{/out/sub/file/x: v}', '/out/sub/file/x'],
    ['{/out: {volume: v, readOnly: true}}', '/out'],
    ['{/out/sub: {secret: s}}', '/out/sub'],
    ['{/out/: {configMap: c}}', '/out/'],
  ])('may not be %s (P-48)', async (mounts, place) => {
    expect(await files(mounts)).toEqual([`mount-conflict: ${place}`]);
  });
});

describe('a created volume', () => {
  it.each([
    ['size: 5Gi', []],
    ['size: 5', []],
    ['size: 1.5Ti', []],
    ['size: "${{ inputs.t }}"', []],
    ['size: "${{ inputs.n }}Gi"', []],
    ['size: 1Gi, accessModes: [RWO, ROX, RWX]', []],
    ['size: 1Gi, name: my-claim', []],
    ['size: 5GB', ['invalid-value: 5GB']],
    ['size: 0', ['invalid-quantity: 0']],
    ['size: 1Gi, accessModes: [RW]', ['invalid-value: RW']],
    ['size: 1Gi, name: "${{ tasks.m.outputs.table }}"', ['type-mismatch: tasks.m.outputs.table']],
  ])('of {%s}', async (spec, expected) => {
    expect(
      await findings(
        withParts(`${volumes}tasks: {m: {component: ./make.yaml}, d: {createVolume: {${spec}}}}\n`),
      ),
    ).toEqual(expected);
  });

  it.each([
    ['snapshotVolume: {volume: v}', []],
    ['snapshotVolume: {volume: run, snapshotClass: c, name: n}, labels: {a: b}', []],
    ['snapshotVolume: {volume: "${{ tasks.m.outputs.volume }}"}', []],
    ['createVolume: {size: 1Gi, fromSnapshot: old}', []],
    ['createVolume: {size: 1Gi, fromSnapshot: "${{ tasks.s.outputs.snapshot }}"}', []],
    ['createVolume: {size: 1Gi, fromSnapshot: "${{ tasks.s.outputs.name }}"}', []],
    ['deleteVolume: {volume: v}', []],
    ['deleteVolume: {volume: "${{ tasks.m.outputs.volume }}"}, after: [s]', []],
    ['snapshotVolume: {volume: w}', ['unknown-volume: w']],
    ['snapshotVolume: {volume: s}', ['not-a-claim: s']],
    [
      'snapshotVolume: {volume: "${{ tasks.s.outputs.snapshot }}"}',
      ['type-mismatch: tasks.s.outputs.snapshot'],
    ],
    ['snapshotVolume: {volume: v, name: Big}', ['invalid-kubernetes-name: Big']],
    ['snapshotVolume: {volume: v, snapshotClass: "a b"}', ['invalid-kubernetes-name: "a b"']],
    ['createVolume: {size: 1Gi, fromSnapshot: Old}', ['invalid-kubernetes-name: Old']],
    [
      'createVolume: {size: 1Gi, fromSnapshot: "${{ tasks.m.outputs.volume }}"}',
      ['type-mismatch: tasks.m.outputs.volume'],
    ],
    ['deleteVolume: {volume: "${{ inputs.t }}"}', ['type-mismatch: inputs.t']],
    ['deleteVolume: {volume: v}, labels: {a: b}', ['setting-not-applicable: labels']],
    ['snapshotVolume: {volume: v}, retry: {limit: 1}', ['setting-not-applicable: retry']],
  ])('is kept, filled and deleted: {%s}', async (spec, expected) => {
    expect(
      await findings(
        withParts(
          `${volumes}tasks: {m: {createVolume: {size: 1Gi}}, s: {snapshotVolume: {volume: "\${{ tasks.m.outputs.volume }}"}}, d: {${spec}}}\n`,
        ),
      ),
    ).toEqual(expected);
  });

  it('waits for what its labels read', async () => {
    const { scope } = await boundPipeline(
      withParts(
        'tasks: {d: {createVolume: {size: 1Gi}, labels: {a: "${{ tasks.m.outputs.text }}"}}, m: {component: ./make.yaml}}\n',
      ),
    );
    expect(scope.tasks[0]?.waitsFor.map(({ name }) => name)).toEqual(['m']);
  });

  it('has outputs of its own', async () => {
    const reading = (output: string): Promise<readonly string[]> =>
      findings(
        withParts(
          `tasks: {d: {createVolume: {size: 1Gi}}, s: {component: ./say.yaml, arguments: {text: "\${{ tasks.d.outputs.${output} }}"}}}\n`,
        ),
      );
    expect(await reading('name')).toEqual([]);
    expect(await reading('size')).toEqual([]);
    expect(await reading('volume')).toEqual(['type-mismatch: tasks.d.outputs.volume']);
    expect(await reading('path')).toEqual(['unknown-output: path']);
  });

  it('may not be mounted where it may be missing', async () => {
    const files = (condition: string): Promise<readonly string[]> =>
      findings(
        withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks: {d: {createVolume: {size: 1Gi}, when: "\${{ inputs.go }}"}, w: {component: ./work.yaml, mounts: {/d: "\${{ tasks.d.outputs.volume }}"}${condition}}}
`),
      );
    expect(await files('')).toEqual(['may-be-absent: tasks.d.outputs.volume']);
    expect(await files(', when: "${{ inputs.go }}"')).toEqual([]);
  });
});
