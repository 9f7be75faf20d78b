import { beforeAll, describe, expect, it } from 'vitest';
import { ran } from './compiled.ts';
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
