import type { BoundExpression } from './bound-expression.ts';

/** How many items `range` makes of constants, with or without a start and a step; undefined where they are no constants. */
export function rangeLength(values: readonly BoundExpression[]): number | undefined {
  const [first = 0, second, third = 1] = values.map((one) =>
    one.kind === 'literal' ? Number(one.value) : Number.NaN,
  );
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const count = Math.ceil((end - start) / third);
  return Number.isFinite(count) ? Math.max(0, count) : undefined;
}
