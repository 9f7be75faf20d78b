import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  compiled,
  findings,
  pipeline,
  taskOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

const branches = `inputs: [{name: go, type: Bool, default: true}]
tasks:
  a: {when: "\${{ inputs.go }}", component: ./make.yaml}
  b: {when: "\${{ !inputs.go }}", component: ./make.yaml}
`;
const firstOf = 'firstOf(tasks.a.outputs.table, tasks.b.outputs.table)';

describe('a file that is chosen', () => {
  it('for a step is chosen by a DAG without pods, in a DAG around the step', async () => {
    const object = await compiled(
      withParts(`${branches}  c: {component: ./clean.yaml, arguments: {table: "\${{ ${firstOf} }}"}}\n`),
    );
    expect(argumentsOf(object, 'main', 'c')).toEqual({
      'a-status': '{{tasks.a.status}}',
      'a-table': { from: '{{tasks.a.outputs.artifacts.table}}', optional: true },
      'b-table': { from: '{{tasks.b.outputs.artifacts.table}}', optional: true },
    });
    expect(templateOf(object, 'c-choosing').dag?.target).toBe('choose-table-- c');
    expect(taskOf(object, 'c-choosing', 'c').depends).toBe(
      'choose-table--.Succeeded || choose-table--.Skipped || choose-table--.Daemoned',
    );
    expect(argumentsOf(object, 'c-choosing', 'c')).toEqual({
      table: { from: '{{tasks.choose-table--.outputs.artifacts.file}}' },
    });
    expect(templateOf(object, 'choose-table')).toEqual({
      name: 'choose-table',
      inputs: {
        parameters: [{ name: 'a-status' }],
        artifacts: [
          { name: 'a-table', optional: true },
          { name: 'b-table', optional: true },
        ],
      },
      outputs: {
        artifacts: [
          {
            name: 'file',
            fromExpression:
              "inputs.parameters['a-status'] == 'Succeeded' ? inputs.artifacts['a-table'] : inputs.artifacts['b-table']",
          },
        ],
      },
      dag: { tasks: [{ name: 'none', template: 'pw-nothing', when: 'false' }] },
    });
  });

  it('keeps the condition of the step outside, and gives on what the step makes', async () => {
    const object = await compiled(
      withParts(`${branches}  c:
    when: "\${{ inputs.go }}"
    component: ./clean.yaml
    arguments: {table: "\${{ if(tasks.a.outputs.count > 3, tasks.a.outputs.table, tasks.a.outputs.table) }}"}
  d: {component: ./report.yaml, arguments: {table: "\${{ tasks.c.outputs.table }}"}}
`),
    );
    expect(taskOf(object, 'main', 'c').when).toMatch(/inputs\.parameters\['go'\]/);
    expect(taskOf(object, 'c-choosing', 'c').when).toBeUndefined();
    expect(templateOf(object, 'c-choosing').outputs).toEqual({
      artifacts: [{ name: 'table', from: '{{tasks.c.outputs.artifacts.table}}' }],
    });
    expect(templateOf(object, 'choose-table').outputs?.artifacts?.[0]?.fromExpression).toBe(
      "asInt(sprig.trim(inputs.parameters['a-count'])) > 3 ? inputs.artifacts['a-table'] : inputs.artifacts['a-table']",
    );
  });

  it('for an output is chosen beside the tasks, when they have ended', async () => {
    const object = await compiled(withParts(`outputs: {t: "\${{ ${firstOf} }}"}\n${branches}`));
    expect(templateOf(object, 'main').outputs).toEqual({
      artifacts: [{ name: 't', from: '{{tasks.choose-t--.outputs.artifacts.file}}' }],
    });
    expect(templateOf(object, 'main').dag?.target).toBe('a b choose-t--');
    expect(taskOf(object, 'main', 'choose-t--').depends).toBe(
      '(a.Succeeded || a.Skipped || a.Daemoned) && (b.Succeeded || b.Skipped || b.Daemoned)',
    );
  });

  it('may be missing where that is said, on every step of the way', async () => {
    const object = await compiled(
      withParts(`outputs:
  t: {from: "\${{ if(inputs.go, tasks.a.outputs.table, tasks.b.outputs.table) }}", optional: true}
inputs: [{name: go, type: Bool, default: true}, {name: other, type: Bool, default: true}]
tasks:
  a: {when: "\${{ inputs.other }}", component: ./make.yaml}
  b: {component: ./make.yaml}
  c:
    component: ./report.yaml
    arguments: {table: "\${{ if(inputs.go, tasks.a.outputs.table, tasks.b.outputs.table) }}"}
`),
    );
    const missing = { from: '{{tasks.choose-t--.outputs.artifacts.file}}', optional: true };
    expect(templateOf(object, 'main').outputs?.artifacts).toEqual([{ name: 't', ...missing }]);
    expect(templateOf(object, 'choose-t').outputs?.artifacts?.[0]?.optional).toBe(true);
    expect(argumentsOf(object, 'c-choosing', 'c').table).toEqual({
      from: '{{tasks.choose-table--.outputs.artifacts.file}}',
      optional: true,
    });
  });

  it('is chosen anew for each item of a loop', async () => {
    const object = await compiled(
      withParts(`${branches}  c:
    forEach: [1, 2]
    component: ./report.yaml
    arguments: {table: "\${{ if(item > 1, ${firstOf}, ${firstOf}) }}"}
`),
    );
    expect(argumentsOf(object, 'c-item', 'c').item).toMatch(
      /sprig\.b64dec\(inputs\.parameters\['pw-item'\]\)/,
    );
  });

  it('is a text where one of them is given to the run', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: t, type: Dataset, optional: true}, {name: go, type: Bool, default: true}]
tasks:
  a: {component: ./make.yaml}
  c: {component: ./clean.yaml, arguments: {table: "\${{ if(inputs.go, tasks.a.outputs.table, tasks.a.outputs.table) }}"}}
  d: {component: ./report.yaml, arguments: {table: "\${{ if(inputs.go, inputs.t, tasks.a.outputs.table) }}"}}
`),
    );
    expect(templateOf(object, 'd-choosing').dag?.target).toBe('d');
    expect(argumentsOf(object, 'd-choosing', 'd').table).toMatch(
      /'\\x7babsent\\x7d'|inputs\.parameters\['t'\]/,
    );
    expect(templateOf(object, 'make').outputs?.parameters?.map(({ name }) => name)).toContain('table');
  });
});

describe('a file that may not be there although its task went well', () => {
  const there = (name: string): string =>
    `any(keys(fromJSON(toJson(inputs.artifacts['${name}']))), {# in ['artifactory', 'azure', 'gcs', 'git', 'hdfs', 'http', 'oss', 'plugin', 'raw', 's3']})`;
  const maybe = {
    'maybe.yaml':
      'apiVersion: pipewright/v1\nkind: Component\nname: maybe\noutputs: [{name: table, type: Dataset, optional: true}]\nimplementation: {script: {image: "a:1", interpreter: sh, source: "true"}}\n',
    'inner.yaml': pipeline(
      `inputs: [{name: t, type: Dataset, optional: true}]
tasks:
  a: {component: ./make.yaml}
  c: {component: ./clean.yaml, arguments: {table: "\${{ default(inputs.t, tasks.a.outputs.table) }}"}}
`,
      'inner',
    ),
  };
  const chosen = async (tasks: string, template = 'choose-table'): Promise<string | undefined> => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]\ntasks:\n${tasks}`, maybe),
    );
    return templateOf(object, template).outputs?.artifacts?.[0]?.fromExpression;
  };
  const steps = `  m: {component: ./maybe.yaml}
  n: {when: "\${{ inputs.go }}", component: ./maybe.yaml}
  s: {when: "\${{ inputs.go }}", component: ./make.yaml}
  a: {component: ./make.yaml}
`;
  const reader = (choice: string): string =>
    `${steps}  c: {component: ./clean.yaml, arguments: {table: "\${{ ${choice} }}"}}\n`;

  it('is looked for by the place that it would have', async () => {
    expect(
      await chosen(reader('firstOf(tasks.m.outputs.table, tasks.n.outputs.table, tasks.a.outputs.table)')),
    ).toBe(
      `${there('m-table')} ? inputs.artifacts['m-table'] : ${there('n-table')} ? inputs.artifacts['n-table'] : inputs.artifacts['a-table']`,
    );
  });

  it('is an input that nobody gives', async () => {
    expect(await chosen('  p: {component: ./inner.yaml}\n')).toBe(
      `${there('t')} ? inputs.artifacts['t'] : inputs.artifacts['a-table']`,
    );
  });

  it('stands beside one of which the status of its task tells', async () => {
    expect(
      await chosen(reader('firstOf(tasks.s.outputs.table, tasks.m.outputs.table, tasks.a.outputs.table)')),
    ).toBe(
      `inputs.parameters['s-status'] == 'Succeeded' ? inputs.artifacts['s-table'] : ${there('m-table')} ? inputs.artifacts['m-table'] : inputs.artifacts['a-table']`,
    );
  });

  it('may be one of some that are chosen before', async () => {
    expect(
      await chosen(
        reader('default(if(inputs.go, tasks.s.outputs.table, tasks.m.outputs.table), tasks.a.outputs.table)'),
      ),
    ).toContain(` ? true : ${there('m-table')}) ? (`);
    expect(
      await chosen(
        reader('default(firstOf(tasks.s.outputs.table, tasks.m.outputs.table), tasks.a.outputs.table)'),
      ),
    ).toContain(`${there('s-table')} || ${there('m-table')} ? (`);
  });

  it('can be asked for by itself', async () => {
    const files = withParts(
      `tasks:\n${steps.replaceAll(/^.*inputs.go.*$\n/gm, '')}  c: {when: "\${{ present(tasks.m.outputs.table) }}", component: ./make.yaml}\n`,
      maybe,
    );
    expect(await findings(files)).toEqual([]);
  });
});

describe('what cannot be chosen', () => {
  it('is told apart from what may be missing', async () => {
    const body = `inputs: [{name: go, type: Bool, default: true}]
tasks:
  a: {when: "\${{ inputs.go }}", component: ./make.yaml}
  b: {when: "\${{ inputs.go }}", component: ./make.yaml}
  c: {component: ./clean.yaml, arguments: {table: "\${{ ${firstOf} }}"}}
`;
    expect(await findings(withParts(body))).toEqual([`may-be-absent: ${firstOf}`]);
  });
});
