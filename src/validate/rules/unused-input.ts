import type { BoundPort } from '../../model/bound.ts';
import { visitReferences } from '../../model/references.ts';
import type { Rule } from './rule.ts';
import { allExpressions } from './walk.ts';

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
    for (const input of pipeline.inputs) {
      if (!read.has(input)) report(input.origin.key, `The input "${input.name}" is never used.`);
    }
  },
};
