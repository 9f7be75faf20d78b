import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile, Span } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';

/** What most files are made of. To compile the pattern below takes longer than to look through such a file. */
const usual = /^[\n\x20-\x7E]*$/;

/** What YAML 1.2 does not allow in a file, a byte order mark after the start, and a carriage return that ends no line. */
function findForbidden(text: string): RegExpExecArray | null {
  if (usual.test(text)) return null;
  const forbidden =
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]|\p{Cs}|(?<!^)\uFEFF|\r(?!\n)/u;
  return forbidden.exec(text);
}

/** Reports the first character that YAML does not allow; true when there is none. */
export function checkCharacters(file: SourceFile, sink: Sink): boolean {
  const found = findForbidden(file.text);
  if (found === null) return true;
  const [character] = found;
  const span = { file, start: found.index, end: found.index + 1 };
  const report = (message: string, help: string): void =>
    sink.report(syntaxCodes['invalid-character'], span, message, { help });
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (character === '\0') {
    report('The file holds a NUL character: it is not a text, or not in UTF-8.', 'Save it as UTF-8 text.');
  } else if (character === '\r') {
    report('A carriage return stands without a line feed.', 'End lines with LF or CRLF.');
  } else if (/\p{Cs}/u.test(character)) {
    report(
      `Half a character (${code}) stands here: the file is not valid Unicode.`,
      'Save it as UTF-8 text.',
    );
  } else {
    const escaped = `\\u${code.slice(2).toLowerCase()}`;
    report(
      `The character ${code} is not allowed in YAML.`,
      `Remove it, or write it as "${escaped}" in double quotes.`,
    );
  }
  return false;
}

/** Reports what escapes such as `"\\0"` can put into a text, but no program can be given: NUL, which ends a variable, and half characters. */
export function checkText(text: string, span: Span, sink: Sink): void {
  if (text.isWellFormed() && !text.includes('\0')) return;
  const found = /\0|\p{Cs}/u.exec(text);
  if (found === null) return;
  const [message, help] =
    found[0] === '\0'
      ? [
          'This text holds a NUL character, which no variable or argument of a program can hold.',
          'Remove it; what needs NUL is a file that a step writes.',
        ]
      : [
          'The escapes in this text give half a character.',
          'Write a character above U+FFFF as "\\U0001F600" or as itself.',
        ];
  sink.report(syntaxCodes['invalid-character'], span, message, { help });
}
