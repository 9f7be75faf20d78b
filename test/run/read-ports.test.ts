import { describe, expect, it } from 'vitest';
import { readPorts } from '../../src/run/read-ports.ts';
import { boundPipeline, component, withParts } from '../support/compile.ts';

const files = {
  'deaf.yaml': component(
    'deaf',
    `inputs: [{name: heard, type: Integer}, {name: unheard, type: Integer}]
implementation: {container: {image: "alpine:3.20", command: [seq, {inputValue: heard}]}}
`,
  ),
  'inner.yaml': `apiVersion: pipewright/v1
kind: Pipeline
name: inner
inputs: [{name: a, type: Integer}, {name: b, type: Integer}, {name: c, type: Integer, default: 1}]
outputs: {one: "\${{ inputs.b }}", two: "\${{ inputs.c }}"}
tasks: {w: {component: ./deaf.yaml, arguments: {heard: "\${{ inputs.a }}", unheard: "\${{ inputs.c }}"}}}
`,
};

async function read(body: string): Promise<readonly string[]> {
  const pipeline = await boundPipeline(withParts(body, files));
  return [...readPorts(pipeline).ports].map(({ name }) => name).sort();
}

describe('what is read', () => {
  it('is what steps use, not all that they are given', async () => {
    const body = 'tasks: {w: {component: ./deaf.yaml, arguments: {heard: 1, unheard: 2}}}\n';
    expect(await read(body)).toEqual(['heard']);
  });

  it('is what is handed on to steps and to the outputs of the run, through groups and pipelines', async () => {
    const body = `inputs: [{name: x, type: Integer, default: 1}, {name: y, type: Integer, default: 1}, {name: z, type: Integer, default: 1}]
tasks:
  g:
    tasks: {p: {component: ./inner.yaml, arguments: {a: "\${{ inputs.x }}", b: "\${{ inputs.y }}", c: "\${{ inputs.z }}"}}}
    outputs: {seen: "\${{ tasks.p.outputs.one }}", unseen: "\${{ tasks.p.outputs.two }}"}
outputs: {result: "\${{ tasks.g.outputs.seen }}"}
`;
    expect(await read(body)).toEqual(['a', 'b', 'heard', 'one', 'result', 'seen', 'x', 'y']);
  });

  it('is what conditions and settings compute with, not what only has to be there', async () => {
    const body = `inputs: [{name: n, type: Integer, default: 1}]
tasks:
  make: {component: ./make.yaml, timeout: "\${{ inputs.n }}"}
  asked: {when: "\${{ present(tasks.make.outputs.count) }}", component: ./work.yaml}
  tested: {when: "\${{ tasks.make.outputs.ok }}", component: ./work.yaml}
`;
    expect(await read(body)).toEqual(['n', 'ok', 'seed']);
  });
});
