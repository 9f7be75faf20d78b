import type { Span } from '../../../diagnostics/span.ts';
import { isArtifactList } from '../../../model/artifact-keys.ts';
import type { BoundCall, BoundExpression } from '../../../model/bound-expression.ts';
import type { CallExpression } from '../../../syntax/expression/ast.ts';
import { didYouMean } from '../../../util/did-you-mean.ts';
import { integerType } from '../../../validate/type-names.ts';
import { bindChoiceCall } from './bind-choice.ts';
import { checkArguments } from './check-arguments.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { foreignFunctions } from './foreign-functions.ts';
import { type FunctionInfo, functions } from './functions.ts';
import { withNull } from './null-element.ts';
import { bindOperand, isReadable } from './operand.ts';

/** What counts and picks the artifacts of a List. */
const ofArtifacts: ReadonlySet<FunctionInfo['name']> = new Set(['length', 'first', 'last', 'flatten']);

/** Binds a call of a known function with the right number of arguments of the right types. */
export function bindCall(expression: CallExpression, context: BindContext): BoundExpression | undefined {
  const info = functions.get(expression.name);
  if (info === undefined) {
    reportUnknown(expression, context);
    for (const one of expression.arguments) context.bind(one, context);
    return undefined;
  }
  if (!hasRightCount(expression, info, context)) return undefined;
  if (info.parameters.some(({ reads }) => reads === 'lazy')) return bindChoiceCall(expression, info, context);

  const bound = expression.arguments.map((argument, index) => {
    const parameter = info.parameters[Math.min(index, info.parameters.length - 1)];
    const value = bindOperand(argument, context);
    if (value === undefined || (ofArtifacts.has(info.name) && isArtifactList(value.type))) return value;
    const reads = parameter === undefined || parameter.reads === 'lazy' ? [] : parameter.reads;
    return isReadable(value, reads, `"${info.name}"`, context) ? value : undefined;
  });
  const values = bound.filter((one) => one !== undefined);
  if (values.length < bound.length || !checkArguments(info.name, values, context)) return undefined;
  const call: BoundCall = {
    kind: 'call',
    name: info.name,
    arguments: info.name === 'range' ? fullRange(values, expression.span) : values,
    type: info.result(values.map(({ type }) => type)),
    absent: [],
    span: expression.span,
  };
  return withNull(call, context.facts);
}

/** All of start, end and step: `range(3)` is `range(0, 3, 1)`. */
function fullRange(
  [first, second, step]: readonly BoundExpression[],
  span: Span,
): readonly BoundExpression[] {
  const constant = (value: number): BoundExpression => ({
    kind: 'literal',
    value,
    type: integerType,
    absent: [],
    span,
  });
  if (first === undefined) return [];
  return second === undefined ? [constant(0), first, constant(1)] : [first, second, step ?? constant(1)];
}

function reportUnknown({ name, nameSpan }: CallExpression, { sink }: BindContext): void {
  const meant = didYouMean(name, [...functions.keys()]);
  sink.report(expressionCodes['unknown-function'], nameSpan, `There is no function "${name}".`, {
    help:
      meant === undefined
        ? (foreignFunctions.get(name) ?? 'docs/language.md lists the functions.')
        : `Did you mean "${meant}"?`,
    ...(meant === undefined
      ? {}
      : { fix: { title: `Replace with "${meant}"`, edits: [{ span: nameSpan, text: meant }], safe: false } }),
  });
}

function hasRightCount(expression: CallExpression, info: FunctionInfo, { sink }: BindContext): boolean {
  const given = expression.arguments.length;
  const least = info.required ?? info.parameters.length;
  const most = info.repeats === true ? Number.POSITIVE_INFINITY : info.parameters.length;
  if (given >= least && given <= most) return true;
  const wanted =
    least === most
      ? count(least)
      : most === Infinity
        ? `at least ${count(least)}`
        : `${least} to ${count(most)}`;
  sink.report(
    expressionCodes['wrong-arguments'],
    expression.nameSpan,
    `"${info.name}" takes ${wanted}, not ${given}.`,
    { help: `Write it as \`${info.signature}\`.` },
  );
  return false;
}

function count(number: number): string {
  return number === 1 ? '1 argument' : `${number} arguments`;
}
