import type { Fix } from '../../../diagnostics/diagnostic.ts';
import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type {
  Expression,
  LiteralExpression,
  Template,
  TemplatePart,
} from '../../../syntax/expression/ast.ts';
import { withoutBraces } from '../../../syntax/wrong-braces.ts';
import { stringType, typeOfScalar } from '../../../validate/type-names.ts';
import { printType } from '../../../validate/types.ts';
import { bindCall } from './bind-call.ts';
import { bindList } from './bind-list.ts';
import { bindBinary, bindUnary } from './bind-operator.ts';
import { bindReference } from './bind-reference.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { foreignFunctions } from './foreign-functions.ts';
import { bindOperand } from './operand.ts';
import { isReadAs } from './readings.ts';
import type { ExpressionScope, Facts } from './scope.ts';
import { sourceText } from './source-text.ts';

/**
 * Binds a text that may hold expressions. Exactly one expression keeps its type, and its value may be absent: who reads it decides
 * (`reportAbsent`). Inside text all parts become text and must be there.
 */
export function bindTemplate(
  template: Template,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const { parts, span } = template;
  const [first] = parts;
  if (template.whole && first?.kind === 'expression')
    return bindExpression(first.expression, scope, facts, sink);
  if (parts.every((part) => part.kind === 'text'))
    return textLiteral(parts.map((part) => part.text).join(''), template);
  const context: BindContext = { scope, facts, sink, bind };
  const bound = parts.map((part) => bindPart(part, template, context));
  const values = bound.filter((one) => one !== undefined);
  return values.length < bound.length
    ? undefined
    : { kind: 'text', parts: values, type: stringType, absent: [], span };
}

/** Binds one expression; its value may be absent or a Secret. Undefined when something was reported. */
export function bindExpression(
  expression: Expression,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  return bind(expression, { scope, facts, sink, bind });
}

/** Binds a condition: exactly one expression that is a Bool, or has no type and is read by the table of Bool words. */
export function bindCondition(
  template: Template,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const [part] = template.parts;
  if (!template.whole || part?.kind !== 'expression') {
    const text = part?.kind === 'text' && template.parts.length === 1 ? part.text : '';
    const meant = text === '' ? joined(template) : withoutBraces(text);
    const help =
      foreignFunctions.get(/^!?(\w+)\(\)$/.exec(text.trim())?.[1] ?? '') ??
      (meant === undefined
        ? 'Write `${{ … }}` around the whole condition, and nothing beside it.'
        : `Write \`\${{ ${meant} }}\`.`);
    sink.report(
      expressionCodes['condition-not-bool'],
      template.span,
      'A condition must be exactly one expression.',
      { help, ...(meant !== undefined && conditionFix(meant, template)) },
    );
    return undefined;
  }
  const condition = bindOperand(part.expression, { scope, facts, sink, bind });
  if (condition === undefined || isReadAs(condition.type, 'Bool')) return condition;
  sink.report(
    expressionCodes['condition-not-bool'],
    condition.span,
    `A condition must be a Bool, not ${printType(condition.type)}.`,
    { help: "Compare the value with something, such as `x == 'yes'` or `x > 0`." },
  );
  return undefined;
}

/** The condition that was cut into pieces: `${{ inputs.x }} == 'a'`. */
function joined({ parts }: Template): string | undefined {
  const pieces = parts.map((part) => (part.kind === 'text' ? part.text : sourceText(part.expression.span)));
  const text = pieces.join('').trim();
  return /[{}$\n…]/.test(text) || !/&&|\|\||[=<>]/.test(text) ? undefined : text;
}

function conditionFix(meant: string, { span }: Template): { readonly fix: Fix } | undefined {
  if (/["\\]/.test(meant)) return undefined;
  const text = `"\${{ ${meant} }}"`;
  return { fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] } };
}

/** A part of a text: its value must be there and have a text. */
function bindPart(part: TemplatePart, template: Template, context: BindContext): BoundExpression | undefined {
  if (part.kind === 'text') return textLiteral(part.text, template);
  const value = bindOperand(part.expression, context);
  if (value === undefined || isReadAs(value.type, 'value')) return value;
  const name = sourceText(value.span);
  context.sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    `"${name}" is of type ${printType(value.type)}, which has no text that could stand inside another.`,
    { help: 'Pass it on alone, as the whole value of an argument.' },
  );
  return undefined;
}

function textLiteral(value: string, { span }: Template): BoundExpression {
  return { kind: 'literal', value, type: stringType, absent: [], span };
}

function bindLiteral({ value, float, span }: LiteralExpression): BoundExpression {
  return { kind: 'literal', value, type: typeOfScalar(value, float === true), absent: [], span };
}

function bind(expression: Expression, context: BindContext): BoundExpression | undefined {
  switch (expression.kind) {
    case 'literal':
      return bindLiteral(expression);
    case 'list':
      return bindList(expression, context);
    case 'name':
    case 'member':
    case 'index':
      return bindReference(expression, context);
    case 'unary':
      return bindUnary(expression, context);
    case 'binary':
      return bindBinary(expression, context);
    case 'call':
      return bindCall(expression, context);
  }
}
