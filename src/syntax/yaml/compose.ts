import { Composer, type CST, type Document, type ScalarTag, Schema } from 'yaml';
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
  const { depth, tokens: limit } = limits;
  let count = 0;
  let errors = 0;
  const keep = (token: CST.Token): void => {
    // Where a reader has lost its way it may find fault with every sign that follows.
    if (token.type === 'error') errors += 1;
    if (token.type !== 'error' || errors <= limits.errors) tokens.push(token);
  };
  for (const lexemes of new Lexer().lex(text)) {
    for (const lexeme of lexemes) {
      watcher?.(parser.offset, lexeme);
      const made = parser.next(lexeme);
      if (made.length > 0) made.forEach(keep);
      count += 1;
      // The stack holds the document besides the open collections.
      if (parser.stack.length <= depth + 1 && count <= limit) continue;
      const [code, message] =
        count > limit
          ? [
              syntaxCodes['file-too-large'],
              `The file holds more than ${limit.toLocaleString('en-US')} words and signs of YAML.`,
            ]
          : [syntaxCodes['too-deep'], `The document is nested more than ${depth} levels deep here.`];
      sink.report(code, { file, start: parser.offset, end: parser.offset }, message);
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** Of all documents: to make one takes as long as to read a small document. */
let schema: Schema | undefined;

/** The documents that tokens make, with the findings of `yaml` still inside. Nothing is resolved or merged, and keys may repeat. */
export function compose(tokens: readonly CST.Token[], length: number): readonly Document.Parsed[] {
  schema ??= new Schema({
    schema: 'core',
    customTags: (tags) => [plainText, ...tags],
    resolveKnownTags: false,
  });
  const composer = new Composer({ version: '1.2', schema, uniqueKeys: false });
  return [...composer.compose(tokens, true, length)] as Document.Parsed[];
}

const words = new Set(['null', 'Null', 'NULL', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE']);

/** Of a plain scalar: false where it may be of another type. A pattern for it would take longer than a small document. */
function isPlainText(text: string): boolean {
  const first = text.charAt(0);
  if (first === '.') return text.startsWith('./') || text.startsWith('../');
  return !'-+~0123456789'.includes(first) && !words.has(text);
}

/** Most plain scalars are texts by their first character or as no word of YAML, which spares them the patterns of all other types. */
const plainText: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: Object.assign(/^./, { test: isPlainText }),
  resolve: (text) => text,
};
