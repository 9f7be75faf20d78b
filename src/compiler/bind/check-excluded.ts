import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { MatrixSpec } from '../../model/documents.ts';
import type { Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { sameValue } from '../../util/same-value.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { quoteText } from '../../validate/type-describe-value.ts';

/** What `exclude` asks for must be in a list of the matrix, or it would exclude nothing. */
export function checkExcluded(
  matrix: At<MatrixSpec>,
  names: readonly string[],
  axes: ReadonlyMap<string, readonly BoundExpression[] | BoundExpression>,
  sink: Sink,
): void {
  for (const one of matrix.get('exclude')?.items() ?? []) {
    for (const [key, { keySpan, node, value }] of one.entries()) {
      const known = constantsOf(axes.get(key));
      if (!names.includes(key)) {
        const all = names.map((name) => `"${name}"`).join(', ');
        sink.report(
          shapeCodes['unknown-key'],
          keySpan,
          `The matrix has no list "${key}", so that this excludes nothing.`,
          meant(
            key,
            didYouMean(key, names),
            keySpan,
            all === '' ? 'It has no lists.' : `Its lists are ${all}.`,
          ),
        );
      } else if (known !== undefined && !known.some((constant) => sameValue(constant, value as Value))) {
        sink.report(
          shapeCodes['invalid-value'],
          node.span,
          `The list "${key}" of the matrix has no ${quoteText(value)}, so that this excludes nothing.`,
          { help: `It has ${known.length === 0 ? 'nothing' : shown(known)}.` },
        );
      }
    }
  }
}

/** The elements of a list, where all of them are known. */
function constantsOf(
  axis: readonly BoundExpression[] | BoundExpression | undefined,
): readonly Value[] | undefined {
  if (axis === undefined || 'kind' in axis) return undefined;
  const constants = axis.flatMap((one) => (one.kind === 'literal' ? [one.value] : []));
  return constants.length === axis.length ? constants : undefined;
}

const mostShown = 10;

function shown(values: readonly Value[]): string {
  const some = values.slice(0, mostShown).map(quoteText).join(', ');
  return values.length > mostShown ? `${some} and ${values.length - mostShown} more` : some;
}
