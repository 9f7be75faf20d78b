import type {
  BoundBinary,
  BoundExpression,
  BoundIndex,
  BoundUnary,
} from '../../../../model/bound-expression.ts';
import { visitReferences } from '../../../../model/references.ts';
import type { Type } from '../../../../model/type.ts';
import {
  additiveLevel,
  andLevel,
  binary,
  type Code,
  call,
  compare,
  conditional,
  indexed,
  multiplicativeLevel,
  negate,
  not,
  orLevel,
  primary,
} from './code.ts';
import type { Lowering } from './lowering.ts';
import { asExpression } from './piece.ts';
import { isTrueWord } from './reference.ts';
import { transportForm, travelOf } from './transport.ts';

/** An operator on native values. The `+` of texts is not here. */
export function lowerBinary(expression: BoundBinary, lowering: Lowering): Code {
  const { operator, left, right, type } = expression;
  switch (operator) {
    case '&&':
    case '||':
      return lowerLogic(operator, left, right, lowering);
    case '==':
    case '!=':
      return compare(operator, ...comparable(left, right, lowering));
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (isText(left.type) || isText(right.type)) {
        return compare(operator, textual(left, lowering), textual(right, lowering));
      }
      return compare(operator, number(left, lowering), number(right, lowering));
    case '%':
      return binary('%', multiplicativeLevel, integer(left, lowering), divisor(right, lowering));
    case '*':
    case '/':
      return binary(operator, multiplicativeLevel, number(left, lowering), number(right, lowering));
    case '+':
      if (type.kind === 'list') return call('concat', lowering.value(left), lowering.value(right));
      return binary(operator, additiveLevel, number(left, lowering), number(right, lowering));
    case '-':
      return binary(operator, additiveLevel, number(left, lowering), number(right, lowering));
  }
}

/**
 * `&&` and `||`. A constant on the right goes into a conditional, because the engine's optimiser would not look at the left side then, and
 * an error there would disappear.
 */
function lowerLogic(
  operator: '&&' | '||',
  left: BoundExpression,
  right: BoundExpression,
  lowering: Lowering,
): Code {
  const [a, b] = [truth(left, lowering), truth(right, lowering)];
  if (!isConstant(right)) return binary(operator, operator === '&&' ? andLevel : orLevel, a, b);
  return operator === '&&' ? conditional(a, b, primary('false')) : conditional(a, primary('true'), b);
}

/** The two sides of an equality in a form in which they are equal exactly when their values are. */
function comparable(
  left: BoundExpression,
  right: BoundExpression,
  lowering: Lowering,
): readonly [Code, Code] {
  const has = (test: (type: Type) => boolean): boolean => test(left.type) || test(right.type);
  if (has(isNumber)) return [number(left, lowering), number(right, lowering)];
  if (has((type) => type.kind === 'bool')) return [truth(left, lowering), truth(right, lowering)];
  if (has(({ kind }) => kind === 'list' || kind === 'dict')) {
    return [call('sprig.toRawJson', lowering.value(left)), call('sprig.toRawJson', lowering.value(right))];
  }
  if (isEncodable(left, lowering) && isEncodable(right, lowering)) {
    return [
      asExpression(lowering.text(left, transportForm), transportForm),
      asExpression(lowering.text(right, transportForm), transportForm),
    ];
  }
  return [lowering.value(left), lowering.value(right)];
}

/** Texts that are there in transport form without work: equal in it exactly when they are equal. */
function isEncodable(expression: BoundExpression, { environment }: Lowering): boolean {
  if (expression.kind === 'literal') return typeof expression.value === 'string';
  return expression.kind === 'reference' && environment.access(expression.target).encoding !== 'raw';
}

export function lowerUnary({ operator, operand, type }: BoundUnary, lowering: Lowering): Code {
  if (operator === '!') return not(truth(operand, lowering));
  return negate(type.kind === 'integer' ? integer(operand, lowering) : number(operand, lowering));
}

export function lowerIndex(expression: BoundIndex, lowering: Lowering): Code {
  return elementOf(placeIn(expression, lowering), expression.type);
}

/** What stands at a place of a List or Dict, whatever it is. */
export function placeIn({ object, index }: BoundIndex, lowering: Lowering): Code {
  const place = isNumber(index.type) ? integer(index, lowering) : lowering.value(index);
  return indexed(collection(object, lowering), place);
}

/** Insists on the type of an element of a list or dict, or of JSON, where a missing one is nil. */
export function elementOf(element: Code, type: Type): Code {
  switch (type.kind) {
    case 'integer':
      return call('asInt', element);
    case 'float':
      return call('asFloat', element);
    case 'bool':
      return not(not(element));
    case 'string':
      return binary('+', additiveLevel, element, primary("''"));
    default:
      return element;
  }
}

/** A Bool; a value without that type is read as the text of one. */
export function truth(expression: BoundExpression, lowering: Lowering): Code {
  const value = lowering.value(expression);
  if (expression.type.kind === 'bool') return value;
  return isTrueWord(
    expression.type.kind === 'any' && expression.kind !== 'reference' ? call('string', value) : value,
  );
}

export function number(expression: BoundExpression, lowering: Lowering): Code {
  const value = lowering.value(expression);
  return isNumber(expression.type) ? value : call('asFloat', value);
}

export function integer(expression: BoundExpression, lowering: Lowering): Code {
  const value = lowering.value(expression);
  return expression.type.kind === 'integer' ? value : call('asInt', value);
}

/** A divisor that is constant must not be seen as such: the engine would refuse a zero even where it is never used. */
function divisor(expression: BoundExpression, lowering: Lowering): Code {
  const value = integer(expression, lowering);
  const isHarmless = expression.kind === 'literal' && expression.value !== 0;
  return isConstant(expression) && !isHarmless ? call('asInt', value) : value;
}

/** A text; an untyped value must be one. */
export function textual(expression: BoundExpression, lowering: Lowering): Code {
  const value = lowering.value(expression);
  const isCertain =
    expression.type.kind !== 'any' || expression.kind === 'reference' || expression.kind === 'literal';
  return isCertain ? value : elementOf(value, { kind: 'string' });
}

/** A list or dict; a reference without such a type is read as JSON. */
export function collection(expression: BoundExpression, lowering: Lowering): Code {
  const value = lowering.value(expression);
  return expression.kind === 'reference' && travelOf(expression.type) !== 'json'
    ? call('fromJSON', value)
    : value;
}

export function isConstant(expression: BoundExpression): boolean {
  let constant = true;
  visitReferences(expression, () => {
    constant = false;
  });
  return constant;
}

function isNumber(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'float';
}

export function isText(type: Type): boolean {
  return travelOf(type) === 'text' && type.kind !== 'any';
}
