import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import { syntaxCodes } from './codes.ts';
import type { Template, TemplatePart } from './expression/ast.ts';
import { closingBraces } from './expression/closing-braces.ts';
import { parseExpression } from './expression/parse.ts';
import { limits } from './limits.ts';
import { scalarOffsets } from './yaml/scalar-offsets.ts';
import type { YamlScalar } from './yaml-node.ts';

/**
 * Finds the expressions `${{ … }}` of a text; `$${{` is a literal `${{`. A number, a truth value or null is the text as written. Undefined when
 * an expression has an error, which is reported, and when the text stands for one that could not be read.
 */
export function parseTemplate(scalar: YamlScalar, sink: Sink): Template | undefined {
  if (scalar.isUnknown) return undefined;
  const { span } = scalar;
  const text = typeof scalar.value === 'string' ? scalar.value : scalar.text;
  if (!text.includes('${{'))
    return { parts: text === '' ? [] : [{ kind: 'text', text }], whole: false, span };
  const offsets = scalarOffsets(scalar, text);
  const place = (start: number, end: number): Span => {
    const [from, to] = offsets(start, end);
    return { file: span.file, start: from, end: to };
  };
  const quotes = scalar.style === 'single' ? "'" : scalar.style === 'double' ? '"' : undefined;
  const parts: TemplatePart[] = [];
  let pending = '';
  let sound = true;
  let at = 0;
  let count = 0;
  for (;;) {
    const open = text.indexOf('${{', at);
    if (open === -1) break;
    if (open > at && text[open - 1] === '$') {
      pending += `${text.slice(at, open - 1)}\${{`;
      at = open + 3;
      continue;
    }
    pending += text.slice(at, open);
    const close = closingBraces(text, open);
    if (close === undefined) {
      reportUnclosed(text, open, place, sink);
      return undefined;
    }
    if (count === limits.expressions) {
      reportTooMany(place(open, close + 2), sink);
      return undefined;
    }
    count += 1;
    const expression = parseExpression({ text, start: open + 3, end: close, quotes, place }, sink);
    at = close + 2;
    if (expression === undefined) {
      sound = false;
    } else {
      if (pending !== '') parts.push({ kind: 'text', text: pending });
      parts.push({ kind: 'expression', expression, span: place(open, at) });
    }
    pending = '';
  }
  if (!sound) return undefined;
  pending += text.slice(at);
  if (pending !== '') parts.push({ kind: 'text', text: pending });
  return wholeOf(parts, span) ?? { parts, whole: false, span };
}

function reportTooMany(span: Span, sink: Sink): void {
  const most = limits.expressions.toLocaleString('en-US');
  sink.report(
    syntaxCodes['expression-limit'],
    span,
    `A text can hold ${most} expressions; here is one more.`,
    {
      help: 'Move a part of it to a step of its own.',
    },
  );
}

/** The template of a text that is one expression and blanks. */
function wholeOf(parts: readonly TemplatePart[], span: Span): Template | undefined {
  const written = parts.filter((part) => part.kind === 'expression' || part.text.trim() !== '');
  return written.length === 1 && written[0]?.kind === 'expression'
    ? { parts: written, whole: true, span }
    : undefined;
}

function reportUnclosed(
  text: string,
  open: number,
  place: (start: number, end: number) => Span,
  sink: Sink,
): void {
  const braces = text.indexOf('}}', open);
  // The braces are there, but an open quote before them takes them in.
  if (braces !== -1) {
    parseExpression({ text, start: open + 3, end: braces, place }, sink);
    return;
  }
  sink.report(syntaxCodes['expression-syntax'], place(open, open + 3), 'This expression is not closed.', {
    help: 'Close it with "}}"; write "$${{" for a literal "${{".',
  });
}
