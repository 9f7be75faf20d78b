import type { Span } from '../../diagnostics/span.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { yaml11Differs } from '../../syntax/yaml11.ts';
import type { Report, Rule } from './rule.ts';
import { allExpressions } from './walk.ts';

/** A bare word that YAML 1.1 readers (kubectl, Argo, many editors) take for a Bool or a number, where a text is meant. */
export const norwayWord: Rule = {
  code: 'norway-word',
  severity: 'warning',
  summary: 'A text or a number is written in a way that older YAML readers take for something else.',
  advice: 'Put a text in quotes, and write a number without zeros before it.',

  pipeline(pipeline, report) {
    const visit = (expression: BoundExpression): void => {
      if (expression.kind === 'text') expression.parts.forEach(visit);
      if (expression.kind !== 'literal') return;
      const { span, value } = expression;
      const text = span.file.text.slice(span.start, span.end);
      if (typeof value === 'number') visitNumber(span, text, value, report);
      if (typeof value !== 'string' || text !== value) return;
      const other = yaml11Differs({ kind: 'scalar', value, text, style: 'plain', span });
      if (other === undefined) return;
      report(span, `Other YAML readers take the bare word ${text} for ${other}, not for a text.`, {
        help: `Write "${text}" in quotes.`,
        fix: { title: 'Quote the word', safe: true, edits: [{ span, text: `"${text}"` }] },
      });
    };
    for (const expression of allExpressions(pipeline)) visit(expression);
  },
};

/** `010` is ten in YAML 1.2 and eight in YAML 1.1, and looks like eight to whoever knows octal numbers. */
function visitNumber(span: Span, text: string, value: number, report: Report): void {
  if (!/^[-+]?0\d+$/.test(text)) return;
  const other = yaml11Differs({ kind: 'scalar', value, text, style: 'plain', span });
  if (other === undefined) return;
  report(span, `This is ${value}; other YAML readers take ${text} for ${other}.`, {
    help: `Write ${value}.`,
    fix: { title: `Write ${value}`, safe: true, edits: [{ span, text: String(value) }] },
  });
}
