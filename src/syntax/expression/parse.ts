import type { Sink } from '../../diagnostics/sink.ts';
import { limits } from '../limits.ts';
import type { Expression } from './ast.ts';
import { Cursor } from './cursor.ts';
import { grammar } from './grammar.ts';
import { reportUnexpected } from './habits.ts';
import { lex } from './lex.ts';
import { type ExpressionSource, Problems } from './source.ts';

/** Reads one expression. Undefined when anything is wrong with it; all that can be told apart is reported. */
export function parseExpression(source: ExpressionSource, sink: Sink): Expression | undefined {
  const problems = new Problems(source, sink);
  const length = source.end - source.start;
  if (length > limits.expressionLength) {
    const limit = limits.expressionLength.toLocaleString('en-US');
    const message = `This expression has ${length.toLocaleString('en-US')} characters; at most ${limit} are allowed.`;
    problems.tooMuch(source.start, source.end, message);
    return undefined;
  }
  const tokens = lex(source, problems.report);
  if (tokens === undefined) return undefined;
  const cursor = new Cursor(source, tokens, problems);
  const parsed = grammar(cursor);
  if (parsed !== undefined && cursor.peek().kind !== 'end') reportUnexpected(cursor);
  return problems.any ? undefined : parsed?.expression;
}
