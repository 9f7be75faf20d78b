import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { validate } from '../../src/compiler/validate.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { type Files, MemoryHost } from '../support/compile.ts';

const step = 'script: {image: "a:1", interpreter: sh, source: "true"}';

function files(inputs: string, body: string, inner = ''): Files {
  const pipeline = (name: string, text: string): string =>
    `apiVersion: pipewright/v1\nkind: Pipeline\nname: ${name}\n${text}`;
  return {
    'pipeline.yaml': pipeline('outer', `inputs: [${inputs}]\n${body}`),
    'inner.yaml': pipeline('inner', inner),
  };
}

async function errors(host: Files, inputs?: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const sink = new Sink();
  if (inputs === undefined) await validate('pipeline.yaml', new MemoryHost(host), sink);
  else await compile('pipeline.yaml', new MemoryHost(host), { inputs }, sink);
  return sink
    .diagnostics()
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, related = [] }) =>
      [`${code}: ${message}`, ...related.map((one) => one.message)].join(' '),
    );
}

const rounds = (max: string, more = ''): string =>
  `tasks: {r: {${more}repeat: {until: "\${{ state.round > 1 }}", max: "\${{ ${max} }}", tasks: {t: {${step}}}}}}\n`;
const setting = (text: string): string => `tasks: {t: {${text}, ${step}}}\n`;

const n = '{name: n, type: Integer, default: 0}';
const size = '{name: size, type: String, default: 10 Gigs}';

describe('a setting that constants compute', () => {
  it.each([
    [rounds('10 * 10'), 'too-many-rounds: A repetition has from 1 to 50 rounds, not 100.'],
    [rounds('1 - 1'), 'too-many-rounds: A repetition has from 1 to 50 rounds, not 0.'],
    [
      setting('retry: {limit: "${{ 1 - 2 }}"}'),
      'invalid-value: "limit" must be a whole number from 0, not -1.',
    ],
    [setting('timeout: "${{ 3 - 3 }}m"'), 'invalid-duration: A timeout must be longer than nothing.'],
    [
      setting('timeout: "${{ 40000 * 100000 }}"'),
      'invalid-duration: 4000000000 seconds are longer than 68 years.',
    ],
    [
      setting(`timeout: "\${{ int('x') }}"`),
      'invalid-duration: This cannot be computed: "x" is not an Integer.',
    ],
    [setting('resources: {limits: {memory: "${{ 0 - 1 }}Gi"}}'), 'invalid-quantity: "-1Gi" is not a size.'],
    [
      setting('resources: {limits: {nvidia.com/gpu: "${{ 1.5 }}"}}'),
      'invalid-quantity: The amount of "nvidia.com/gpu" must be a whole number.',
    ],
    [
      setting('resources: {requests: {cpu: "${{ 2 + 1 }}"}, limits: {cpu: 2}}'),
      'settings-conflict: 3 of "cpu" is requested, and the limit is 2.',
    ],
    [
      `volumes: {v: {create: {size: "\${{ 'big' }}"}}}\n${setting('mounts: {/v: v}')}`,
      'invalid-quantity: "big" is not a size.',
    ],
    [
      'tasks: {c: {createVolume: {size: "${{ 1 - 1 }}Gi"}}}\n',
      'invalid-quantity: A volume must be larger than nothing.',
    ],
    [
      'tasks: {ask: {approval: {timeout: "${{ 0 * 5 }}", onTimeout: fail}}}\n',
      'invalid-duration: A timeout must be longer than nothing.',
    ],
  ])('is judged as if it were written: %s', async (body, expected) => {
    expect(await errors(files('', body))).toEqual([expected]);
  });

  it.each([
    rounds('5 * 10'),
    setting('timeout: "${{ 3 }}m"'),
    setting('resources: {requests: {cpu: "${{ 2 + 1 }}"}, limits: {cpu: "${{ 3 }}"}}'),
    setting('resources: {requests: {memory: "${{ 2 }}Gi"}}'),
  ])('is silent where that would be right: %s', async (body) => {
    expect(await errors(files('', body))).toEqual([]);
  });
});

describe('a setting that inputs compute', () => {
  it('is judged by their defaults, and says them', async () => {
    expect(await errors(files(n, rounds('inputs.n')))).toEqual([
      'too-many-rounds: A repetition has from 1 to 50 rounds, not 0. "n" is "0", from here.',
    ]);
  });

  it('is judged by what is given in their place', async () => {
    const host = files(
      size,
      `volumes: {v: {create: {size: "\${{ inputs.size }}"}}}\n${setting('mounts: {/v: v}')}`,
    );
    const bad = 'invalid-quantity: "10 Gigs" is not a size. "size" is "10 Gigs", from here.';
    expect(await errors(host)).toEqual([bad]);
    expect(await errors(host, new Map())).toEqual([bad]);
    expect(await errors(host, new Map([['size', '10Gi']]))).toEqual([]);
    expect(await errors(host, new Map([['size', '0Gi']]))).toEqual([
      'invalid-quantity: A volume must be larger than nothing. "size" is "0Gi", from here.',
    ]);
  });

  it('is not judged where one has no value yet, or a step computes it', async () => {
    expect(await errors(files('{name: n, type: Integer}', rounds('inputs.n')))).toEqual([]);
    const made = `tasks:\n  m: {${step}, outputs: {n: {type: Integer}}}\n  t: {timeout: "\${{ tasks.m.outputs.n * 0 }}", ${step}}\n`;
    expect(await errors(files('', made))).toEqual([]);
  });

  it('is not judged where a condition or a loop may have left it out', async () => {
    const when = (text: string): string => rounds('inputs.n', `when: "\${{ ${text} }}", `);
    expect(await errors(files(n, when('inputs.n > 0')))).toEqual([]);
    expect(await errors(files(n, when('inputs.n < 5')))).toHaveLength(1);
    const loop = '{name: l, type: "List[Integer]", default: []}';
    expect(await errors(files(`${n}, ${loop}`, rounds('inputs.n', 'forEach: "${{ inputs.l }}", ')))).toEqual(
      [],
    );
    expect(await errors(files(n, rounds('inputs.n', 'forEach: [1], ')))).toHaveLength(1);
  });

  it('is judged in the pipelines that are called, by what they are given', async () => {
    const inner = (more = ''): string => `inputs: [{name: r, type: Integer}]\n${rounds('inputs.r', more)}`;
    const calls =
      'tasks: {a: {component: ./inner.yaml, arguments: {r: "${{ 6 * 10 }}"}}, b: {component: ./inner.yaml, arguments: {r: 2}}}\n';
    expect(await errors(files('', calls, inner()))).toEqual([
      'too-many-rounds: A repetition has from 1 to 50 rounds, not 60. "r" is "60", from here.',
    ]);
    expect(await errors(files('', calls, inner('when: "${{ inputs.r < 50 }}", ')))).toEqual([]);
  });
});
