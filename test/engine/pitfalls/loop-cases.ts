import { component, withParts } from '../../support/compile.ts';
import type { OutcomeRule, Script } from '../harness.ts';
import type { Case } from './compiled.ts';

/** Pipelines with loops, and what their steps do; they run in `loops-compiled.test.ts`. */

const parts = {
  'list.yaml': component(
    'list',
    `outputs: [{name: texts, type: "List[String]"}, {name: lists, type: "List[List[String]]"}]
implementation:
  container: {image: "alpine:3.20", command: [list, {outputPath: texts}, {outputPath: lists}]}
`,
  ),
  'all.yaml': component(
    'all',
    `inputs: [{name: n, type: Integer}]
outputs: [{name: maybe, type: String, optional: true}, {name: ok, type: Bool}, {name: ratio, type: Float}, {name: dict, type: Dict}]
implementation:
  script: {image: "alpine:3.20", interpreter: sh, source: "all\\n"}
`,
  ),
  /** Gives what the script of the test says. */
  'give.yaml': component(
    'give',
    `inputs: [{name: n, type: Integer}]
outputs: [{name: text, type: String}, {name: number, type: Integer}]
implementation:
  container: {image: "alpine:3.20", command: [give], args: [{inputValue: n}, {outputPath: text}, {outputPath: number}]}
`,
  ),
};

const texts = '"${{ tasks.list.outputs.texts }}"';
const say = (text: string): string => `component: ./say.yaml, arguments: {text: "\${{ ${text} }}"}`;
const give = 'component: ./give.yaml, arguments: {n: "${{ item }}"}';
/** Says what a loop gave, and how it ended. */
const tell = (task: string, output: string): string =>
  say(`json(tasks.${task}.outputs.${output}) + ' ' + tasks.${task}.status`);

const loop = (tasks: string, script: Script = {}): Case => ({
  files: withParts(`tasks:\n${tasks}`, parts),
  script,
});
const listing = (list: readonly unknown[], rules: readonly OutcomeRule[] = []): Script => ({
  list: { outputs: { texts: JSON.stringify(list), lists: JSON.stringify(list) } },
  give: { outputs: { text: '=string(inputs.n)', number: '=string(inputs.n)' } },
  rules,
});
/** What the step `give` does for one number. */
const given = (n: unknown, outcome: Omit<OutcomeRule, 'template' | 'inputs'>): OutcomeRule => ({
  template: 'give',
  inputs: { n: String(n) },
  ...outcome,
});

export const hardTexts = [
  'a"b\\c\nd\te',
  '{{workflow.name}}',
  '{{=1 + 1}}',
  '{{item}}',
  '{{inputs.parameters.pw-item}}',
  '{',
  '}}',
  '{{',
  '$(HOME) $$ $',
  '\\u007b\\x7b',
  "it's `#` {#[0]} %s",
  'üñ😀\u2028',
  '',
  ' ',
  'null',
  '007',
  '[1]',
  '{"a": 1}',
];
export const hardValues = [
  1,
  -0.5,
  true,
  false,
  null,
  [],
  ['a', ['b', [null, 1]]],
  {},
  { 'a-b': '{{workflow.name}}', c: { d: ['"', '\\'] } },
];
export const longTexts = Array.from({ length: 10 }, (_, index) => `${index}${'é{"'.repeat(1667)}`);

export const loopCases = {
  texts: loop(
    `  list: {component: ./list.yaml}
  each: {forEach: ${texts}, ${say('item')}}
  fixed: {forEach: ${JSON.stringify(hardTexts)}, ${say('item')}}
`,
    listing(hardTexts),
  ),
  values: loop(`  each: {forEach: ${JSON.stringify(hardValues)}, ${say("string(default(item, 'null'))")}}
  parts: {forEach: ${JSON.stringify(hardTexts.map((text, n) => ({ text, n })))}, ${say("string(item.n) + ' ' + item.text")}}
`),
  made: loop(
    `  each: {forEach: "\${{ range(0, ${hardTexts.length}) }}", ${give}}
  back: {forEach: "\${{ tasks.each.outputs.text }}", ${say('item')}}
  numbers: {${say('json(tasks.each.outputs.number) + string(tasks.each.outputs.number[1] + 1)')}}
`,
    listing(
      [],
      hardTexts.map((text, n) => given(n, { outputs: { text, number: ` ${n}\n` } })),
    ),
  ),
  empty: loop(
    `  list: {component: ./list.yaml}
  each: {forEach: ${texts}, when: "\${{ item != 'x' }}", component: ./make.yaml}
  nulls: {forEach: ${texts}, gather: nullable, continueOnFailure: true, component: ./make.yaml}
  held: {forEach: ${texts}, maxParallel: 1, component: ./make.yaml}
  fixed: {forEach: [], component: ./make.yaml}
  tell-each: {${tell('each', 'names')}}
  tell-nulls: {${tell('nulls', 'count')}}
  tell-held: {${tell('held', 'text')}}
  tell-fixed: {${tell('fixed', 'text')}}
  after: {after: [tell-each, tell-fixed], component: ./work.yaml}
`,
    listing([]),
  ),
  absent: loop(
    `  switch: {component: ./make.yaml}
  list: {when: "\${{ tasks.switch.outputs.ok }}", component: ./list.yaml}
  each: {forEach: "\${{ default(tasks.list.outputs.texts, ['instead']) }}", ${say('item')}}
  none: {forEach: "\${{ default(tasks.list.outputs.texts, []) }}", maxParallel: 1, component: ./make.yaml}
  tell: {${tell('none', 'text')}}
`,
    { make: { outputs: { ok: 'false' } } },
  ),
  skipped: loop(
    `  list: {component: ./list.yaml}
  each: {forEach: ${texts}, when: "\${{ item == 'x' }}", component: ./make.yaml}
  nulls: {forEach: ${texts}, gather: nullable, when: "\${{ item == 'x' }}", component: ./make.yaml}
  held: {forEach: ${texts}, maxParallel: 1, when: "\${{ item == 'x' }}", component: ./make.yaml}
  forgiven: {forEach: ${texts}, continueOnFailure: true, when: "\${{ item == 'x' }}", component: ./make.yaml}
  tell-each: {${tell('each', 'names')}}
  tell-nulls: {${tell('nulls', 'count')}}
  tell-held: {${tell('held', 'text')}}
  tell-forgiven: {${tell('forgiven', 'count')}}
`,
    listing(['a', 'b']),
  ),
  failed: loop(
    `  each: {forEach: [1, 2, 3], ${give}}
  next: {after: [each], component: ./work.yaml}
  handler: {after: [{task: each, is: failed}], component: ./work.yaml}
`,
    listing([], [given(2, { exitCode: 1 })]),
  ),
  forgiven: loop(
    `  each: {forEach: [1, 2, 3, 4], continueOnFailure: true, when: "\${{ item != 3 }}", ${give}}
  nulls: {forEach: [1, 2, 3, 4], continueOnFailure: true, when: "\${{ item != 3 }}", gather: nullable, ${give}}
  held: {forEach: [1, 2, 3, 4], continueOnFailure: true, maxParallel: 2, ${give}}
  tell-each: {${tell('each', 'text')}}
  tell-nulls: {${tell('nulls', 'number')}}
  tell-held: {${tell('held', 'number')}}
`,
    listing([], [given(2, { exitCode: 1, outputs: { text: 'bad', number: '7' } })]),
  ),
  limited: loop(
    `  two: {forEach: "\${{ range(1, 9) }}", maxParallel: 2, ${give}}
  all: {after: [two], forEach: "\${{ range(11, 19) }}", ${give}}
  groups:
    after: [all]
    forEach: "\${{ range(21, 27) }}"
    maxParallel: 2
    tasks:
      left: {${give}}
      right: {${give}}
`,
    { give: { delayMs: 20, outputs: { text: 'x', number: '1' } } },
  ),
  nested: loop(
    `  list: {component: ./list.yaml}
  rows:
    forEach: {in: "\${{ tasks.list.outputs.lists }}", as: row}
    tasks:
      cells:
        forEach: {in: "\${{ item }}", as: cell}
        maxParallel: 1
        tasks:
          words: {forEach: ["\${{ loop.cell }}", "{{item}}"], ${say('string(length(loop.row)) + loop.cell + item')}}
          one: {component: ./give.yaml, arguments: {n: "\${{ length(loop.cell) }}"}}
        outputs: {n: "\${{ tasks.one.outputs.number }}"}
    outputs: {ns: "\${{ tasks.cells.outputs.n }}"}
  tell: {${say('json(tasks.rows.outputs.ns)')}}
`,
    listing([['a', '"b{{'], [], ['ccc']]),
  ),
  optional: loop(
    `  each: {forEach: [0, 1, 2], component: ./all.yaml, arguments: {n: "\${{ item }}"}}
  nulls: {forEach: [0, 1, 2], gather: nullable, maxParallel: 1, component: ./all.yaml, arguments: {n: "\${{ item }}"}}
  tell-each: {${say("json(tasks.each.outputs.maybe) + ' ' + json(tasks.each.outputs.ok) + ' ' + json(tasks.each.outputs.ratio)")}}
  tell-nulls: {${say("json(tasks.nulls.outputs.maybe) + ' ' + json(tasks.nulls.outputs.dict)")}}
`,
    {
      'all*': { outputs: { maybe: 'there', ok: 'True', ratio: '0.5', dict: '{"a": 1}' } },
      rules: [
        {
          template: 'all*',
          inputs: { n: '1' },
          outputs: { maybe: null, ok: 'no', ratio: '1e3', dict: '{}' },
        },
      ],
    },
  ),
  many: loop(
    `  each: {forEach: "\${{ range(0, 300) }}", ${give}}
  tell: {${say('json(tasks.each.outputs.number)')}}
`,
    listing([]),
  ),
  long: loop(
    `  list: {component: ./list.yaml}
  each: {forEach: ${texts}, ${say('item')}}
`,
    listing(longTexts),
  ),
} satisfies Readonly<Record<string, Case>>;
