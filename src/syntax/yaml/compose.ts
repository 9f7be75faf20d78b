import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';
import { limits } from '../limits.ts';

/**
 * The composed documents of a text, with the findings of `yaml` still inside. Nothing is resolved or merged; keys may repeat. Undefined
 * when the nesting passes the limit, which is reported: deeper trees overflow the stack of every reader.
 */
export function compose(file: SourceFile, text: string, sink: Sink): readonly Document.Parsed[] | undefined {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The stack holds the document and every open collection.
    if (parser.stack.length > limits.depth + 1) {
      const span = { file, start: parser.offset, end: Math.min(parser.offset + 1, text.length) };
      sink.report(
        syntaxCodes['too-deep'],
        span,
        `The document is nested more than ${limits.depth} levels deep here.`,
      );
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return [
    ...new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, resolveKnownTags: false }).compose(
      tokens,
    ),
  ];
}
