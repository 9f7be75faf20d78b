import { describe, expect, it } from 'vitest';
import { compileFiles, component, type Files, findings, pipeline, withParts } from '../../support/compile.ts';

const inputs = `inputs:
  - {name: go, type: Bool, default: true}
  - {name: mode, type: String, enum: [fast, slow], default: fast}
  - {name: any, type: String, default: x}
  - {name: n, type: Integer, default: 3}
  - {name: ratio, type: Float, default: 0.5}
  - {name: note, type: String, optional: true}
`;

const more: Files = {
  /** Takes a text that has a default, and one that may be left out. */
  'soft.yaml': component(
    'soft',
    `inputs: [{name: text, type: String, default: x}, {name: note, type: String, optional: true}, {name: both, type: Integer, optional: true, default: 3}]
implementation: {script: {image: "a:1", interpreter: sh, source: x}}
`,
  ),
  /** May leave out what it writes. */
  'opt.yaml': component(
    'opt',
    `outputs: [{name: text, type: String, optional: true}, {name: table, type: Dataset, optional: true}, {name: sure, type: String}]
implementation: {script: {image: "a:1", interpreter: sh, source: x}}
`,
  ),
  'inner.yaml': pipeline(
    `inputs: [{name: go, type: Bool}, {name: note, type: String, optional: true}]
outputs:
  sure: \${{ tasks.a.outputs.text }}
  maybe: {from: "\${{ tasks.b.outputs.text }}", optional: true}
tasks:
  a: {component: ./make.yaml}
  b: {component: ./make.yaml, when: "\${{ inputs.go }}"}
`,
    'inner',
  ),
};

function find(tasks: string): Promise<readonly string[]> {
  return findings(withParts(`${inputs}tasks:\n  ${tasks}\n`, more));
}

const say = (text: string, rest = ''): string =>
  `{component: ./say.yaml, arguments: {text: "${text}"}${rest}}`;
const when = (condition: string): string => `, when: "\${{ ${condition} }}"`;
const text = 'tasks.a.outputs.text';

describe('an output of a task that may not run', () => {
  const a = `a: {component: ./make.yaml${when('inputs.go')}}`;

  it('may be missing for a reader that runs anyway', async () => {
    expect(await find(`${a}\n  b: ${say('${{ tasks.a.outputs.text }}')}`)).toEqual([
      `may-be-absent: ${text}`,
    ]);
  });

  it('may be missing also inside a text, in a condition and in a setting', async () => {
    expect(await find(`${a}\n  b: ${say('x ${{ tasks.a.outputs.text }}')}`)).toEqual([
      `may-be-absent: ${text}`,
    ]);
    expect(await find(`${a}\n  b: {component: ./work.yaml${when('tasks.a.outputs.ok')}}`)).toEqual([
      'may-be-absent: tasks.a.outputs.ok',
    ]);
    expect(
      await find(`${a}\n  b: {component: ./work.yaml, env: {A: "\${{ tasks.a.outputs.text }}"}}`),
    ).toEqual([`may-be-absent: ${text}`]);
    expect(
      await find(`${a}\n  b: {component: ./work.yaml, timeout: "\${{ tasks.a.outputs.count }}"}`),
    ).toEqual(['may-be-absent: tasks.a.outputs.count']);
  });

  it('may be missing as an artifact too', async () => {
    expect(
      await find(`${a}\n  b: {component: ./clean.yaml, arguments: {table: "\${{ tasks.a.outputs.table }}"}}`),
    ).toEqual(['may-be-absent: tasks.a.outputs.table']);
  });

  it('is told with the condition and the cures', async () => {
    const { diagnostics } = await compileFiles(
      withParts(`${inputs}tasks:\n  ${a}\n  b: ${say('${{ tasks.a.outputs.text }}')}\n`),
    );
    const found = diagnostics.find((one) => one.code === 'may-be-absent');
    expect(found?.message).toBe(
      '"tasks.a.outputs.text" may be missing here: task "a" runs only when inputs.go.',
    );
    expect(found?.related?.map(({ span }) => span.file.text.slice(span.start, span.end))).toEqual([
      'inputs.go',
    ]);
    expect(found?.help).toContain('default(tasks.a.outputs.text, …)');
    expect(found?.help).toContain('present(tasks.a.outputs.text)');
  });

  it.each([
    ['an optional input', `b: {component: ./soft.yaml, arguments: {note: "\${{ ${text} }}"}}`],
    [
      'an input with a default, which takes its place',
      `b: {component: ./soft.yaml, arguments: {text: "\${{ ${text} }}"}}`,
    ],
    [
      'an optional artifact input',
      'b: {component: ./report.yaml, arguments: {table: "${{ tasks.a.outputs.table }}"}}',
    ],
    ['default()', `b: ${say(`\${{ default(${text}, 'x') }}`)}`],
    ['firstOf() with something certain', `b: ${say(`\${{ firstOf(${text}, inputs.any) }}`)}`],
    ['if() that asks for it', `b: ${say(`\${{ if(present(${text}), ${text}, 'none') }}`)}`],
    ['a reader with the same condition', `b: ${say(`\${{ ${text} }}`, when('inputs.go'))}`],
    ['a reader with a stronger condition', `b: ${say(`\${{ ${text} }}`, when('inputs.n > 1 && inputs.go'))}`],
    ['a reader that asks whether it is present', `b: ${say(`\${{ ${text} }}`, when(`present(${text})`))}`],
    [
      'a reader that asks for another output of the task',
      `b: ${say(`\${{ ${text} }}`, when('present(tasks.a.outputs.table)'))}`,
    ],
    [
      'a reader that asks for the status',
      `b: ${say(`\${{ ${text} }}`, when("tasks.a.status == 'Succeeded'"))}`,
    ],
    [
      'a reader that asks and then reads, in one condition',
      `b: {component: ./work.yaml${when(`present(tasks.a.outputs.ok) && tasks.a.outputs.ok`)}}`,
    ],
    [
      'a reader that asks by "or not"',
      `b: {component: ./work.yaml${when('!inputs.go || tasks.a.outputs.ok')}}`,
    ],
    [
      'a reader in a group with the condition',
      `g: {when: "\${{ inputs.go }}", tasks: {b: ${say(`\${{ ${text} }}`)}}}`,
    ],
    [
      'a reader two groups inside the condition',
      `g: {when: "\${{ inputs.go }}", tasks: {h: {tasks: {b: ${say(`\${{ ${text} }}`)}}}}}`,
    ],
    [
      'a reader that is skipped with a reader',
      `b: {component: ./make.yaml, arguments: {seed: "\${{ ${text} }}"}${when('inputs.go')}}\n  c: ${say('${{ tasks.b.outputs.text }}', when('present(tasks.b.outputs.text)'))}`,
    ],
    [
      'nobody, when only its status is read',
      `b: {component: ./work.yaml${when("tasks.a.status == 'Skipped'")}}`,
    ],
    ['a task that just comes after', 'b: {component: ./work.yaml, after: [a]}'],
  ])('may go to %s', async (_, reader) => {
    expect(await find(`${a}\n  ${reader}`)).toEqual([]);
  });

  it.each([
    ['another condition', say(`\${{ ${text} }}`, when('inputs.n > 1'))],
    ['the opposite condition', say(`\${{ ${text} }}`, when('!inputs.go'))],
    ['a weaker condition', say(`\${{ ${text} }}`, when('inputs.go || inputs.n > 1'))],
    ['the opposite question', say(`\${{ ${text} }}`, when(`!present(${text})`))],
    ['another status', say(`\${{ ${text} }}`, when("tasks.a.status != 'Skipped'"))],
    ['the question in the wrong branch', say(`\${{ if(present(${text}), 'none', ${text}) }}`)],
    ['another condition in the expression', say(`\${{ if(inputs.n > 1, ${text}, 'none') }}`)],
    ['after alone', say(`\${{ ${text} }}`, ', after: [a]')],
  ])('is not certain by %s', async (_, reader) => {
    const found = await find(`${a}\n  b: ${reader}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^may-be-absent: (if\(.*)?tasks\.a\.outputs\.text/);
  });
});

describe('conditions that cover every case', () => {
  const branches = (one: string, other: string): string =>
    `a: {component: ./make.yaml${when(one)}}\n  b: {component: ./make.yaml${when(other)}}\n  c: ${say('${{ firstOf(tasks.a.outputs.text, tasks.b.outputs.text) }}')}`;

  it.each([
    ['inputs.go', '!inputs.go'],
    ['inputs.n > 3', 'inputs.n <= 3'],
    ['inputs.n < 3', 'inputs.n > 2'],
    ["inputs.mode == 'fast'", "inputs.mode == 'slow'"],
    ["inputs.any == 'x'", "inputs.any != 'x'"],
    ['inputs.go && inputs.n > 3', '!inputs.go || inputs.n <= 3'],
    ['inputs.ratio > 0.5', '!(inputs.ratio > 0.5)'],
    ['inputs.n == inputs.n', 'inputs.n != inputs.n'],
  ])('%s and %s give a value in any case', async (one, other) => {
    expect(await find(branches(one, other))).toEqual([]);
  });

  it.each([
    ['inputs.go', 'inputs.go'],
    ['inputs.n > 3', 'inputs.n < 3'],
    ["inputs.any == 'x'", "inputs.any == 'y'"],
    ['inputs.go', 'inputs.n > 3'],
    ['inputs.ratio > 0.5', 'inputs.ratio <= 0.5'],
  ])('%s and %s do not', async (one, other) => {
    expect(await find(branches(one, other))).toEqual([
      'may-be-absent: firstOf(tasks.a.outputs.text, tasks.b.outputs.text)',
    ]);
  });

  it('say why when only NaN is left', async () => {
    const { diagnostics } = await compileFiles(
      withParts(`${inputs}tasks:\n  ${branches('inputs.ratio > 0.5', 'inputs.ratio <= 0.5')}\n`),
    );
    expect(diagnostics.find((one) => one.code === 'may-be-absent')?.help).toContain('NaN');
  });

  it('may be three', async () => {
    expect(
      await find(`a: {component: ./make.yaml${when('inputs.n < 0')}}
  b: {component: ./make.yaml${when('inputs.n == 0')}}
  c: {component: ./make.yaml${when('inputs.n > 0')}}
  d: ${say('${{ firstOf(tasks.a.outputs.text, tasks.b.outputs.text, tasks.c.outputs.text) }}')}`),
    ).toEqual([]);
  });
});

describe('an optional input of the pipeline', () => {
  it.each([
    [`b: ${say('${{ inputs.note }}')}`, ['may-be-absent: inputs.note']],
    [`b: ${say("${{ default(inputs.note, '-') }}")}`, []],
    [`b: ${say('${{ inputs.note }}', when('present(inputs.note)'))}`, []],
    ['b: {component: ./soft.yaml, arguments: {note: "${{ inputs.note }}"}}', []],
    [
      'g: {when: "${{ present(inputs.note) }}", tasks: {b: {component: ./say.yaml, arguments: {text: "${{ inputs.note }}"}}}}',
      [],
    ],
    [`b: {component: ./work.yaml${when("inputs.note == 'x'")}}`, ['may-be-absent: inputs.note']],
    [`b: {component: ./work.yaml${when("present(inputs.note) && inputs.note == 'x'")}}`, []],
  ])('%s', async (tasks, expected) => {
    expect(await find(tasks)).toEqual(expected);
  });

  it('is certain when it has a default', async () => {
    const files = withParts(
      'inputs: [{name: t, type: String, optional: true, default: x}]\ntasks: {b: {component: ./say.yaml, arguments: {text: "${{ inputs.t }}"}}}\n',
    );
    expect(await findings(files)).toEqual([]);
  });
});

describe('an optional output of a step', () => {
  it.each([
    [`b: ${say('${{ tasks.a.outputs.text }}')}`, [`may-be-absent: ${text}`]],
    [`b: ${say('${{ tasks.a.outputs.sure }}')}`, []],
    [`b: ${say("${{ default(tasks.a.outputs.text, '-') }}")}`, []],
    [`b: ${say('${{ tasks.a.outputs.text }}', when(`present(${text})`))}`, []],
    [
      `b: ${say('${{ tasks.a.outputs.text }}', when('present(tasks.a.outputs.sure)'))}`,
      [`may-be-absent: ${text}`],
    ],
    [
      `b: ${say('${{ tasks.a.outputs.text }}', when("tasks.a.status == 'Succeeded'"))}`,
      [`may-be-absent: ${text}`],
    ],
    ['b: {component: ./report.yaml, arguments: {table: "${{ tasks.a.outputs.table }}"}}', []],
    [
      'b: {component: ./clean.yaml, arguments: {table: "${{ tasks.a.outputs.table }}"}}',
      ['may-be-absent: tasks.a.outputs.table'],
    ],
  ])('%s', async (reader, expected) => {
    expect(await find(`a: {component: ./opt.yaml}\n  ${reader}`)).toEqual(expected);
  });
});

describe('the outputs of a group', () => {
  const group = (exported: string, condition = ''): string =>
    `a: {component: ./make.yaml${when('inputs.go')}}\n  g: {${condition}tasks: {t: {component: ./make.yaml}, u: {component: ./make.yaml${when('inputs.n > 1')}}}, outputs: {o: ${exported}}}`;

  it.each([
    ['a certain value', group('"${{ tasks.t.outputs.text }}"'), []],
    [
      'a value that may be missing',
      group('"${{ tasks.u.outputs.text }}"'),
      ['may-be-absent: tasks.u.outputs.text'],
    ],
    [
      'a value that may be missing, as optional',
      group('{from: "${{ tasks.u.outputs.text }}", optional: true}'),
      [],
    ],
    ['a value with a default', group(`"\${{ default(tasks.u.outputs.text, 'x') }}"`), []],
    [
      'an outer value that is certain with the group',
      group('"${{ tasks.a.outputs.text }}"', 'when: "${{ inputs.go }}", '),
      [],
    ],
    [
      'an outer value that may be missing',
      group('"${{ tasks.a.outputs.text }}"'),
      ['may-be-absent: tasks.a.outputs.text'],
    ],
  ])('may be %s or not', async (_, tasks, expected) => {
    expect(await find(tasks)).toEqual(expected);
  });

  it.each([
    ['are missing with the group', say('${{ tasks.g.outputs.o }}'), ['may-be-absent: tasks.g.outputs.o']],
    ['are there where its condition holds', say('${{ tasks.g.outputs.o }}', when('inputs.go')), []],
    [
      'are there where they are present',
      say('${{ tasks.g.outputs.o }}', when('present(tasks.g.outputs.o)')),
      [],
    ],
  ])('%s', async (_, reader, expected) => {
    expect(
      await find(`${group('"${{ tasks.t.outputs.text }}"', 'when: "${{ inputs.go }}", ')}\n  r: ${reader}`),
    ).toEqual(expected);
  });

  it('that are optional may be missing although the group has run', async () => {
    const tasks = group(
      '{from: "${{ tasks.u.outputs.text }}", optional: true}',
      'when: "${{ inputs.go }}", ',
    );
    expect(await find(`${tasks}\n  r: ${say('${{ tasks.g.outputs.o }}', when('inputs.go'))}`)).toEqual([
      'may-be-absent: tasks.g.outputs.o',
    ]);
    expect(
      await find(`${tasks}\n  r: ${say('${{ tasks.g.outputs.o }}', when('present(tasks.g.outputs.o)'))}`),
    ).toEqual([]);
  });

  it('name the condition of the group in the message', async () => {
    const { diagnostics } = await compileFiles(
      withParts(
        `${inputs}tasks:\n  ${group('"${{ tasks.t.outputs.text }}"', 'when: "${{ inputs.go }}", ')}\n  r: ${say('${{ tasks.g.outputs.o }}')}\n`,
      ),
    );
    const found = diagnostics.find((one) => one.code === 'may-be-absent');
    expect(found?.message).toContain('group "g" runs only when inputs.go');
    expect(found?.help).toContain('move the reader into the group "g"');
  });
});

describe('the outputs of a pipeline', () => {
  it.each([
    ['sure', '', '', []],
    ['maybe', '', '', ['may-be-absent: tasks.p.outputs.maybe']],
    ['sure', when('inputs.go'), '', ['may-be-absent: tasks.p.outputs.sure']],
    ['sure', when('inputs.go'), when('inputs.go'), []],
    ['maybe', when('inputs.go'), when('inputs.go'), ['may-be-absent: tasks.p.outputs.maybe']],
  ])('%s of a pipeline%s for a reader%s', async (output, own, reader, expected) => {
    expect(
      await find(
        `p: {component: ./inner.yaml, arguments: {go: true}${own}}\n  r: ${say(`\${{ tasks.p.outputs.${output} }}`, reader)}`,
      ),
    ).toEqual(expected);
  });

  it('of the run must be certain or say that they are optional', async () => {
    const files = (output: string): Files =>
      withParts(
        `${inputs}outputs: {o: ${output}}\ntasks: {a: {component: ./make.yaml${when('inputs.go')}}}\n`,
      );
    expect(await findings(files('"${{ tasks.a.outputs.text }}"'))).toEqual([`may-be-absent: ${text}`]);
    expect(await findings(files('{from: "${{ tasks.a.outputs.text }}", optional: true}'))).toEqual([]);
    expect(await findings(files(`"\${{ default(tasks.a.outputs.text, '-') }}"`))).toEqual([]);
  });

  it('may take an optional argument, and no absent one where a value is needed', async () => {
    expect(
      await find('p: {component: ./inner.yaml, arguments: {go: true, note: "${{ inputs.note }}"}}'),
    ).toEqual([]);
    expect(
      await find('p: {component: ./inner.yaml, arguments: {go: "${{ present(inputs.note) }}", note: x}}'),
    ).toEqual([]);
    expect(
      await find(
        `a: {component: ./make.yaml${when('inputs.go')}}\n  p: {component: ./inner.yaml, arguments: {go: "\${{ tasks.a.outputs.ok }}"}}`,
      ),
    ).toEqual(['may-be-absent: tasks.a.outputs.ok']);
  });
});

describe('what a step has on its command line or in a variable of its own', () => {
  const step = (kind: string, use: string): Files => ({
    'c.yaml': component(
      'c',
      `inputs: [{name: note, type: String, optional: true}]
implementation: {${kind === 'script' ? `script: {image: "a:1", interpreter: sh, source: x, ${use}}` : `container: {image: "a:1", command: [p], ${use}}`}}
`,
    ),
  });

  it.each([
    'args: [{inputValue: note}]',
    'args: [{concat: [a, {inputValue: note}]}]',
    'args: [{if: {cond: {isPresent: note}, then: {inputValue: note}}}]',
    'env: {A: {inputValue: note}}',
  ])('cannot be absent at run time: {%s}', async (use) => {
    for (const kind of ['script', 'container']) {
      const files = (value: string): Files =>
        withParts(
          `${inputs}tasks: {c: {component: ./c.yaml, arguments: {note: ${value}}}}\n`,
          step(kind, use),
        );
      expect(await findings(files('"${{ inputs.note }}"'))).toEqual(['may-be-absent: inputs.note']);
      expect(await findings(files('null'))).toEqual([]);
      expect(await findings(files('x'))).toEqual([]);
    }
  });

  it('may be absent where it is read by path, and where a script reads its variable', async () => {
    const files = (kind: string, use: string): Files =>
      withParts(
        `${inputs}tasks: {c: {component: ./c.yaml, arguments: {note: "\${{ inputs.note }}"}}}\n`,
        step(kind, use),
      );
    expect(await findings(files('script', 'args: []'))).toEqual([]);
    expect(await findings(files('script', 'args: [{inputPath: note}]'))).toEqual([]);
    expect(await findings(files('container', 'args: [{inputPath: note}]'))).toEqual([]);
  });
});

describe('a condition behind a condition', () => {
  it('holds where the value behind it is present', async () => {
    expect(
      await find(`a: {component: ./make.yaml${when('inputs.go')}}
  b: {component: ./make.yaml, arguments: {seed: "\${{ tasks.a.outputs.text }}"}${when('present(tasks.a.outputs.text)')}}
  c: ${say('${{ tasks.a.outputs.text }}', when('present(tasks.b.outputs.text)'))}`),
    ).toEqual([]);
  });

  it('is not taken from a task that only waits', async () => {
    expect(
      await find(`a: {component: ./make.yaml${when('inputs.go')}}
  b: {component: ./make.yaml, after: [a]}
  c: ${say('${{ tasks.a.outputs.text }}', when('present(tasks.b.outputs.text)'))}`),
    ).toEqual([`may-be-absent: ${text}`]);
  });
});
