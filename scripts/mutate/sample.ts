import { createHash } from 'node:crypto';
import type { Mutant } from './mutants.ts';
import type { TypeChecker } from './valid.ts';

/**
 * The first `size` mutants of each folder, in an order that the seed gives, that TypeScript accepts. The order rests on what each mutant is
 * and not on where: a change of one file leaves the choice in the others as it was.
 */
export function sample(
  folders: ReadonlyMap<string, readonly Mutant[]>,
  size: number,
  seed: string,
  checker: TypeChecker,
): ReadonlyMap<string, readonly Mutant[]> {
  const waiting = new Map([...folders].map(([folder, mutants]) => [folder, shuffled(mutants, seed)]));
  const chosen = new Map<string, Mutant[]>([...folders.keys()].map((folder) => [folder, []]));
  for (;;) {
    const batch = [...waiting].flatMap(([folder, mutants]) => {
      const missing = size - (chosen.get(folder)?.length ?? 0);
      // A good part of them is refused.
      return missing > 0 ? mutants.splice(0, Math.ceil(missing * 1.5)) : [];
    });
    if (batch.length === 0) break;
    const valid = new Set(checker.valid(batch));
    for (const [folder, mutants] of folders) {
      const own = new Set(mutants);
      chosen.get(folder)?.push(...batch.filter((one) => own.has(one) && valid.has(one)));
    }
  }
  return new Map([...chosen].map(([folder, mutants]) => [folder, mutants.slice(0, size)]));
}

function shuffled(mutants: readonly Mutant[], seed: string): Mutant[] {
  const rank = ({ key }: Mutant): string => createHash('sha256').update(`${seed} ${key}`).digest('hex');
  return mutants
    .map((one) => [rank(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}
