import { describe, expect, it } from 'vitest';
import { findings } from '../support/compile.ts';

const head = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: p\n';
const script = 'script: {image: "alpine:3.20", interpreter: sh, source: "true"}';
const component = `apiVersion: pipewright/v1
kind: Component
name: work
inputs:
  - {name: rows, type: Integer}
  - {type: String}
outputs:
  - {name: table, type: Dataset}
  - {name: model, type: [Model]}
implementation: {${script}}
`;

async function of(body: string, more: { readonly [path: string]: string } = {}): Promise<readonly string[]> {
  return findings({ 'pipeline.yaml': head + body, ...more });
}

describe('all phases in one run', () => {
  it('reports a wrong type, an unknown key, a missing key, names, references, types, order and absence together', async () => {
    const found = await of(`description: [no text]
inputs:
  - {name: year, type: Integer, default: 1}
  - {name: maybe, type: String, optional: true}
tasks:
  Bad_Name: {${script}}
  a: {${script}, retry: 3, arguments: {x: "\${{ inputs.yeer }}"}}
  b: {${script}, sizes: 3, arguments: {x: "\${{ tasks.nobody.outputs.x }}"}}
  c: {${script}, arguments: {x: "\${{ inputs.year + 'a' }}"}}
  d: {container: {command: [echo, "\${{ inputs.maybe }}"]}}
  e: {${script}, after: [f]}
  f: {${script}, after: [e]}
`);
    expect(found.map((one) => one.split(':')[0]).sort()).toEqual([
      'cycle',
      'invalid-name',
      'may-be-absent',
      'missing-key',
      'type-mismatch',
      'unknown-input',
      'unknown-key',
      'unknown-task',
      'wrong-type',
      'wrong-type',
    ]);
  });

  it('blames nobody who reads what could not be read', async () => {
    expect(
      await of(`inputs:
  - {name: year, type: [Integer]}
  - {tipe: String}
volumes: {work: 5Gi}
tasks:
  group: {when: [true], tasks: {inner: {${script}}}, outputs: {x: [y]}}
  each: {forEach: 5, ${script}, arguments: {x: "\${{ item.key }}", y: "\${{ loop.fold }}"}}
  reader:
    ${script}
    mounts: {/work: work}
    arguments: {a: "\${{ inputs.year + 1 }}", b: "\${{ inputs.other }}", c: "\${{ tasks.group.outputs.x }}", d: "\${{ tasks.each.outputs.z[0] }}"}
`),
    ).toEqual([
      'invalid-type: [Integer]',
      'unknown-key: tipe',
      'wrong-type: 5Gi',
      'wrong-type: [true]',
      'wrong-type: [y]',
      'wrong-type: 5',
    ]);
  });

  it('knows the ports of a component that can be read, and says nothing of the others', async () => {
    expect(
      await of(
        `tasks:
  a: {component: ./work.yaml, arguments: {rows: many, other: 1}}
  b: {${script}, arguments: {x: "\${{ tasks.a.outputs.model }}", y: "\${{ tasks.a.outputs.table + 1 }}"}}
`,
        { 'work.yaml': component },
      ),
    ).toEqual([
      'missing-key: type',
      'invalid-type: [Model]',
      'invalid-argument: many',
      'type-mismatch: tasks.a.outputs.table',
    ]);
  });

  it('goes on where a component cannot be parsed', async () => {
    expect(
      await of(
        `tasks:
  a: {component: ./work.yaml, arguments: {x: "\${{ inputs.nothing }}"}}
  b: {${script}, arguments: {x: "\${{ tasks.a.outputs.model }}", y: "\${{ tasks.c.outputs.x }}"}}
`,
        { 'work.yaml': 'apiVersion: pipewright/v1\nkind: [\n' },
      ),
    ).toHaveLength(3);
  });

  it('does not blame the users of a project file of which something could not be read', async () => {
    expect(
      await of(
        `tasks:\n  a: {component: train}\n  b: {component: other, arguments: {x: "\${{ inputs.x }}"}}\n`,
        {
          'pipewright.yaml': 'apiVersion: pipewright/v1\nkind: Project\ncomponents: {train: [x]}\n',
        },
      ),
    ).toEqual(['wrong-type: [x]', 'unknown-component: other', 'unknown-input: x']);
  });
});

it('reads a component of KFP mildly when its dialect cannot be read', async () => {
  const text =
    'apiVersion: pipewright/v1\nkind: Component\nname: c\ndialect: [kfp]\ninputs: [{name: n, type: Integer, default: "5"}]\n' +
    'implementation: {container: {image: "alpine:3.20", command: [echo, {inputValue: n}]}}\n';
  expect(await findings({ 'pipeline.yaml': text })).toEqual(['wrong-type: [kfp]']);
});
