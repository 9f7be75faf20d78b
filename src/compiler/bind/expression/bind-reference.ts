import type { Span } from '../../../diagnostics/span.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { Holds } from '../../../model/may-be-null.ts';
import type { Type } from '../../../model/type.ts';
import type {
  Expression,
  IndexExpression,
  MemberExpression,
  NameExpression,
} from '../../../syntax/expression/ast.ts';
import { isCertain } from '../../../validate/absence.ts';
import { stringType } from '../../../validate/type-names.ts';
import { bindAt } from './bind-index.ts';
import type { BindContext } from './context.ts';
import { withNull } from './null-element.ts';
import { bindOperand } from './operand.ts';
import { reportAbsent } from './report-absent.ts';
import type { Facts, PathSegment } from './scope.ts';

/** Binds a path of names: the scope says how much of it is a reference, the rest is indexing into its value. */
export function bindReference(
  expression: NameExpression | MemberExpression | IndexExpression,
  context: BindContext,
): BoundExpression | undefined {
  const path = pathOf(expression);
  if (path === undefined) return expression.kind === 'name' ? undefined : bindComputed(expression, context);

  const found = context.scope.resolve(
    path.map(({ segment }) => segment),
    expression.span,
    context.sink,
  );
  if (found === undefined) return undefined;
  const last = path[found.consumed - 1] ?? path.at(-1);
  const reference: BoundExpression = {
    kind: 'reference',
    target: found.target,
    type: found.type,
    absent: found.absent.filter((absence) => !isCertain(absence, context.facts)),
    span: last?.whole ?? expression.span,
  };
  const named = (found.inside ?? []).reduce<BoundExpression>(
    (object, place) => pick(object, place, context.facts),
    reference,
  );
  return path.slice(found.consumed).reduce<BoundExpression | undefined>((object, { segment, whole }) => {
    if (object === undefined || reportAbsent(object, context.facts, context.sink)) return undefined;
    return bindAt(object, keyOf(segment), whole, context);
  }, named);
}

function pick(
  from: BoundExpression,
  { at, ...holds }: Holds & { readonly at: string | number },
  facts: Facts,
): BoundExpression {
  const { span } = from;
  const literal: Type = typeof at === 'number' ? { kind: 'integer' } : stringType;
  const index: BoundExpression = { kind: 'literal', value: at, type: literal, absent: [], span };
  // Of a map only what stands at this key counts here.
  const object: BoundExpression =
    typeof at === 'number' ? from : { ...from, absent: [], type: { kind: 'dict', ...holds } };
  return withNull({ kind: 'index', object, index, type: holds.of, absent: [], span }, facts);
}

/** `list[i]`, `f(x).key`: the object or the index is computed. */
function bindComputed(
  expression: MemberExpression | IndexExpression,
  context: BindContext,
): BoundExpression | undefined {
  const object = bindOperand(expression.object, context);
  const index =
    expression.kind === 'member'
      ? keyOf({ name: expression.name, span: expression.nameSpan })
      : bindOperand(expression.index, context);
  return object === undefined || index === undefined
    ? undefined
    : bindAt(object, index, expression.span, context);
}

interface PathStep {
  readonly segment: PathSegment;
  /** The expression up to and with this segment. */
  readonly whole: Span;
}

/** The steps of a path that is made of names only; undefined for others. */
function pathOf(expression: Expression): readonly PathStep[] | undefined {
  if (expression.kind === 'name') {
    return [{ segment: { name: expression.name, span: expression.span }, whole: expression.span }];
  }
  const segment = lastSegment(expression);
  const before = segment === undefined || !('object' in expression) ? undefined : pathOf(expression.object);
  return before === undefined || segment === undefined
    ? undefined
    : [...before, { segment, whole: expression.span }];
}

function lastSegment(expression: Expression): PathSegment | undefined {
  if (expression.kind === 'member') return { name: expression.name, span: expression.nameSpan };
  if (expression.kind !== 'index' || expression.index.kind !== 'literal') return undefined;
  const { value, span } = expression.index;
  return typeof value === 'string' ? { name: value, span } : undefined;
}

function keyOf({ name, span }: PathSegment): BoundExpression {
  return { kind: 'literal', value: name, type: stringType, absent: [], span };
}
