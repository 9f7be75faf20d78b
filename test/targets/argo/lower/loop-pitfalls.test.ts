import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  compiled,
  compileFiles,
  component,
  specOf,
  taskOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

/** What we write of loops because of a pitfall, where loops.test.ts does not say so (test/pitfalls/loops.ts). */

const items =
  "map(filter(fromJSON(get(get([tasks['t']][0].outputs, 'parameters'), 'names')), {len(#) > 0}), {#[0]})";

describe('the List of a loop', () => {
  it('of a task that may be skipped is asked for by the status of that task (P-25)', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: false}]
tasks:
  make: {when: "\${{ inputs.go }}", component: ./make.yaml}
  t: {forEach: "\${{ default(tasks.make.outputs.names, ['x']) }}", component: ./say.yaml, arguments: {text: "\${{ item }}"}}
`),
    );
    expect(taskOf(object, 'main', 't').withParam).toMatch(
      /^\{\{=toJson\(map\(.*tasks\['make'\]\.status == 'Succeeded' \? .*, \{sprig\.b64enc\(toJson\(\[#\]\)\)\}\)\)\}\}$/,
    );
  });

  it('holds texts of all kinds in Base64 of UTF-8, each alone in a List (P-24)', async () => {
    const texts = ['é😀', '"', '{{item}}', '', '\n'];
    const object = await compiled(
      withParts(
        `tasks: {t: {forEach: ${JSON.stringify([...texts, 1, null, [2], { a: 3 }])}, component: ./work.yaml}}\n`,
      ),
    );
    const list = JSON.parse(String(taskOf(object, 'main', 't').withParam)) as readonly string[];
    expect(list.map((text) => JSON.parse(Buffer.from(text, 'base64').toString('utf8')))).toEqual(
      [...texts, 1, null, [2], { a: 3 }].map((item) => [item]),
    );
  });

  it('may be empty (P-04)', async () => {
    const object = await compiled(withParts('tasks: {t: {forEach: [], component: ./work.yaml}}\n'));
    expect(taskOf(object, 'main', 't').withParam).toBe('[]');
  });
});

describe('what a loop gives', () => {
  it('is read behind the question whether it was skipped, and nothing else is asked of its status (P-04, P-26)', async () => {
    const object = await compiled(
      withParts(`tasks:
  t: {forEach: [1], component: ./make.yaml}
  read: {component: ./report.yaml, arguments: {title: "\${{ json(tasks.t.outputs.names) }} \${{ tasks.t.status }}"}}
`),
    );
    const { title } = argumentsOf(object, 'main', 'read');
    expect(title).toContain(`(tasks['t'].status == 'Skipped' ? '[]' : toJson(${items}))`);
    expect(title).toContain("(tasks['t'].status == 'Skipped' ? 'Skipped' : 'Succeeded')");
    expect(String(title).split("tasks['t']")).toHaveLength(4);
  });

  it('leaves out what an item did not write (P-26)', async () => {
    const object = await compiled(
      withParts(
        `tasks:
  t: {forEach: [1], component: ./maybe.yaml}
  read: {component: ./report.yaml, arguments: {title: "\${{ json(tasks.t.outputs.maybe) }}"}}
`,
        {
          'maybe.yaml': component(
            'maybe',
            `outputs: [{name: maybe, type: String, optional: true}]
implementation: {script: {image: "alpine:3.20", interpreter: sh, source: "maybe"}}
`,
          ),
        },
      ),
    );
    expect(templateOf(object, 't-item').outputs?.parameters?.[0]?.valueFrom?.expression).toMatch(
      /^tasks\['t'\]\.outputs\.parameters\['maybe'\] != '\\x7babsent\\x7d' \? .* : '\[\]'$/,
    );
  });

  it('are no artifacts (P-27)', async () => {
    const object = await compiled(
      withParts(`tasks:
  t: {forEach: [1], maxParallel: 1, component: ./make.yaml}
  read: {component: ./report.yaml, arguments: {title: "\${{ json(tasks.t.outputs.names) }}"}}
`),
    );
    for (const name of ['t-loop', 't-item']) {
      expect(templateOf(object, name).outputs?.parameters?.map((one) => one.name)).toContain('names');
      expect(templateOf(object, name).outputs).not.toHaveProperty('artifacts');
    }
  });
});

describe('the DAGs of a loop', () => {
  it('have no retry, which stands at the step (P-30)', async () => {
    const object = await compiled(
      withParts('tasks: {t: {forEach: [1], maxParallel: 1, retry: {limit: 2}, component: ./work.yaml}}\n'),
    );
    const retried = specOf(object).templates.filter((one) => 'retryStrategy' in one);
    expect(retried.map((one) => one.name)).toEqual(['work']);
  });

  it('have none around a group either (P-30)', async () => {
    const { diagnostics } = await compileFiles(
      withParts('tasks: {t: {forEach: [1], retry: {limit: 2}, tasks: {a: {component: ./work.yaml}}}}\n'),
    );
    expect(diagnostics.map((one) => one.code)).toEqual(['setting-not-applicable']);
  });

  it('have a limit only where the loop is alone in them, also inside others (P-28, P-29)', async () => {
    const object = await compiled(
      withParts(`tasks:
  other: {component: ./work.yaml}
  outer:
    forEach: [1]
    maxParallel: 3
    tasks:
      a: {component: ./work.yaml}
      inner: {forEach: [x], maxParallel: 2, component: ./work.yaml}
`),
    );
    const limited = specOf(object).templates.filter((one) => one.parallelism !== undefined);
    expect(
      limited.map((one) => [one.name, one.parallelism, one.dag?.tasks.map((task) => task.name)]),
    ).toEqual([
      ['outer-loop', 3, ['outer']],
      ['inner-loop', 2, ['inner']],
    ]);
    expect(limited.every((one) => one.dag?.tasks[0]?.withParam !== undefined)).toBe(true);
    expect(templateOf(object, 'outer').dag?.tasks.map((one) => one.withParam)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
