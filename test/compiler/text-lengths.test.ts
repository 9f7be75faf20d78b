import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { ArgoObject } from '../../src/targets/argo/model.ts';
import { compileFiles, component, containerOf, pipeline, project } from '../support/compile.ts';

/** The longest text of one argument; a variable has its name and `=` besides. */
const most = 131_071;
const half = 65_535;
const name = 'INPUT_TEXT='.length;

function x(bytes: number): string {
  return 'x'.repeat(bytes);
}

interface Found {
  readonly found: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The findings about lengths, each with the start of the text that it points at. */
async function lengths(files: Readonly<Record<string, string>>, inputs = {}): Promise<Found> {
  const { diagnostics } = await compileFiles(files, { inputs });
  const about = diagnostics.filter(({ code }) => code === 'text-too-long' || code === 'long-text');
  const errors = diagnostics.filter((one) => one.severity === 'error' && !about.includes(one));
  expect(errors.map((one) => one.message)).toEqual([]);
  const found = about.map(
    ({ code, span }) =>
      `${code} ${span.file.path}: ${span.file.text.slice(span.start, span.end).slice(0, 20)}`,
  );
  return { found, diagnostics: about };
}

const one = pipeline('tasks: {t: {component: ./c.yaml}}\n');

function container(body: string, inputs = ''): string {
  return component('c', `${inputs}implementation:\n  container:\n    image: alpine:3.20\n${body}`);
}

function script(body: string, inputs = ''): string {
  return component(
    'c',
    `${inputs}implementation:\n  script:\n    image: alpine:3.20\n    interpreter: sh\n${body}`,
  );
}

/** A component with one text as long as asked for, and where it is pointed at. */
const written: Readonly<Record<string, (bytes: number) => Readonly<Record<string, string>>>> = {
  'a source': (bytes) => ({ 'c.yaml': script(`    source: "${x(bytes)}"\n`) }),
  'a file of a script': (bytes) => ({ 'c.yaml': script('    file: main.sh\n'), 'main.sh': x(bytes) }),
  'a word of a command': (bytes) => ({ 'c.yaml': container(`    command: [echo, "${x(bytes)}"]\n`) }),
  'an argument': (bytes) => ({ 'c.yaml': container(`    command: [echo]\n    args: ["${x(bytes)}"]\n`) }),
  'an argument of a script': (bytes) => ({
    'c.yaml': script(`    source: "true"\n    args: ["${x(bytes)}"]\n`),
  }),
  'texts that are joined': (bytes) => ({
    'c.yaml': container(`    command: [echo, {concat: ["${x(1000)}", "${x(bytes - 1000)}"]}]\n`),
  }),
  'a branch': (bytes) => ({
    'c.yaml': container(`    command: [echo, {if: {cond: true, then: ["${x(bytes)}"]}}]\n`),
  }),
  'a variable of a component': (bytes) => ({
    'c.yaml': container(`    command: [env]\n    env: {LONG: "${x(bytes - 5)}"}\n`),
  }),
};

describe('a text of a component', () => {
  it.each(Object.entries(written))('may have 131,071 bytes: %s', async (_, files) => {
    expect((await lengths({ ...files(most), 'pipeline.yaml': one })).found).toEqual([
      expect.stringMatching(/^long-text /),
    ]);
  });

  it.each(Object.entries(written))('may not have 131,072 bytes: %s', async (what, files) => {
    const { found } = await lengths({ ...files(most + 1), 'pipeline.yaml': one });
    expect(found).toEqual([
      what === 'a file of a script'
        ? 'text-too-long c.yaml: main.sh'
        : expect.stringMatching(/^text-too-long c\.yaml: (\{concat: \[)?"x+/),
    ]);
  });

  it.each(Object.entries(written))('is warned of from half of it: %s', async (_, files) => {
    expect((await lengths({ ...files(half), 'pipeline.yaml': one })).found).toEqual([]);
    expect((await lengths({ ...files(half + 1), 'pipeline.yaml': one })).found).toEqual([
      expect.stringMatching(/^long-text /),
    ]);
  });

  it('is measured in the bytes of UTF-8 that the container gets', async () => {
    const source = (text: string) => ({ 'c.yaml': script(`    source: '${text}'\n`), 'pipeline.yaml': one });
    const rest = (most - 1) / 2;
    expect((await lengths(source(`x${'é'.repeat(rest)}`))).found[0]).toMatch(/^long-text/);
    expect((await lengths(source(`xx${'é'.repeat(rest)}`))).found[0]).toMatch(/^text-too-long/);
    // Both are longer in the workflow: each of these braces and dollars is escaped there.
    expect((await lengths(source('$$(A){{'.repeat(9000)))).found).toEqual([]);
  });

  it('is checked in a component alone', async () => {
    const { diagnostics } = await compileFiles(
      { 'c.yaml': script(`    source: "${x(most + 1)}"\n`) },
      { path: 'c.yaml' },
    );
    expect(diagnostics.map(({ code }) => code)).toContain('text-too-long');
  });

  it('says how long it is and what to do', async () => {
    const [found] = (
      await lengths({ 'c.yaml': script(`    source: "${x(140_000)}"\n`), 'pipeline.yaml': one })
    ).diagnostics;
    expect(found?.message).toBe(
      'The script has 140,000 bytes; the program could not be started, because one argument or variable holds at most 131,071 bytes.',
    );
    expect(found?.help).toMatch(/image/);
  });

  it('counts the packages of a script, which a shell program installs', async () => {
    const packages = (count: number) => ({
      'c.yaml': component(
        'c',
        `implementation:\n  script:\n    image: python:3.12\n    interpreter: python3\n    packages: [${Array(count).fill(x(99)).join(', ')}]\n    source: "1"\n`,
      ),
      'pipeline.yaml': one,
    });
    expect((await lengths(packages(1308))).found).toEqual([expect.stringMatching(/^long-text c.yaml: \[x/)]);
    expect((await lengths(packages(1311))).found).toEqual([
      expect.stringMatching(/^text-too-long c.yaml: \[x/),
    ]);
  });
});

describe('the program that starts a script', () => {
  /** What the shell gets in the workflow for packages that are this long. */
  const files = (last: number) => ({
    'c.yaml': component(
      'c',
      `inputs: [{name: one, type: String, optional: true}, {name: two, type: String, optional: true}]
implementation:
  script:
    image: python:3.12
    interpreter: python3
    packages: [${Array(1305).fill(x(99)).join(', ')}, ${x(last)}]
    source: "1"
`,
    ),
    'pipeline.yaml': pipeline(
      `inputs: [{name: a, type: String, optional: true}]
tasks: {t: {component: ./c.yaml, arguments: {one: "\${{ inputs.a }}", two: "\${{ inputs.a }}"}}}
`,
    ),
  });
  const programOf = async (last: number): Promise<number> => {
    const { text } = await compileFiles(files(last));
    const object = parse(text ?? '', { version: '1.1' }) as ArgoObject;
    return containerOf(object, 'c').command?.[2]?.length ?? 0;
  };

  it('counts with what it does for the inputs that a task gives', async () => {
    const fits = 1 + most - (await programOf(1));
    expect((await lengths(files(fits))).found.filter((one) => one.startsWith('text'))).toEqual([]);
    expect((await lengths(files(fits + 1))).found).toEqual([
      'text-too-long c.yaml: c',
      expect.stringMatching(/^long-text c\.yaml: \[x/),
    ]);
    expect(await programOf(fits)).toBe(most);
  });
});

describe('a chain of pipelines', () => {
  it('may double a text as often as it likes without being written out', async () => {
    const chain = Array.from({ length: 40 }, (_, index) => [
      `p${index}.yaml`,
      pipeline(
        `inputs: [{name: text, type: String}]\ntasks: {t: {component: ./${index === 0 ? 'c' : `p${index - 1}`}.yaml, arguments: {text: "\${{ inputs.text }}\${{ inputs.text }}"}}}\n`,
        `p${index}`,
      ),
    ]);
    const files = {
      ...Object.fromEntries(chain),
      'c.yaml': component(
        'c',
        'inputs: [{name: text, type: String}]\nimplementation:\n  container: {image: "alpine:3.20", command: [echo, {inputValue: text}]}\n',
      ),
      'pipeline.yaml': pipeline('tasks: {t: {component: ./p39.yaml, arguments: {text: x}}}\n'),
    };
    const { found, diagnostics } = await lengths(files);
    expect(found).toEqual([expect.stringMatching(/^text-too-long/)]);
    expect(diagnostics[0]?.message).toContain(`at least ${(2 ** 40 + name).toLocaleString('en-US')} bytes`);
  });
});

const reads = {
  'by a script': script('    source: "true"\n', 'inputs: [{name: text, type: String}]\n'),
  'by a command': container(
    '    command: [echo, {inputValue: text}]\n',
    'inputs: [{name: text, type: String}]\n',
  ),
};

describe.each(Object.entries(reads))('a text that is read %s', (_, reader) => {
  /** Each way to give a constant, by its length. */
  const ways: Readonly<Record<string, (bytes: number) => Readonly<Record<string, string>>>> = {
    'an argument': (bytes) => ({
      'pipeline.yaml': pipeline(`tasks: {t: {component: ./c.yaml, arguments: {text: "${x(bytes)}"}}}\n`),
    }),
    'a default of the run': (bytes) => ({
      'pipeline.yaml': pipeline(
        `inputs: [{name: a, type: String, default: "${x(bytes)}"}]\ntasks: {t: {component: ./c.yaml, arguments: {text: "\${{ inputs.a }}"}}}\n`,
      ),
    }),
    'a text with constants around a value': (bytes) => ({
      'pipeline.yaml': pipeline(
        `inputs: [{name: a, type: String, default: "12345"}]\ntasks: {t: {component: ./c.yaml, arguments: {text: "${x(bytes - 5)}\${{ inputs.a }}"}}}\n`,
      ),
    }),
    'through a pipeline and a group': (bytes) => ({
      'inner.yaml': pipeline(
        'inputs: [{name: a, type: String}]\ntasks:\n  g:\n    tasks: {t: {component: ./c.yaml, arguments: {text: "${{ inputs.a }}"}}}\n',
        'inner',
      ),
      'pipeline.yaml': pipeline(`tasks: {p: {component: ./inner.yaml, arguments: {a: "${x(bytes)}"}}}\n`),
    }),
    'a choice': (bytes) => ({
      'pipeline.yaml': pipeline(
        `inputs: [{name: a, type: Bool, default: false}]\ntasks: {t: {component: ./c.yaml, arguments: {text: "\${{ if(inputs.a, '${x(bytes)}', 'b') }}"}}}\n`,
      ),
    }),
  };

  it.each(Object.entries(ways).filter(([way]) => way !== 'a choice'))(
    'may fill its variable: %s',
    async (_way, files) => {
      const { found } = await lengths({ 'c.yaml': reader, ...files(most - name) });
      expect(found).toEqual([expect.stringMatching(/^long-text /)]);
    },
  );

  it.each(Object.entries(ways).filter(([way]) => way !== 'a choice'))(
    'may not be longer: %s',
    async (_way, files) => {
      const { found } = await lengths({ 'c.yaml': reader, ...files(most - name + 1) });
      expect(found).toEqual([expect.stringMatching(/^text-too-long pipeline\.yaml: /)]);
    },
  );

  it('may not be longer: given by --input', async () => {
    const files = {
      'c.yaml': reader,
      'pipeline.yaml': pipeline(
        'inputs: [{name: a, type: String}]\ntasks: {t: {component: ./c.yaml, arguments: {text: "${{ inputs.a }}"}}}\n',
      ),
    };
    expect((await lengths(files, { a: x(most - name) })).found).toEqual(['long-text pipeline.yaml: a']);
    expect((await lengths(files, { a: x(most - name + 1) })).found).toEqual([
      'text-too-long pipeline.yaml: a',
    ]);
  });
});

describe('a text that a step is given', () => {
  it('has no such limit where it is read by path as a raw artifact', async () => {
    const files = {
      'c.yaml': container(
        '    command: [cat, {inputPath: text}]\n',
        'inputs: [{name: text, type: String}]\n',
      ),
      'pipeline.yaml': pipeline(`tasks: {t: {component: ./c.yaml, arguments: {text: "${x(200_000)}"}}}\n`),
    };
    expect((await lengths(files)).found).toEqual([]);
  });

  it('has it where the step writes the file itself, from a variable', async () => {
    const files = (bytes: number) => ({
      'c.yaml': container(
        '    command: [cat, {inputPath: text}]\n',
        'inputs: [{name: text, type: String}]\n',
      ),
      'pipeline.yaml': pipeline(`tasks: {t: {component: ./c.yaml, arguments: {text: "$${x(bytes - 1)}"}}}\n`),
    });
    expect((await lengths(files(most - name))).found).toEqual([expect.stringMatching(/^long-text/)]);
    expect((await lengths(files(most - name + 1))).found).toEqual([expect.stringMatching(/^text-too-long/)]);
  });

  it('has none where nothing reads it', async () => {
    const files = {
      'c.yaml': container('    command: ["true"]\n', 'inputs: [{name: text, type: String}]\n'),
      'pipeline.yaml': pipeline(`tasks: {t: {component: ./c.yaml, arguments: {text: "${x(200_000)}"}}}\n`),
    };
    expect((await lengths(files)).found).toEqual([]);
  });

  it('counts together with the constants that a component puts around it', async () => {
    const files = (bytes: number) => ({
      'c.yaml': container(
        `    command: [echo, {concat: ["${x(1000)}", {inputValue: text}]}]\n`,
        'inputs: [{name: text, type: String}]\n',
      ),
      'pipeline.yaml': pipeline(`tasks: {t: {component: ./c.yaml, arguments: {text: "${x(bytes)}"}}}\n`),
    });
    expect((await lengths(files(most - 1000))).found).toEqual([expect.stringMatching(/^long-text/)]);
    expect((await lengths(files(most - 999))).found).toEqual([
      expect.stringMatching(/^text-too-long pipeline\.yaml: "x/),
    ]);
  });

  it('counts as the JSON that a list travels as', async () => {
    const files = (bytes: number) => ({
      'c.yaml': script('    source: "true"\n', 'inputs: [{name: text, type: "List[String]"}]\n'),
      'pipeline.yaml': pipeline(
        `tasks: {t: {component: ./c.yaml, arguments: {text: ["${x(1000)}", "${x(bytes - 1007)}"]}}}\n`,
      ),
    });
    expect((await lengths(files(most - name))).found).toEqual([expect.stringMatching(/^long-text/)]);
    expect((await lengths(files(most - name + 1))).found).toEqual([expect.stringMatching(/^text-too-long/)]);
  });
});

describe('a variable of a setting', () => {
  const places: Readonly<Record<string, (env: string) => string>> = {
    'of a task': (env) => pipeline(`tasks: {t: {component: ./c.yaml, env: ${env}}}\n`),
    'of the defaults, used by two tasks': (env) =>
      pipeline(`defaults: {env: ${env}}\ntasks: {t: {component: ./c.yaml}, u: {component: ./c.yaml}}\n`),
  };
  it.each(Object.entries(places))('counts with its name: %s', async (_, place) => {
    const files = (bytes: number) => ({
      'c.yaml': container('    command: [env]\n'),
      'pipeline.yaml': place(`{LONG: "${x(bytes)}"}`),
    });
    expect((await lengths(files(most - 5))).found).toEqual([expect.stringMatching(/^long-text/)]);
    expect((await lengths(files(most - 4))).found).toEqual([
      expect.stringMatching(/^text-too-long pipeline\.yaml: "x/),
    ]);
  });
});

describe('the level of long-text', () => {
  it('is set by the project', async () => {
    const files = { 'c.yaml': script(`    source: "${x(half + 1)}"\n`), 'pipeline.yaml': one };
    const off = await lengths({ ...files, 'pipewright.yaml': project('rules: {long-text: off}\n') });
    expect(off.found).toEqual([]);
    const { text, diagnostics } = await compileFiles({
      ...files,
      'pipewright.yaml': project('rules: {long-text: error}\n'),
    });
    expect(text).toBeUndefined();
    expect(diagnostics.find(({ code }) => code === 'long-text')?.severity).toBe('error');
  });
});
