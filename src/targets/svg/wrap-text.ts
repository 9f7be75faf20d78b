import { textWidth } from './text-width.ts';

/** Breaks a text into at most `most` lines no wider than `width` (in units of the text's size), at blanks where it can; the rest is cut off with `…`. */
export function wrapText(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of pieces(text, width)) {
    const longer = line === '' ? word.trimStart() : line + word;
    if (textWidth(longer.trimEnd()) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) return [...lines, cut(line, width)];
    lines.push(line.trimEnd());
    line = word.trimStart();
  }
  return [...lines, line.trimEnd()];
}

/**
 * Words with the blanks before them, an operator together with what it applies to; a word wider than a line in several pieces, broken
 * after punctuation where there is some.
 */
function pieces(text: string, width: number): readonly string[] {
  return (text.match(/\s*(?:(?:[<>!=]=?|&&|\|\|)\s+)?\S+/g) ?? [text]).flatMap((word) => {
    if (textWidth(word.trim()) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    for (const atom of word.match(/[^._/=&|,-]*[._/=&|,-]*/g) ?? []) {
      for (const bit of textWidth(atom) > width ? [...atom] : [atom]) {
        if (part !== '' && textWidth((part + bit).trim()) > width) {
          parts.push(part);
          part = '';
        }
        part += bit;
      }
    }
    return [...parts, part];
  });
}

function cut(line: string, width: number): string {
  const kept = [...line.trimEnd()];
  while (kept.length > 0 && textWidth(kept.join('')) > width - 1) kept.pop();
  return `${kept.join('')}…`;
}
