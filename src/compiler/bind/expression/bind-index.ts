import { meant } from '../../../diagnostics/meant.ts';
import type { Span } from '../../../diagnostics/span.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { failureFields, isFailure } from '../../../model/run-failures.ts';
import type { Type } from '../../../model/type.ts';
import { didYouMean } from '../../../util/did-you-mean.ts';
import { anyType } from '../../../validate/type-names.ts';
import { printType } from '../../../validate/types.ts';
import { bindCodes } from '../codes.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { withNull } from './null-element.ts';
import { isReadable } from './operand.ts';
import { underlying } from './readings.ts';
import { sourceText } from './source-text.ts';

/** `object[index]`: a List by a whole number from 0, a Dict by a key, a value without a type (JSON then) by either. */
export function bindAt(
  object: BoundExpression,
  index: BoundExpression,
  span: Span,
  context: BindContext,
): BoundExpression | undefined {
  const of = elementType(object, index, context);
  if (of === undefined) return undefined;
  return withNull({ kind: 'index', object, index, type: of, absent: [], span }, context.facts);
}

function elementType(
  object: BoundExpression,
  index: BoundExpression,
  context: BindContext,
): Type | undefined {
  const type = underlying(object.type);
  const name = sourceText(object.span);
  if (type.kind === 'list') {
    return isReadable(index, ['Integer'], `The place in the List "${name}"`, context) &&
      isForward(index, name, context)
      ? type.of
      : undefined;
  }
  if (type.kind === 'dict') {
    if (!isReadable(index, ['String'], `The key of the Dict "${name}"`, context)) return undefined;
    return isFailure(object) && !isFailureField(index, context) ? undefined : type.of;
  }
  if (type.kind === 'any') {
    if (!isReadable(object, ['Dict'], 'Indexing', context)) return undefined;
    if (index.type.kind !== 'integer') {
      return isReadable(index, ['String'], `The key or place in "${name}"`, context) ? anyType : undefined;
    }
    return isForward(index, name, context) ? anyType : undefined;
  }
  const textual = type.kind === 'string' || type.kind === 'nominal';
  context.sink.report(
    expressionCodes['type-mismatch'],
    index.span,
    `"${name}" is of type ${printType(object.type)}, which holds no other values.`,
    textual ? { help: `If it is JSON, read it first: \`fromJson(${name})\`.` } : {},
  );
  return undefined;
}

function isForward(index: BoundExpression, name: string, context: BindContext): boolean {
  if (index.kind !== 'literal' || typeof index.value !== 'number' || index.value >= 0) return true;
  context.sink.report(expressionCodes['type-mismatch'], index.span, 'Places in a List are counted from 0.', {
    help: `The last item is \`last(${name})\`.`,
  });
  return false;
}

/** What Argo calls the fields of a failure, and what stands for them here. */
const fieldsOfArgo: Readonly<Record<string, string>> = {
  displayName: 'task',
  templateName: 'task',
  name: 'task',
  podName: 'pod',
};

function isFailureField(index: BoundExpression, { sink }: BindContext): boolean {
  if (index.kind !== 'literal' || typeof index.value !== 'string') return true;
  const { value, span } = index;
  if (failureFields.some((field) => field === value)) return true;
  const near = fieldsOfArgo[value] ?? didYouMean(value, failureFields);
  const fields = failureFields.map((field) => `"${field}"`).join(', ');
  sink.report(
    bindCodes['unknown-reference'],
    span,
    `A failure of a run has no field "${value}".`,
    meant(value, near, span, `Its fields are ${fields}.`),
  );
  return false;
}
