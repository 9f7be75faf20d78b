/** Go's RE2 refuses more repetitions than these, those of nested groups multiplied. */
const maxRepetition = 1000;

/** Why a pattern that is well-formed repeats more than Go's RE2 allows; undefined when it doesn't. */
export function repetitionProblem(pattern: string): string | undefined {
  const outer: number[] = [];
  let most = 1;
  let atom = 1;
  for (const [token] of pattern.matchAll(
    /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[^():]*:|\{\d+(?:,\d*)?\}|./gs,
  )) {
    if (token.startsWith('(')) {
      outer.push(most);
      most = 1;
      atom = 1;
    } else if (token === ')') {
      atom = most;
      most = outer.pop() ?? 1;
    } else if (/^\{\d/.test(token)) {
      atom *= Math.max(1, ...(token.match(/\d+/g) ?? []).map(Number));
      if (atom > maxRepetition) return `repeats more than ${maxRepetition} times`;
    } else if (!/^[*+?]$/.test(token)) {
      atom = 1;
    }
    most = Math.max(most, atom);
  }
  return undefined;
}
