import { describe, expect, it } from 'vitest';
import type { ArgoTemplate } from '../../../../src/targets/argo/model.ts';
import {
  argumentsOf,
  compiled,
  component,
  type Files,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

async function stepOf(settings: string, before = '', more: Files = {}): Promise<ArgoTemplate> {
  return templateOf(
    await compiled(withParts(`${before}tasks: {w: {component: ./work.yaml, ${settings}}}\n`, more)),
    'work',
  );
}

const inputs = 'inputs: [{name: t, type: String, default: x}, {name: n, type: Integer, default: 3}]\n';

describe('the pod of a step', () => {
  it('is placed by a node selector, whose values may be expressions', async () => {
    expect(
      (await stepOf('nodeSelector: {pool: batch, zone: "${{ inputs.t }}", n: "${{ inputs.n }}"}', inputs))
        .nodeSelector,
    ).toEqual({
      pool: 'batch',
      zone: "{{=inputs.parameters['t']}}",
      n: '{{inputs.parameters.n}}',
    });
  });

  it('is placed by tolerations and affinity, in the shape of Kubernetes', async () => {
    const terms =
      '{nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: gpu, operator: Exists}]}]}}}';
    const step = await stepOf(
      `tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}], affinity: ${terms}`,
    );
    expect(step.tolerations).toEqual([{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }]);
    expect(step.affinity).toEqual({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'gpu', operator: 'Exists' }] }],
        },
      },
    });
  });

  it('asks for resources as texts', async () => {
    const step = await stepOf(
      'resources: {requests: {cpu: 0.5, memory: 1Gi}, limits: {nvidia.com/gpu: 1, cpu: 500m}}',
    );
    expect(step.container?.resources).toEqual({
      requests: { cpu: '0.5', memory: '1Gi' },
      limits: { 'nvidia.com/gpu': '1', cpu: '500m' },
    });
  });

  it('has no resources when all are taken away', async () => {
    const step = await stepOf(
      'resources: {requests: {cpu: null}}',
      'defaults: {resources: {requests: {cpu: 1}}}\n',
    );
    expect(step.container).not.toHaveProperty('resources');
  });

  it('runs as whom the settings say: the container by one, the pod by the other', async () => {
    const step = await stepOf(
      'serviceAccount: trainer, securityContext: {runAsUser: 1000}, podSecurityContext: {fsGroup: 100}',
    );
    expect(step.serviceAccountName).toBe('trainer');
    expect(step.securityContext).toEqual({ fsGroup: 100 });
    expect(step.container?.securityContext).toEqual({ runAsUser: 1000 });
  });

  it('has the labels and annotations of its component, and over them those of the task', async () => {
    const step = templateOf(
      await compiled(
        withParts(
          `${inputs}tasks: {w: {component: ./kfp.yaml, labels: {a: "\${{ inputs.n }}"}, annotations: {c: "\${{ inputs.t }}"}}}\n`,
          {
            'kfp.yaml': `name: kfp
metadata: {labels: {a: component, b: component}, annotations: {author: me}}
implementation: {container: {image: "a:1", command: [p]}}
`,
          },
        ),
      ),
      'kfp',
    );
    expect(step.metadata?.labels).toEqual({ a: '{{inputs.parameters.n}}', b: 'component' });
    expect(step.metadata?.annotations?.author).toBe('me');
    expect(step.metadata?.annotations?.c).toContain("inputs.parameters['t']");
  });

  it('has braces in annotations as they are, but for tags', async () => {
    const step = await stepOf(
      'annotations: {config: "{\\"a\\": {\\"b\\": ${{ inputs.n }} } }", text: "${{ inputs.t }}"}',
      inputs,
    );
    expect(step.metadata?.annotations).toEqual({
      config: '{"a": {"b": {{inputs.parameters.n}} } }',
      text: "{{=sprig.regexReplaceAll('\\x5c\\x7b\\u2060([^\\x7b]|$)', inputs.parameters['t'], '\\x7b$\\x7b1\\x7d')}}",
    });
  });

  it('has the image, pull policy and working directory of the task', async () => {
    const step = await stepOf(
      'image: "other:${{ inputs.t }}", imagePullPolicy: Always, workingDir: /work',
      inputs,
    );
    expect(step.container).toMatchObject({
      image: "other:{{=inputs.parameters['t']}}",
      imagePullPolicy: 'Always',
      workingDir: '/work',
    });
  });

  it('is templated with what its settings read', async () => {
    const object = await compiled(
      withParts(`${inputs}tasks: {w: {component: ./work.yaml, labels: {a: "\${{ inputs.t }}"}}}\n`),
    );
    expect(templateOf(object, 'work').inputs).toEqual({ parameters: [{ name: 't' }] });
    expect(argumentsOf(object, 'main', 'w')).toEqual({ t: "{{=inputs.parameters['t']}}" });
  });

  it('has nothing that nobody said', async () => {
    expect(await stepOf('when: "${{ true }}"')).toEqual({
      name: 'work',
      container: { image: 'alpine:3.20', command: ['true'] },
    });
  });
});

describe('retry', () => {
  it.each([
    ['{limit: 3}', { limit: '3', retryPolicy: 'Always' }],
    ['{limit: 0, for: failed}', { limit: '0', retryPolicy: 'OnFailure' }],
    ['{limit: 3, for: error}', { limit: '3', retryPolicy: 'OnError' }],
    ['{limit: 3, for: any}', { limit: '3', retryPolicy: 'Always' }],
    [
      '{limit: "${{ inputs.n }}"}',
      { limit: "{{=toJson(asInt(sprig.trim(inputs.parameters['retry-limit'])))}}", retryPolicy: 'Always' },
    ],
    [
      '{limit: 2, backoff: {duration: 1m, factor: 2, max: 1h}}',
      { limit: '2', retryPolicy: 'Always', backoff: { duration: '60s', factor: '2', maxDuration: '3600s' } },
    ],
    [
      '{limit: 2, backoff: {duration: 10}}',
      { limit: '2', retryPolicy: 'Always', backoff: { duration: '10s' } },
    ],
  ])('%s says limit and policy both (P-31)', async (retry, strategy) => {
    expect((await stepOf(`retry: ${retry}`, inputs)).retryStrategy).toEqual(strategy);
  });

  it('stands at every step and never at a DAG, also from the defaults (P-32)', async () => {
    const object = await compiled(
      withParts(
        'defaults: {retry: {limit: 2}, timeout: 5m}\ntasks: {g: {tasks: {w: {component: ./work.yaml}}}, v: {createVolume: {size: 1Gi}}}\n',
      ),
    );
    expect(templateOf(object, 'work')).toMatchObject({
      retryStrategy: { limit: '2' },
      activeDeadlineSeconds: 300,
    });
    for (const name of ['main', 'g', 'v']) {
      expect(templateOf(object, name)).not.toHaveProperty('retryStrategy');
      expect(templateOf(object, name)).not.toHaveProperty('activeDeadlineSeconds');
    }
  });

  it('of the defaults is taken away by null', async () => {
    expect(await stepOf('retry: null', 'defaults: {retry: {limit: 2}}\n')).not.toHaveProperty(
      'retryStrategy',
    );
  });
});

describe('a text with braces that an expression says', () => {
  it('has a joiner where Argo would see a tag, and lone braces as they are', async () => {
    const step = await stepOf('annotations: {tag: "${{ \'{{workflow.name}}\' }}", lone: "${{ \'{a}\' }}"}');
    expect(step.metadata?.annotations).toEqual({ tag: '{\u2060{workflow.name}}', lone: '{a}' });
  });
});

describe('timeout', () => {
  it.each([
    ['90', 90],
    ['10m', 600],
    ['1h30m', 5400],
    ['2d', 172800],
    ['"${{ inputs.n }}"', "{{=toJson(asInt(sprig.trim(inputs.parameters['timeout'])))}}"],
    ['"${{ inputs.n * 60 }}"', "{{=toJson(asInt(sprig.trim(inputs.parameters['timeout'])))}}"],
  ])('%s is a deadline in seconds', async (timeout, seconds) => {
    expect((await stepOf(`timeout: ${timeout}`, inputs)).activeDeadlineSeconds).toBe(seconds);
  });
});

describe('the settings of a component', () => {
  it('are defaults for the tasks that run it', async () => {
    const files: Files = {
      'heavy.yaml': component(
        'heavy',
        'defaults: {resources: {requests: {cpu: 4}}, env: {A: component}, tolerations: [{key: a, operator: Exists}]}\nimplementation: {container: {image: "a:1", command: [p]}}\n',
      ),
    };
    const object = await compiled(
      withParts(
        `defaults: {resources: {requests: {cpu: 1, memory: 1Gi}}, env: {A: pipeline, B: pipeline}, tolerations: [{key: b, operator: Exists}]}
tasks: {h: {component: ./heavy.yaml, resources: {limits: {cpu: 8}}}}
`,
        files,
      ),
    );
    expect(templateOf(object, 'heavy').container?.resources).toEqual({
      requests: { cpu: '4', memory: '1Gi' },
      limits: { cpu: '8' },
    });
    expect(templateOf(object, 'heavy').container?.env).toEqual([
      { name: 'A', value: 'component' },
      { name: 'B', value: 'pipeline' },
    ]);
    expect(templateOf(object, 'heavy').tolerations).toEqual([{ key: 'a', operator: 'Exists' }]);
  });
});
