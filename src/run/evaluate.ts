import type { BoundExpression } from '../model/bound-expression.ts';
import type { Type, Value } from '../model/type.ts';
import { type Environment, isJson, run, textOf } from './evaluate-expression.ts';
import { Fault } from './evaluate-fault.ts';
import { decode } from './value-decode.ts';
import { protectJson } from './value-text.ts';

export type { Environment } from './evaluate-expression.ts';

/** A value (undefined: absent), or why there is none. */
export type Evaluation =
  | { readonly ok: true; readonly value: Value | undefined }
  | { readonly ok: false; readonly reason: string };

export type TextEvaluation =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly reason: string };

/** The value of an expression. `&&`, `||`, `if`, `default` and `firstOf` are lazy. Never throws for what values can cause. */
export function evaluate(expression: BoundExpression, environment: Environment): Evaluation {
  const value = run(expression, environment);
  return value instanceof Fault ? { ok: false, reason: value.reason } : { ok: true, value };
}

/**
 * The text by which the value of an expression travels to a consumer of type `to`. A reference travels as it came (a Bool may say `True`); what
 * is computed has the one text of its value.
 */
export function evaluateText(
  expression: BoundExpression,
  environment: Environment,
  to: Type = expression.type,
): TextEvaluation {
  const text = textOf(expression, environment);
  if (text instanceof Fault) return { ok: false, reason: text.reason };
  return { ok: true, text: text !== undefined && isJson(to) ? protectJson(text) : text };
}

/** The value that a text stands for in a parameter of a type. */
export function decodeText(text: string, type: Type): Evaluation {
  const value = decode(text, type);
  return value instanceof Fault ? { ok: false, reason: value.reason } : { ok: true, value };
}
