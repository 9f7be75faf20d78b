import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  compiled,
  compileFiles,
  component,
  containerOf,
  envOf,
  type Files,
  findings,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

/** One input, read by path. */
const reader = (type: string, more = ''): Files => ({
  'reader.yaml': component(
    'reader',
    `inputs: [{name: x, type: ${type}${more}}]
implementation: {container: {image: "a:1", command: [prog, {inputPath: x}]}}
`,
  ),
});

const inputs = `inputs:
  - {name: text, type: String, default: x}
  - {name: n, type: Integer, default: 1}
  - {name: note, type: String, optional: true}
  - {name: maybe, type: Integer, optional: true}
`;

describe('a text that is read by path', () => {
  it('travels as a raw artifact when it is a constant that neither Argo nor the kubelet would change', async () => {
    const object = await compiled(
      withParts('tasks: {r: {component: ./reader.yaml, arguments: {x: "it\'s {one}"}}}\n', reader('String')),
    );
    expect(argumentsOf(object, 'main', 'r')).toEqual({ x: { raw: { data: "it's {one}" } } });
    expect(templateOf(object, 'reader').inputs).toEqual({
      artifacts: [{ name: 'x', path: '/tmp/inputs/x/data' }],
    });
    expect(containerOf(object, 'reader')).toEqual({ image: 'a:1', command: ['prog', '/tmp/inputs/x/data'] });
  });

  it.each([
    ['a number', 'Integer', '7', '7'],
    ['a number of the run', 'Integer', '"${{ inputs.n }}"', '{{inputs.parameters.n}}'],
    ['a Bool', 'Bool', 'true', 'true'],
    [
      'a computed number',
      'Integer',
      '"${{ inputs.n + 1 }}"',
      "{{=toJson(asInt(sprig.trim(inputs.parameters['n'])) + 1)}}",
    ],
  ])('travels as a raw artifact when it is %s', async (_, type, value, data) => {
    const object = await compiled(
      withParts(`${inputs}tasks: {r: {component: ./reader.yaml, arguments: {x: ${value}}}}\n`, reader(type)),
    );
    expect(argumentsOf(object, 'main', 'r')).toEqual({ x: { raw: { data } } });
  });

  it.each([
    ['{{', 'a {{ b', 'a {\u2060{\u2060 b'],
    ['$', 'costs $5', 'costs $5'],
  ])('is written by the step itself when it holds %s', async (_, text, value) => {
    const object = await compiled(
      withParts(`tasks: {r: {component: ./reader.yaml, arguments: {x: "${text}"}}}\n`, reader('String')),
    );
    expect(argumentsOf(object, 'main', 'r')).toEqual({ x: value });
    expect(containerOf(object, 'reader').command).toEqual([
      'sh',
      '-ec',
      'mkdir -p /tmp/inputs/x; printf %s "$INPUT_X" > /tmp/inputs/x/data\nexec "$0" "$@"',
      'prog',
      '/tmp/inputs/x/data',
    ]);
    expect(Object.keys(envOf(object, 'reader'))).toEqual(['PW_LB', 'INPUT_X']);
  });

  it('is written by the step itself when it is made at run time', async () => {
    const object = await compiled(
      withParts(
        `${inputs}tasks: {r: {component: ./reader.yaml, arguments: {x: "\${{ inputs.text }}"}}}\n`,
        reader('String'),
      ),
    );
    expect(argumentsOf(object, 'main', 'r')).toEqual({ x: "{{=inputs.parameters['text']}}" });
    expect(containerOf(object, 'reader').command?.slice(0, 2)).toEqual(['sh', '-ec']);
  });

  it('leaves no file when it is absent', async () => {
    const object = await compiled(
      withParts(
        `${inputs}tasks: {r: {component: ./reader.yaml, arguments: {x: "\${{ inputs.note }}"}}}\n`,
        reader('String', ', optional: true'),
      ),
    );
    expect(argumentsOf(object, 'main', 'r')).toEqual({ x: "{{=inputs.parameters['note']}}" });
    expect(containerOf(object, 'reader').command?.[2]).toBe(
      'if [ "$PW_HAS_X" = true ]; then mkdir -p /tmp/inputs/x; printf %s "$INPUT_X" > /tmp/inputs/x/data; fi\nexec "$0" "$@"',
    );
  });

  it('is told from a text that reads like the sign of absence', async () => {
    const object = await compiled(
      withParts(
        `${inputs}tasks: {r: {component: ./reader.yaml, arguments: {x: "\${{ inputs.note }}"}}}\n`,
        reader('String', ', optional: true'),
      ),
    );
    expect(envOf(object, 'reader').PW_HAS_X).toBe("{{= inputs.parameters['x'] != '\\x7babsent\\x7d' }}");
  });

  it('is not raw when it is a number that may be absent: an empty file is not an absent one', async () => {
    const object = await compiled(
      withParts(
        `${inputs}tasks: {r: {component: ./reader.yaml, arguments: {x: "\${{ inputs.maybe }}"}}}\n`,
        reader('Integer', ', optional: true'),
      ),
    );
    expect(argumentsOf(object, 'main', 'r')).toEqual({ x: '{{inputs.parameters.maybe}}' });
    expect(containerOf(object, 'reader').command?.[2]).toContain('{absent}');
  });

  it('needs a command to start after it was written', async () => {
    const files = withParts(
      `${inputs}tasks: {r: {component: ./plain.yaml, arguments: {x: "\${{ inputs.text }}"}}}\n`,
      {
        'plain.yaml': component(
          'plain',
          'inputs: [{name: x, type: String}]\nimplementation: {container: {image: "a:1", args: [{inputPath: x}]}}\n',
        ),
      },
    );
    expect(await findings(files)).toEqual(['command-needed: inputs.text']);
  });

  it('comes as an artifact when a step wrote it, command or not', async () => {
    const object = await compiled(
      withParts(
        'tasks: {m: {component: ./make.yaml}, r: {component: ./plain.yaml, arguments: {x: "${{ tasks.m.outputs.text }}"}}}\n',
        {
          'plain.yaml': component(
            'plain',
            'inputs: [{name: x, type: String}]\nimplementation: {container: {image: "a:1", args: [{inputPath: x}]}}\n',
          ),
        },
      ),
    );
    expect(argumentsOf(object, 'main', 'r')).toEqual({ x: { from: '{{tasks.m.outputs.artifacts.text}}' } });
    expect(templateOf(object, 'make').outputs?.artifacts).toContainEqual({
      name: 'text',
      path: '/tmp/outputs/text/data',
    });
    expect(templateOf(object, 'make').outputs?.parameters).not.toContainEqual(
      expect.objectContaining({ name: 'text' }),
    );
  });
});

describe('a value on a command line', () => {
  const tool: Files = {
    'tool.yaml': component(
      'tool',
      `inputs:
  - {name: s, type: String}
  - {name: n, type: Integer, default: 3}
  - {name: names, type: List, default: [a]}
  - {name: opt, type: String, optional: true}
outputs: [{name: o, type: String}]
implementation:
  container:
    image: "a:1"
    command: [prog]
    args:
      - {inputValue: s}
      - {inputValue: n}
      - {inputValue: names}
      - {concat: ["{", {inputValue: n}, "}", {inputValue: s}]}
      - {if: {cond: {isPresent: opt}, then: [--opt, {inputValue: opt}], else: [--plain]}}
      - {if: {cond: false, then: never}}
      - {outputPath: o}
`,
    ),
  };

  it('comes from a variable, which the kubelet puts in; numbers are put in by Argo', async () => {
    const object = await compiled(
      withParts('tasks: {t: {component: ./tool.yaml, arguments: {s: "it\'s"}}}\n', tool),
    );
    expect(containerOf(object, 'tool').args).toEqual([
      '$(INPUT_S)',
      '{{inputs.parameters.n}}',
      '$(INPUT_NAMES)',
      '$(PW_LB){{inputs.parameters.n}}}$(INPUT_S)',
      '--plain',
      '/tmp/outputs/o/data',
    ]);
    expect(Object.keys(envOf(object, 'tool'))).toEqual(['PW_LB', 'INPUT_S', 'INPUT_NAMES']);
    expect(argumentsOf(object, 'main', 't')).toEqual({ s: "it's", n: '3', names: '["a"]' });
  });

  it('counts as present when it is given, though nothing reads its value', async () => {
    const object = await compiled({
      'pipeline.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: p\ntasks: {t: {component: ./k.yaml, arguments: {loud: true}}, u: {component: ./k.yaml}}\n',
      'k.yaml': `name: k
inputs: [{name: loud, type: Bool, optional: true}]
implementation:
  container: {image: "a:1", command: [p], args: [{if: {cond: {isPresent: loud}, then: [--loud], else: [--quiet]}}]}
`,
    });
    expect(containerOf(object, 'k').args).toEqual(['--loud']);
    expect(containerOf(object, 'k-2').args).toEqual(['--quiet']);
  });

  it('is left out, with what stands beside it, when nobody gives it', async () => {
    const object = await compiled(
      withParts(
        'tasks: {t: {component: ./tool.yaml, arguments: {s: x}}, u: {component: ./tool.yaml, arguments: {s: x, opt: y}}}\n',
        tool,
      ),
    );
    expect(containerOf(object, 'tool').args).toContain('--plain');
    expect(containerOf(object, 'tool-2').args).toEqual(expect.arrayContaining(['--opt', '$(INPUT_OPT)']));
    expect(templateOf(object, 'tool').inputs?.parameters?.map((one) => one.name)).toEqual([
      's',
      'n',
      'names',
    ]);
  });

  it('cannot be absent at run time, because the command line is fixed by then', async () => {
    const files = withParts(
      `${inputs}tasks: {t: {component: ./tool.yaml, arguments: {s: x, opt: "\${{ inputs.note }}"}}}\n`,
      tool,
    );
    expect(await findings(files)).toEqual(['may-be-absent: inputs.note']);
  });

  it('escapes constants for the kubelet and for Argo, and leaves a lone $ alone', async () => {
    const object = await compiled(
      withParts('tasks: {t: {component: ./odd.yaml}}\n', {
        'odd.yaml': component(
          'odd',
          `implementation: {container: {image: "a:1", command: [p, "$HOME $(HOME) $$ {{x}} {"]}}\n`,
        ),
      }),
    );
    expect(containerOf(object, 'odd').command).toEqual(['p', '$HOME $$(HOME) $$$ $(PW_LB){x}} {']);
    expect(containerOf(object, 'odd').env).toEqual([{ name: 'PW_LB', value: '{' }]);
  });

  it('does not define the brace where none is needed', async () => {
    const object = await compiled(withParts('tasks: {t: {component: ./work.yaml}}\n'));
    expect(containerOf(object, 'work')).not.toHaveProperty('env');
  });

  it('is not passed when the component does not read it', async () => {
    const object = await compiled(
      withParts('tasks: {t: {component: ./deaf.yaml, arguments: {x: 1}}}\n', {
        'deaf.yaml': component(
          'deaf',
          'inputs: [{name: x, type: Integer}]\nimplementation: {container: {image: "a:1", command: [p]}}\n',
        ),
      }),
    );
    expect(templateOf(object, 'deaf')).not.toHaveProperty('inputs');
  });
});

describe('the outputs of a step', () => {
  it('lie where KFP puts them, under the sanitised name', async () => {
    const object = await compiled({
      'pipeline.yaml':
        'apiVersion: pipewright/v1\nkind: Pipeline\nname: p\ntasks: {k: {component: ./k.yaml, arguments: {Table code: x}}}\n',
      'k.yaml': `name: Some KFP step
inputs: [{name: Table code, type: String}]
outputs: [{name: Model file, type: Model}]
implementation:
  container: {image: "a:1", command: [p, --in, {inputPath: Table code}, --out, {outputPath: Model file}]}
`,
    });
    expect(templateOf(object, 'some-kfp-step')).toMatchObject({
      inputs: { artifacts: [{ name: 'Table-code', path: '/tmp/inputs/Table_code/data' }] },
      outputs: { artifacts: [{ name: 'Model-file', path: '/tmp/outputs/Model_file/data' }] },
    });
  });

  it('lie where fileOutputs says', async () => {
    const object = await compiled(
      withParts('outputs: {o: "${{ tasks.f.outputs.o }}"}\ntasks: {f: {component: ./fixed.yaml}}\n', {
        'fixed.yaml': `apiVersion: pipewright/v1
kind: Component
name: fixed
outputs: [{name: o, type: String}, {name: m, type: Model}]
implementation: {container: {image: "a:1", command: [p, {outputPath: o}], fileOutputs: {o: /app/o.txt, m: /app/m}}}
`,
      }),
    );
    expect(templateOf(object, 'fixed').outputs).toEqual({
      parameters: [{ name: 'o', valueFrom: { path: '/app/o.txt' } }],
      artifacts: [{ name: 'm', path: '/app/m' }],
    });
    expect(containerOf(object, 'fixed').command).toEqual(['p', '/app/o.txt']);
  });

  it('are all emitted, read or not: parameters as parameters, the rest as artifacts', async () => {
    const object = await compiled(withParts('tasks: {m: {component: ./make.yaml}}\n'));
    expect(templateOf(object, 'make').outputs?.parameters?.map((one) => one.name)).toEqual([
      'text',
      'count',
      'ratio',
      'ok',
      'names',
      'options',
    ]);
    expect(templateOf(object, 'make').outputs?.artifacts?.map((one) => one.name)).toEqual(['table']);
  });

  it('are nothing when nothing is declared', async () => {
    const object = await compiled(withParts('tasks: {w: {component: ./work.yaml}}\n'));
    expect(templateOf(object, 'work')).not.toHaveProperty('outputs');
  });

  it('travel on both channels when one reader wants the value and another the file', async () => {
    const object = await compiled(
      withParts(
        `tasks:
  m: {component: ./make.yaml}
  s: {component: ./say.yaml, arguments: {text: "\${{ tasks.m.outputs.text }}"}}
  r: {component: ./reader.yaml, arguments: {x: "\${{ tasks.m.outputs.text }}"}}
`,
        reader('String'),
      ),
    );
    const { parameters, artifacts } = templateOf(object, 'make').outputs ?? {};
    expect(parameters).toContainEqual({ name: 'text', valueFrom: { path: '/tmp/outputs/text/data' } });
    expect(artifacts).toContainEqual({ name: 'text', path: '/tmp/outputs/text/data' });
  });

  it('may stay unwritten when they are optional (P-13)', async () => {
    const object = await compiled(
      withParts(
        `tasks:
  o: {component: ./opt.yaml}
  r: {component: ./report.yaml, arguments: {title: "\${{ tasks.o.outputs.note }}", table: "\${{ tasks.o.outputs.table }}"}}
`,
        {
          'opt.yaml': component(
            'opt',
            `outputs: [{name: note, type: String, optional: true}, {name: table, type: Dataset, optional: true}]
implementation: {script: {image: "a:1", interpreter: sh, source: x}}
`,
          ),
        },
      ),
    );
    expect(templateOf(object, 'opt').outputs).toEqual({
      parameters: [{ name: 'note', valueFrom: { path: '/tmp/outputs/note/data', default: '{absent}' } }],
      artifacts: [{ name: 'table', path: '/tmp/outputs/table/data', optional: true }],
    });
    expect(argumentsOf(object, 'main', 'r')).toEqual({
      title:
        "{{=tasks['o'].outputs.parameters['note'] != '\\x7babsent\\x7d' ? sprig.replace('\\x7b', '\\x7b\\u2060', tasks['o'].outputs.parameters['note']) : '\\x7babsent\\x7d'}}",
      table: { from: '{{tasks.o.outputs.artifacts.table}}', optional: true },
    });
  });

  it('are text for the next step, never code: braces of a run are encoded once', async () => {
    const { text } = await compileFiles(
      withParts(`tasks:
  m: {component: ./make.yaml}
  s: {component: ./say.yaml, arguments: {text: "\${{ tasks.m.outputs.text }}"}}
`),
    );
    expect(text).toContain(
      "{{=sprig.replace('\\\\x7b', '\\\\x7b\\\\u2060', tasks['m'].outputs.parameters['text'])}}",
    );
  });
});
