import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { Expression } from '../../../syntax/expression/ast.ts';
import { printType } from '../../../validate/types.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { describeReadings, fitOf, type Reading } from './readings.ts';
import { reportAbsent } from './report-absent.ts';
import { sourceText } from './source-text.ts';

/** Binds a part whose value is computed with: it may be neither absent nor null nor a Secret. Undefined when something was reported. */
export function bindOperand(expression: Expression, context: BindContext): BoundExpression | undefined {
  const bound = bindChoice(expression, context);
  return bound === undefined || reportAbsent(bound, context.facts, context.sink) ? undefined : bound;
}

/** Binds a part whose value is only passed on, and so may be absent: an argument of `default`, `firstOf`, `present` or `if`. */
export function bindChoice(expression: Expression, context: BindContext): BoundExpression | undefined {
  const bound = context.bind(expression, context);
  if (bound?.type.kind === 'secret') {
    const name = sourceText(bound.span);
    context.sink.report(
      expressionCodes['secret-in-expression'],
      bound.span,
      `"${name}" is a Secret, which can only be passed on as it is.`,
      { help: `Write \`\${{ ${name} }}\` alone, for an input of type Secret or an environment variable.` },
    );
    return undefined;
  }
  if (bound?.type.kind === 'null') {
    context.sink.report(expressionCodes['type-mismatch'], bound.span, '"null" is no value to compute with.', {
      help: 'Test with `present(x)` whether a value is there.',
    });
    return undefined;
  }
  return bound;
}

/** Binds a part that must be readable in one of some ways; `user` is the operator or function as messages name it. */
export function bindAs(
  expression: Expression,
  readings: readonly Reading[],
  user: string,
  context: BindContext,
): BoundExpression | undefined {
  const bound = bindOperand(expression, context);
  return bound !== undefined && isReadable(bound, readings, user, context) ? bound : undefined;
}

/** Reports a value that cannot be read in one of some ways. */
export function isReadable(
  value: BoundExpression,
  readings: readonly Reading[],
  user: string,
  context: BindContext,
): boolean {
  const found =
    isMixed(value) && readings.some((one) => one === 'List' || one === 'Dict')
      ? 'convert'
      : fitOf(value.type, readings);
  if (found === 'yes') return true;
  const wanted = describeReadings(readings);
  const name = sourceText(value.span);
  if (found === 'convert') {
    context.sink.report(
      expressionCodes['needs-conversion'],
      value.span,
      `${user} needs ${wanted}, but "${name}" has no type.`,
      {
        help: `Write ${conversionsTo(readings, name)}, or give a type to the output or input that it comes from.`,
      },
    );
    return false;
  }
  const help = cureFor(value, readings, name);
  const message = `${user} needs ${wanted}, not ${printType(value.type)}.`;
  context.sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    message,
    help === undefined ? {} : { help },
  );
  return false;
}

/** A choice between values without a type: one may be text that has to be read as JSON, the other may be read already. */
export function isMixed(value: BoundExpression): boolean {
  const choice = value.kind === 'call' && ['if', 'default', 'firstOf'].includes(value.name);
  return choice && value.type.kind === 'any';
}

function conversionsTo(readings: readonly Reading[], name: string): string {
  if (readings.length === 1 && (readings.includes('List') || readings.includes('Dict')))
    return `\`fromJson(${name})\``;
  if (readings.includes('Integer')) return `\`int(${name})\``;
  return readings.includes('number') ? `\`int(${name})\` or \`float(${name})\`` : `\`string(${name})\``;
}

function cureFor(value: BoundExpression, readings: readonly Reading[], name: string): string | undefined {
  const { kind } = value.type;
  if (kind === 'string' || kind === 'nominal') {
    if (readings.includes('Bool')) return `Compare it with a text: \`${name} == 'true'\`.`;
    if (readings.includes('Integer') || readings.includes('number'))
      return `Convert it: ${conversionsTo(readings, name)}.`;
    return readings.includes('List') || readings.includes('Dict')
      ? `Read it as JSON: \`fromJson(${name})\`.`
      : undefined;
  }
  if (kind === 'integer' || kind === 'float') {
    if (readings.includes('Bool')) return `Compare it with a number: \`${name} != 0\`.`;
    if (readings.includes('Integer')) return `Convert it: \`int(${name})\`, which cuts off the fraction.`;
    return readings.includes('String') ? `Convert it: \`string(${name})\`.` : undefined;
  }
  if (kind === 'bool' && readings.includes('String')) return `Convert it: \`string(${name})\`.`;
  if ((kind === 'list' || kind === 'dict') && readings.includes('String'))
    return `Write it as JSON: \`json(${name})\`.`;
  return kind === 'artifact'
    ? 'An artifact is read by a step: pass it to one, and use what the step puts out.'
    : undefined;
}
