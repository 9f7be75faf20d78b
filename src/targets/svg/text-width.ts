/**
 * About how wide a text is in a sans-serif face, in units of its size; on the generous side, because the reader's face is not known
 * (DejaVu Sans, the widest of the usual ones, is the measure).
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (/[ijlI.,:;'|!]/.test(character)) return 0.35;
  if (/[ frt()[\]/\\-]/.test(character)) return 0.42;
  if (/[mwMW@%…]/.test(character)) return 0.98;
  if (/[A-Z&=<>+~#]/.test(character)) return 0.76;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x2e80) return 0.64;
  return /\p{M}|\u200d/u.test(character) ? 0 : code >= 0x1f000 ? 1.35 : 1.05;
}
