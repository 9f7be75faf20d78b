import { describe, expect, it } from 'vitest';
import { compiled, findings, pipeline } from '../../../support/compile.ts';

const step = `apiVersion: pipewright/v1
kind: Component
name: step
outputs: [{name: gib, type: Integer}]
implementation: {container: {image: "a:1", command: [echo], fileOutputs: {gib: /tmp/gib}}}
`;
const files = (body: string): Record<string, string> => ({
  'step.yaml': step,
  'pipeline.yaml': pipeline(
    `inputs: [{name: memory, type: String, default: 1Gi}, {name: maybe, type: String, optional: true}]\n${body}`,
  ),
});

interface Step {
  readonly podSpecPatch?: string;
  readonly container?: { readonly resources?: object };
}

async function stepsOf(body: string): Promise<readonly Step[]> {
  const object = await compiled(files(body));
  const { templates }: { templates: readonly Step[] } = JSON.parse(JSON.stringify(object.spec));
  return templates.filter((one) => one.container !== undefined);
}

describe('amounts that the run computes', () => {
  it('are a patch of the pod; constants stay where they are', async () => {
    const [one, two] =
      await stepsOf(`defaults: {resources: {requests: {cpu: 1, memory: "\${{ inputs.memory }}"}}}
tasks:
  one: {component: ./step.yaml}
  two: {component: ./step.yaml, resources: {requests: {memory: null}, limits: {memory: "\${{ tasks.one.outputs.gib }}Gi"}}}
`);
    expect(one?.container?.resources).toEqual({ requests: { cpu: '1' } });
    expect(one?.podSpecPatch).toBe(
      `{"containers": [{"name": "main", "resources": {"requests": {"memory": {{=toJson(inputs.parameters['memory'])}} } } }] }`,
    );
    expect(two?.container?.resources).toEqual({ requests: { cpu: '1' } });
    expect(two?.podSpecPatch).toBe(
      `{"containers": [{"name": "main", "resources": {"limits": {"memory": {{=toJson(inputs.parameters['one-gib'] + 'Gi')}} } } }] }`,
    );
  });

  it('are not there where all are constants', async () => {
    const [one] = await stepsOf(
      'tasks: {one: {component: ./step.yaml, resources: {limits: {memory: 1Gi}}}}\n',
    );
    expect(one).not.toHaveProperty('podSpecPatch');
  });

  it.each([
    ['${{ inputs.maybe }}', ['may-be-absent: inputs.maybe']],
    ['${{ [1] }}', ['type-mismatch: [1]']],
    ['1 apple', ['invalid-value: "1 apple"']],
    ['a{{b}}${{ inputs.memory }}', ['literal-braces: "a{{b}}${{ inputs.memory }}"']],
  ])('as %s', async (value, expected) => {
    const body = `tasks: {one: {component: ./step.yaml, resources: {limits: {memory: ${JSON.stringify(value)}}}}}\n`;
    expect(await findings(files(body))).toEqual(expected);
  });
});
