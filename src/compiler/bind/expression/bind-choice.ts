import type { Absence, BoundCall, BoundExpression } from '../../../model/bound-expression.ts';
import { mayBeNull } from '../../../model/may-be-null.ts';
import type { Type } from '../../../model/type.ts';
import type { CallExpression } from '../../../syntax/expression/ast.ts';
import { negated, oneIsPresent } from '../../../validate/absence.ts';
import { boolType } from '../../../validate/type-names.ts';
import { printType } from '../../../validate/types.ts';
import { expressionCodes } from './codes.ts';
import { type BindContext, where } from './context.ts';
import type { FunctionInfo } from './functions.ts';
import { asked } from './null-element.ts';
import { bindAs, bindChoice } from './operand.ts';
import { sourceText } from './source-text.ts';
import { unify } from './unify.ts';

/** Binds the lazy functions `if`, `present`, `default` and `firstOf`, the only ones whose arguments may be absent. */
export function bindChoiceCall(
  expression: CallExpression,
  info: FunctionInfo,
  context: BindContext,
): BoundExpression | undefined {
  if (info.name === 'present') return bindPresent(expression, context);
  return info.name === 'if' ? bindIf(expression, context) : bindFirst(expression, info, context);
}

function bindPresent(expression: CallExpression, context: BindContext): BoundExpression | undefined {
  const [argument] = expression.arguments;
  const bound = argument === undefined ? undefined : bindChoice(argument, context);
  if (bound === undefined) return undefined;
  const value = asked(bound, context.facts);
  // Of a file, `checkPresence` says whether Argo can tell.
  if (value.kind === 'reference' || mayBeNull(value))
    return call(expression, 'present', [value], boolType, []);
  context.sink.report(
    expressionCodes['wrong-arguments'],
    value.span,
    `"present" takes the name of a value, such as inputs.x or tasks.t.outputs.o, not "${sourceText(value.span)}".`,
  );
  return undefined;
}

function bindIf(expression: CallExpression, context: BindContext): BoundExpression | undefined {
  const [test, then, otherwise] = expression.arguments;
  if (test === undefined || then === undefined || otherwise === undefined) return undefined;
  const condition = bindAs(test, ['Bool'], 'The condition of "if"', context);
  const known = condition === undefined ? undefined : negated(condition);
  const values = [bindChoice(then, where(condition, context)), bindChoice(otherwise, where(known, context))];
  const [a, b] = values;
  if (condition === undefined || a === undefined || b === undefined) return undefined;
  const type = typeOf(expression, [a, b], context);
  return type === undefined ? undefined : call(expression, 'if', [condition, a, b], type, absencesOf([a, b]));
}

/** `default` is `firstOf` with two arguments: absent only where all are. */
function bindFirst(
  expression: CallExpression,
  info: FunctionInfo,
  context: BindContext,
): BoundExpression | undefined {
  const bound = expression.arguments.map((argument) => bindChoice(argument, context));
  const known = bound.filter((one) => one !== undefined);
  if (known.length < bound.length) return undefined;
  const last = known.length - 1;
  const values = known.map((one, at) => (at < last ? asked(one, context.facts) : one));
  const type = typeOf(expression, values, context);
  if (type === undefined) return undefined;
  const absent = oneIsPresent(values, context.facts) ? [] : absencesOf(values);
  return call(expression, info.name, values, type, absent);
}

function typeOf(
  { name, nameSpan }: CallExpression,
  values: readonly BoundExpression[],
  context: BindContext,
): Type | undefined {
  const type = unify(values);
  if (type !== undefined) return type;
  const types = [...new Set(values.map((one) => printType(one.type)))];
  context.sink.report(
    expressionCodes['type-mismatch'],
    nameSpan,
    `The values of "${name}" must have one type, not ${types.slice(0, -1).join(', ')} and ${types.at(-1)}.`,
    { help: 'Convert them to one type with `int(…)`, `float(…)` or `string(…)`.' },
  );
  return undefined;
}

function absencesOf(values: readonly BoundExpression[]): readonly Absence[] {
  return [...new Set(values.flatMap((one) => one.absent))];
}

function call(
  expression: CallExpression,
  name: FunctionInfo['name'],
  values: readonly BoundExpression[],
  type: Type,
  absent: readonly Absence[],
): BoundCall {
  return { kind: 'call', name, arguments: values, type, absent, span: expression.span };
}
