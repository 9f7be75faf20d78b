import type { BoundExpression } from '../../model/bound-expression.ts';
import { yaml11Differs } from '../../syntax/yaml11.ts';
import type { Rule } from './rule.ts';
import { allTasks } from './walk.ts';

/** A bare word that YAML 1.1 readers (kubectl, Argo, many editors) take for a Bool or a number, where a text is meant. */
export const norwayWord: Rule = {
  code: 'norway-word',
  severity: 'warning',
  summary: 'A text is written as a bare word that older YAML readers take for a Bool or a number.',
  advice: 'Put it in quotes.',

  pipeline(pipeline, report) {
    const visit = (expression: BoundExpression): void => {
      if (expression.kind !== 'literal' || typeof expression.value !== 'string') return;
      const { span, value } = expression;
      const text = span.file.text.slice(span.start, span.end);
      if (text !== value) return;
      const other = yaml11Differs({ kind: 'scalar', value, text, style: 'plain', span });
      if (other === undefined) return;
      report(span, `Other YAML readers take the bare word ${text} for ${other}, not for a text.`, {
        help: `Write "${text}" in quotes.`,
        fix: { title: 'Quote the word', safe: true, edits: [{ span, text: `"${text}"` }] },
      });
    };
    for (const task of allTasks(pipeline)) {
      if (task.kind === 'component' || task.kind === 'pipeline') task.arguments.forEach(visit);
    }
  },
};
