import { nastyStrings } from '../../targets/nasty.ts';
import type { Chooser } from './chooser.ts';
import type { Tree } from './yaml.ts';

/** The types that random specifications use, as they are written. */
export type TypeName =
  | 'String'
  | 'Integer'
  | 'Float'
  | 'Bool'
  | 'List[String]'
  | 'List[Integer]'
  | 'Dict'
  | 'GCSPath'
  | 'Any'
  | 'Dataset'
  | 'List[Dataset]'
  | 'Volume';

export const valueTypes = [
  'String',
  'Integer',
  'Float',
  'Bool',
  'List[String]',
  'List[Integer]',
  'Dict',
] as const;
export type ValueType = (typeof valueTypes)[number];

/** Whether expressions can compute a value of a type; files, claims, and what has no type or one of its own are handed on. */
export function isValue(type: TypeName): type is ValueType {
  return valueTypes.some((one) => one === type);
}

const strings: readonly string[] = [
  'plain',
  ...nastyStrings.filter((one) => !/[\p{Cc}\ufeff\ufffe\uffff\p{Cs}]/u.test(one.replace(/[\n\t]/g, ''))),
  '{{x}}',
  '{{workflow.name}}',
  '{{=1+1}}',
  '{{{x}}}',
  '{{inputs.parameters.a}} }}',
  '{{ open',
  '{%raw%}',
  '$(HOME) $$(HOME) ${X} $',
  "it's",
  'say "no"',
  'back\\slash \\x7b \\u0041',
  'two\nlines\n',
  '\ttab',
  ' blanks ',
  'line\u2028separator',
  '😀 é 日本語',
  '&<>#:;|`!@',
  '# no comment',
  'a: b',
  '- item',
  '1_000',
  '0o17',
];

/** Those that Argo, the kubelet or a shell would act on. */
const active: readonly string[] = [
  '{{workflow.name}}',
  '{{=1+1}}',
  '{{x}} {{{x}}}',
  '{{inputs.parameters.a}} }}',
  'a $(HOME) $$(PW_LB) ${X} $',
  '$(INPUT_VALUE)`id`',
  '\'"$(id)',
];

/** Any text, as it is at run time. */
export function anyString(choose: Chooser): string {
  return choose.pick(choose.chance(20) ? active : strings);
}

/** Text as it is written where expressions are read. */
export function escaped(text: string): string {
  return text.replaceAll('${{', '$${{');
}

const integers = [0, 1, -1, 2, 7, 12, 100, -45, 1000];
const floats = [0.5, 1.5, -0.25, 2, 1e-5, 12345.678, 1e21];

/** A constant of a type, as plain data. */
export function constant(type: ValueType, choose: Chooser): Tree {
  switch (type) {
    case 'String':
      return anyString(choose);
    case 'Integer':
      return choose.pick(integers);
    case 'Float':
      return choose.pick(floats);
    case 'Bool':
      return choose.chance(50);
    case 'List[String]':
      return Array.from({ length: choose.upTo(3) }, () => anyString(choose));
    case 'List[Integer]':
      return Array.from({ length: choose.upTo(3) }, () => choose.pick(integers));
    case 'Dict':
      return new Map(
        Array.from({ length: choose.upTo(3) }, (_, index): [string, Tree] => [
          choose.pick(['n', 'on', 'a b', "it's", '{{x}}', 'key']) + index,
          choose.pick<Tree>([
            anyString(choose),
            choose.pick(integers),
            choose.chance(50),
            null,
            [anyString(choose)],
          ]),
        ]),
      );
  }
}

/** The same where expressions are read: texts that would begin one are escaped. */
export function escapedTree(tree: Tree): Tree {
  if (typeof tree === 'string') return escaped(tree);
  if (Array.isArray(tree)) return tree.map(escapedTree);
  if (tree instanceof Map) return new Map([...tree].map(([key, value]) => [key, escapedTree(value)]));
  return tree;
}

/** A text between quotes, as expressions write it. */
export function quoted(text: string, choose: Chooser): string {
  const plain = !/[\n\r\t\u0085\u2028\u2029]/.test(text);
  return plain && choose.chance(50) ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}
