import { type Explanation, restOfLine } from './explanation.ts';

/** A line without `: ` where a key is needed. */
export function missingColon(text: string, at: number): Explanation {
  const key = restOfLine(text, at);
  const colon = key.search(/(?<=^[\w-]+):(?=[^ \t])/);
  if (colon !== -1) {
    const start = at + colon;
    const space = /^[\u00A0\u2000-\u200A\u202F\u3000]/.exec(key.slice(colon + 1));
    const replaced = [{ start: start + 1, end: start + 1 + (space === null ? 0 : 1), text: ' ' }];
    if (space !== null) {
      const code = space[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      const message = `The blank behind ":" is U+${code}, which is none for YAML.`;
      return { start: start + 1, end: start + 2, message, help: 'Write a space.', replaced };
    }
    const message = 'A space is missing after ":".';
    return { start, end: start + 1, message, help: 'Write `key: value`.', replaced };
  }
  const line = text.lastIndexOf('\n', at - 1);
  const above = text.slice(text.lastIndexOf('\n', line - 1) + 1, Math.max(line, 0));
  if (/:\s+[|>][-+0-9]*\s*$/.test(above)) {
    return {
      start: at,
      end: at + key.length,
      message: 'The text under "|" or ">" must be indented more than its key.',
      help: 'Indent each of its lines by two spaces more.',
    };
  }
  return {
    start: at,
    end: at + key.length,
    message: `A ":" is missing behind "${key}".`,
    help: 'Write `key: value`; indent a text that goes on over lines more than its key.',
  };
}
