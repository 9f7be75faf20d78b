import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, taskOf, templateOf, withParts } from '../../../support/compile.ts';

const body = (
  onMax: string,
): string => `inputs: [{name: rate, type: Float, default: 0.5}, {name: word, type: String, default: x}]
outputs: {n: "\${{ tasks.r.outputs.n }}", t: "\${{ tasks.r.outputs.t }}"}
tasks:
  a: {component: ./make.yaml}
  r:
    repeat:
      until: "\${{ tasks.m.outputs.ok }}"
      max: 3
      onMax: ${onMax}
      state:
        rate: {first: "\${{ inputs.rate }}", next: "\${{ state.rate / 2 }}"}
        table: {first: "\${{ tasks.a.outputs.table }}", next: "\${{ tasks.c.outputs.table }}"}
        unread: {first: 1, next: 2}
      tasks:
        m: {component: ./make.yaml, arguments: {seed: "\${{ string(state.rate) }}\${{ inputs.word }}"}}
        c: {component: ./clean.yaml, arguments: {table: "\${{ state.table }}"}}
      outputs: {n: "\${{ state.round }}", t: "\${{ tasks.c.outputs.table }}"}
`;

describe('a repetition', () => {
  it('is a template that calls itself with the state of the next round', async () => {
    const object = await compiled(withParts(body('continue')));
    expect(argumentsOf(object, 'main', 'r')).toEqual({
      'pw-round': '1',
      'pw-rate': '{{inputs.parameters.rate}}',
      word: "{{=inputs.parameters['word']}}",
      'pw-table': { from: '{{tasks.a.outputs.artifacts.table}}' },
    });
    const next = taskOf(object, 'r', 'next--');
    expect(next.template).toBe('r');
    expect(next.depends).toBe(
      '(c.Succeeded || c.Skipped || c.Daemoned) && (m.Succeeded || m.Skipped || m.Daemoned)',
    );
    expect(argumentsOf(object, 'r', 'next--')).toEqual({
      'pw-round': "{{=toJson(asInt(sprig.trim(inputs.parameters['pw-round'])) + 1)}}",
      'pw-rate': "{{=toJson(asFloat(sprig.trim(inputs.parameters['pw-rate'])) / 2)}}",
      word: "{{=inputs.parameters['word']}}",
      'pw-table': { from: '{{tasks.c.outputs.artifacts.table}}' },
    });
  });

  it('goes on while its condition does not hold, up to the greatest number', async () => {
    const object = await compiled(withParts(body('continue')));
    expect(taskOf(object, 'r', 'next--').when).toMatch(
      /^\{\{= !\(.*tasks\['m'\]\.outputs\.parameters\['ok'\].*\) && asInt\(sprig\.trim\(inputs\.parameters\['pw-round'\]\)\) < 3 \}\}$/,
    );
  });

  it('fails after the greatest number, by asking for a number that is none', async () => {
    const object = await compiled(withParts(body('fail')));
    expect(taskOf(object, 'r', 'next--').when).toMatch(
      / < 3 \? true : asInt\(sprig\.trim\('\\x22until\\x22 did not hold in 3 rounds'\)\) > 0\) \}\}$/,
    );
  });

  it('hands a computed greatest number from round to round, if it is one', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: n, type: Integer, default: 3}, {name: few, type: Integer, default: 3, maximum: 9}]
tasks:
  r:
    repeat:
      until: "\${{ tasks.m.outputs.ok }}"
      max: "\${{ inputs.n }}"
      state: {max: {first: 7, next: "\${{ state.max }}"}}
      tasks: {m: {component: ./make.yaml, arguments: {seed: "\${{ string(state.max) }}"}}}
  s:
    repeat:
      until: "\${{ tasks.m.outputs.ok }}"
      max: "\${{ inputs.few }}"
      onMax: continue
      tasks: {m: {component: ./make.yaml}}
`),
    );
    const n = "asInt(sprig.trim(inputs.parameters['n']))";
    const none = (most: number): string =>
      `toJson(asInt(sprig.trim('\\x22max\\x22 is not a number from 1 to ${most}')))`;
    expect(argumentsOf(object, 'main', 'r')).toEqual({
      'pw-round': '1',
      'pw-max': '7',
      pw_max: `{{=${n} >= 1 && ${n} <= 50 ? inputs.parameters['n'] : ${none(50)}}}`,
    });
    const few = n.replace("'n'", "'few'");
    expect(argumentsOf(object, 'main', 's').pw_max).toBe(
      `{{=${few} >= 1 && ${few} <= 9 ? inputs.parameters['few'] : ${none(9)}}}`,
    );
    const limit = "asInt(sprig.trim(inputs.parameters['pw_max']))";
    expect(taskOf(object, 'r', 'next--').when).toContain(
      ` < ${limit} ? true : asInt(sprig.trim('\\x22until\\x22 did not hold in as many rounds as \\x22max\\x22 allows')) > 0)`,
    );
    expect(taskOf(object, 's', 'next--').when).toContain(` < ${limit} }}`);
    expect(argumentsOf(object, 'r', 'next--').pw_max).toBe('{{inputs.parameters.pw_max}}');
  });

  it('has a template by whose name failures tell its own: no name of the user has capitals', async () => {
    const poll = '{repeat: {until: "${{ state.round > 5 }}", max: 2, tasks: {m: {component: ./make.yaml}}}}';
    const object = await compiled(
      withParts(`tasks:
  a: {tasks: {poll: ${poll}}}
  b: {tasks: {poll: ${poll}}}
  poll-2: ${poll}
`),
    );
    expect(taskOf(object, 'a', 'poll').template).toBe('poll');
    expect(taskOf(object, 'b', 'poll').template).toBe('poll-R2');
    expect(taskOf(object, 'poll-R2', 'next--').template).toBe('poll-R2');
    expect(taskOf(object, 'main', 'poll-2').template).toBe('poll-2');
  });

  it('gives what the next round gives, or else its own', async () => {
    const object = await compiled(withParts(body('continue')));
    const { outputs } = templateOf(object, 'r');
    expect(outputs?.parameters?.[0]?.valueFrom?.expression).toBe(
      "tasks['next--'].status == 'Succeeded' ? get(get([tasks['next--']][0].outputs, 'parameters'), 'n') : inputs.parameters['pw-round']",
    );
    expect(outputs?.artifacts).toEqual([{ name: 't', from: '{{tasks.choose-t--.outputs.artifacts.file}}' }]);
    expect(templateOf(object, 'choose-t').outputs?.artifacts?.[0]?.fromExpression).toBe(
      "inputs.parameters['next---status'] == 'Succeeded' ? inputs.artifacts['next---t'] : inputs.artifacts['c-table']",
    );
  });
});
