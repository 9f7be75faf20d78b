import { describe, expect, it } from 'vitest';
import { runWorkflow } from '../../../scripts/kfp/argo.ts';
import type { ArgoTemplate } from '../../../src/targets/argo/model.ts';

const step: ArgoTemplate = {
  name: 'step',
  inputs: { parameters: [{ name: 'x' }], artifacts: [{ name: 'f', path: '/f' }] },
  outputs: {
    parameters: [{ name: 'o', valueFrom: { path: '/o' } }],
    artifacts: [{ name: 'o', path: '/o' }],
  },
  container: {
    image: 'i',
    command: ['{{inputs.parameters.x}}', '$(A)', '$$(A)', '$(B)', '{{y}}'],
    env: [
      { name: 'A', value: "{{=sprig.replace('v', 'w', inputs.parameters['x'])}}" },
      { name: 'P', value: '{{pod.name}}' },
      { name: 'F', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
    ],
  },
};

const given = (x: string, from: object): object => ({
  parameters: [{ name: 'x', value: x }],
  artifacts: [{ name: 'f', ...from }],
});

const templates = [
  {
    name: 'main',
    dag: {
      tasks: [
        {
          name: 'second',
          template: 'step',
          arguments: given("{{=tasks['first'].outputs.parameters['o']}}", {
            from: '{{tasks.first.outputs.artifacts.o}}',
          }),
        },
        {
          name: 'first',
          template: 'step',
          arguments: given('{{inputs.parameters.p}}', { raw: { data: 'text' } }),
        },
      ],
    },
  },
  step,
] as readonly ArgoTemplate[];

describe('a workflow as it is filled in', () => {
  const { steps } = runWorkflow(templates, 'main', { p: 'v' }, (task, output) =>
    task === 'first' ? `${output} made` : undefined,
  );

  it('passes values and files on, in the order of data', () => {
    expect(steps.map(({ task, step }) => [task, step.command[0], step.files])).toEqual([
      ['first', 'v', { '/f': 'text' }],
      ['second', 'o made', { '/f': 'o made' }],
    ]);
  });

  it('expands variables as the kubelet does, and leaves unknown tags and names', () => {
    expect(steps[0]?.step.command).toEqual(['v', 'w', '$(A)', '$(B)', '{{y}}']);
    expect(steps[0]?.step.env).toEqual({ A: 'w', P: '{pod.name}', F: 'field metadata.uid' });
  });

  it('names each output once', () => {
    expect(steps[0]?.step.outputs).toEqual(['/o']);
  });

  it('does not guess at conditions', () => {
    const dag = { tasks: [{ name: 'a', template: 'step', when: 'true' }] };
    expect(() => runWorkflow([{ name: 'main', dag }, step], 'main', {}, () => '')).toThrow('has a condition');
  });

  it('says what has no value', () => {
    const dag = {
      tasks: [
        { name: 'a', template: 'step', arguments: given("{{=tasks['b'].outputs.parameters['o']}}", {}) },
      ],
    };
    expect(() =>
      runWorkflow([{ name: 'main', dag }, step] as readonly ArgoTemplate[], 'main', {}, () => ''),
    ).toThrow('no value for a');
  });
});
