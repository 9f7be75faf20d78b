import type { BoundBinary } from '../model/bound-expression.ts';
import { isList } from '../model/is-list.ts';
import type { Type, Value } from '../model/type.ts';
import type { BinaryOperator } from '../syntax/expression/ast.ts';
import { Fault } from './evaluate-fault.ts';
import { compareTexts } from './value-characters.ts';
import { toBool, toFloat, toInteger } from './value-decode.ts';
import { jsonText } from './value-text.ts';

/** An operator that needs both of its values. `&&`, `||` and the `+` of texts are not here. */
export function applyOperator(expression: BoundBinary, left: Value, right: Value): Value | Fault {
  const { operator, type } = expression;
  switch (operator) {
    case '==':
    case '!=': {
      const equal = areEqual(left, expression.left.type, right, expression.right.type);
      return typeof equal === 'boolean' ? equal === (operator === '==') : equal;
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return inOrder(operator, left, right, isText(expression.left.type) || isText(expression.right.type));
    default:
      if (type.kind === 'list' && isList(left) && isList(right)) return [...left, ...right];
      return calculate(operator, left, right, type);
  }
}

function areEqual(left: Value, leftType: Type, right: Value, rightType: Type): boolean | Fault {
  if (isNumber(leftType) || isNumber(rightType)) {
    const [a, b] = [toFloat(left), toFloat(right)];
    if (a instanceof Fault) return a;
    return b instanceof Fault ? b : a === b;
  }
  if (leftType.kind === 'bool' || rightType.kind === 'bool') return toBool(left) === toBool(right);
  return sameValue(left, right);
}

/** Equality of two values of one kind: lists and dicts are equal when their JSON is. */
export function sameValue(left: Value, right: Value): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return left === right;
  return jsonText(left) === jsonText(right);
}

function inOrder(
  operator: '<' | '<=' | '>' | '>=',
  left: Value,
  right: Value,
  asText: boolean,
): boolean | Fault {
  if (asText) {
    if (typeof left !== 'string' || typeof right !== 'string')
      return new Fault('a String is compared with another value');
    return holds(operator, compareTexts(left, right), 0);
  }
  const [a, b] = [toFloat(left), toFloat(right)];
  if (a instanceof Fault) return a;
  return b instanceof Fault ? b : holds(operator, a, b);
}

function holds(operator: '<' | '<=' | '>' | '>=', left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function calculate(operator: BinaryOperator, left: Value, right: Value, type: Type): Value | Fault {
  const read = operator === '%' ? toInteger : toFloat;
  const [a, b] = [read(left), read(right)];
  if (a instanceof Fault) return a;
  if (b instanceof Fault) return b;
  switch (operator) {
    case '+':
      return wholeIf(type, a + b);
    case '-':
      return wholeIf(type, a - b);
    case '*':
      return wholeIf(type, a * b);
    case '/':
      return a / b;
    case '%':
      return b === 0 ? new Fault('a number is divided by zero') : wholeIf(type, a % b);
    default:
      return new Fault(`${operator} has no meaning for these values`);
  }
}

/** Integers are exact or not there: beyond ±2^53 a result would be rounded in silence. There is no negative zero among them. */
export function wholeIf(type: Type, value: number): number | Fault {
  if (type.kind !== 'integer') return value;
  return Number.isSafeInteger(value)
    ? value + 0
    : new Fault(`${value} is beyond the whole numbers that are exact`);
}

export function isNumber(type: Type): boolean {
  return type.kind === 'integer' || type.kind === 'float';
}

/** Types whose values are plain texts. */
export function isText(type: Type): boolean {
  return (
    type.kind === 'string' || type.kind === 'nominal' || type.kind === 'volume' || type.kind === 'snapshot'
  );
}
