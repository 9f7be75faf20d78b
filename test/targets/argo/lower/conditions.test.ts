import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, taskOf, templateOf, withParts } from '../../../support/compile.ts';

const inputs = `inputs:
  - {name: go, type: Bool, default: true}
  - {name: mode, type: String, default: fast}
  - {name: n, type: Integer, default: 3}
  - {name: limit, type: Float, default: 0.5}
  - {name: note, type: String, optional: true}
`;

async function whenOf(condition: string): Promise<string | undefined> {
  const object = await compiled(
    withParts(`${inputs}tasks:
  make: {component: ./make.yaml}
  maybe: {component: ./make.yaml, when: "\${{ inputs.go }}"}
  work: {component: ./work.yaml, when: "\${{ ${condition} }}"}
`),
  );
  return taskOf(object, 'main', 'work').when;
}

const isTrue = (code: string): string =>
  `sprig.lower(sprig.trim(${code})) in ['true','1','yes','y','on','t']`;

describe('a condition', () => {
  it.each([
    ['inputs.go', isTrue("inputs.parameters['go']")],
    ['!inputs.go', `!(${isTrue("inputs.parameters['go']")})`],
    ['tasks.make.outputs.ok', isTrue("tasks['make'].outputs.parameters['ok']")],
    ["inputs.mode == 'fast'", "inputs.parameters['mode'] == 'fast'"],
    ['inputs.n > 1', "asInt(sprig.trim(inputs.parameters['n'])) > 1"],
    ['inputs.limit < 0.1', "asFloat(sprig.trim(inputs.parameters['limit'])) < 0.1"],
    [
      'tasks.make.outputs.ratio >= 1e-5',
      "asFloat(sprig.trim(tasks['make'].outputs.parameters['ratio'])) >= 0.00001",
    ],
    ["tasks.maybe.status == 'Succeeded'", "tasks['maybe'].status == 'Succeeded'"],
    ['present(inputs.note)', "inputs.parameters['note'] != '\\x7babsent\\x7d'"],
    ['present(tasks.maybe.outputs.text)', "tasks['maybe'].status == 'Succeeded'"],
    ['present(tasks.maybe.outputs.table)', "tasks['maybe'].status == 'Succeeded'"],
    ["run.name != ''", "workflow.name != ''"],
  ])('%s is one expression tag', async (condition, code) => {
    expect(await whenOf(condition)).toBe(`{{= ${code} }}`);
  });

  it('reads a task that may not run by its status, never by ??', async () => {
    expect(await whenOf('default(tasks.maybe.outputs.count, 0) > 1')).toBe(
      "{{= (tasks['maybe'].status == 'Succeeded' ? asInt(sprig.trim(get(get([tasks['maybe']][0].outputs, 'parameters'), 'count'))) : 0) > 1 }}",
    );
  });

  it.each(["'}}'", "'{{'", "'it''s'", "'a\\\\b'", "'{absent}'", "'\"'"])(
    'writes the text %s so that no brace, quote or backslash stands in the tag',
    async (text) => {
      const when = await whenOf(`inputs.mode == ${text.replaceAll('"', '\\"')}`);
      const inside = /^\{\{= ([^{}]*) \}\}$/.exec(when ?? '')?.[1] ?? '';
      expect(inside).not.toBe('');
      expect(inside.replace(/'[^']*'/g, '')).not.toMatch(/['"\\]/);
    },
  );

  it('stands on the group, not on its tasks', async () => {
    const object = await compiled(
      withParts(`${inputs}tasks:
  g:
    when: \${{ inputs.go }}
    tasks: {a: {component: ./work.yaml}, b: {component: ./work.yaml}}
`),
    );
    expect(taskOf(object, 'main', 'g').when).toBe(`{{= ${isTrue("inputs.parameters['go']")} }}`);
    expect(templateOf(object, 'g').dag?.tasks.every((one) => one.when === undefined)).toBe(true);
  });

  it('inside a group reads what the group takes', async () => {
    const object = await compiled(
      withParts(`${inputs}tasks:
  make: {component: ./make.yaml}
  g:
    tasks: {a: {component: ./work.yaml, when: "\${{ tasks.make.outputs.count > inputs.n }}"}}
`),
    );
    expect(taskOf(object, 'g', 'a').when).toBe(
      "{{= asInt(sprig.trim(inputs.parameters['make-count'])) > asInt(sprig.trim(inputs.parameters['n'])) }}",
    );
    expect(Object.keys(argumentsOf(object, 'main', 'g'))).toEqual(['make-count', 'n']);
  });

  it('stands on tasks of every kind', async () => {
    const object = await compiled(
      withParts(
        `${inputs}tasks:
  v: {createVolume: {size: 1Gi}, when: "\${{ inputs.go }}"}
  p: {component: ./sub.yaml, when: "\${{ inputs.go }}"}
`,
        {
          'sub.yaml':
            'apiVersion: pipewright/v1\nkind: Pipeline\nname: sub\ntasks: {w: {component: ./work.yaml}}\n',
        },
      ),
    );
    for (const name of ['v', 'p'])
      expect(taskOf(object, 'main', name).when).toBe(`{{= ${isTrue("inputs.parameters['go']")} }}`);
  });
});

describe('a choice between values', () => {
  it('firstOf of two branches is a chain of status guards', async () => {
    const object = await compiled(
      withParts(`${inputs}tasks:
  a: {component: ./make.yaml, when: "\${{ inputs.go }}"}
  b: {component: ./make.yaml, when: "\${{ !inputs.go }}"}
  n: {component: ./count.yaml, arguments: {n: "\${{ firstOf(tasks.a.outputs.count, tasks.b.outputs.count) }}"}}
`),
    );
    const text = String(argumentsOf(object, 'main', 'n').n);
    expect(text).toMatch(/^\{\{=tasks\['a'\]\.status == 'Succeeded' \? /);
    expect(text).toContain("get(get([tasks['b']][0].outputs, 'parameters'), 'count')");
    expect(text).not.toContain('??');
  });

  it('the default of an input takes the place of a value that may be absent', async () => {
    const object = await compiled(
      withParts(
        `${inputs}tasks:
  a: {component: ./make.yaml, when: "\${{ inputs.go }}"}
  n: {component: ./seven.yaml, arguments: {n: "\${{ tasks.a.outputs.count }}"}}
`,
        {
          'seven.yaml':
            'apiVersion: pipewright/v1\nkind: Component\nname: seven\ninputs: [{name: n, type: Integer, default: 7}]\nimplementation: {container: {image: "a:1", command: [seq, {inputValue: n}]}}\n',
        },
      ),
    );
    expect(argumentsOf(object, 'main', 'n').n).toMatch(
      /^\{\{=tasks\['a'\]\.status == 'Succeeded' \? .* : '7'\}\}$/,
    );
  });

  it('a reader that runs only when its source did still guards its arguments, which Argo resolves first', async () => {
    const object = await compiled(
      withParts(`${inputs}tasks:
  a: {component: ./make.yaml, when: "\${{ inputs.go }}"}
  s: {component: ./say.yaml, when: "\${{ inputs.go }}", arguments: {text: "\${{ tasks.a.outputs.text }}"}}
  c: {component: ./clean.yaml, when: "\${{ inputs.go }}", arguments: {table: "\${{ tasks.a.outputs.table }}"}}
`),
    );
    expect(argumentsOf(object, 'main', 's').text).toMatch(/^\{\{=tasks\['a'\]\.status == 'Succeeded' \? /);
    expect(argumentsOf(object, 'main', 'c').table).toEqual({
      from: '{{tasks.a.outputs.artifacts.table}}',
      optional: true,
    });
    expect(templateOf(object, 'clean').inputs?.artifacts).toEqual([
      { name: 'table', path: '/tmp/inputs/table/data', optional: true },
    ]);
  });
});
