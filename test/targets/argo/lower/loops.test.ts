import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, taskOf, templateOf, withParts } from '../../../support/compile.ts';

const encoded = (value: unknown): string => btoa(JSON.stringify([value]));
const gathered = (task: string, name: string): string =>
  `(tasks['${task}'].status == 'Skipped' ? '[]' : toJson(map(filter(fromJSON(get(get([tasks['${task}']][0].outputs, 'parameters'), '${name}')), {len(#) > 0}), {#[0]})))`;

describe('a loop', () => {
  it('hands each item on in Base64 to a DAG, which runs the task', async () => {
    const object = await compiled(
      withParts(
        'tasks: {t: {forEach: [a, "{{b}}"], component: ./say.yaml, arguments: {text: "${{ item }}"}}}\n',
      ),
    );
    expect(taskOf(object, 'main', 't')).toEqual({
      name: 't',
      template: 't-item',
      withParam: JSON.stringify([encoded('a'), encoded('{{b}}')]),
      arguments: { parameters: [{ name: 'pw-item', value: '{{item}}' }] },
    });
    expect(templateOf(object, 't-item').inputs).toEqual({ parameters: [{ name: 'pw-item' }] });
    expect(templateOf(object, 't-item').dag?.target).toBe('t');
    expect(argumentsOf(object, 't-item', 't').text).toBe(
      "{{=sprig.replace('\\x7b', '\\x7b\\u2060', fromJSON(sprig.b64dec(inputs.parameters['pw-item']))[0] + '')}}",
    );
  });

  it('makes the texts of a List that is known at run time where it is called', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: names, type: "List[String]", default: [a]}]
tasks: {t: {forEach: "\${{ inputs.names }}", component: ./say.yaml, arguments: {text: "\${{ item }}"}}}
`),
    );
    expect(taskOf(object, 'main', 't').withParam).toBe(
      "{{=toJson(map(fromJSON(inputs.parameters['names']), {sprig.b64enc(toJson([#]))}))}}",
    );
  });

  it('gives no List that nobody reads, though another task of the same component is read', async () => {
    const object = await compiled(
      withParts(`tasks:
  one: {component: ./make.yaml}
  t: {forEach: [1, 2], component: ./make.yaml}
  say: {component: ./say.yaml, arguments: {text: "\${{ tasks.one.outputs.text }}"}}
`),
    );
    expect(templateOf(object, 't-item').outputs).toBeUndefined();
  });

  it('asks the condition inside, for each item, and gives a List of one or none', async () => {
    const object = await compiled(
      withParts(`tasks:
  t: {forEach: [1, 2], when: "\${{ item > 1 }}", component: ./make.yaml}
  read: {component: ./report.yaml, arguments: {title: "\${{ json(tasks.t.outputs.names) }}"}}
`),
    );
    expect(taskOf(object, 'main', 't').when).toBeUndefined();
    expect(taskOf(object, 't-item', 't').when).toMatch(/pw-item.* > 1 \}\}$/);
    const [output] = templateOf(object, 't-item').outputs?.parameters ?? [];
    expect(output?.name).toBe('names');
    expect(output?.valueFrom?.expression).toMatch(/^tasks\['t'\]\.status == 'Succeeded' \? .* : '\[\]'$/);
    expect(argumentsOf(object, 'main', 'read').title).toContain(gathered('t', 'names'));
  });

  it('gives on only what somebody reads', async () => {
    const object = await compiled(withParts('tasks: {t: {forEach: [1], component: ./make.yaml}}\n'));
    expect(templateOf(object, 't-item').outputs).toBeUndefined();
  });

  it('with a limit is in a DAG that has it, and gives on what was gathered', async () => {
    const object = await compiled(
      withParts(`tasks:
  t: {forEach: [1, 2], maxParallel: 1, gather: nullable, component: ./make.yaml}
  read: {component: ./report.yaml, arguments: {title: "\${{ json(tasks.t.outputs.count) }} \${{ tasks.t.status }}"}}
`),
    );
    expect(taskOf(object, 'main', 't')).toEqual({ name: 't', template: 't-loop' });
    const held = templateOf(object, 't-loop');
    expect(held.parallelism).toBe(1);
    expect(held.dag).toMatchObject({ target: 't', tasks: [{ name: 't', template: 't-item' }] });
    expect(held.outputs?.parameters?.map((one) => one.name)).toEqual(['pw-status', 'count']);
    expect(held.outputs?.parameters?.[1]?.valueFrom?.expression).toContain('{len(#) > 0 ? #[0] : nil}');
    expect(argumentsOf(object, 'main', 'read').title).toContain("tasks['t'].outputs.parameters['count']");
  });

  it('that others do not need to have gone well is held too, so that it has a status everywhere', async () => {
    const object = await compiled(
      withParts(`tasks:
  t: {forEach: [1, 2], component: ./work.yaml}
  h: {after: [{task: t, is: failed}], component: ./work.yaml}
`),
    );
    expect(taskOf(object, 'main', 't').template).toBe('t-loop');
    expect(templateOf(object, 't-loop').parallelism).toBeUndefined();
  });

  it('whose failures are forgiven ends well for every item, and says how each of them ended', async () => {
    const object = await compiled(
      withParts(`outputs: {how: "\${{ tasks.t.status }}"}
tasks:
  t: {forEach: [1, 2], continueOnFailure: true, component: ./work.yaml}
`),
    );
    expect(templateOf(object, 't-item').dag?.tasks).toEqual([
      { name: 't', template: 'work', continueOn: { failed: true, error: true } },
      { name: 'done--', template: 'pw-done', dependencies: ['t'] },
    ]);
    expect(templateOf(object, 't-item').outputs?.parameters?.[0]?.name).toBe('pw-status');
    expect(templateOf(object, 'main').outputs?.parameters?.[0]?.valueFrom?.expression).toBe(
      "(tasks['t'].status == 'Skipped' ? 'Skipped' : any(fromJSON(get(get([tasks['t']][0].outputs, 'parameters'), 'pw-status')), {#[0] == 'Failed'}) ? 'Failed' : 'Succeeded')",
    );
  });

  it('hands items of loops around on as inputs', async () => {
    const object = await compiled(
      withParts(`tasks:
  outer:
    forEach: {in: [1, 2], as: row}
    tasks:
      inner: {forEach: [x], component: ./say.yaml, arguments: {text: "\${{ item }}\${{ loop.row }}"}}
`),
    );
    expect(argumentsOf(object, 'outer-item', 'outer')).toEqual({
      'loop-row': expect.stringContaining("sprig.b64dec(inputs.parameters['pw-item'])"),
    });
    expect(argumentsOf(object, 'outer', 'inner')).toEqual({
      'loop-row': "{{=inputs.parameters['loop-row']}}",
      'pw-item': '{{item}}',
    });
  });
});
