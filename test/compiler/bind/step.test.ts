import { describe, expect, it } from 'vitest';
import { component, findings, withParts } from '../../support/compile.ts';

/** What is found when one step has these settings. */
function step(settings: string, used = './work.yaml', defaults = ''): Promise<readonly string[]> {
  const before = defaults === '' ? '' : `defaults: ${defaults}\n`;
  const inputs = 'inputs: [{name: t, type: String, default: x}, {name: n, type: Integer, default: 1}]\n';
  return findings(
    withParts(`${before}${inputs}tasks: {w: {component: ${used}, ${settings}}}\n`, {
      'plain.yaml': script('', ''),
      'elsewhere.yaml': script('', ', env: {TMPDIR: /work}'),
      'writer.yaml': script('outputs: [{name: a, type: String}]\n', ', env: {TMPDIR: /work}'),
      'fixed.yaml': component(
        'fixed',
        'outputs: [{name: a, type: String}]\nimplementation: {container: {image: "a:1", command: [p], fileOutputs: {a: /work/a}}}\n',
      ),
      'reader.yaml': component(
        'reader',
        'inputs: [{name: a, type: String}]\nimplementation: {container: {image: "a:1", command: [p, {inputPath: a}]}}\n',
      ),
      'no-image.yaml': 'implementation: {container: {image: ""}}\n',
    }),
  );
}

function script(ports: string, more: string): string {
  return component(
    's',
    `${ports}implementation: {script: {image: "a:1", interpreter: sh, source: "true"${more}}}\n`,
  );
}

describe('resources', () => {
  it.each([
    '{requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1000m, memory: 1024Mi}}',
    '{requests: {cpu: 1.0004}, limits: {cpu: 1.0001}}',
    '{requests: {memory: 1G}, limits: {memory: 1Gi}}',
    '{requests: {memory: 0.1}, limits: {cpu: 1}}',
    '{limits: {nvidia.com/gpu: 1}}',
    '{requests: {nvidia.com/gpu: "1"}, limits: {nvidia.com/gpu: 1000m}}',
    '{requests: {kubernetes.io/batch: 0.5}}',
    '{limits: {hugepages-2Mi: 4Mi, memory: 1Gi}}',
    '{requests: {cpu: 1}, limits: {hugepages-1Gi: 2Gi}}',
  ])('may be %s', async (resources) => {
    expect(await step(`resources: ${resources}`)).toEqual([]);
  });

  it.each([
    ['{requests: {cpu: 2}, limits: {cpu: 1999m}}', ['settings-conflict: 2']],
    ['{requests: {memory: 1Gi}, limits: {memory: 1G}}', ['settings-conflict: 1Gi']],
    ['{requests: {nvidia.com/gpu: 1}}', ['settings-conflict: nvidia.com/gpu']],
    ['{requests: {nvidia.com/gpu: 1}, limits: {nvidia.com/gpu: 2}}', ['settings-conflict: 1']],
    ['{limits: {nvidia.com/gpu: 1500m}}', ['invalid-quantity: 1500m']],
    ['{requests: {cpu: 1, hugepages-2Mi: 2Mi}}', ['settings-conflict: hugepages-2Mi']],
    ['{limits: {hugepages-2Mi: 2Mi}}', ['settings-conflict: hugepages-2Mi']],
    ['{limits: {memory: 1Gi, hugepages-2Mi: 1Mi}}', ['invalid-quantity: 1Mi']],
    ['{limits: {memory: 1Gi, hugepages-0: 0}}', ['invalid-quantity: 0']],
    ['{requests: {nvidia.com/gpu: many}, limits: {nvidia.com/gpu: 1}}', ['invalid-value: many']],
  ])('%s gives %j', async (resources, expected) => {
    expect(await step(`resources: ${resources}`)).toEqual(expected);
  });

  it('are judged when they are merged: what the defaults lack the task may add', async () => {
    const defaults = '{resources: {requests: {nvidia.com/gpu: 1, cpu: 2}}}';
    expect(await step('resources: {limits: {nvidia.com/gpu: 1}}', './work.yaml', defaults)).toEqual([]);
    expect(await step('resources: {limits: {cpu: 1}}', './work.yaml', defaults)).toEqual([
      'settings-conflict: nvidia.com/gpu',
      'settings-conflict: 2',
    ]);
  });
});

describe('tolerations', () => {
  it.each([
    '{operator: Exists}',
    '{key: a, operator: Exists, value: ""}',
    '{key: a}',
    '{key: a, operator: Equal, value: b}',
    '{key: a, effect: NoExecute, tolerationSeconds: 0}',
  ])('may be %s', async (toleration) => {
    expect(await step(`tolerations: [${toleration}]`)).toEqual([]);
  });

  it.each([
    ['{key: a, operator: Exists, value: b}', 'settings-conflict: b'],
    ['{operator: Equal}', 'settings-conflict: Equal'],
    ['{value: b}', 'settings-conflict: {value: b}'],
    ['{key: a, tolerationSeconds: 3}', 'settings-conflict: tolerationSeconds'],
    ['{key: a, effect: NoSchedule, tolerationSeconds: 3}', 'settings-conflict: tolerationSeconds'],
  ])('%s gives %s', async (toleration, expected) => {
    expect(await step(`tolerations: [${toleration}]`)).toEqual([expected]);
  });
});

describe('privileges', () => {
  it.each([
    'securityContext: {runAsNonRoot: true}',
    'securityContext: {runAsNonRoot: true, runAsUser: 1}',
    'securityContext: {runAsNonRoot: false, runAsUser: 0}, podSecurityContext: {runAsNonRoot: true}',
    'securityContext: {runAsUser: 1}, podSecurityContext: {runAsNonRoot: true}',
    'securityContext: {runAsNonRoot: true, runAsUser: 0, windowsOptions: {hostProcess: true}}',
    'securityContext: {allowPrivilegeEscalation: false, privileged: false, capabilities: {add: [SYS_ADMIN], drop: [CAP_SYS_ADMIN]}}',
    'securityContext: {allowPrivilegeEscalation: true, privileged: true}',
    'securityContext: {procMount: Default}',
    'securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}, appArmorProfile: {type: RuntimeDefault}}',
    'securityContext: {readOnlyRootFilesystem: false}, podSecurityContext: {seccompProfile: {type: Unconfined}}',
  ])('may be %s', async (settings) => {
    expect(await step(settings)).toEqual([]);
  });

  it.each([
    ['securityContext: {runAsNonRoot: true, runAsUser: 0}', 'settings-conflict: 0'],
    ['securityContext: {runAsNonRoot: true}, podSecurityContext: {runAsUser: 0}', 'settings-conflict: 0'],
    ['securityContext: {runAsUser: 0}, podSecurityContext: {runAsNonRoot: true}', 'settings-conflict: 0'],
    [
      'securityContext: {runAsUser: 1}, podSecurityContext: {runAsNonRoot: true, runAsUser: 0}',
      'settings-conflict: 0',
    ],
    ['securityContext: {allowPrivilegeEscalation: false, privileged: true}', 'settings-conflict: false'],
    [
      'securityContext: {allowPrivilegeEscalation: false, capabilities: {add: [A, CAP_SYS_ADMIN]}}',
      'settings-conflict: false',
    ],
    ['securityContext: {procMount: Unmasked}', 'settings-conflict: Unmasked'],
    ['podSecurityContext: {seccompProfile: {type: Localhost}}', 'settings-conflict: Localhost'],
    [
      'securityContext: {appArmorProfile: {type: RuntimeDefault, localhostProfile: a}}',
      'settings-conflict: a',
    ],
  ])('%s gives %s', async (settings, expected) => {
    expect(await step(settings)).toEqual([expected]);
  });
});

describe('a root file system that is read-only', () => {
  const settings = 'securityContext: {readOnlyRootFilesystem: true}, mounts: {/work: {emptyDir: {}}}';

  it.each(['./work.yaml', './elsewhere.yaml', './fixed.yaml'])('is fine for %s', async (used) => {
    expect(await step(settings, used)).toEqual([]);
  });

  it.each(['./plain.yaml', './writer.yaml', './make.yaml'])('is refused for %s', async (used) => {
    expect(await step(settings, used)).toEqual(['settings-conflict: true']);
  });

  it('is refused where the step writes a text to a file itself', async () => {
    const read = (text: string): Promise<readonly string[]> =>
      step(`${settings}, arguments: {a: "${text}"}`, './reader.yaml');
    expect(await read('constant')).toEqual([]);
    expect(await read('${{ inputs.t }}')).toEqual(['settings-conflict: inputs.t']);
  });
});

describe('an image', () => {
  it.each(['a', '"A.org/b:${{ inputs.t }}"', '"${{ inputs.t }}"', '"${{ inputs.t }}/b:${{ inputs.n }}"'])(
    'may be %s',
    async (image) => {
      expect(await step(`image: ${image}`)).toEqual([]);
    },
  );

  it.each([
    ['"a b"', 'invalid-image: "a b"'],
    ['A', 'invalid-image: A'],
    ['"a.org/B/${{ inputs.t }}"', 'invalid-image: "a.org/B/${{ inputs.t }}"'],
  ])('%s gives %s', async (image, expected) => {
    expect(await step(`image: ${image}`)).toEqual([expected]);
  });

  it('that is empty, as KFP allows, must come from the task', async () => {
    expect(await step('image: "a:1"', './no-image.yaml')).toEqual([]);
    expect(await step('timeout: 1', './no-image.yaml')).toHaveLength(1);
  });
});

describe('annotations', () => {
  const most = 256 * 1024 - 1;

  it.each([
    [`annotations: {a: ${'x'.repeat(most)}}`, 0],
    [`annotations: {a: ${'x'.repeat(most + 1)}}`, 1],
    [`annotations: {a: ${'ü'.repeat(most / 2 + 1)}}`, 1],
    [`annotations: {a: ${'x'.repeat(most - 1)}, b: "\${{ inputs.t }}"}`, 0],
    [`annotations: {a: ${'x'.repeat(most - 1)}, b: x}`, 1],
  ])('have at most 256 KiB together (%#)', async (annotations, count) => {
    expect(await step(annotations)).toHaveLength(count);
  });

  it('of a pipeline and of a claim, too', async () => {
    const large = `annotations: {a: ${'x'.repeat(most + 1)}}`;
    expect(
      await findings(withParts(`${large}\ntasks: {d: {createVolume: {size: 1Gi}, ${large}}}\n`)),
    ).toEqual(['invalid-value: annotations', 'invalid-value: annotations']);
  });
});

describe('access modes', () => {
  it.each([
    ['[RWOP]', 0],
    ['[RWOP, ReadWriteOncePod]', 0],
    ['[RWO, RWX, ROX]', 0],
    ['[RWO, RWOP]', 2],
    ['[ReadWriteOncePod, ROX]', 2],
  ])('%s of two volumes give %d findings', async (modes, count) => {
    const body = `volumes: {v: {create: {size: 1Gi, accessModes: ${modes}}}}\ntasks: {d: {createVolume: {size: 1Gi, accessModes: ${modes}}}}\n`;
    expect(await findings(withParts(body))).toHaveLength(count);
  });
});

it('a timeout computed from constants is longer than nothing', async () => {
  expect(await step('timeout: "${{ 1 }}"')).toEqual([]);
  expect(await step('timeout: "${{ 0 }}"')).toEqual(['invalid-duration: "${{ 0 }}"']);
});
