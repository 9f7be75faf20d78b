import type { BoundExpression } from '../../model/bound-expression.ts';
import type { Rule } from './rule.ts';
import { allTasks } from './walk.ts';

const bareWord =
  /^(?:y|n|yes|no|on|off|[-+]?0[0-7_]*|[-+]?0o?[0-7_]+|0b[01_]+|0x[0-9a-f_]+|[-+]?[1-9][0-9_]*_[0-9_]*|[0-9]{1,2}(?::[0-5]?[0-9]){1,2})$/i;

/** A bare word that YAML 1.1 readers (kubectl, Argo, many editors) take for a Bool or another number than we do. */
export const norwayWord: Rule = {
  code: 'norway-word',
  severity: 'warning',
  summary: 'A text is written as a bare word that older YAML readers take for a Bool or a number.',
  advice: 'Put it in quotes.',

  pipeline(pipeline, report) {
    const visit = (expression: BoundExpression): void => {
      if (expression.kind !== 'literal' || typeof expression.value !== 'string') return;
      const { file, start, end } = expression.span;
      const written = file.text.slice(start, end);
      if (written !== expression.value || written === '0' || !bareWord.test(written)) return;
      report(expression.span, `Other YAML readers do not take the bare word ${written} for a text.`, {
        help: `Write "${written}" in quotes.`,
        fix: {
          title: 'Quote the word',
          safe: true,
          edits: [{ span: expression.span, text: `"${written}"` }],
        },
      });
    };
    for (const task of allTasks(pipeline.scope)) {
      if (task.kind === 'component' || task.kind === 'pipeline') {
        for (const value of task.arguments.values()) visit(value);
      }
    }
  },
};
