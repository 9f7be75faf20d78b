import { Composer, type CST, type Document, type ScalarTag } from 'yaml';
import { Lexer, Parser } from '../../../generated/yaml-parser.js';
import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';
import { limits } from '../limits.ts';

/** Told of each lexeme while a text is read, those included that take no room, such as the mark of a coming scalar. */
export type LexemeWatcher = (start: number, lexeme: string) => void;

/**
 * The syntax tokens of a text. Undefined when it passes a limit, which is reported: what is deeper overflows the stacks of its readers, what is
 * longer their memory.
 */
export function readTokens(
  file: SourceFile,
  text: string,
  sink: Sink,
  watcher?: LexemeWatcher,
): readonly CST.Token[] | undefined {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let count = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    watcher?.(parser.offset, lexeme);
    for (const token of parser.next(lexeme)) {
      // Where a reader has lost its way it may find fault with every sign that follows.
      if (token.type === 'error') errors += 1;
      if (token.type !== 'error' || errors <= limits.errors) tokens.push(token);
    }
    count += 1;
    // The stack holds the document besides the open collections.
    if (parser.stack.length > limits.depth + 1) {
      const span = { file, start: parser.offset, end: parser.offset };
      sink.report(
        syntaxCodes['too-deep'],
        span,
        `The document is nested more than ${limits.depth} levels deep here.`,
      );
      return undefined;
    }
    if (count > limits.tokens) {
      const limit = limits.tokens.toLocaleString('en-US');
      const span = { file, start: parser.offset, end: parser.offset };
      sink.report(
        syntaxCodes['file-too-large'],
        span,
        `The file holds more than ${limit} words and signs of YAML.`,
      );
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The documents that tokens make, with the findings of `yaml` still inside. Nothing is resolved or merged, and keys may repeat. */
export function compose(tokens: readonly CST.Token[], length: number): readonly Document.Parsed[] {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    customTags: (tags) => [plainText, ...tags],
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  return [...composer.compose(tokens, true, length)] as Document.Parsed[];
}

/** Most plain scalars are texts by their first character or as no word of YAML, which spares them the patterns of all other types. */
const plainText: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^(?![-+.~0-9]|(?:[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE)$)./,
  resolve: (text) => text,
};
