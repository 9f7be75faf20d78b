import { describe, expect, it } from 'vitest';
import { printType } from '../../../src/validate/types.ts';
import { boundPipeline, findings, withParts } from '../../support/compile.ts';

const say = '{s: {component: ./say.yaml, arguments: {text: x}}}';

describe('an output that is a constant', () => {
  it('has the type of it, as it is written', async () => {
    const { outputs } = await boundPipeline(
      withParts(`outputs: {n: -1, f: 1.0, b: true, s: text, w: {from: 2, type: Float}}\ntasks: ${say}\n`),
    );
    expect(outputs.map(({ port }) => `${port.name}: ${printType(port.type)}`)).toEqual([
      'n: Integer',
      'f: Float',
      'b: Bool',
      's: String',
      'w: Float',
    ]);
  });

  it('merges with what the other cases of a switch make', async () => {
    const files = (constant: string): ReturnType<typeof withParts> =>
      withParts(
        `inputs: [{name: n, type: Integer, default: 1}]
tasks:
  sw: {switch: {cases: {x: {when: "\${{ inputs.n > 1 }}", tasks: ${say}, outputs: {o: "\${{ inputs.n }}"}}}, else: {tasks: ${say}, outputs: {o: ${constant}}}}}
`,
      );
    expect(await findings(files('-1'))).toEqual([]);
    expect(await findings(files('"-1"'))).toEqual(['type-mismatch: o']);
  });

  it('is not one of a step', async () => {
    const files = withParts('tasks: {s: {component: ./make.yaml, outputs: {table: 5}}}\n');
    expect((await findings(files)).map((one) => one.split(':')[0])).toEqual(['wrong-type']);
  });
});
