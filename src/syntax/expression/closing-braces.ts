import { stringEnd } from './lex-string.ts';

/** Where the `}}` stands that closes the `${{` at `open`; quoted texts may hold `}}`. Undefined when there is none before `limit`. */
export function closingBraces(text: string, open: number, limit = text.length): number | undefined {
  let at = open + 3;
  while (at < limit) {
    const character = text.charAt(at);
    if (character === "'" || character === '"') {
      at = stringEnd(text, at, limit);
      if (at === -1) return undefined;
    } else if (character === '}' && text.charAt(at + 1) === '}' && at + 1 < limit) return at;
    else at += 1;
  }
  return undefined;
}
