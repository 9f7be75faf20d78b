/**
 * The non-decreasing numbers nearest to the ones wanted, by weighted squares (pool adjacent violators). Weights are positive.
 */
export function isotonic(wanted: readonly number[], weights: readonly number[]): readonly number[] {
  const pools: { sum: number; weight: number; count: number }[] = [];
  wanted.forEach((value, index) => {
    const weight = weights[index] ?? 1;
    let pool = { sum: value * weight, weight, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.weight > pool.sum / pool.weight;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  });
  return pools.flatMap(({ sum, weight, count }) => new Array<number>(count).fill(sum / weight));
}
