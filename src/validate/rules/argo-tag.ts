import type { BoundExpression } from '../../model/bound-expression.ts';
import type { Rule } from './rule.ts';
import { allExpressions } from './walk.ts';

const tag =
  /\{\{=?\s*(?:inputs|tasks|steps|workflow|item|pod|outputs|retries)\b[^{}]*\}\}|\$\{\s*(?:inputs|tasks)\.[^{}]*\}/;

/** Text that looks like one of Argo's tags arrives in the container as written; who writes it nearly always meant an expression. */
export const argoTag: Rule = {
  code: 'argo-tag',
  severity: 'warning',
  summary:
    'A text holds a tag of Argo, which arrives in the container as written instead of being filled in.',
  advice:
    'Write a Pipewright expression such as `${{ inputs.year }}` or `${{ tasks.download.outputs.table }}`.',

  pipeline(pipeline, report) {
    const visit = (expression: BoundExpression): void => {
      if (expression.kind === 'text') expression.parts.forEach(visit);
      if (expression.kind !== 'literal' || typeof expression.value !== 'string') return;
      const found = tag.exec(expression.value)?.[0];
      if (found === undefined) return;
      report(expression.span, `"${found}" is not filled in: it arrives as written.`, {
        help: `Write \`\${{ ${suggestion(found)} }}\`.`,
      });
    };
    for (const expression of allExpressions(pipeline)) visit(expression);
  },
};

/** `{{tasks.a.outputs.parameters.x}}` as we write it. */
function suggestion(found: string): string {
  return found
    .replace(/^\$?\{\{?=?\s*|\s*\}\}?$/g, '')
    .replace(/\.(parameters|artifacts)\./, '.')
    .replace(/^workflow\.parameters\./, 'inputs.')
    .replace(/^workflow\./, 'run.')
    .replace(/^steps\./, 'tasks.');
}
