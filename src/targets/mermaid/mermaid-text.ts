/** Longer texts are cut: a label is to be read at a glance. */
const longest = 240;

/**
 * Any text, as it may stand between the quotes of a Mermaid label. What Mermaid, Markdown or HTML could take for their own becomes an
 * entity (`#quot;` style, by number), line breaks and control characters become blanks, and no text is empty.
 */
export function mermaidText(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]+/gu, ' ').trim();
  const characters = [...(line === '' ? '-' : line)];
  const shown = characters.length > longest ? [...characters.slice(0, longest - 1), '…'] : characters;
  return shown
    .map((one, index) => (isPlain(one, shown[index - 1], shown[index + 1]) ? one : entity(one)))
    .join('');
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}

/** At the start a digit or `-` would begin a Markdown list; a `_` emphasises unless it stands inside a word. */
function isPlain(character: string, before: string | undefined, after: string | undefined): boolean {
  if (before === undefined) return /[\p{L}(!]/u.test(character);
  if (character === '_')
    return /[0-9A-Za-z]/.test(before) && after !== undefined && /[0-9A-Za-z]/.test(after);
  return /[\p{L}\p{M}\p{N}\p{Emoji_Presentation} ,.()='!/+?…-]|\u200d/u.test(character);
}
