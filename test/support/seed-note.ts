/** Chooses the seed of a run once for all workers, and says at the end which it was. */
const usual = '20261121';

export function setup(): void {
  const wanted = process.env.PIPEWRIGHT_SEED ?? usual;
  process.env.PIPEWRIGHT_SEED = wanted === 'random' ? String(Date.now() % 2 ** 31) : wanted;
}

export function teardown(): void {
  console.log(`\n property tests ran under PIPEWRIGHT_SEED=${process.env.PIPEWRIGHT_SEED}`);
}
