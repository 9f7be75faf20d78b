import { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { certainPort } from '../../model/certain-port.ts';
import { type GivenToCheck, type ResponseCheck, readsResponse } from '../../model/response-check.ts';
import type { At } from '../../syntax/at.ts';
import type { Expression } from '../../syntax/expression/ast.ts';
import { partsOf } from '../../syntax/expression/parts-of.ts';
import { parseTemplate } from '../../syntax/template.ts';
import { invariant } from '../../util/invariant.ts';
import { bindCodes } from './codes.ts';
import { bindCondition, bindExpression } from './expression/bind-expression.ts';
import { expressionCodes } from './expression/codes.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { sourceText } from './expression/source-text.ts';

interface SuccessBinder {
  /** With `response`, whose fields are `fields`. */
  readonly scope: ExpressionScope;
  readonly fields: readonly BoundPort[];
  readonly facts: Facts;
  readonly sink: Sink;
}

/** What Argo's agent computes as the language does, with the response in it. */
const functions = 'contains, startsWith, endsWith, matches, lower, upper, trim, length, string and if';
const computed = new Set<string>(functions.split(/, | and /));

/**
 * Binds `success` of a request. Every largest part of it that does not read the response is given to the check: it is computed before the request
 * is made, so that it must be right by itself, whatever stands beside it. A reference is only handed on, and may be absent.
 */
export function bindSuccess(at: At<unknown>, binder: SuccessBinder): ResponseCheck | undefined {
  const { scope, fields, facts, sink } = binder;
  const template = at.node.kind === 'scalar' ? parseTemplate(at.node, sink) : undefined;
  const whole = template && bindCondition(template, scope, facts, sink);
  const [part] = template?.parts ?? [];
  if (whole === undefined || part?.kind !== 'expression') return undefined;
  const before = sink.errorCount;
  const given: GivenToCheck[] = [];
  const take = (one: BoundExpression): BoundExpression => {
    const written = partAt(part.expression, one.span);
    invariant(written !== undefined, 'a bound part has the span of a written one');
    const alone = bindExpression(written, scope, facts, new Sink());
    if (one.kind !== 'reference' && (alone === undefined || alone.absent.length > 0)) {
      reportEarly(one, sink);
      return one;
    }
    const port = certainPort(`success-${given.length + 1}`, one.type, { key: one.span, span: one.span });
    given.push({ port, value: one });
    return { ...one, kind: 'reference', target: { kind: 'input', port } };
  };
  const holds = split(whole, fields, take, sink);
  return sink.errorCount > before ? undefined : { holds, given };
}

/** The expression with `take` of each largest part that does not read the response; constants stay. */
function split(
  expression: BoundExpression,
  fields: readonly BoundPort[],
  take: (part: BoundExpression) => BoundExpression,
  sink: Sink,
): BoundExpression {
  const inside = (one: BoundExpression): BoundExpression => split(one, fields, take, sink);
  if (expression.kind === 'literal') return expression;
  if (!readsResponse(expression, fields)) return take(expression);
  switch (expression.kind) {
    case 'reference':
      return expression;
    case 'unary':
      if (expression.operator === '-') break;
      return { ...expression, operand: inside(expression.operand) };
    case 'binary':
      if (['+', '-', '*', '/', '%'].includes(expression.operator)) break;
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'call':
      if (!computed.has(expression.name) || (expression.name === 'if' && expression.type.kind === 'any'))
        break;
      return { ...expression, arguments: expression.arguments.map(inside) };
  }
  sink.report(
    bindCodes['invalid-success'],
    expression.span,
    `Argo's agent cannot compute this of a response.`,
    {
      help: `Compare it, combine conditions, or use one of the functions ${functions}; let a step do all else.`,
    },
  );
  return expression;
}

function reportEarly(part: BoundExpression, sink: Sink): void {
  sink.report(
    expressionCodes['may-be-absent'],
    part.span,
    `"${sourceText(part.span)}" is computed before the request is made, whatever stands beside it, and something in it may be missing.`,
    { help: 'Write `default(…, …)` around what may be missing.' },
  );
}

/** The part of an expression that was written at a place. */
function partAt(expression: Expression, span: Span): Expression | undefined {
  if (expression.span.start === span.start && expression.span.end === span.end) return expression;
  for (const part of partsOf(expression)) {
    const found = partAt(part, span);
    if (found !== undefined) return found;
  }
  return undefined;
}
