import { describe, expect, it } from 'vitest';
import {
  compiled,
  component,
  containerOf,
  envOf,
  type Files,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

function script(body: string, ports = ''): Files {
  return { 'step.yaml': component('step', `${ports}implementation:\n  script:\n    image: "a:1"\n${body}`) };
}

async function shellOf(
  body: string,
  ports = '',
  task = 'component: ./step.yaml',
): Promise<readonly string[]> {
  const object = await compiled(
    withParts(
      `inputs: [{name: t, type: String, default: x}, {name: none, type: String, optional: true}, {name: any}]
tasks: {m: {component: ./make.yaml}, s: {${task}}}
`,
      script(body, ports),
    ),
    { inputs: { any: 'a' } },
  );
  const { command } = containerOf(object, 'step');
  expect(command?.slice(0, 2)).toEqual(['sh', '-ec']);
  return command?.[2]?.trimEnd().split('\n') ?? [];
}

const start = (file: string): readonly string[] => [
  'd=`mktemp -d`',
  `f="$d/${file}"`,
  'printf %s "$0" > "$f"',
];

describe('a script', () => {
  it('is written to a file by a small shell program and run', async () => {
    expect(await shellOf('    interpreter: python3\n    source: x\n')).toEqual([
      ...start('main.py'),
      'exec python3 -u "$f" "$@"',
    ]);
  });

  it.each([
    ['python3', 'main.py', 'python3 -u'],
    ['sh', 'main.sh', 'sh -e'],
    ['bash', 'main.sh', 'bash -e -o pipefail'],
    ['node', 'main.mjs', 'node'],
    ['Rscript', 'main.R', 'Rscript'],
    ['[/opt/python3.12, -X, "dev mode"]', 'main.py', "/opt/python3.12 -X 'dev mode'"],
    ['[awk, -f]', 'main', 'awk -f'],
  ])('of %s lies in %s', async (interpreter, file, command) => {
    expect(await shellOf(`    interpreter: ${interpreter}\n    source: x\n`)).toEqual([
      ...start(file),
      `exec ${command} "$f" "$@"`,
    ]);
  });

  it('arrives as the first argument, escaped for Argo and the kubelet only', async () => {
    const object = await compiled(
      withParts(
        'tasks: {s: {component: ./step.yaml}}\n',
        script(`    interpreter: sh\n    source: |\n      echo "{{x}} $HOME $(HOME) \${A}" 'it''s'\n`),
      ),
    );
    expect(containerOf(object, 'step').args).toEqual([`echo "$(PW_LB){x}} $HOME $$(HOME) \${A}" 'it''s'\n`]);
    expect(envOf(object, 'step')).toEqual({ PW_LB: '{' });
  });

  it('may be a file of its own, byte for byte', async () => {
    const object = await compiled(
      withParts('tasks: {s: {component: ./step.yaml}}\n', {
        ...script('    interpreter: sh\n    file: src/run.sh\n'),
        'src/run.sh': '\tdate  \r\n\n\n# end',
      }),
    );
    expect(containerOf(object, 'step').args).toEqual(['\tdate  \r\n\n\n# end']);
  });

  it('is not escaped when it holds nothing to escape', async () => {
    const object = await compiled(
      withParts(
        'tasks: {s: {component: ./step.yaml}}\n',
        script('    interpreter: sh\n    source: "date {"\n'),
      ),
    );
    expect(containerOf(object, 'step').args).toEqual(['date {']);
    expect(containerOf(object, 'step')).not.toHaveProperty('env');
  });

  it('gets its arguments after the source', async () => {
    const object = await compiled(
      withParts(
        'tasks: {s: {component: ./step.yaml, arguments: {x: y}}}\n',
        script(
          '    interpreter: sh\n    source: x\n    args: [--x, {inputValue: x}]\n',
          'inputs: [{name: x, type: String}]\n',
        ),
      ),
    );
    expect(containerOf(object, 'step').args).toEqual(['x', '--x', '$(INPUT_X)']);
  });

  it('has its packages installed before, each a word of its own', async () => {
    expect(
      await shellOf(`    interpreter: python3\n    packages: [numpy, "a[b]>=1", "it's"]\n    source: x\n`),
    ).toEqual([
      `python3 -m pip install --quiet --disable-pip-version-check --no-warn-script-location numpy 'a[b]>=1' 'it'\\''s'`,
      ...start('main.py'),
      'exec python3 -u "$f" "$@"',
    ]);
  });

  it('finds the directories of its outputs made, and their paths in variables', async () => {
    const object = await compiled(
      withParts(
        'tasks: {s: {component: ./step.yaml}}\n',
        script(
          '    interpreter: sh\n    source: x\n',
          'outputs: [{name: a-b, type: String}, {name: m, type: Model}]\n',
        ),
      ),
    );
    expect(containerOf(object, 'step').command?.[2]).toMatch(
      /^mkdir -p \/tmp\/outputs\/a-b \/tmp\/outputs\/m\n/,
    );
    expect(envOf(object, 'step')).toEqual({
      OUTPUT_A_B: '/tmp/outputs/a-b/data',
      OUTPUT_M: '/tmp/outputs/m/data',
    });
  });

  it('gets values in variables and the paths of artifacts', async () => {
    const object = await compiled(
      withParts(
        `inputs: [{name: t, type: String, default: x}]
tasks:
  m: {component: ./make.yaml}
  s: {component: ./step.yaml, arguments: {table: "\${{ tasks.m.outputs.table }}", table-code: "\${{ inputs.t }}", n: 3}}
`,
        script(
          '    interpreter: sh\n    source: x\n',
          'inputs: [{name: table, type: Dataset}, {name: table-code, type: String}, {name: n, type: Integer}]\n',
        ),
      ),
    );
    expect(envOf(object, 'step')).toMatchObject({
      INPUT_TABLE: '/tmp/inputs/table/data',
      INPUT_TABLE_CODE: expect.stringContaining("inputs.parameters['table-code']"),
      INPUT_N: '{{inputs.parameters.n}}',
    });
  });

  it('sees the path of an artifact also when what comes is a text', async () => {
    const lines = await shellOf(
      '    interpreter: sh\n    source: x\n',
      'inputs: [{name: table, type: Dataset}]\n',
      'component: ./step.yaml, arguments: {table: "${{ inputs.any }}"}',
    );
    expect(lines.slice(0, 2)).toEqual([
      'mkdir -p /tmp/inputs/table; printf %s "$INPUT_TABLE" > /tmp/inputs/table/data',
      'INPUT_TABLE=/tmp/inputs/table/data',
    ]);
  });

  it('sees the value of a parameter also when its arguments name the path', async () => {
    for (const value of ['constant', '"${{ inputs.t }}"', '"${{ tasks.m.outputs.text }}"']) {
      const object = await compiled(
        withParts(
          `inputs: [{name: t, type: String, default: x}]\ntasks: {m: {component: ./make.yaml}, s: {component: ./step.yaml, arguments: {x: ${value}}}}\n`,
          script(
            '    interpreter: sh\n    source: x\n    args: [{inputPath: x}]\n',
            'inputs: [{name: x, type: String}]\n',
          ),
        ),
      );
      expect(envOf(object, 'step').INPUT_X).toContain("inputs.parameters['x']");
      expect(containerOf(object, 'step').args).toEqual(['x', '/tmp/inputs/x/data']);
      expect(containerOf(object, 'step').command?.[2]).not.toContain('INPUT_X=');
    }
  });

  it('takes what has no known type as a file where its arguments name the path, else as a value', async () => {
    const inputs = 'inputs: [{name: x, type: CSV}]\n';
    const object = await compiled(
      withParts(
        'tasks: {m: {component: ./csv.yaml}, s: {component: ./step.yaml, arguments: {x: "${{ tasks.m.outputs.x }}"}}}\n',
        {
          ...script('    interpreter: sh\n    source: x\n    args: [{inputPath: x}]\n', inputs),
          'csv.yaml': component(
            'csv',
            'outputs: [{name: x, type: CSV}]\nimplementation: {script: {image: "a:1", interpreter: sh, source: x}}\n',
          ),
        },
      ),
    );
    expect(templateOf(object, 'step').inputs).toEqual({
      artifacts: [{ name: 'x', path: '/tmp/inputs/x/data' }],
    });
    expect(envOf(object, 'step')).toEqual({ INPUT_X: '/tmp/inputs/x/data' });
  });

  it('finds no variable for an input that nobody gives', async () => {
    const object = await compiled(withParts('tasks: {r: {component: ./report.yaml}}\n'));
    expect(Object.keys(envOf(object, 'report'))).toEqual(['OUTPUT_REPORT']);
    expect(containerOf(object, 'report').command?.[2]).not.toContain('unset');
  });

  it('finds no variable for a value that is absent at run time', async () => {
    const lines = await shellOf(
      '    interpreter: sh\n    source: x\n',
      'inputs: [{name: note, type: String, optional: true}]\n',
      'component: ./step.yaml, arguments: {note: "${{ inputs.none }}"}',
    );
    expect(lines[0]).toBe('[ "$PW_HAS_NOTE" = true ] || unset INPUT_NOTE');
  });

  it('finds no variable for an artifact that is absent at run time', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  m: {component: ./make.yaml, when: "\${{ inputs.go }}"}
  r: {component: ./report.yaml, arguments: {table: "\${{ tasks.m.outputs.table }}"}}
`),
    );
    expect(containerOf(object, 'report').command?.[2]).toContain(
      '[ -e "$INPUT_TABLE" ] || unset INPUT_TABLE\n',
    );
  });

  it('has every shell variable spelled so that the kubelet leaves it alone', async () => {
    const object = await compiled(withParts('tasks: {m: {component: ./make.yaml}}\n'));
    expect(containerOf(object, 'make').command?.[2]).not.toMatch(/(?<!\$)\$\(/);
  });
});
