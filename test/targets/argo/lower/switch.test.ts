import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, taskOf, templateOf, withParts } from '../../../support/compile.ts';

const body = `inputs: [{name: mode, type: String, enum: [a, b, "{{x}}"], default: a}, {name: pw-case, type: String, default: x}]
outputs: {n: "\${{ tasks.sw.outputs.n }}", t: "\${{ tasks.sw.outputs.t }}"}
tasks:
  sw:
    switch:
      value: "\${{ inputs.mode }}"
      cases:
        first:
          is: a
          tasks: {m: {component: ./make.yaml}}
          outputs: {n: "\${{ tasks.m.outputs.count }}", t: "\${{ tasks.m.outputs.table }}"}
      else:
        tasks: {m: {component: ./make.yaml, arguments: {seed: "\${{ inputs.pw-case }}"}}}
        outputs: {n: "\${{ tasks.m.outputs.count + 1 }}", t: "\${{ tasks.m.outputs.table }}"}
`;

describe('a switch', () => {
  it('computes once which case runs, as an argument, and the cases compare with it', async () => {
    const object = await compiled(withParts(body));
    expect(argumentsOf(object, 'main', 'sw')).toEqual({
      'pw-case': "{{=inputs.parameters['mode'] == 'a' ? 'first' : 'else-case'}}",
      'pw-case-2': "{{=inputs.parameters['pw-case']}}",
    });
    const { dag, inputs } = templateOf(object, 'sw');
    expect(inputs?.parameters?.map(({ name }) => name)).toEqual(['pw-case', 'pw-case-2']);
    expect(dag?.target).toBe('first else-case choose-t--');
    expect(taskOf(object, 'sw', 'first').when).toBe("{{= inputs.parameters['pw-case'] == 'first' }}");
    expect(taskOf(object, 'sw', 'else-case').when).toBe("{{= inputs.parameters['pw-case'] == 'else-case' }}");
  });

  it('gives what the case gives that runs', async () => {
    const object = await compiled(withParts(body));
    const { outputs } = templateOf(object, 'sw');
    expect(outputs?.parameters).toEqual([
      {
        name: 'n',
        valueFrom: {
          expression:
            "inputs.parameters['pw-case'] == 'first' ? get(get([tasks['first']][0].outputs, 'parameters'), 'n') : get(get([tasks['else-case']][0].outputs, 'parameters'), 'n')",
        },
      },
    ]);
    expect(outputs?.artifacts).toEqual([{ name: 't', from: '{{tasks.choose-t--.outputs.artifacts.file}}' }]);
    expect(templateOf(object, 'choose-t').outputs?.artifacts?.[0]?.fromExpression).toBe(
      "inputs.parameters['pw-case'] == 'first' ? inputs.artifacts['first-t'] : inputs.artifacts['else-case-t']",
    );
  });

  it('without else may run no case, and gives nothing then', async () => {
    const open = `inputs: [{name: n, type: Integer, default: 1}]
outputs: {o: {from: "\${{ tasks.sw.outputs.o }}", optional: true}}
tasks:
  sw: {switch: {cases: {x: {when: "\${{ inputs.n > 1 }}", tasks: {m: {component: ./make.yaml}}, outputs: {o: "\${{ tasks.m.outputs.text }}"}}}}}
`;
    const object = await compiled(withParts(open));
    expect(argumentsOf(object, 'main', 'sw')['pw-case']).toMatch(/ > 1 \? 'x' : '-'\}\}$/);
    expect(templateOf(object, 'sw').outputs?.parameters?.[0]?.valueFrom?.expression).toBe(
      "tasks['x'].status == 'Succeeded' ? get(get([tasks['x']][0].outputs, 'parameters'), 'o') : '\\x7babsent\\x7d'",
    );
  });
});
