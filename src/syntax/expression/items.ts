import type { Cursor, Parsed, Rule } from './cursor.ts';
import { reportUnexpected } from './habits.ts';
import type { SymbolToken } from './lex.ts';

/** What stands between brackets, up to and with the closing one. */
export function items(
  cursor: Cursor,
  open: SymbolToken,
  closing: ')' | ']',
  expression: Rule,
): { readonly items: readonly Parsed[]; readonly end: number } | undefined {
  const found: Parsed[] = [];
  const empty = cursor.symbol(closing);
  if (empty !== undefined) return { items: found, end: empty.end };
  for (;;) {
    if (closing === ')') argumentName(cursor);
    const item = expression();
    if (item === undefined) return undefined;
    found.push(item);
    const close = cursor.symbol(closing);
    if (close !== undefined) return { items: found, end: close.end };
    const comma = cursor.symbol(',');
    if (comma === undefined) return unclosed(cursor, open);
    const trailing = cursor.symbol(closing);
    if (trailing !== undefined) {
      cursor.problems.report(comma.start, comma.end, 'A value is missing after this comma.', {
        help: 'Write the value, or leave the comma out.',
        edits: [[comma.start, comma.end, '']],
        safe: false,
      });
      return { items: found, end: trailing.end };
    }
  }
}

/** `f(x, name=value)`, as Python has it. */
function argumentName(cursor: Cursor): void {
  const token = cursor.peek();
  const equals = cursor.peek(1);
  if (token.kind !== 'name' || equals.kind !== 'symbol' || equals.symbol !== '=') return;
  const value = cursor.peek(2).start;
  cursor.problems.report(token.start, equals.end, 'The arguments of a function have no names.', {
    help: 'Write the values alone, in their order.',
    edits: [[token.start, value, '']],
    safe: false,
  });
  cursor.skip(2);
}

/** Reports a bracket that is not closed, or what stands where it should be. */
export function unclosed(cursor: Cursor, open: SymbolToken): undefined {
  if (cursor.peek().kind !== 'end') reportUnexpected(cursor);
  else cursor.problems.report(open.start, open.end, `This "${open.symbol}" is not closed.`);
  return undefined;
}
