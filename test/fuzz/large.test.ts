import { describe, expect, it } from 'vitest';
import { component, pipeline } from '../support/compile.ts';
import { install, put, run } from './installed.ts';

install();

const room = 9_990_000;
const fill = (text: string, most = room): string => text.repeat(Math.floor(most / text.length));
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const step = component('c', 'implementation: {script: {image: "a:1", interpreter: sh, source: "x"}}\n');
const task = 'tasks: {a: {component: ./c.yaml}}\n';
const uses = (text: string): string => pipeline(`tasks: {a: {component: ./c.yaml, ${text}}}\n`, 'big');

/** Files of ten megabytes, or as large as their meaning allows. */
const inputs: Readonly<Record<string, string>> = {
  'a text': pipeline(`description: "${fill('x')}"\n${task}`),
  'a text of words': pipeline(`description: ${fill('x ')}\n${task}`),
  'a block': pipeline(`${task}description: |\n${fill('  line of text\n')}`),
  'blanks in a text': pipeline(`description: a${fill(' ')}b\n${task}`),
  ...Object.fromEntries(
    [
      '\n',
      ' ',
      '\t',
      '\r',
      '\0',
      '[',
      '{',
      '{a: ',
      '- ',
      '-',
      'a: ',
      '? ',
      ': ',
      ':',
      '"',
      "'",
      '!a ',
      '!',
      '&',
      '*',
    ].map((one) => [`nothing but ${JSON.stringify(one)}`, fill(one)]),
  ),
  ...Object.fromEntries(
    [
      '---\n',
      'a\n---\n',
      '%a\n',
      '# c\n',
      '- a\n',
      '\\',
      '@',
      '|',
      '.',
      '<<: {}\n',
      'a: ${{ x }}\n',
      '\u2028',
      '😀',
    ].map((one) => [`nothing but ${JSON.stringify(one)}`, fill(one, room / 4)]),
  ),
  'a map': pipeline(many(700_000, (index) => `k${index}: 1\n`)),
  anchors: pipeline(`d: [${fill('&a x, ')}]`),
  aliases: pipeline(`d: [&a x, ${fill('*a, ')}]`),
  'a list in brackets': pipeline(`d: [${fill('"a",')}"a"]`),
  escapes: pipeline(`d: "${fill('\\u0041')}"\n${task}`),
  'an expression': uses(`when: "\${{ ${fill('true && ')} true }}"`),
  'brackets in an expression': uses(`when: "\${{ ${fill('(')}"`),
  expressions: uses(`env: {A: "${fill('${{ run.name }}')}"}`),
  'expressions without an end': pipeline(`d: ${fill('${{')}\n`),
  'expressions without an end but for the last': pipeline(`d: ${fill('${{')} }}\n`),
  'expressions without quotes': pipeline(`tasks: {${fill('a: ${{ x }}, ')}}`),
  'braces of others': uses(`env: {A: "${fill('{{')}"}`),
  'closing braces': uses(`env: {A: "${fill('}}')}"}`),
  tasks: pipeline(`tasks:\n${many(12_000, (index) => `  t${index}: {component: ./c.yaml}\n`)}`),
  'a chain of tasks': pipeline(
    `tasks:\n${many(4000, (index) => `  t${index}: {component: ./c.yaml, after: [${index === 0 ? '' : `t${index - 1}`}]}\n`)}`,
  ),
  'a task after all others': pipeline(
    `tasks:\n${many(2000, (index) => `  t${index}: {component: ./c.yaml}\n`)}  z: {component: ./c.yaml, after: [${many(2000, (index) => `t${index}, `)}]}\n`,
  ),
  'components that are missing': pipeline(
    `tasks:\n${many(5000, (index) => `  t${index}: {component: ./m${index}.yaml}\n`)}`,
  ),
  mistakes: pipeline(`tasks:\n${many(8000, (index) => `  t${index}: {componet: ./c.yaml, xx: 1}\n`)}`),
  'inputs that nobody reads': pipeline(
    `inputs:\n${many(15_000, (index) => `  - {name: i${index}, type: String, default: ""}\n`)}${task}`,
  ),
  'keys that repeat': pipeline(fill('tasks: {}\n', 900_000)),
  'merged maps': pipeline(
    `x: &a {${many(1000, (index) => `k${index}: 1, `)}}\n${many(2000, (index) => `y${index}: {<<: *a}\n`)}`,
  ),
  'aliases of aliases': pipeline(
    `a: &l0 [x]\n${many(30, (index) => `b${index}: &l${index + 1} [${many(9, () => `*l${index}, `)}]\n`)}`,
  ),
  ...Object.fromEntries(
    ['[text: x}', '{text: x', ']', '"x'].map((text) => [
      `an open bracket or quote: ${text}`,
      pipeline(
        `tasks:\n${many(3000, (index) => `  t${index}: {component: ./c.yaml, arguments: ${index === 40 ? text : '{}'}}\n`)}`,
      ),
    ]),
  ),
  ...Object.fromEntries(
    ['[', '- ', ': '].map((sign) => [
      `faults in every sign: ${sign}`,
      ` apiVersion: pipewright/v1\nkind: Pipeline\nname: ${sign.repeat(300_000 / sign.length)}`,
    ]),
  ),
  'an open bracket in a component of KFP': `name: c\nimplementation: {container: {image: "a:1", command: [\n${fill("'x',\n", 60_000)}`,
  'a pattern that never ends': pipeline(
    `inputs: [{name: x, type: String, pattern: "(a+)+$", default: "${'a'.repeat(4000)}b"}]\n${task}`,
  ),
  'a pattern with a reference': pipeline(
    `inputs: [{name: x, type: String, pattern: "(a+)+\\\\1$", default: "${'a'.repeat(4000)}b"}]\n${task}`,
  ),
  'a name': pipeline(`tasks: {${fill('$')}}`),
};

describe('a large input', () => {
  it.each(Object.entries(inputs))('%s is answered in time, in memory and in few words', async (_, text) => {
    put('c.yaml', step);
    put('case.yaml', text);
    const { stdout, stderr } = await run(['validate', 'case.yaml']);
    expect(stdout.length + stderr.length).toBeLessThan(30_000);
  });
});
