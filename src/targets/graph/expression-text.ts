import type { BoundExpression } from '../../model/bound-expression.ts';

/** An expression as it stands in the file, on one line and without its `${{ }}`. */
export function expressionText(expression: BoundExpression): string {
  const { file, start, end } = expression.span;
  const text = file.text.slice(start, end).replace(/\s+/g, ' ').trim();
  const inner = /^(["']?)\$\{\{(.*)\}\}\1$/s.exec(text)?.[2];
  return inner === undefined || inner.includes('${{') ? text : inner.trim();
}
