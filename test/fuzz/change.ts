import fc from 'fast-check';
import { nastyStrings } from '../targets/nasty.ts';

/** One change of a text. Every number chooses something, whatever its size, so that a change fits any text. */
export interface Change {
  readonly kind: (typeof kinds)[number];
  /** 0 or 1: the document itself; else one of those near it. */
  readonly file: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly word: string;
}

const kinds = [
  'flip',
  'truncate',
  'insert',
  'delete',
  'dropLine',
  'doubleLine',
  'swapLines',
  'indent',
  'dropBlock',
  'copyBlock',
  'swapBlocks',
  'otherBlock',
  'replaceWord',
  'swapWords',
  'replaceValue',
  'renameKey',
  'deepen',
  'alias',
  'ends',
] as const;

/** Pieces of YAML, names that JavaScript knows, what terminals obey, numbers at their edges, expressions, paths. */
const pieces: readonly string[] = [
  ...nastyStrings.filter((one) => one.length < 40),
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'then'],
  ...['"\\e[31mred\\e[0m"', '"\\x9b31m"', '"\\u202e"', '"\\0"', '"\\ud800"', '"a\\nb"', '"\\x07"', '"\\r"'],
  ...[
    '\ud800',
    '\udfff',
    '\x1b]8;;http://x\x07',
    '\x00',
    '\ufeff',
    '\u2028',
    '\x85',
    '\xa0',
    '\r',
    '\t',
    '\x0b',
  ],
  ...[
    '9223372036854775808',
    '-9223372036854775809',
    '1e400',
    '-1',
    '0',
    '1e-400',
    '.inf',
    '.nan',
    '0.1',
    '1_0',
  ],
  ...[
    '&a',
    '*a',
    '&a [*a]',
    '<<: *a',
    '<<: {a: 1}',
    '!!binary aGk=',
    '!!set {a}',
    '!x',
    '? ',
    '? [a]\n: b',
    '|2',
    '>-',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    ': ',
    '- ',
    '#',
    '"',
    "'",
    '%',
    '@',
    '`',
    '---\n',
    '...\n',
    '%YAML 1.1\n---\n',
  ],
  ...[
    '${{ inputs.x }}',
    '${{ tasks.a.outputs.b }}',
    '${{',
    '}}',
    '${{ }}',
    "${{ 'x' }}",
    '"${{ item }}"',
    '{{x}}',
  ],
  ...[
    '${{ run.name }}',
    '${{ 1 / 0 }}',
    '${{ a[b',
    '$${{ x }}',
    '${{ !!!!true }}',
    '"${{ fromJson(inputs.x) }}"',
  ],
  ...[
    '${{ constructor.x }}',
    '${{ inputs.toString }}',
    '${{ tasks.__proto__.outputs.x }}',
    '${{ valueOf() }}',
    '../../../../etc/passwd',
    '/etc/passwd',
    './',
    '.',
    '..',
    './.',
    'file:///etc/passwd',
    'C:\\x',
    '//x',
    '~',
  ],
  ...[
    '{inputValue: x}',
    '{inputPath: x}',
    '{outputPath: x}',
    '{concat: []}',
    '{if: {cond: true}}',
    'null',
    '[]',
    '{}',
  ],
  ...[
    'inputs',
    'outputs',
    'tasks',
    'when',
    'after',
    'forEach',
    'switch',
    'repeat',
    'cases',
    'component',
    'default',
  ],
  ...[
    'Integer',
    'String',
    'List[String]',
    'Dict',
    'Bool',
    'Float',
    'Dataset',
    '30s',
    '1Gi',
    '500m',
    '0 0 * * *',
  ],
];

export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...kinds),
  file: fc.nat(5),
  from: fc.nat(),
  to: fc.nat(),
  count: fc.nat(200),
  word: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  ),
});

/** The text with a change; `other` is a text that pieces may come from. Undefined when the bytes are no UTF-8 any more. */
export function changed(text: string, one: Change, other: string): string | undefined {
  const { kind, from, to, count, word } = one;
  const at = from % (text.length + 1);
  const lines = text.split('\n');
  const line = from % lines.length;
  switch (kind) {
    case 'flip':
      return flipped(text, from, to);
    case 'truncate':
      return text.slice(0, at);
    case 'insert':
      return text.slice(0, at) + word + text.slice(at);
    case 'delete':
      return text.slice(0, at) + text.slice(at + 1 + (count % 12));
    case 'dropLine':
      return lines.toSpliced(line, 1).join('\n');
    case 'doubleLine':
      return lines.toSpliced(to % lines.length, 0, lines[line] ?? '').join('\n');
    case 'swapLines':
      return swapped(lines, [line, line + 1], [to % lines.length, (to % lines.length) + 1]).join('\n');
    case 'indent':
      return indented(lines, line, count).join('\n');
    case 'dropBlock':
      return lines.toSpliced(line, blockEnd(lines, line) - line).join('\n');
    case 'copyBlock':
      return lines
        .toSpliced(to % lines.length, 0, ...fitted(lines.slice(line, blockEnd(lines, line)), lines, to))
        .join('\n');
    case 'swapBlocks': {
      const second = to % lines.length;
      return swapped(lines, [line, blockEnd(lines, line)], [second, blockEnd(lines, second)]).join('\n');
    }
    case 'otherBlock': {
      const others = other.split('\n');
      const start = to % others.length;
      const block = fitted(others.slice(start, blockEnd(others, start)), lines, from);
      return lines.toSpliced(line, 0, ...block).join('\n');
    }
    case 'replaceWord':
      return withWord(text, from, word);
    case 'swapWords': {
      const words = [...`${text}\n${other}`.matchAll(/[-\w./]+/g)];
      return withWord(text, from, words[to % Math.max(1, words.length)]?.[0] ?? word);
    }
    case 'replaceValue':
      return lines
        .with(
          line,
          (lines[line] ?? '').replace(/([:-] ).*/, (_, sign: string) => sign + word),
        )
        .join('\n');
    case 'renameKey':
      return lines
        .with(
          line,
          (lines[line] ?? '').replace(/[-\w]+(?=:)/, () => word),
        )
        .join('\n');
    case 'deepen':
      return lines
        .with(
          line,
          (lines[line] ?? '').replace(/([:-] ).*/, (_, sign: string) => sign + deep(to, count)),
        )
        .join('\n');
    case 'alias':
      return lines
        .with(
          line,
          (lines[line] ?? '').replace(/([:-] ).*/, (_, sign: string) => sign + bomb(to, count)),
        )
        .join('\n');
    case 'ends':
      return withEnds(text, to);
  }
}

function flipped(text: string, from: number, to: number): string | undefined {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) return text;
  const at = from % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (to % 8));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The line and what is indented below it. */
function blockEnd(lines: readonly string[], start: number): number {
  const own = indentOf(lines[start] ?? '');
  let end = start + 1;
  while (end < lines.length && (lines[end]?.trim() === '' || indentOf(lines[end] ?? '') > own)) end += 1;
  return end;
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** A block as deep as the line that it comes before. */
function fitted(block: readonly string[], lines: readonly string[], place: number): readonly string[] {
  const wanted = indentOf(lines[place % lines.length] ?? '');
  const own = indentOf(block[0] ?? '');
  return block.map((line) => ' '.repeat(wanted) + line.slice(Math.min(own, indentOf(line))));
}

function swapped(
  lines: readonly string[],
  one: readonly [number, number],
  two: readonly [number, number],
): readonly string[] {
  const [first, second] = one[0] <= two[0] ? [one, two] : [two, one];
  if (first[1] > second[0]) return lines;
  return [
    ...lines.slice(0, first[0]),
    ...lines.slice(...second),
    ...lines.slice(first[1], second[0]),
    ...lines.slice(...first),
    ...lines.slice(second[1]),
  ];
}

function indented(lines: readonly string[], start: number, count: number): readonly string[] {
  const end = count % 2 === 0 ? start + 1 : blockEnd(lines, start);
  const more = (['  ', ' ', '\t', '    ', -1, -2] as const)[count % 6] ?? ' ';
  return lines.map((line, at) => {
    if (at < start || at >= end) return line;
    return typeof more === 'string' ? more + line : line.slice(Math.min(-more, indentOf(line)));
  });
}

function withWord(text: string, from: number, word: string): string {
  const words = [...text.matchAll(/[-\w./]+/g)];
  const old = words[from % Math.max(1, words.length)];
  if (old === undefined) return text + word;
  return text.slice(0, old.index) + word + text.slice(old.index + old[0].length);
}

/** Nesting around the limits and far above them. */
function deep(to: number, count: number): string {
  const levels = to % 20 === 0 ? count * 200 : count * 2;
  const [open, close] = (
    [
      ['[', ']'],
      ['{a: ', '}'],
      ['${{ (', ') }}'],
      ['[', ''],
      [`"\${{ ${'!'.repeat(count)}`, '"'],
    ] as const
  )[to % 5] ?? ['[', ']'];
  return open.startsWith('"') ? `${open}true }}${close}` : open.repeat(levels) + close.repeat(levels);
}

/** Aliases of aliases: small text, large tree. */
function bomb(to: number, count: number): string {
  const levels = 2 + (count % 12);
  const width = 2 + (to % 9);
  const names = Array.from(
    { length: levels },
    (_, level) =>
      `&l${level} [${
        level === 0
          ? 'x'
          : Array(width)
              .fill(`*l${level - 1}`)
              .join(', ')
      }]`,
  );
  return to % 3 === 0 ? `&self [*self]` : `[${names.join(', ')}]`;
}

function withEnds(text: string, to: number): string {
  const ends = [
    () => text.replaceAll('\n', '\r\n'),
    () => text.replaceAll('\n', '\r'),
    () => `\ufeff${text}`,
    () => `${text}\0`,
    () => text.replaceAll('  ', '\t'),
    () => `---\n${text}\n---\n${text}`,
    () => text.replaceAll(': ', ':'),
    () => text.replaceAll('"', ''),
    () => text.replaceAll("'", '"'),
    () => text.replaceAll(' ', '\u00a0'),
    () => `${text}\n...\n`,
    () => `%YAML 1.1\n---\n${text}`,
    () => JSON.stringify(text),
    () => text.trimEnd(),
  ];
  return ends[to % ends.length]?.() ?? text;
}
