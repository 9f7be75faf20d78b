import { describe, expect, it } from 'vitest';
import { checkSample, type Verdict } from '../../../scripts/kfp/check-sample.ts';
import type { Json, KfpTemplate, Sample, Variant } from '../../../scripts/kfp/golden.ts';

const text = `name: Copy it
inputs:
- {name: In put, type: String}
- {name: n, type: Integer, default: '010'}
outputs:
- {name: out}
implementation:
  container:
    image: copy:1
    command: [copy, {inputPath: In put}, {outputPath: out}]
    args: [-n, {inputValue: n}]
    env: {MODE: fast}
`;
const spec: Json = {
  name: 'Copy it',
  inputs: [
    { name: 'In put', type: 'String' },
    { name: 'n', type: 'Integer', default: '010' },
  ],
  outputs: [{ name: 'out' }],
  implementation: {
    container: {
      image: 'copy:1',
      command: ['copy', { inputPath: 'In put' }, { outputPath: 'out' }],
      args: ['-n', { inputValue: 'n' }],
      env: { MODE: 'fast' },
    },
  },
};
const template: KfpTemplate = {
  name: 'copy-it',
  container: {
    image: 'copy:1',
    command: ['copy', '/tmp/inputs/In_put/data', '/tmp/outputs/out/data'],
    args: ['-n', '010'],
    env: [{ name: 'MODE', value: 'fast' }],
  },
  inputs: { artifacts: [{ name: 'In-put', path: '/tmp/inputs/In_put/data', raw: { data: 'a' } }] },
  outputs: { artifacts: [{ name: 'copy-it-out', path: '/tmp/outputs/out/data' }] },
};

async function verdicts(given: KfpTemplate, normalized: Json = spec): Promise<readonly Verdict['kind'][]> {
  const minimal: Variant = { status: 'ok', arguments: { 'In put': 'a' }, template: given };
  const sample: Sample = {
    name: 'x',
    text,
    golden: { load: 'ok', normalized_spec: normalized, variants: { minimal } },
  };
  return (await checkSample(sample)).map(({ kind }) => kind);
}

const { container } = template;

describe('the comparison with KFP', () => {
  it('finds equal what is equal', async () => {
    expect(await verdicts(template)).toEqual(['equal', 'equal']);
  });

  it.each<readonly [string, KfpTemplate]>([
    ['the image', { ...template, container: { ...container, image: 'copy:2' } }],
    ['a word of the command', { ...template, container: { ...container, command: ['copy'] } }],
    ['an argument', { ...template, container: { ...container, args: ['-n', '10'] } }],
    ['a variable', { ...template, container: { ...container, env: [{ name: 'MODE', value: 'slow' }] } }],
    ['a variable more', { ...template, container: { ...container, env: [] } }],
    [
      'a file',
      {
        ...template,
        inputs: { artifacts: [{ name: 'a', path: '/tmp/inputs/In_put/data', raw: { data: 'b' } }] },
      },
    ],
    ['a file more', { ...template, inputs: {} }],
    ['an output', { ...template, outputs: {} }],
  ])('sees a difference in %s', async (_, other) => {
    expect(await verdicts(other)).toEqual(['equal', 'failing']);
  });

  it('sees another component', async () => {
    expect(await verdicts(template, { ...(spec as object), name: 'Copy' })).toEqual(['failing', 'equal']);
  });

  it('sees that what KFP refuses is accepted', async () => {
    const [load] = await checkSample({ name: 'x', text, golden: { load: 'failed' } });
    expect(load?.kind).toBe('failing');
  });
});
