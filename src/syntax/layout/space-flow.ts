import { lexemes } from '../yaml/lexemes.ts';
import type { Layout } from './read-layout.ts';

/** One blank behind a colon or a comma, none inside of brackets: `{name: x, type: [a, b]}`. Blanks before comments are the user's. */
export function spaceFlow({ text }: Layout): string {
  const all = [...lexemes(text)];
  return all
    .map((one, index) => {
      const before = all[index - 1];
      const after = all[index + 1];
      if (!isBlank(one.text))
        return one.flow > 0 && before?.text === ',' && !isBreak(one.text) ? ` ${one.text}` : one.text;
      if (before === undefined || after === undefined) return one.text;
      if (isBreak(before.text) || isBreak(after.text) || after.text.startsWith('#')) return one.text;
      if (one.flow === 0) return before.text === ':' ? ' ' : one.text;
      if (before.kind === 'open' || after.kind === 'close' || after.text === ',') return '';
      return before.text === ',' || before.text === ':' ? ' ' : one.text;
    })
    .join('');
}

function isBlank(text: string): boolean {
  return /^[ \t]+$/.test(text);
}

function isBreak(text: string): boolean {
  return text.startsWith('\n') || text.startsWith('\r');
}
