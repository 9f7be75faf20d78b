import type { MemberExpression } from './ast.ts';
import type { Cursor, Parsed } from './cursor.ts';
import type { NameToken, StringToken, SymbolToken, Token } from './lex.ts';
import type { OperatorUse } from './operators.ts';
import { type Cure, type ExpressionSource, rawText } from './source.ts';

/** An operator between two operands, and where it stands. */
export interface Between {
  readonly left: Parsed;
  readonly right: Parsed;
  readonly from: number;
  readonly to: number;
}

/** `x is None`, which asks whether a value is there; the test stands from `from` to `to`. */
export function reportTest(cursor: Cursor, value: Parsed, negated: boolean, from: number, to: number): void {
  const cure = callOf(cursor.source, negated ? '!present' : 'present', [value], value.start, to);
  cursor.problems.report(from, to, `There is no test "${cursor.source.text.slice(from, to)}".`, cure);
}

/** Answers an operator of another language with ours. */
export function reportHabit(cursor: Cursor, use: OperatorUse, { left, right, from, to }: Between): void {
  if (use.kind === 'ours' || use.kind === 'test') return;
  const written = cursor.source.text.slice(from, to);
  const message = `There is no operator "${written}".`;
  if (use.kind === 'none') {
    cursor.problems.report(from, to, message, { help: use.help });
  } else if (use.kind === 'renamed') {
    cursor.problems.report(from, to, message, {
      help: `Write \`${use.operator}\`.`,
      edits: [[from, to, use.operator]],
      safe: use.sure,
    });
  } else {
    const [first, second] = use.swapped ? [right, left] : [left, right];
    const bang = use.negated ? '!' : '';
    const cure = callOf(cursor.source, `${bang}${use.name}`, [first, second], left.start, right.end);
    cursor.problems.report(from, to, message, cure);
  }
}

/** `a < b < c`, of which `left` is `a < b` and `middle` is `b`. `sure` where the joined form means what the chain means elsewhere. */
export function reportChain(
  cursor: Cursor,
  { left, right, from, to }: Between,
  middle: Parsed,
  sure: boolean,
): void {
  const { source } = cursor;
  const shown = (part: Parsed): string => source.text.slice(part.start, part.end);
  const written = rawText(source, middle.start, middle.end);
  const second = `${shown(middle)} ${source.text.slice(from, to)} ${shown(right)}`;
  cursor.problems.report(from, to, 'Comparisons do not chain.', {
    help: `Write \`${shown(left)} && ${second}\`.`,
    ...(written === undefined ? {} : { edits: [[middle.end, middle.end, ` && ${written}`]] }),
    safe: sure,
  });
}

/** `a- b`, and `a-(b)`: reports a minus that touches the name before it. */
export function reportMinus(cursor: Cursor): void {
  const minus = cursor.peek();
  const before = cursor.tokens[cursor.index - 1];
  if (before?.kind !== 'name' || before.end !== minus.start) return;
  cursor.problems.report(
    minus.start,
    minus.end,
    'A minus needs a space before it, since names may hold "-".',
    {
      help: 'Write ` - `.',
      edits: [[minus.start, minus.start, ' ']],
    },
  );
}

/** `not x`. What Python negates reaches over comparisons. */
export function reportNot(cursor: Cursor, word: NameToken, next: Token, value: Parsed): void {
  const { kind, span } = value.expression;
  const simple = kind !== 'binary' || cursor.source.place(value.start, value.end).start < span.start;
  cursor.problems.report(word.start, word.end, `There is no operator "${word.name}".`, {
    help: simple ? 'Write `!` before the value.' : 'Write `!( … )`.',
    edits: simple
      ? [[word.start, next.start, '!']]
      : [
          [word.start, next.start, '!('],
          [value.end, value.end, ')'],
        ],
  });
}

export function ternaryCure(source: ExpressionSource, condition: Parsed, yes: Parsed, no: Parsed): Cure {
  return callOf(source, 'if', [condition, yes, no], Math.min(condition.start, yes.start), no.end);
}

/** `x | default('a')`. */
export function reportPipe(
  cursor: Cursor,
  value: Parsed,
  bar: SymbolToken,
  name: NameToken,
  rest: readonly Parsed[],
  end: number,
): void {
  const cure = callOf(cursor.source, name.name, [value, ...rest], value.start, end);
  cursor.problems.report(bar.start, bar.end, 'Values are not piped into functions.', cure);
}

const methods: Readonly<Record<string, string>> = {
  startswith: 'startsWith',
  startsWith: 'startsWith',
  endswith: 'endsWith',
  endsWith: 'endsWith',
  toLowerCase: 'lower',
  toUpperCase: 'upper',
  strip: 'trim',
  includes: 'contains',
  get: 'default',
};

/** `x.lower()`. */
export function reportMethod(
  cursor: Cursor,
  member: MemberExpression,
  callee: Parsed,
  open: SymbolToken,
  rest: readonly Parsed[],
): void {
  const { source } = cursor;
  const name = Object.hasOwn(methods, member.name) ? (methods[member.name] ?? member.name) : member.name;
  const start = callee.end - member.name.length;
  const object = source.text.slice(callee.start, Math.max(callee.start, start - 1)).trim();
  const texts = rest.map((part) => source.text.slice(part.start, part.end));
  cursor.problems.report(
    start,
    open.start,
    `Values have no functions of their own, such as "${member.name}".`,
    {
      help: `Write \`${name}(${[object, ...texts].join(', ')})\`.`,
    },
  );
}

const values: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  none: 'null',
  nil: 'null',
  Null: 'null',
  NULL: 'null',
  undefined: 'null',
};

/** `True`, `None` and their like. */
export function reportWord(cursor: Cursor, { name, start, end }: NameToken): void {
  const meant = Object.hasOwn(values, name) ? values[name] : undefined;
  if (meant === undefined) return;
  cursor.problems.report(start, end, `There is no value "${name}".`, {
    help: `Write \`${meant}\`.`,
    edits: [[start, end, meant]],
  });
}

/** `f'…'` and `r'…'`. */
export function reportTextPrefix(cursor: Cursor, prefix: NameToken, text: StringToken): void {
  const formatted = /^(rf|fr|f)$/i.test(prefix.name) && text.value.includes('{');
  cursor.problems.report(prefix.start, prefix.end, `Texts have no prefix such as "${prefix.name}".`, {
    help: formatted
      ? "Write the text around the expression, as in `a-${{ x }}-b`, or use `format('a-{}-b', x)`."
      : 'Leave it out.',
    ...(formatted ? {} : { edits: [[prefix.start, prefix.end, '']], safe: false }),
  });
}

const words: Readonly<Record<string, string>> = {
  for: 'Expressions have no loops; give the task a `forEach`.',
  if: 'Write `if(condition, a, b)`.',
  else: 'Write `if(condition, a, b)`.',
  as: 'Convert by `int(x)`, `float(x)` or `string(x)`.',
};

/** A token that cannot stand behind a complete operand. */
export function reportUnexpected(cursor: Cursor): void {
  const token = cursor.peek();
  const { start, end } = token;
  const written = cursor.source.text.slice(start, end);
  const { report } = cursor.problems;
  if (token.kind === 'name' && Object.hasOwn(words, token.name)) {
    report(start, end, `"${written}" has no meaning here.`, { help: words[token.name] ?? '' });
  } else if (token.kind !== 'symbol') {
    report(start, end, `An operator or a comma is missing before ${written}.`, {
      help: "Join texts by `+`; a name with a space is written in brackets, as in `outputs['Out Put']`.",
    });
  } else if (token.symbol === ')' || token.symbol === ']' || token.symbol === '}') {
    report(start, end, `This "${written}" closes nothing.`, {
      help: 'Remove it, or open the bracket before it.',
    });
  } else if (token.symbol === ',') {
    report(start, end, 'A comma stands only between the arguments of a function and the items of a list.', {
      help: 'Write `[a, b]` for a list.',
    });
  } else if (token.symbol === '?:') {
    report(start, end, 'There is no operator "?:".', { help: 'Write `default(a, b)`.' });
  } else {
    report(start, end, `"${written}" has no meaning here.`, {
      help: 'An operator is expected, or the end of the expression.',
    });
  }
}

/** A call as shown to the user, and as it is written into the file; there is no fix where a part spans lines. */
function callOf(
  source: ExpressionSource,
  name: string,
  parts: readonly Parsed[],
  from: number,
  to: number,
): Cure {
  const shown = parts.map((part) => source.text.slice(part.start, part.end));
  const written = parts.map((part) => rawText(source, part.start, part.end));
  const help = `Write \`${name}(${shown.join(', ')})\`.`;
  return written.includes(undefined)
    ? { help }
    : { help, edits: [[from, to, `${name}(${written.join(', ')})`]] };
}
