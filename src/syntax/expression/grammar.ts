import type { Cursor, Parsed } from './cursor.ts';
import { reportChain, reportHabit, reportMinus, reportNot, reportTest, ternaryCure } from './habits.ts';
import type { NameToken, SymbolToken, Token } from './lex.ts';
import { operand } from './operand.ts';
import { operatorAt } from './operators.ts';

/**
 * The grammar of DESIGN section 3, by precedence climbing. Each rule gives undefined after an error that leaves the rest unclear. Habits of
 * other languages are reported and then read as what they mean, so that the rest is checked too.
 */
export function grammar(cursor: Cursor): Parsed | undefined {
  return cursor.nested(() => {
    const first = binary(cursor, 1);
    if (first === undefined) return undefined;
    const token = cursor.peek();
    if (token.kind === 'symbol' && token.symbol === '?') return ternary(cursor, first, token);
    if (token.kind === 'name' && token.name === 'if') return trailingIf(cursor, first, token);
    return first;
  });
}

/** `c ? a : b`, which other languages have. */
function ternary(cursor: Cursor, condition: Parsed, mark: SymbolToken): Parsed | undefined {
  cursor.skip();
  const yes = grammar(cursor);
  if (yes === undefined) return undefined;
  const { report } = cursor.problems;
  if (cursor.symbol(':') === undefined) {
    report(mark.start, mark.end, 'There is no operator "?".', { help: 'Write `if(condition, a, b)`.' });
    return undefined;
  }
  const no = grammar(cursor);
  if (no === undefined) return undefined;
  report(mark.start, mark.end, 'There is no operator "? :".', ternaryCure(cursor.source, condition, yes, no));
  return no;
}

/** Python's `a if c else b`. */
function trailingIf(cursor: Cursor, yes: Parsed, word: NameToken): Parsed | undefined {
  cursor.skip();
  const condition = binary(cursor, 1);
  if (condition === undefined) return undefined;
  const { report } = cursor.problems;
  const message = 'A condition cannot follow its value.';
  const otherwise = cursor.peek();
  if (otherwise.kind !== 'name' || otherwise.name !== 'else') {
    report(word.start, word.end, message, { help: 'Write `if(condition, a, b)`.' });
    return undefined;
  }
  cursor.skip();
  const no = grammar(cursor);
  if (no === undefined) return undefined;
  report(word.start, word.end, message, ternaryCure(cursor.source, condition, yes, no));
  return no;
}

function binary(cursor: Cursor, minimum: number): Parsed | undefined {
  let left = unary(cursor);
  let before: { readonly level: number; readonly right: Parsed } | undefined;
  while (left !== undefined) {
    const use = operatorAt(cursor.tokens, cursor.index);
    if (use === undefined || use.level < minimum) return left;
    const from = cursor.peek().start;
    const to = cursor.peek(use.width - 1).end;
    if (use.kind === 'ours' && use.operator === '-') reportMinus(cursor);
    cursor.skip(use.width);
    if (use.kind === 'test') {
      reportTest(cursor, left, use.negated, from, to);
      left = { ...left, end: to };
      continue;
    }
    const right = binary(cursor, use.level + 1);
    if (right === undefined) return undefined;
    reportHabit(cursor, use, { left, right, from, to });
    if (before?.level === use.level && (use.level === 3 || use.level === 4)) {
      const alone = minimum <= 3 && operatorAt(cursor.tokens, cursor.index)?.level !== 3;
      reportChain(cursor, { left, right, from, to }, before.right, use.level === 4 && alone);
    }
    before = { level: use.level, right };
    const operator = 'operator' in use ? use.operator : '==';
    const operatorSpan = cursor.source.place(from, to);
    const parts: readonly [Parsed, Parsed] = [left, right];
    left = cursor.node(left.start, right.end, parts, (span) => ({
      kind: 'binary',
      operator,
      operatorSpan,
      left: parts[0].expression,
      right: parts[1].expression,
      span,
    }));
  }
  return undefined;
}

function unary(cursor: Cursor): Parsed | undefined {
  const token = cursor.peek();
  if (token.kind === 'symbol' && (token.symbol === '!' || token.symbol === '-')) {
    cursor.skip();
    const value = cursor.nested(() => unary(cursor));
    if (value === undefined) return undefined;
    const operator = token.symbol;
    return cursor.node(token.start, value.end, [value], (span) => ({
      kind: 'unary',
      operator,
      operand: value.expression,
      span,
    }));
  }
  if (token.kind === 'symbol' && (token.symbol === '+' || token.symbol === '++' || token.symbol === '--')) {
    cursor.skip();
    const message = `A value cannot begin with "${token.symbol}".`;
    cursor.problems.report(token.start, token.end, message, {
      help: 'Leave it out.',
      edits: [[token.start, token.end, '']],
      safe: token.symbol === '+',
    });
    return cursor.nested(() => unary(cursor));
  }
  const next = cursor.peek(1);
  if (token.kind === 'name' && token.name.toLowerCase() === 'not' && startsOperand(next)) {
    cursor.skip();
    const value = cursor.nested(() => binary(cursor, 3));
    if (value !== undefined) reportNot(cursor, token, next, value);
    return value;
  }
  return operand(cursor, () => grammar(cursor));
}

function startsOperand(token: Token): boolean {
  if (token.kind === 'symbol') return ['(', '[', '!', '-'].includes(token.symbol);
  if (token.kind === 'name') return token.name.toLowerCase() !== 'in';
  return token.kind !== 'end';
}
