/** A piece of text as a terminal shows it: what to print, how many columns it takes, and where it starts in its source. */
export interface Glyph {
  readonly text: string;
  readonly width: number;
  readonly offset: number;
}

const plain = /^[\x20-\x7e]*$/;
/** What steers a terminal, reorders text or cannot be seen. A joiner after a letter or an emoji is part of how it is written. */
const hidden =
  /(?<![\p{Extended_Pictographic}\p{M}\p{L}\p{Emoji_Modifier}])[\u200c\u200d]|(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;
const emoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2})/u;
const mark = /^\p{M}/u;
const tab = '→   ';

/** Text that is safe on any terminal: control characters, escapes and invisible characters are shown, never emitted. */
export function visible(text: string): string {
  return plain.test(text) ? text : text.replace(hidden, picture);
}

/** The glyphs of one line of source text; `offset` counts from the start of `line`. A tab takes four columns. */
export function glyphs(line: string): readonly Glyph[] {
  if (plain.test(line)) return Array.from(line, (text, offset) => ({ text, width: 1, offset }));
  return Array.from(new Intl.Segmenter('en').segment(line), ({ segment, index }) => {
    if (segment === '\t') return { text: tab, width: tab.length, offset: index };
    const shown = visible(segment);
    if (shown !== segment) return { text: shown, width: shown.length, offset: index };
    if (mark.test(segment)) return { text: `◌${segment}`, width: 1, offset: index };
    const wide = emoji.test(segment) || isWide(segment.codePointAt(0) ?? 0);
    return { text: segment, width: wide ? 2 : 1, offset: index };
  });
}

/** A control character as its picture (`␛`), anything else by its number (`<U+202E>`). */
function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Unicode's East Asian Width W and F, in the blocks that texts are written in. */
const wideRanges = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
] as const;

function isWide(code: number): boolean {
  return code >= 0x1100 && wideRanges.some(([first, last]) => code >= first && code <= last);
}
