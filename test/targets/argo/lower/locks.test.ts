import { describe, expect, it } from 'vitest';
import { lowerLocks } from '../../../../src/targets/argo/lower/locks.ts';
import { compiled, findings, pipeline } from '../../../support/compile.ts';

const step = `apiVersion: pipewright/v1
kind: Component
name: step
inputs: [{name: text, type: String, default: hi}]
outputs: [{name: said, type: String}]
implementation: {container: {image: "a:1", command: [echo], args: [{inputValue: text}], fileOutputs: {said: /tmp/said}}}
`;
const files = (body: string): Record<string, string> => ({
  'step.yaml': step,
  'pipeline.yaml': pipeline(body),
});
const specOf = async (
  body: string,
): Promise<Record<string, unknown> & { templates: Record<string, unknown>[] }> =>
  JSON.parse(JSON.stringify((await compiled(files(body))).spec));

describe('mutexes and semaphores', () => {
  it('are lists, which every version since 3.6 reads (P-62)', () => {
    const key = { name: 'limits', key: 'runs' };
    expect(lowerLocks(['a', 'b'], key, '3.6')).toEqual({
      synchronization: { mutexes: [{ name: 'a' }, { name: 'b' }], semaphores: [{ configMapKeyRef: key }] },
    });
    expect(lowerLocks(['a'], undefined, '4.1')).toEqual({ synchronization: { mutexes: [{ name: 'a' }] } });
    expect(lowerLocks([], undefined, '3.7')).toEqual({});
  });

  it('are the one of which there is one, before there were lists', () => {
    const key = { name: 'limits', key: 'runs' };
    expect(lowerLocks(['a'], undefined, '3.5')).toEqual({ synchronization: { mutex: { name: 'a' } } });
    expect(lowerLocks([], key, '3.5')).toEqual({ synchronization: { semaphore: { configMapKeyRef: key } } });
    expect(lowerLocks([], undefined, '3.5')).toEqual({});
  });

  it('of a run read its arguments, and those of a step its inputs', async () => {
    const spec = await specOf(`inputs: [{name: a, type: String, default: x}]
run: {mutex: ["run-\${{ inputs.a }}", all], semaphore: {configMap: {name: limits, key: runs}}}
tasks:
  one: {component: ./step.yaml, mutex: "step-\${{ inputs.a }}-\${{ run.name }}", semaphore: {configMap: {name: limits, key: steps}}}
  two: {component: ./step.yaml, mutex: "\${{ upper(tasks.one.outputs.said) }}"}
`);
    expect(spec.synchronization).toEqual({
      mutexes: [{ name: "run-{{=workflow.parameters['a']}}" }, { name: 'all' }],
      semaphores: [{ configMapKeyRef: { name: 'limits', key: 'runs' } }],
    });
    const [one, two] = spec.templates.filter((template) => 'container' in template);
    expect(one?.synchronization).toEqual({
      mutexes: [{ name: "step-{{=inputs.parameters['a']}}-{{workflow.name}}" }],
      semaphores: [{ configMapKeyRef: { name: 'limits', key: 'steps' } }],
    });
    expect(two?.synchronization).toEqual({ mutexes: [{ name: "{{=inputs.parameters['mutex']}}" }] });
  });

  it('of a run compute texts from texts', async () => {
    const spec =
      await specOf(`inputs: [{name: a, type: String, default: x}, {name: live, type: Bool, default: false}]
run: {mutex: "\${{ if(inputs.live && inputs.a != 'y', upper(inputs.a), 'test-' + run.name) }}"}
tasks: {one: {component: ./step.yaml}}
`);
    expect(spec.synchronization).toEqual({
      mutexes: [
        {
          name: "{{=sprig.lower(sprig.trim(workflow.parameters['live'])) in ['true','1','yes','y','on','t'] && workflow.parameters['a'] != 'y' ? sprig.replace('\\x7b', '\\x7b\\u2060', upper(sprig.replace('\\x7b\\u2060', '\\x7b', workflow.parameters['a']))) : 'test-' + workflow.name}}",
        },
      ],
    });
  });

  it.each([
    ['run: {mutex: a}\ntasks: {t: {component: ./step.yaml, mutex: [b, a]}}\n', ['settings-conflict: a']],
    ['tasks: {t: {component: ./step.yaml, mutex: [a, a]}}\n', ['settings-conflict: a']],
    [
      'inputs: [{name: n, type: Integer, default: 1}]\nrun: {mutex: "all-${{ inputs.n + 1 }}"}\ntasks: {t: {component: ./step.yaml}}\n',
      ['engine-cannot: inputs.n + 1'],
    ],
    [
      'inputs: [{name: n, type: Integer, default: 1}]\nrun: {mutex: "all-${{ inputs.n }}-${{ lower(run.name) + run.id }}"}\ntasks: {t: {component: ./step.yaml}}\n',
      [],
    ],
    [
      'run: {mutex: "${{ tasks.t.status }}"}\ntasks: {t: {component: ./step.yaml}}\n',
      ['unknown-reference: tasks'],
    ],
    ['tasks: {t: {tasks: {s: {component: ./step.yaml}}, mutex: a}}\n', ['setting-not-applicable: mutex']],
    ['run: {mutex: a}\ntasks: {t: {component: ./step.yaml, mutex: [b, c]}}\n', []],
    ['defaults: {mutex: a}\ntasks: {t: {component: ./step.yaml, mutex: null}}\n', []],
  ])('in %j', async (body, expected) => {
    expect(await findings(files(body))).toEqual(expected);
  });
});

describe('the condition of retries', () => {
  it('asks what Argo knows of the last try, and brings values in without making them code', async () => {
    const spec = await specOf(`inputs: [{name: a, type: String, default: x}]
tasks:
  one:
    component: ./step.yaml
    retry: {limit: 3, when: "\${{ attempt.exitCode == 137 && attempt.number < 3 && attempt.message != inputs.a }}"}
`);
    const [one] = spec.templates.filter((template) => 'container' in template);
    expect(one?.retryStrategy).toEqual({
      limit: '3',
      retryPolicy: 'Always',
      expression:
        "asInt(sprig.trim(lastRetry.exitCode)) == 137 && asInt(sprig.trim(toJson(asInt(retries) + 1))) < 3 && lastRetry.message != sprig.replace('\\x7b\\u2060', '\\x7b', sprig.b64dec('{{=sprig.b64enc(inputs.parameters['a'])}}'))",
    });
  });

  it.each([
    ['attempt.exitCode', ['condition-not-bool: attempt.exitCode']],
    ['attempt.code == 1', ['unknown-reference: code']],
    ['attempt', ['unknown-reference: attempt']],
    ["attempt.status == 'Error'", []],
    ['attempt.duration < 60 || attempt.number == 1', []],
    ["contains(attempt.message, 'OOM')", []],
  ])('%s', async (when, expected) => {
    const body = `tasks: {t: {component: ./step.yaml, retry: {limit: 1, when: "\${{ ${when} }}"}}}\n`;
    expect(await findings(files(body))).toEqual(expected);
  });

  it('is the only place for it', async () => {
    const body = 'tasks: {t: {component: ./step.yaml, env: {A: "${{ attempt.number }}"}}}\n';
    expect(await findings(files(body))).toEqual(['unknown-reference: attempt.number']);
  });
});
