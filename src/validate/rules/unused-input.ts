import type { BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { visitReferences } from '../../model/references.ts';
import { looksLikeReference, tagIn } from '../../syntax/wrong-braces.ts';
import type { Rule } from './rule.ts';
import { allExpressions, allTasks } from './walk.ts';

/** A pipeline input that nothing reads is nearly always a misspelt reference. */
export const unusedInput: Rule = {
  code: 'unused-input',
  severity: 'warning',
  summary: 'A pipeline input is declared but nothing reads it.',
  advice: 'Delete the input, or read it with `${{ inputs.<name> }}`.',

  pipeline(pipeline, report) {
    const read = new Set<BoundPort>();
    for (const expression of allExpressions(pipeline)) {
      visitReferences(expression, ({ target }) => {
        if (target.kind === 'input') read.add(target.port);
      });
    }
    const texts = new Set<string>();
    const add = (expression: BoundExpression): void => {
      if (expression.kind === 'text') expression.parts.forEach(add);
      else if (expression.kind === 'literal' && typeof expression.value === 'string')
        texts.add(expression.value);
    };
    allExpressions(pipeline).forEach(add);
    for (const task of allTasks(pipeline)) {
      if (task.kind !== 'component' || !task.component.ofTask) continue;
      const { implementation } = task.component;
      const words = implementation.kind === 'container' ? implementation.command : [];
      for (const word of [...words, ...implementation.args]) if (typeof word === 'string') texts.add(word);
    }
    for (const input of pipeline.inputs) {
      if (read.has(input)) continue;
      // Said by `wrong-braces`, at the place that is wrong.
      if ([...texts].some((text) => isTagged(input.name, text))) continue;
      const meant = [...texts].map((text) => readAs(input.name, text)).find((one) => one !== undefined);
      report(input.origin.key, `The input "${input.name}" is never used.`, {
        help:
          meant === undefined
            ? `Delete it, or read it with \`\${{ inputs.${input.name} }}\`.`
            : `Write \`\${{ inputs.${input.name} }}\` in place of \`${meant}\`.`,
      });
    }
  },
};

/** Longer texts are programs and data. */
const longest = 10_000;

/** Whether a text reads an input in brackets that `wrong-braces` knows. */
function isTagged(name: string, text: string): boolean {
  if (text.length > longest || !text.includes(name)) return false;
  const tag = tagIn(text)?.cure ?? (looksLikeReference(text) ? text : '');
  const rest = tag.indexOf(`inputs.${name}`) + `inputs.${name}`.length;
  return tag.includes(`inputs.${name}`) && !/[\w-]/.test(tag.charAt(rest));
}

/** What in a text was probably meant to read an input: `{{ x }}`, `$(params.x)`, `$x`. */
function readAs(name: string, text: string): string | undefined {
  if (text.length > longest || !text.includes(name)) return undefined;
  const escaped = name.replace(/[^\w-]/g, '\\$&');
  const forms = [
    `\\{\\{-?\\s*(?:\\.Values\\.|\\.|params\\.|parameters\\.)?${escaped}\\s*-?\\}\\}`,
    `\\$\\((?:params\\.|inputs\\.)?${escaped}\\)`,
    `\\$\\{(?:inputs\\.)?\\s*(?:inputs\\.)?${escaped}\\s*\\}{1,2}`,
    `\\$(?:inputs\\.)?${escaped}(?![\\w-])`,
  ];
  return new RegExp(forms.join('|')).exec(text)?.[0];
}
