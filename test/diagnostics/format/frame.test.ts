import { describe, expect, it } from 'vitest';
import { frame } from '../../../src/diagnostics/format/frame.ts';

function framed(text: string, start: number, end: number, width = 80): unknown {
  return frame({ file: { path: 'a.yaml', text }, start, end }, width);
}

/** The text of the line and what is marked under it. */
function marked(text: string, part: string, width: number): readonly string[] {
  const start = text.indexOf(part);
  const found = frame({ file: { path: 'a.yaml', text }, start, end: start + part.length }, width);
  const { underline } = found ?? { underline: { start: 0, width: 0 } };
  return [found?.text ?? '', `${' '.repeat(underline.start)}${'^'.repeat(underline.width)}`];
}

describe('frame', () => {
  it('shows the line of a span, and nothing of a file without text', () => {
    expect(framed('a: b\r\nc: d\r\n', 6, 7)).toEqual({
      line: 2,
      text: 'c: d',
      underline: { start: 0, width: 1 },
      lastLine: undefined,
    });
    expect(framed('', 0, 0)).toBeUndefined();
  });

  it('says where a span of several lines ends, the line end itself not counted', () => {
    expect(framed('a\nb\nc\n', 0, 3)).toMatchObject({ line: 1, lastLine: 2 });
    expect(framed('a\nb\nc\n', 0, 2)).toMatchObject({ line: 1, lastLine: undefined });
    expect(framed('a\nb\nc\n', 2, 2)).toMatchObject({ line: 2, lastLine: undefined });
  });

  it('marks one column for an empty span and at the end of the line', () => {
    expect(framed('abc\n', 1, 1)).toMatchObject({ underline: { start: 1, width: 1 } });
    expect(framed('abc\n', 3, 3)).toMatchObject({ text: 'abc', underline: { start: 3, width: 1 } });
    expect(framed('abc', 3, 3)).toMatchObject({ text: 'abc', underline: { start: 3, width: 1 } });
  });

  it('keeps a line that leaves a column free, and cuts a longer one', () => {
    expect(marked('123456789', '5', 10)).toEqual(['123456789', '    ^']);
    expect(marked('1234567890', '5', 10)).toEqual(['12345678…', '    ^']);
  });

  it('keeps the span in the middle of what is shown', () => {
    expect(marked('abcdefghijklmnopqrstuvwxyz', 'm', 9)).toEqual(['…jklmnop…', '    ^']);
    expect(marked('abcdefghijklmnopqrstuvwxyz', 'lmn', 9)).toEqual(['…jklmnop…', '   ^^^']);
    expect(marked('abcdefghijklmnopqrstuvwxyz', 'a', 9)).toEqual(['abcdefg…', '^']);
    expect(marked('abcdefghijklmnopqrstuvwxyz', 'z', 9)).toEqual(['…tuvwxyz', '       ^']);
  });

  it('cuts the span where it is wider than the room', () => {
    expect(marked('abcdefghijklmnopqrstuvwxyz', 'defghijklmnopq', 9)).toEqual(['…defghij…', ' ^^^^^^^']);
  });

  it('counts columns, not characters', () => {
    expect(marked('漢字漢字漢字xyz漢字', 'xyz', 12)).toEqual(['…漢字xyz漢…', '     ^^^']);
    expect(marked('a\tb', 'b', 20)).toEqual(['a→   b', '     ^']);
  });

  it('does not look at all of a line of a megabyte', () => {
    const line = `${'a'.repeat(500_000)}xyz${'b'.repeat(500_000)}`;
    expect(marked(line, 'xyz', 11)).toEqual(['…aaaxyzbbb…', '    ^^^']);
    expect(marked(line, line.slice(0, 1), 5)).toEqual(['aaa…', '^']);
  });
});
