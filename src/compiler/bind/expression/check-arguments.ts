import { isArtifactList } from '../../../model/artifact-keys.ts';
import type { BoundExpression, FunctionName } from '../../../model/bound-expression.ts';
import { readFormat } from '../../../model/format-pattern.ts';
import { holdsNull } from '../../../model/may-be-null.ts';
import { rangeLength } from '../../../model/range-length.ts';
import type { Type } from '../../../model/type.ts';
import { readPattern } from '../../../run/value-pattern.ts';
import { groupDigits } from '../../../util/group-digits.ts';
import { assignable } from '../../../validate/assignable.ts';
import { printType } from '../../../validate/types.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { isReadable } from './operand.ts';
import { isReadAs, underlying } from './readings.ts';
import { repetitionProblem } from './repetition-problem.ts';
import { whyNull } from './report-absent.ts';
import { sourceText } from './source-text.ts';

type Check = (values: readonly BoundExpression[], context: BindContext) => boolean;

/** What the types of the arguments don't say: constants that must be constants, and items that must fit one another. */
export function checkArguments(
  name: FunctionName,
  values: readonly BoundExpression[],
  context: BindContext,
): boolean {
  return checks[name]?.(values, context) ?? true;
}

const checks: Partial<Readonly<Record<FunctionName, Check>>> = {
  matches: ([, pattern], context) => {
    const text = constantText(pattern, 'The pattern of "matches"', context);
    const problem = text === undefined ? undefined : (readPattern(text).problem ?? repetitionProblem(text));
    if (pattern === undefined || problem === undefined) return text !== undefined;
    const help = problem.includes('do not share') ? { help: expressionCodes['invalid-pattern'].advice } : {};
    context.sink.report(
      expressionCodes['invalid-pattern'],
      pattern.span,
      `The pattern ${text} ${problem}.`,
      help,
    );
    return false;
  },

  format: ([text, ...values], context) => {
    const constant = constantText(text, 'The first argument of "format"', context);
    return text !== undefined && constant !== undefined && checkPlaces(constant, text, values, context);
  },

  contains: ([whole, part], context) => {
    if (whole === undefined || part === undefined) return true;
    const type = underlying(whole.type);
    if (type.kind !== 'list')
      return isReadable(part, ['String'], 'The second argument of "contains"', context);
    if (part.type.kind === 'any')
      return isReadable(part, ['String', 'number'], 'The second argument of "contains"', context);
    if (assignable(part.type, type.of) || assignable(type.of, part.type) || bothTexts(part.type, type.of))
      return true;
    return refuse(
      part,
      `The List holds ${printType(type.of)}, so it cannot contain ${printType(part.type)}.`,
      context,
    );
  },

  join: ([list], context) => {
    if (list === undefined) return true;
    const type = underlying(list.type);
    if (holdsNull(type)) return refuseNull(list, 'join', context);
    if (type.kind !== 'list' || type.of.kind === 'any' || isReadAs(type.of, 'scalar')) return true;
    return refuse(
      list,
      `"join" needs a List of Strings, numbers or Bools, not ${printType(list.type)}.`,
      context,
    );
  },

  flatten: ([list], context) => {
    if (list === undefined) return true;
    const type = underlying(list.type);
    if (holdsNull(type)) return refuseNull(list, 'flatten', context);
    if (
      type.kind !== 'list' ||
      type.of.kind === 'any' ||
      isReadAs(type.of, 'List') ||
      isArtifactList(type.of)
    )
      return true;
    return refuse(list, `"flatten" needs a List of Lists, not ${printType(list.type)}.`, context);
  },

  split: ([, separator], context) => isNotEmpty(separator, 'The separator of "split"', context),
  replace: ([, old], context) => isNotEmpty(old, 'The text that "replace" replaces', context),

  range: (values, context) => {
    const [, , step] = values;
    if (step?.kind === 'literal' && step.value === 0)
      return refuse(step, 'The step of "range" must not be 0.', context);
    const count = rangeLength(values);
    const [place] = values;
    if (place === undefined || count === undefined || count <= mostComputed) return true;
    const message = `This "range" has ${groupDigits(count)} items; Argo computes no List of more than ${groupDigits(mostComputed)}.`;
    return refuse(values[1] ?? place, message, context);
  },
};

/** Argo's expressions hold a million elements, and a loop needs its List three times. */
const mostComputed = 300_000;

function checkPlaces(
  constant: string,
  text: BoundExpression,
  values: readonly BoundExpression[],
  context: BindContext,
): boolean {
  const pieces = readFormat(constant);
  if (pieces === undefined) {
    const message = 'A brace in the text of "format" is no place for a value.';
    const help =
      'Places are `{}` and, for an Integer with zeros, `{:02}`; `{{` and `}}` are braces as they are.';
    context.sink.report(expressionCodes['wrong-arguments'], text.span, message, { help });
    return false;
  }
  const places = pieces.filter((piece) => piece.kind === 'place');
  if (places.length !== values.length) {
    const given = values.length === 1 ? '1 value is given' : `${values.length} values are given`;
    const wanted = places.length === 1 ? '1 place' : `${places.length} places`;
    return refuse(text, `The text has ${wanted} for values, but ${given}.`, context);
  }
  return values
    .map((value, index) => {
      const width = places[index]?.width;
      return width === undefined || isReadable(value, ['Integer'], `The place {:0${width}}`, context);
    })
    .every(Boolean);
}

function constantText(
  value: BoundExpression | undefined,
  what: string,
  context: BindContext,
): string | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'literal' && typeof value.value === 'string') return value.value;
  refuse(value, `${what} must be a text in quotes, known before the run.`, context);
  return undefined;
}

function isNotEmpty(value: BoundExpression | undefined, what: string, context: BindContext): boolean {
  if (value?.kind !== 'literal' || value.value !== '') return true;
  return refuse(value, `${what} must not be empty.`, context);
}

/** What joins all elements needs them all. */
function refuseNull(list: BoundExpression, name: string, { sink }: BindContext): false {
  sink.report(
    expressionCodes['may-be-absent'],
    list.span,
    `"${name}" needs every item, and ${whyNull(list, `"${sourceText(list.span)}"`)}.`,
    { help: 'Leave out `gather: nullable`, or pass the List on as it is: in JSON it holds null.' },
  );
  return false;
}

function bothTexts(a: Type, b: Type): boolean {
  return isReadAs(a, 'String') && isReadAs(b, 'String');
}

function refuse(value: BoundExpression, message: string, context: BindContext): false {
  context.sink.report(expressionCodes['wrong-arguments'], value.span, message);
  return false;
}
