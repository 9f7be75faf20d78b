import type {
  BoundBinary,
  BoundCall,
  BoundExpression,
  BoundIndex,
  ReferenceTarget,
} from '../model/bound-expression.ts';
import { readFormat } from '../model/format-pattern.ts';
import { isList } from '../model/is-list.ts';
import { mayBeNull } from '../model/may-be-null.ts';
import type { Type, Value } from '../model/type.ts';
import { InternalError, invariant, unreachable } from '../util/invariant.ts';
import { Fault } from './evaluate-fault.ts';
import { type Argument, applyFunction, element } from './evaluate-function.ts';
import { applyOperator, isText, wholeIf } from './evaluate-operator.ts';
import { coerce, decode, parseJson, toBool, toFloat, toInteger } from './value-decode.ts';
import { protectJson, valueText } from './value-text.ts';

/** What a run knows: the text by which each value travels, as a step wrote it; undefined when it is absent. */
export interface Environment {
  text(target: ReferenceTarget): string | undefined;
}

/** `undefined`: absent. */
export type Result<T = Value> = T | undefined | Fault;

/** The value of an expression. */
export function run(expression: BoundExpression, environment: Environment): Result {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? decode(expression.value, expression.type)
        : expression.value;
    case 'list':
      return runAll(expression.items, environment);
    case 'text':
      return textOf(expression, environment);
    case 'reference': {
      const text = environment.text(expression.target);
      return text === undefined ? undefined : decode(text, expression.type);
    }
    case 'index':
      return index(expression, environment);
    case 'unary': {
      const value = present(expression.operand, environment);
      if (value instanceof Fault) return value;
      if (expression.operator === '!') return !toBool(value);
      const number = toFloat(value);
      return number instanceof Fault ? number : wholeIf(expression.type, -number);
    }
    case 'binary':
      return binary(expression, environment);
    case 'call':
      return call(expression, environment);
    default:
      return unreachable(expression);
  }
}

function binary(expression: BoundBinary, environment: Environment): Result {
  if (joinsTexts(expression)) return textOf(expression, environment);
  const left = present(expression.left, environment);
  if (left instanceof Fault) return left;
  if (expression.operator === '&&' && !toBool(left)) return false;
  if (expression.operator === '||' && toBool(left)) return true;
  const right = present(expression.right, environment);
  if (right instanceof Fault) return right;
  if (expression.operator === '&&' || expression.operator === '||') return toBool(right);
  return applyOperator(expression, left, right);
}

function joinsTexts(expression: BoundBinary): boolean {
  return expression.operator === '+' && isText(expression.type);
}

function index(expression: BoundIndex, environment: Environment): Result {
  const object = collection(expression.object, environment);
  if (object instanceof Fault) return object;
  const place = present(expression.index, environment);
  if (place instanceof Fault) return place;
  if (typeof object !== 'object' || object === null)
    return new Fault(`${JSON.stringify(object)} has no elements`);
  if (isList(object)) {
    const at = toInteger(place);
    if (at instanceof Fault) return at;
    return isNullAt(object, at, expression) ? undefined : element(object, at, expression.type);
  }
  if (typeof place !== 'string') return new Fault('the keys of a dict are Strings');
  const found = (Object.hasOwn(object, place) ? object[place] : undefined) ?? null;
  return found === null && mayBeNull(expression) ? undefined : coerce(found, expression.type);
}

/** Null in a List that may hold it is an absent element. */
function isNullAt(items: readonly Value[], at: number, element: BoundExpression): boolean {
  return mayBeNull(element) && items.at(at) === null;
}

function call(expression: BoundCall, environment: Environment): Result {
  const { name, arguments: args } = expression;
  switch (name) {
    case 'if': {
      const branch = chosenBranch(args, environment);
      return branch instanceof Fault ? branch : run(branch, environment);
    }
    case 'present':
      return isPresent(argument(args, 0), environment);
    case 'default':
    case 'firstOf':
      return firstPresent(args, (one) => run(one, environment));
    case 'string':
    case 'format':
      return textOf(expression, environment);
    default: {
      const values: Argument[] = [];
      for (const [place, one] of args.entries()) {
        const isCollection = name === 'combinations' || (place === 0 && isListFunction(name));
        const value = isCollection ? collection(one, environment) : present(one, environment);
        if (value instanceof Fault) return value;
        values.push({ value, type: one.type, isText: isText(one.type) || isUntypedReference(one) });
      }
      const [list] = values;
      const isElement = name === 'first' || name === 'last';
      if (
        isElement &&
        list !== undefined &&
        typeof list.value === 'object' &&
        list.value !== null &&
        isList(list.value)
      )
        if (isNullAt(list.value, name === 'first' ? 0 : -1, expression)) return undefined;
      return applyFunction(name, values, expression.type);
    }
  }
}

/** The text by which the value travels. */
export function textOf(expression: BoundExpression, environment: Environment): Result<string> {
  switch (expression.kind) {
    case 'literal':
      if (typeof expression.value === 'string') {
        return isJson(expression.type) ? protectJson(expression.value) : expression.value;
      }
      break;
    case 'text':
      return concatenate(expression.parts, environment);
    case 'reference': {
      const text = environment.text(expression.target);
      return text !== undefined && isJson(expression.type) ? protectJson(text) : text;
    }
    case 'binary':
      if (joinsTexts(expression)) return concatenate([expression.left, expression.right], environment);
      break;
    case 'call':
      switch (expression.name) {
        case 'if': {
          const branch = chosenBranch(expression.arguments, environment);
          return branch instanceof Fault ? branch : textOf(branch, environment);
        }
        case 'default':
        case 'firstOf':
          return firstPresent(expression.arguments, (one) => textOf(one, environment));
        case 'string':
          return textOf(argument(expression.arguments, 0), environment);
        case 'format':
          return format(expression.arguments, environment);
      }
  }
  const value = run(expression, environment);
  if (value === undefined || value instanceof Fault) return value;
  return valueText(value) ?? new Fault('a number that is not finite has no text');
}

function concatenate(parts: readonly BoundExpression[], environment: Environment): string | Fault {
  let whole = '';
  for (const part of parts) {
    const text = certain(textOf(part, environment));
    if (text instanceof Fault) return text;
    whole += text;
  }
  return whole;
}

function format(args: readonly BoundExpression[], environment: Environment): string | Fault {
  const [pattern, ...values] = args;
  invariant(
    pattern?.kind === 'literal' && typeof pattern.value === 'string',
    'the pattern of format is a literal text',
  );
  let whole = '';
  let next = 0;
  for (const piece of readFormat(pattern.value) ?? []) {
    if (piece.kind === 'text') {
      whole += piece.text;
      continue;
    }
    const value = argument(values, next);
    next += 1;
    const text =
      piece.width === undefined ? textOf(value, environment) : paddedNumber(value, piece.width, environment);
    if (text instanceof Fault) return text;
    whole += certain(text);
  }
  return whole;
}

/** A number with zeros between its sign and its digits, as in Python. */
function paddedNumber(expression: BoundExpression, width: number, environment: Environment): Result<string> {
  const value = present(expression, environment);
  if (value instanceof Fault) return value;
  const number = toFloat(value);
  if (number instanceof Fault) return number;
  const text = valueText(number);
  if (text === undefined) return new Fault('a number that is not finite has no text');
  return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
}

function isPresent(expression: BoundExpression, environment: Environment): boolean | Fault {
  if (expression.kind === 'reference') return environment.text(expression.target) !== undefined;
  if (expression.kind !== 'call') return isTaken(expression, environment);
  switch (expression.name) {
    case 'if': {
      const branch = chosenBranch(expression.arguments, environment);
      return branch instanceof Fault ? branch : isPresent(branch, environment);
    }
    case 'default':
    case 'firstOf':
      for (const one of expression.arguments) {
        const found = isPresent(one, environment);
        if (found !== false) return found;
      }
      return false;
    default:
      return isTaken(expression, environment);
  }
}

/** Whether there is an element where it is taken from. */
function isTaken(element: BoundExpression, environment: Environment): boolean | Fault {
  const value = run(element, environment);
  return value instanceof Fault ? value : value !== undefined;
}

function chosenBranch(args: readonly BoundExpression[], environment: Environment): BoundExpression | Fault {
  const condition = present(argument(args, 0), environment);
  if (condition instanceof Fault) return condition;
  return argument(args, toBool(condition) ? 1 : 2);
}

function firstPresent<T>(
  args: readonly BoundExpression[],
  read: (one: BoundExpression) => Result<T>,
): Result<T> {
  for (const one of args) {
    const value = read(one);
    if (value !== undefined) return value;
  }
  return undefined;
}

function runAll(items: readonly BoundExpression[], environment: Environment): readonly Value[] | Fault {
  const values: Value[] = [];
  for (const item of items) {
    const value = present(item, environment);
    if (value instanceof Fault) return value;
    values.push(value);
  }
  return values;
}

/** The value of an expression that bind has proven to be present. */
function present(expression: BoundExpression, environment: Environment): Value | Fault {
  return certain(run(expression, environment));
}

function certain<T>(value: Result<T>): T | Fault {
  if (value === undefined) throw new InternalError('an absent value is read where bind allows none');
  return value;
}

/** As `present`, where a list or dict is wanted: a text without a type that says so is read as JSON. */
function collection(expression: BoundExpression, environment: Environment): Value | Fault {
  const value = present(expression, environment);
  const isJsonText = expression.kind === 'reference' && !isJson(expression.type) && typeof value === 'string';
  return isJsonText ? parseJson(value) : value;
}

function isUntypedReference({ kind, type }: BoundExpression): boolean {
  return kind === 'reference' && type.kind === 'any';
}

function isListFunction(name: string): boolean {
  return name === 'join' || name === 'first' || name === 'last' || name === 'keys' || name === 'flatten';
}

function argument(args: readonly BoundExpression[], at: number): BoundExpression {
  const one = args[at];
  invariant(one !== undefined, 'bind has counted the arguments');
  return one;
}

export function isJson(type: Type): boolean {
  return type.kind === 'list' || type.kind === 'dict';
}
