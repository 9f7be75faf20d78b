import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { mayBeNull } from '../../../../model/may-be-null.ts';
import { type Code, compare, conditional, indexed, it, primary, withValue } from './code.ts';
import type { Lowering } from './lowering.ts';
import { collection, elementOf, placeIn } from './operators.ts';

const nil = primary('nil');

/** What stands where an element is taken from that may be null, which is nil then; undefined for all else. */
function elementAt(expression: BoundExpression, lowering: Lowering): Code | undefined {
  if (!mayBeNull(expression)) return undefined;
  if (expression.kind === 'index') return placeIn(expression, lowering);
  const [list] = expression.kind === 'call' ? expression.arguments : [];
  if (expression.kind !== 'call' || list === undefined) return undefined;
  return indexed(collection(list, lowering), primary(expression.name === 'first' ? '0' : '-1'));
}

/** The condition under which an element is there; undefined for what is no element that may be null. */
export function presenceOfElement(expression: BoundExpression, lowering: Lowering): Code | undefined {
  const element = elementAt(expression, lowering);
  return element && compare('!=', element, nil);
}

/** What is made of an element, or `otherwise` where it is null; undefined for what is no element that may be null. */
export function elementOr(
  expression: BoundExpression,
  otherwise: Code | undefined,
  lowering: Lowering,
  make: (element: Code) => Code = (element) => element,
): Code | undefined {
  const element = otherwise && elementAt(expression, lowering);
  if (otherwise === undefined || element === undefined) return undefined;
  const made = make(elementOf(it, expression.type));
  return withValue(element, conditional(compare('==', it, nil), otherwise, made));
}
