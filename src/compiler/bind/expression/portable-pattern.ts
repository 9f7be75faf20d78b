import { patternProblem } from '../../../validate/literals.ts';

/** Go's RE2 refuses more repetitions than these, those of nested groups multiplied. */
const maxRepetition = 1000;

/** What JavaScript and RE2 read alike; anything else after a backslash is refused. */
const commonEscapes = /^\\(?:[dDwWsSbBnrtfv]|x[0-9a-fA-F]{2}|[pP]\{[A-Z][a-z]?\}|[$()*+./?[\\\]^{|}-])/;

/**
 * Why a pattern does not mean the same to JavaScript and to Go's RE2, which Argo uses; undefined when it does. Both read the common
 * ground of classes, groups, alternatives and repetition; lookaround, backreferences and names of groups are not in it.
 */
export function portablePatternProblem(pattern: string): string | undefined {
  const invalid = patternProblem(pattern);
  if (invalid !== undefined) return invalid;
  let inClass = false;
  const nested: { readonly before: number; inside: number }[] = [];
  let level = 1;
  let atom = 1;
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    if (rest.startsWith('\\')) {
      const [escaped] = commonEscapes.exec(rest) ?? [];
      const [first] = rest.slice(1);
      if (escaped === undefined || (inClass && /^\\[bB]/.test(escaped)))
        return `"\\${first ?? ''}" is not known to every engine`;
      at += escaped.length - 1;
      atom = 1;
    } else if (inClass) {
      if (rest.startsWith('[:')) return 'classes such as [:alpha:] are not known to every engine';
      if (rest.startsWith(']')) inClass = false;
    } else if (rest.startsWith('[')) {
      if (/^\[\^?\]/.test(rest)) return 'an empty class "[]" is not known to every engine';
      inClass = true;
      if (rest.startsWith('[^')) at += 1;
      atom = 1;
    } else if (rest.startsWith('(')) {
      if (/^\(\?(?!:)/.test(rest))
        return `"${rest.slice(0, 3)}" (lookaround, names and flags of groups) is not known to every engine`;
      if (rest.startsWith('(?:')) at += 2;
      nested.push({ before: level, inside: 1 });
      level = 1;
    } else if (rest.startsWith(')')) {
      atom = level;
      level = nested.pop()?.before ?? 1;
    } else if (rest.startsWith('{')) {
      const [whole = '{', least, most] = /^\{(\d+)(?:,(\d*))?\}/.exec(rest) ?? [];
      atom *= Math.max(Number(least), Number(most ?? 0), 1);
      if (atom > maxRepetition) return `more than ${maxRepetition} repetitions are not known to every engine`;
      at += whole.length - 1;
    } else {
      if (!/^[*+?]/.test(rest)) atom = 1;
    }
    level = Math.max(level, atom);
  }
  return undefined;
}
