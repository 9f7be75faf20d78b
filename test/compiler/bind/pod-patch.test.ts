import { describe, expect, it } from 'vitest';
import { compileFiles, pipeline } from '../../support/compile.ts';

const step = `apiVersion: pipewright/v1
kind: Component
name: step
implementation: {container: {image: "a:1", command: [x]}}
`;

async function problems(patch: string, more = ''): Promise<readonly string[]> {
  const { diagnostics } = await compileFiles({
    'step.yaml': step,
    'pipeline.yaml': pipeline(`tasks: {a: {component: ./step.yaml, podSpecPatch: ${patch}${more}}}\n`),
  });
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

describe('a patch of the pod', () => {
  it.each([
    '{hostAliases: [{ip: 10.0.0.1, hostnames: [census.local]}], terminationGracePeriodSeconds: 5, enableServiceLinks: false}',
    '{dnsPolicy: ClusterFirst, dnsConfig: {options: [{name: ndots, value: "2"}, {name: edns0}]}}',
    '{topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: x}}}]}',
    '{containers: [{name: main, lifecycle: {preStop: {exec: {command: [sync]}}}, livenessProbe: {httpGet: {path: /, port: web}}}]}',
    '{containers: [{name: wait, resources: {limits: {memory: 1Gi, cpu: 0.5}}}], initContainers: [{name: init, resources: {requests: {memory: 64Mi}}}]}',
    '{resources: {requests: {cpu: 1}}, resourceClaims: [{name: gpu, resourceClaimTemplateName: one}]}',
  ])('may be %s', async (patch) => {
    expect(await problems(patch)).toEqual([]);
  });

  it('gives the init container of Argo memory for large artifacts', async () => {
    const patch = '{initContainers: [{name: init, resources: {limits: {memory: 4Gi}}}]}';
    expect(await problems(patch)).toEqual([]);
  });

  it('may name containers that the step has', async () => {
    const patch = '{containers: [{name: proxy, stdin: true}], initContainers: [{name: warm, tty: true}]}';
    const more = ', sidecars: [{name: proxy, image: "a:1"}], initContainers: [{name: warm, image: "a:1"}]';
    expect(await problems(patch, more)).toEqual([]);
    expect(await problems(patch)).toEqual([
      'invalid-pod-patch: The pod has no container "proxy" among its `containers`, and a patch cannot add one.',
      'invalid-pod-patch: The pod has no container "warm" among its `initContainers`, and a patch cannot add one.',
    ]);
  });

  it.each([
    ['{hostAlias: []}', 'unknown-key: Kubernetes has no field "hostAlias" here.'],
    ['{containers: [{name: main, liveness: {}}]}', 'unknown-key: Kubernetes has no field "liveness" here.'],
    ['{$patch: replace}', 'unknown-key: Kubernetes has no field "$patch" here.'],
    ['{constructor: {}}', 'unknown-key: Kubernetes has no field "constructor" here.'],
    [
      '{terminationGracePeriodSeconds: "5"}',
      'wrong-type: "terminationGracePeriodSeconds" must be a whole number.',
    ],
    [
      '{terminationGracePeriodSeconds: 1.5}',
      'wrong-type: "terminationGracePeriodSeconds" must be a whole number.',
    ],
    [
      '{terminationGracePeriodSeconds: -1}',
      'invalid-value: "terminationGracePeriodSeconds" must be a number from 0 to 2,147,483,647 (2^31 - 1).',
    ],
    ['{runtimeClassName: 1}', 'wrong-type: "runtimeClassName" must be a text.'],
    ['{hostNetwork: "yes"}', 'wrong-type: "hostNetwork" must be true or false.'],
    ['{containers: [{name: main, stdin: null}]}', 'wrong-type: "stdin" must be true or false.'],
    ['{dnsConfig: [a]}', 'wrong-type: "dnsConfig" must be a map.'],
    ['{hostAliases: {ip: a}}', 'wrong-type: "hostAliases" must be a list.'],
    ['{hostAliases: [{hostnames: [a]}]}', 'missing-key: "hostAliases" needs the key "ip".'],
    ['{hostAliases: [{ip: 10.0.0.1, hostnames: [1]}]}', 'wrong-type: "hostnames" must be a text.'],
    ['{containers: [{stdin: true}]}', 'missing-key: "containers" needs the key "name".'],
    [
      '{dnsPolicy: Cluster}',
      'invalid-value: "dnsPolicy" must be one of ClusterFirst, ClusterFirstWithHostNet, Default, None.',
    ],
    [
      '{containers: [{name: wait, resources: {limits: {memory: lots}}}]}',
      'invalid-quantity: "lots" is not an amount of Kubernetes.',
    ],
    [
      '{containers: [{name: main, livenessProbe: {tcpSocket: {port: true}}}]}',
      'wrong-type: "port" must be a whole number or a text.',
    ],
    ['{nodeSelector: {a: b}}', 'invalid-pod-patch: "nodeSelector" of a pod cannot be patched.'],
    ['{restartPolicy: Always}', 'invalid-pod-patch: "restartPolicy" of a pod cannot be patched.'],
    ['{volumes: []}', 'invalid-pod-patch: "volumes" of a pod cannot be patched.'],
    [
      '{containers: [{name: main, image: "b:2"}]}',
      'invalid-pod-patch: "image" of the container "main" cannot be patched.',
    ],
    [
      '{containers: [{name: wait, command: [x]}]}',
      'invalid-pod-patch: "command" of the container "wait" cannot be patched.',
    ],
    [
      '{containers: [{name: main, tty: true}, {name: main, stdin: true}]}',
      'duplicate-name: "main" is patched twice.',
    ],
    [
      '{hostname: "a{{b"}',
      'literal-braces: Argo would read the "{{" in this text, and nothing can prevent that here.',
    ],
    ['{hostname: "${{ run.name }}"}', 'expression-not-allowed: An expression cannot stand here.'],
  ])('is refused: %s', async (patch, problem) => {
    expect(await problems(patch)).toContain(problem);
  });

  it('is laid key by key over that of the pipeline', async () => {
    const { text } = await compileFiles({
      'step.yaml': step,
      'pipeline.yaml': pipeline(
        'defaults: {podSpecPatch: {hostNetwork: true, dnsPolicy: Default, subdomain: a}}\ntasks: {a: {component: ./step.yaml, podSpecPatch: {dnsPolicy: None, subdomain: null}}}\n',
      ),
    });
    expect(text).toContain(`podSpecPatch: "{\\"hostNetwork\\": true, \\"dnsPolicy\\": \\"None\\" }"`);
  });
});
