import { meant } from '../../diagnostics/meant.ts';
import type { BoundBinary, BoundExpression, BoundReference } from '../../model/bound-expression.ts';
import type { Value } from '../../model/type.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { sameValue } from '../../util/same-value.ts';
import { runStatusWords, statusWords } from '../status-condition.ts';
import type { Report, Rule } from './rule.ts';
import { allExpressions } from './walk.ts';

/** A comparison with a word that a status, or an input with an `enum`, never is says the same in every run: the word is nearly always misspelt. */
export const neverEqual: Rule = {
  code: 'never-equal',
  severity: 'warning',
  summary: 'A value is compared with a word that it never is.',
  advice:
    'Write one of the words that it can be: those of its `enum`, or `Succeeded`, `Failed`, `Skipped` and `Omitted` for the status of a task.',

  pipeline(pipeline, report) {
    const seen = new Set<BoundBinary>();
    for (const expression of allExpressions(pipeline)) {
      visitComparisons(expression, (comparison) => {
        if (!seen.has(comparison)) check(comparison, report);
        seen.add(comparison);
      });
    }
  },
};

function check({ left, right }: BoundBinary, report: Report): void {
  const [value, word] = left.kind === 'literal' ? [right, left] : [left, right];
  if (value.kind !== 'reference' || word.kind !== 'literal') return;
  const words = wordsOf(value);
  if (words === undefined || words.some((one) => sameValue(one, word.value))) return;
  const texts = words.map(String);
  const text = String(word.value);
  const near = texts.find((one) => startOf(one) === startOf(text)) ?? didYouMean(text, texts);
  const known = words.map((one) => JSON.stringify(one)).join(', ');
  report(
    word.span,
    `The other side is never ${JSON.stringify(word.value)}.`,
    meant(text, near, word.span, `It is one of ${known}.`),
  );
}

/** `success` is meant for `Succeeded`. */
function startOf(word: string): string {
  return word.toLowerCase().slice(0, 4);
}

/** All that a reference can be, where that is known. */
function wordsOf({ target }: BoundReference): readonly Value[] | undefined {
  if (target.kind === 'status') return statusWords;
  if (target.kind === 'run' && target.field === 'status') return runStatusWords;
  if (target.kind === 'attempt' && target.field === 'status') return ['Failed', 'Error'];
  const words = target.kind === 'input' ? target.port.constraints.enum : undefined;
  return words?.length === 0 ? undefined : words;
}

/** Calls `visit` for every `==` and `!=` inside an expression. */
function visitComparisons(expression: BoundExpression, visit: (comparison: BoundBinary) => void): void {
  const inside = (one: BoundExpression): void => visitComparisons(one, visit);
  switch (expression.kind) {
    case 'literal':
    case 'reference':
      return;
    case 'list':
      expression.items.forEach(inside);
      return;
    case 'text':
      expression.parts.forEach(inside);
      return;
    case 'index':
      inside(expression.object);
      inside(expression.index);
      return;
    case 'unary':
      inside(expression.operand);
      return;
    case 'binary':
      if (expression.operator === '==' || expression.operator === '!=') visit(expression);
      inside(expression.left);
      inside(expression.right);
      return;
    case 'call':
      expression.arguments.forEach(inside);
  }
}
