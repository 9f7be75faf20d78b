import type { Explanation } from './explanation.ts';

/** Blanks of other kinds, which look like spaces and are letters to YAML. */
const strange = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u2060\u3000]/;

/** The cause of an error that YAML notices only some characters later: a strange blank in the indentation, or `key:{` without a space. */
export function earlierCause(text: string, at: number): Explanation | undefined {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const above = line === 0 ? 0 : text.lastIndexOf('\n', line - 2) + 1;
  for (const start of above === line ? [line] : [above, line]) {
    const written = /^[^\r\n]*/.exec(text.slice(start, start + 2000))?.[0] ?? '';
    const indent = /^\s*/u.exec(written)?.[0] ?? '';
    const blank = indent.search(strange);
    if (blank !== -1) {
      const code = indent.charCodeAt(blank).toString(16).toUpperCase().padStart(4, '0');
      const place = { start: start + blank, end: start + blank + 1 };
      return {
        ...place,
        message: `The blank U+${code} in this indentation is none for YAML.`,
        help: 'Indent with spaces.',
        replaced: [{ ...place, text: ' ' }],
      };
    }
    const glued = /^\s*(?:- +)?[\w-]+:(?=[{["'])/.exec(written)?.[0].length;
    if (glued !== undefined && start + glued <= at) {
      const place = { start: start + glued, end: start + glued };
      return {
        start: place.start - 1,
        end: place.end,
        message: 'A space is missing after ":".',
        help: 'Write `key: value`.',
        replaced: [{ ...place, text: ' ' }],
      };
    }
  }
  return undefined;
}
