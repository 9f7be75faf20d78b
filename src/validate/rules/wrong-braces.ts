import type { BoundExpression } from '../../model/bound-expression.ts';
import { argoTagIn, looksLikeReference, wrongBracesIn } from '../../syntax/wrong-braces.ts';
import type { Rule } from './rule.ts';
import { allExpressions } from './walk.ts';

/** Text in the brackets of another tool arrives in the container as written; who writes it nearly always meant an expression. */
export const wrongBraces: Rule = {
  code: 'wrong-braces',
  severity: 'warning',
  summary:
    'A text holds a reference without its `${{ }}`, or a tag of Argo, which arrive as written instead of being filled in.',
  advice: 'Write an expression such as `${{ inputs.year }}` or `${{ tasks.download.outputs.table }}`.',

  pipeline(pipeline, report) {
    const visit = (expression: BoundExpression): void => {
      if (expression.kind === 'text') expression.parts.forEach(visit);
      if (expression.kind !== 'literal' || typeof expression.value !== 'string') return;
      const text = expression.value;
      const found = argoTagIn(text) ?? wrongBracesIn(text);
      const tag = found?.tag ?? (looksLikeReference(text) ? text : undefined);
      if (tag === undefined) return;
      const cure = found === undefined ? `\${{ ${text} }}` : found.cure;
      report(expression.span, `"${tag}" is not filled in: it arrives as written.`, {
        help: cure === undefined ? wrongBraces.advice : `Write \`${cure}\`.`,
      });
    };
    for (const expression of allExpressions(pipeline)) visit(expression);
  },
};
