/** Argo's engine (expr-lang from 1.17) takes expressions of so many nodes. */
export const mostParts = 10_000;

/** How many nodes the engine's parser makes of an expression at most: each word, constant and operator is one, and a predicate another. */
export function partsOf(code: string): number {
  const words = code.match(/'(?:[^'\\]|\\.)*'|[#\w]+|[=!<>|&?.]+|[-+*/[]/g)?.length ?? 0;
  return words + (code.match(/\b(?:all|any|filter|map|count)\(/g)?.length ?? 0);
}
