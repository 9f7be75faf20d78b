import { describe, expect, it } from 'vitest';
import { compiled, component, containerOf, envOf, templateOf, withParts } from '../../../support/compile.ts';

describe('the environment of a step', () => {
  it('comes from texts, Secrets, ConfigMaps and fields of the pod', async () => {
    const object = await compiled(
      withParts(`tasks:
  w:
    component: ./work.yaml
    env:
      PLAIN: 1.10
      YES: yes
      SECRET: {secret: {name: s, key: k}}
      MAYBE: {secret: {name: s, key: k, optional: true}}
      CONFIG: {configMap: {name: c, key: k}}
      POD: {field: metadata.name}
`),
    );
    expect(containerOf(object, 'work').env).toEqual([
      { name: 'PLAIN', value: '1.10' },
      { name: 'YES', value: 'yes' },
      { name: 'SECRET', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
      { name: 'MAYBE', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } } },
      { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } },
      { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ]);
  });

  it('holds constants as they are, safe from Argo and the kubelet', async () => {
    const object = await compiled(
      withParts(`tasks: {w: {component: ./work.yaml, env: {A: "{{workflow.name}} $(B) $C $$"}}}\n`),
    );
    expect(envOf(object, 'work')).toEqual({ PW_LB: '{', A: '$(PW_LB){workflow.name}} $$(B) $C $$$$' });
  });

  it('holds values of the run, decoded, with what the kubelet would read escaped', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: t, type: String, default: x}, {name: n, type: Integer, default: 1}, {name: l, type: List, default: []}]
tasks: {w: {component: ./work.yaml, env: {T: "\${{ inputs.t }}", N: "\${{ inputs.n }}", L: "\${{ inputs.l }}", M: "a-\${{ inputs.n }}", R: "\${{ run.name }}", P: "\${{ task.podName }}"}}}
`),
    );
    expect(envOf(object, 'work')).toEqual({
      PW_LB: '{',
      T: "{{=sprig.replace('\\x7b\\u2060', '$(PW_LB)', sprig.replace('$', '$$', inputs.parameters['t']))}}",
      N: '{{inputs.parameters.n}}',
      L: "{{=sprig.replace('$', '$$', inputs.parameters['l'])}}",
      M: 'a-{{inputs.parameters.n}}',
      R: '{{workflow.name}}',
      P: '{{pod.name}}',
    });
  });

  it('has the brace before every variable that needs it', async () => {
    const object = await compiled(
      withParts(
        'inputs: [{name: t, type: String, default: x}]\ntasks: {w: {component: ./work.yaml, env: {A: b, T: "${{ inputs.t }}"}}}\n',
      ),
    );
    expect(containerOf(object, 'work').env?.map((one) => one.name)).toEqual(['PW_LB', 'A', 'T']);
  });

  it('has the inputs before the variables that use them', async () => {
    const object = await compiled(
      withParts('tasks: {t: {component: ./tool.yaml, arguments: {x: y}}}\n', {
        'tool.yaml': component(
          'tool',
          `inputs: [{name: x, type: String}]
outputs: [{name: o, type: String}]
implementation: {container: {image: "a:1", command: [p], env: {URL: {concat: ["http://", {inputValue: x}]}, OUT: {outputPath: o}, FIX: 012}}}
`,
        ),
      }),
    );
    expect(containerOf(object, 'tool').env).toEqual([
      { name: 'PW_LB', value: '{' },
      { name: 'INPUT_X', value: expect.stringContaining("inputs.parameters['x']") },
      { name: 'URL', value: 'http://$(INPUT_X)' },
      { name: 'OUT', value: '/tmp/outputs/o/data' },
      { name: 'FIX', value: '012' },
    ]);
  });

  it('lets the task say otherwise than the component, and the component than the defaults', async () => {
    const object = await compiled(
      withParts(
        'defaults: {env: {A: defaults, B: defaults, C: defaults}}\ntasks: {t: {component: ./tool.yaml, env: {A: task}}}\n',
        {
          'tool.yaml': component(
            'tool',
            'implementation: {container: {image: "a:1", command: [p], env: {A: component, B: component}}}\n',
          ),
        },
      ),
    );
    expect(envOf(object, 'tool')).toEqual({ A: 'task', B: 'component', C: 'defaults' });
  });

  it('comes from whole Secrets and ConfigMaps', async () => {
    const object = await compiled(
      withParts(
        'tasks: {w: {component: ./work.yaml, envFrom: [{secret: s}, {configMap: {name: c, optional: true}, prefix: C_}]}}\n',
      ),
    );
    expect(containerOf(object, 'work').envFrom).toEqual([
      { secretRef: { name: 's' } },
      { prefix: 'C_', configMapRef: { name: 'c', optional: true } },
    ]);
    expect(templateOf(object, 'work')).not.toHaveProperty('inputs');
  });
});
