import { describe, expect, it } from 'vitest';
import { printType } from '../../../src/validate/types.ts';
import { boundPipeline, compiled, findings, templateOf, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: count, type: Integer, default: 3}
  - {name: names, type: "List[String]", default: []}
  - {name: text, type: String, default: x}
  - {name: maybe, type: String, optional: true}
  - {name: go, type: Bool, default: true}
`;

function script(more: string, source = 'exit 0', rest = ''): string {
  return `${inputs}tasks:
  make: {component: ./make.yaml}
  one:
    script: {image: "busybox:1.36", interpreter: sh, source: ${JSON.stringify(source)}${more}}
${rest}`;
}

function container(command: string, rest = ''): string {
  return `${inputs}tasks:
  make: {component: ./make.yaml}
  one:
    container: {image: "busybox:1.36", command: ${command}}
${rest}`;
}

async function component(body: string, name = 'one'): Promise<{ inputs: string[]; outputs: string[] }> {
  const { scope } = await boundPipeline(withParts(body));
  const task = scope.tasks.find((one) => one.name === name);
  if (task?.kind !== 'component') throw new Error('it is no step');
  const ports = (all: typeof task.component.inputs): string[] =>
    all.map((port) => `${port.name}${port.optional ? '?' : ''}: ${printType(port.type)}`);
  return { inputs: ports(task.component.inputs), outputs: ports(task.component.outputs) };
}

describe('the settings of a one-off step', () => {
  it('are without what the task removes of the defaults', async () => {
    const removed = 'defaults: {retry: {limit: 2}, timeout: 1h, env: {A: a, B: b}}\n';
    const beside = '    retry: null\n    timeout: null\n    env: {A: null}\n';
    const { scope } = await boundPipeline(withParts(`${removed}${container('[echo]', beside)}`));
    const task = scope.tasks.find((one) => one.name === 'one');
    if (task?.kind !== 'component') throw new Error('it is no step');
    expect(task.settings.retry).toBeUndefined();
    expect(task.settings.timeout).toBeUndefined();
    expect([...task.settings.env.keys()]).toEqual(['B']);
  });
});

describe('a one-off step', () => {
  it('has an input for each argument, of the type of what it is given', async () => {
    const given = `    arguments:
      a: text
      b: 3
      c: 0.5
      d: true
      e: [1, 2]
      f: {k: v}
      g: \${{ inputs.names }}
      h: \${{ tasks.make.outputs.table }}
      i: \${{ inputs.maybe }}
      j: null
`;
    expect((await component(script('', 'exit 0', given))).inputs).toEqual([
      'a: String',
      'b: Integer',
      'c: Float',
      'd: Bool',
      'e: List[Integer]',
      'f: Dict[String]',
      'g: List[String]',
      'h: Dataset',
      'i?: String',
      'j?: any',
    ]);
  });

  it('has an output for each that it declares, for each path that it is given, and for each that its script names', async () => {
    const body = script(
      ', args: [{outputPath: table}]',
      'echo > $OUTPUT_TOTAL; echo > "${OUTPUT_ROW_COUNT}"',
    );
    const rest =
      '    outputs: {row-count: {type: Integer}, note: {type: String, optional: true}}\n  two: {component: ./say.yaml, arguments: {text: "${{ string(tasks.one.outputs.total) }}"}}\n';
    expect((await component(`${body}${rest}`)).outputs).toEqual([
      'row-count: Integer',
      'note?: String',
      'table: any',
      'total: any',
    ]);
  });

  it('does not fail when nobody reads what only the text of its script tells of', async () => {
    expect((await component(script('', 'OUTPUT_DIR=/x; echo $OUTPUT_DIR'))).outputs).toEqual(['dir?: any']);
  });

  it.each([
    ['a variable that the step sets', ', env: {OUTPUT_DIR: /x}', ''],
    ['a variable that the task sets', '', '    env: {OUTPUT_DIR: /x}\n'],
  ])('knows by its name no output of %s', async (_, more, rest) => {
    expect((await component(script(more, 'ls $OUTPUT_DIR', rest))).outputs).toEqual([]);
  });

  it('is read like any other step: by its types', async () => {
    const read = (text: string): string =>
      container(
        '[sh, -c, x, {outputPath: n}]',
        `    outputs: {n: {type: Integer}}\n  two: {component: ./say.yaml, arguments: {text: "\${{ ${text} }}"}}\n`,
      );
    expect(await findings(withParts(read('string(tasks.one.outputs.n + 1)')))).toEqual([]);
    expect(await findings(withParts(read('tasks.one.outputs.n')))).toEqual([
      'type-mismatch: tasks.one.outputs.n',
    ]);
    expect(await findings(withParts(read('tasks.one.outputs.m')))).toEqual(['unknown-output: m']);
  });

  it.each([
    ['an argument that there is not', container('[echo, {inputValue: x}]'), ['unknown-port: x']],
    [
      'an output that nothing writes',
      container('[echo]', '    outputs: {n: {}}\n'),
      ['output-not-written: n'],
    ],
    ['names that end in _path', container('[echo, {outputPath: a_path}]'), ['path-suffix: a_path']],
    [
      'outputs of one name',
      container('[echo, {outputPath: a_b}, {outputPath: a-b}]'),
      ['ambiguous-name: a-b'],
    ],
    [
      'arguments of one name',
      container('[echo, {inputValue: a_b}, {inputValue: a-b}]', '    arguments: {a_b: 1, a-b: 2}\n'),
      ['ambiguous-name: a-b'],
    ],
    ['illegal names', container('[echo, {outputPath: 1x}]'), ['invalid-name: 1x']],
    [
      'an unknown interpreter',
      script('').replace('interpreter: sh', 'interpreter: pyhton3'),
      ['unknown-interpreter: pyhton3'],
    ],
    [
      'an image that cannot be',
      container('[echo]').replace('busybox:1.36', 'Busy box'),
      ['invalid-image: "Busy box"'],
    ],
    [
      'a setting of its own variables',
      script('', 'exit 0', '    arguments: {x: 1}\n    env: {INPUT_X: 2}\n'),
      ['duplicate-name: INPUT_X'],
    ],
    ['variables that are none', script(', env: {"a b": x}'), ['invalid-kubernetes-name: "a b"']],
    [
      'a file that is not there',
      `${inputs}tasks:\n  one: {script: {image: "b:1", interpreter: sh, file: gone.sh}}\n`,
      ['file-not-found: gone.sh'],
    ],
    ['a placeholder of KFP v2', container('[echo, {outputUri: x}]'), ['foreign-placeholder: outputUri']],
    [
      'an expression in the packages',
      script('').replace('interpreter: sh', 'interpreter: python3, packages: ["${{ inputs.text }}"]'),
      ['expression-not-allowed: "${{ inputs.text }}"'],
    ],
    [
      'an expression in a file name',
      container('[echo], fileOutputs: {n: "/x/${{ inputs.text }}"}'),
      ['expression-not-allowed: "/x/${{ inputs.text }}"'],
    ],
  ])('is checked as a component is: %s', async (_, body, expected) => {
    expect(await findings(withParts(body))).toEqual(expected);
  });

  it.each([
    ['command', '[echo, "${{ inputs.count }}"]'],
    ['a part of a text', '[echo, "n=${{ inputs.count }}, ${{ inputs.text }}"]'],
    ['concat', '[echo, {concat: [a, "${{ inputs.count }}"]}]'],
  ])('may have expressions on its command line: %s', async (_, command) => {
    expect(await findings(withParts(container(command)))).toEqual([]);
  });

  it.each([
    ['a file has no text', '${{ tasks.make.outputs.table }}', ['type-mismatch: tasks.make.outputs.table']],
    ['what may be absent', '${{ inputs.maybe }}', ['may-be-absent: inputs.maybe']],
    ['an unknown name', '${{ inputs.txet }}', ['unknown-input: txet']],
    ['broken expressions', '${{ inputs. }}', ['expression-syntax: }}']],
  ])('has no other expressions there: %s', async (_, text, expected) => {
    const found = await findings(withParts(container(`[echo, "${text}"]`)));
    expect(found.map((one) => one.split(':')[0])).toEqual(expected.map((one) => one.split(':')[0]));
  });

  it('refuses an argument that may be absent where a command line holds it, and takes it where a script finds it', async () => {
    const given = '    arguments: {x: "${{ inputs.maybe }}"}\n';
    expect(await findings(withParts(container('[echo, {inputValue: x}]', given)))).toEqual([
      'may-be-absent: inputs.maybe',
    ]);
    expect(await findings(withParts(script('', 'exit 0', given)))).toEqual([]);
  });

  it('keeps its own image and variables, whatever the defaults of the pipeline say, and the task says the last word', async () => {
    const body = (rest: string): string =>
      `defaults: {image: "default:1", workingDir: /default, env: {A: default, B: default}}\n${container('[echo], env: {A: own, C: "${{ inputs.text }}"}, workingDir: /own', rest)}`;
    const one = templateOf(await compiled(withParts(body(''))), 'one').container;
    expect(one).toMatchObject({ image: 'busybox:1.36', workingDir: '/own' });
    expect(one?.env?.map(({ name }) => name).sort()).toEqual(['A', 'B', 'C', 'PW_LB']);
    const other = templateOf(
      await compiled(withParts(body('    image: "task:1"\n    env: {A: task, C: task}\n'))),
      'one',
    ).container;
    expect(other?.image).toBe('task:1');
    expect(other?.env).toContainEqual({ name: 'A', value: 'task' });
    expect(other?.env).toContainEqual({ name: 'C', value: 'task' });
  });

  it('gets a Secret as a variable that Kubernetes fills, and nowhere else', async () => {
    const given = '    arguments: {token: {secret: {name: portal, key: token}}}\n';
    const one = templateOf(await compiled(withParts(script('', 'exit 0', given))), 'one').container;
    expect(JSON.stringify(one?.env)).toContain('secretKeyRef');
    expect(await findings(withParts(container('[echo, {inputValue: token}]', given)))).toEqual([
      'secret-exposed: token',
    ]);
  });

  it('waits for what its command line reads', async () => {
    const { scope } = await boundPipeline(withParts(container('[echo, "${{ tasks.make.outputs.text }}"]')));
    expect(scope.tasks.find(({ name }) => name === 'one')?.waitsFor.map(({ name }) => name)).toEqual([
      'make',
    ]);
  });

  it('writes a literal `${{` where it is escaped, and its source byte for byte', async () => {
    const one = templateOf(await compiled(withParts(container('[echo, "$${{ x }}"]'))), 'one').container;
    expect(one?.command).toEqual(['echo', '$$$(PW_LB){ x }}']);
    const two = templateOf(await compiled(withParts(script('', 'echo $${{ x }}'))), 'one').container;
    expect(two?.args).toEqual(['echo $$$$$(PW_LB){ x }}']);
  });

  it('is not mixed up with another of the same name', async () => {
    const group = (name: string, text: string): string =>
      `  ${name}:\n    tasks:\n      one: {container: {image: "b:1", command: [echo, ${text}]}}\n`;
    const argo = await compiled(withParts(`tasks:\n${group('a', 'x')}${group('b', 'y')}`));
    expect(templateOf(argo, 'one').container?.command).toEqual(['echo', 'x']);
    expect(templateOf(argo, 'one-2').container?.command).toEqual(['echo', 'y']);
  });
});
