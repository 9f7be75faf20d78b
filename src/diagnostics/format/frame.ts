import type { Span } from '../span.ts';
import { linesOf, positionOf } from '../span.ts';
import type { Glyph } from './visible.ts';
import { glyphs } from './visible.ts';

/** The line a span starts on, cut to `width` columns around the span, and the columns to underline (from 0). */
export interface Frame {
  readonly line: number;
  readonly text: string;
  readonly underline: { readonly start: number; readonly width: number };
  /** The last line of the span where that is another one. */
  readonly lastLine: number | undefined;
}

/**
 * Shows the place of a span; undefined for a file without text, where there is nothing to see. What stands in one of the `hidden` spans is
 * covered.
 */
export function frame(span: Span, width: number, hidden: readonly Span[] = []): Frame | undefined {
  const { file } = span;
  if (file.text === '') return undefined;
  const { line, column } = positionOf(file, span.start);
  const lineStart = linesOf(file)[line - 1] ?? 0;
  const content = cover(lineAt(file.text, lineStart, linesOf(file)[line]), lineStart, span, hidden);
  const near = neighbourhood(content, column - 1, width);
  const from = column - 1 - near.start;
  const to = Math.min(from + span.end - span.start, near.text.length);
  const last = positionOf(file, Math.max(span.start, span.end - 1)).line;
  return {
    line,
    ...clip(glyphs(near.text), from, Math.max(to, from), width, near),
    lastLine: last > line ? last : undefined,
  };
}

function cover(line: string, lineStart: number, { file }: Span, hidden: readonly Span[]): string {
  return hidden
    .filter((one) => one.file.path === file.path)
    .reduce((text, { start, end }) => {
      const from = Math.max(0, start - lineStart);
      const to = Math.min(text.length, end - lineStart);
      return from < to ? text.slice(0, from) + '*'.repeat(to - from) + text.slice(to) : text;
    }, line);
}

function lineAt(text: string, start: number, next: number | undefined): string {
  let end = next ?? text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return text.slice(start, end);
}

interface Neighbourhood {
  readonly text: string;
  readonly start: number;
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

/** A part of a very long line that is surely enough for `width` columns on both sides, so that a line of a megabyte costs nothing. */
function neighbourhood(line: string, column: number, width: number): Neighbourhood {
  const reach = width * 4;
  const start = column > reach ? column - reach : 0;
  const end = Math.min(line.length, column + reach);
  return { text: line.slice(start, end), start, cutLeft: start > 0, cutRight: end < line.length };
}

/** Keeps what fits of a line: all of it, or the span with as much on either side as there is room for. */
function clip(
  all: readonly Glyph[],
  from: number,
  to: number,
  width: number,
  near: Neighbourhood,
): Pick<Frame, 'text' | 'underline'> {
  const first = all.findLastIndex((glyph) => glyph.offset <= from);
  const isPast = first === -1 || from >= near.text.length;
  const start = isPast ? all.length : first;
  const past = all.findIndex((glyph) => glyph.offset >= to);
  const end = Math.max(start, past === -1 ? all.length : past);
  const total = cells(all, 0, all.length);
  let left = 0;
  let right = all.length;
  if (near.cutLeft || near.cutRight || total >= width) {
    const room = Math.max(1, width - 2);
    right = Math.min(start, all.length);
    left = right;
    let used = 0;
    const take = (glyph: Glyph | undefined): boolean => {
      if (glyph === undefined || used + glyph.width > room) return false;
      used += glyph.width;
      return true;
    };
    while (right < end && take(all[right])) right += 1;
    for (let grew = true; grew; ) {
      grew = false;
      if (left > 0 && take(all[left - 1])) [left, grew] = [left - 1, true];
      if (right < all.length && take(all[right])) [right, grew] = [right + 1, true];
    }
  }
  const before = near.cutLeft || left > 0 ? '…' : '';
  const after = near.cutRight || right < all.length ? '…' : '';
  const text = all.slice(left, right).map((glyph) => glyph.text);
  return {
    text: `${before}${text.join('')}${after}`,
    underline: {
      start: before.length + cells(all, left, start),
      width: Math.max(1, cells(all, start, Math.min(end, right))),
    },
  };
}

function cells(all: readonly Glyph[], from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += all[index]?.width ?? 0;
  return sum;
}
