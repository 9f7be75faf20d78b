import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, ran } from './compiled.ts';
import type { Observed } from './recorded.ts';

const component = `apiVersion: pipewright/v1
kind: Component
name: step
implementation: {container: {image: "a:1", command: [echo]}}
`;
/** What is known before the run is judged then; this is not. */
const pipeline = (memory: string): string => `apiVersion: pipewright/v1
kind: Pipeline
name: main
inputs: [{name: memory, type: String, default: ${JSON.stringify(memory)}}, {name: cpus, type: Integer, default: 2}]
tasks:
  a:
    component: ./step.yaml
    resources: {requests: {cpu: 500m}, limits: {cpu: "\${{ inputs.cpus * 2 }}", memory: "\${{ if(run.name == '', '1Gi', inputs.memory) }}"}}
`;
/** As many kinds of values as a pod has. */
const patch = `{hostAliases: [{ip: 10.0.0.1, hostnames: [a.local]}], terminationGracePeriodSeconds: 5, hostNetwork: true,
      topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {a: b}}}],
      initContainers: [{name: init, resources: {limits: {memory: 4Gi}}}],
      containers: [{name: wait, resources: {requests: {cpu: 0.5, memory: 100}}}, {name: main, tty: true, livenessProbe: {httpGet: {path: /, port: 80}}}]}`;
let seen: Observed;

describe('P-60: amounts that the run computes', () => {
  beforeAll(async () => {
    const files = (memory: string): Record<string, string> => ({
      'step.yaml': component,
      'pipeline.yaml': pipeline(memory),
    });
    seen = await ran({
      fine: { files: files('4Gi') },
      none: { files: files('much') },
      sly: { files: files('4Gi"}}}],"hostNetwork":true,"x":[{"y":{"z":{"a":"') },
      braces: { files: files('{{workflow.name}}') },
      patched: {
        files: { 'step.yaml': component, 'pipeline.yaml': `${pipeline('4Gi')}    podSpecPatch: ${patch}\n` },
      },
    });
  });

  it('P-60: a patch of amounts is laid over the pod, and no value breaks out of it', () => {
    expect(seen.phase('fine')).toBe('Succeeded');
    expect(seen.phase('patched')).toBe('Succeeded');
    for (const name of ['none', 'sly', 'braces']) {
      expect(seen.phase(name)).toBe('Error');
      expect(seen.message(name, 'a')).toMatch(/PodSpecPatch/);
    }
  });
});

describe('a limit of retries that the run computes', () => {
  const steps = `tasks:
  count: {script: {image: "a:1", interpreter: sh, source: "true"}, outputs: {n: {type: Integer}}}
  step: {component: ./step.yaml, retry: {limit: "\${{ tasks.count.outputs.n }}"}}
  object:
    resource: {action: create, manifest: {apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}}
    retry: {limit: "\${{ tasks.count.outputs.n }}"}
  ask: {http: {url: "https://example.org"}, retry: {limit: "\${{ tasks.count.outputs.n }}"}}
`;
  const files = {
    'step.yaml': component,
    'pipeline.yaml': `apiVersion: pipewright/v1\nkind: Pipeline\nname: main\n${steps}`,
  };
  const bad = { exitCode: 1 };

  it('counts the tries after the first, 0 is none, and below 0 the task fails before the first', async () => {
    const limited = (n: string): Case => ({
      files,
      script: { count: { outputs: { n } }, step: bad, object: bad, ask: bad },
    });
    const limits = await ran({ two: limited('2'), none: limited('0'), below: limited('-1') });
    for (const task of ['step', 'object', 'ask']) {
      expect(limits.parts('two', task), task).toHaveLength(3);
      expect(limits.parts('none', task).length, task).toBeLessThanOrEqual(1);
      expect(limits.phase('below')).toMatch(/^(?:Failed|Error)$/);
      expect(
        limits.result('below').pods.map(({ node }) => node),
        task,
      ).toHaveLength(1);
      expect(limits.result('below').requests ?? []).toEqual([]);
    }
  });
});
