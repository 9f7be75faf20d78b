import { describe, expect, it } from 'vitest';
import { glyphs, visible } from '../../../src/diagnostics/format/visible.ts';

describe('visible', () => {
  it.each([
    ['plain ~', 'plain ~'],
    ['é 漢 😀', 'é 漢 😀'],
    ['\u0000\u001b\u001f', '␀␛␟'],
    ['\u007f', '␡'],
    ['\u0080', '<U+0080>'],
    ['\u202e\u2028\u2029', '<U+202E><U+2028><U+2029>'],
    ['\ufeff', '<U+FEFF>'],
    ['\ud800', '<U+D800>'],
    ['\u115f\u1160\u3164\uffa0', '<U+115F><U+1160><U+3164><U+FFA0>'],
    ['\u034f\u17b4\u17b5', '<U+034F><U+17B4><U+17B5>'],
    ['\u{e0001}', '<U+E0001>'],
    ['a\u200db', 'a\u200db'],
    ['👩\u200d💻', '👩\u200d💻'],
    [' \u200d \u200c', ' <U+200D> <U+200C>'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('glyphs', () => {
  const widths = (line: string): readonly number[] => glyphs(line).map(({ width }) => width);

  it('of plain text are its characters', () => {
    expect(glyphs('ab')).toEqual([
      { text: 'a', width: 1, offset: 0 },
      { text: 'b', width: 1, offset: 1 },
    ]);
  });

  it('count where they start in the source', () => {
    expect(glyphs('é\t😀x\u0007')).toEqual([
      { text: 'é', width: 1, offset: 0 },
      { text: '→   ', width: 4, offset: 1 },
      { text: '😀', width: 2, offset: 2 },
      { text: 'x', width: 1, offset: 4 },
      { text: '␇', width: 1, offset: 5 },
    ]);
  });

  it('give a mark without its letter something to stand on', () => {
    expect(glyphs('\u0301é')).toEqual([
      { text: '◌\u0301', width: 1, offset: 0 },
      { text: 'é', width: 1, offset: 1 },
    ]);
    expect(glyphs('e\u0301')).toEqual([{ text: 'e\u0301', width: 1, offset: 0 }]);
  });

  it('take two columns for emoji, flags and what is shown as one', () => {
    expect(widths('😀')).toEqual([2]);
    expect(widths('👩\u200d💻')).toEqual([2]);
    expect(widths('🇦🇹')).toEqual([2]);
    expect(widths('❤\ufe0f')).toEqual([2]);
    expect(widths('❤')).toEqual([1]);
  });

  it('of characters without a picture take the room of their number', () => {
    expect(widths('\u202e')).toEqual([8]);
  });

  // Unicode's EastAsianWidth.txt: W and F, by the ends of each range and their neighbours.
  it.each([
    [0x10ff, 1],
    [0x1100, 2],
    [0x115e, 2],
    [0x2e7f, 1],
    [0x2e80, 2],
    [0x303e, 2],
    [0x303f, 1],
    [0x3041, 2],
    [0x33ff, 2],
    [0x3400, 2],
    [0x4dbf, 2],
    [0x4e00, 2],
    [0x9fff, 2],
    [0xa000, 2],
    [0xa4cf, 2],
    [0xa4d0, 1],
    [0xa95f, 1],
    [0xa960, 2],
    [0xa97f, 2],
    [0xa980, 1],
    [0xabff, 1],
    [0xac00, 2],
    [0xd7a3, 2],
    [0xf900, 2],
    [0xfaff, 2],
    [0xfb00, 1],
    [0xfe30, 2],
    [0xfe6f, 2],
    [0xfe70, 1],
    [0xff01, 2],
    [0xff60, 2],
    [0xff61, 1],
    [0xffdf, 1],
    [0xffe0, 2],
    [0xffe6, 2],
    [0xffe8, 1],
    [0x16fff, 1],
    [0x17000, 2],
    [0x18aff, 2],
    [0x1afff, 1],
    [0x1b000, 2],
    [0x1b2ff, 2],
    [0x1b300, 1],
    [0x20000, 2],
    [0x3fffd, 2],
  ])('U+%i takes %i columns', (code, width) => {
    const [first] = glyphs(String.fromCodePoint(code));
    expect(first?.width).toBe(width);
  });
});
