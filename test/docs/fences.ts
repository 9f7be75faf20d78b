import { readFileSync } from 'node:fs';

/** A fenced block of a Markdown page. What follows the language on its first line are attributes, which readers do not see. */
export interface Fence {
  /** The page and the line of the first line inside. */
  readonly place: string;
  readonly language: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

/** The fenced blocks of a page, in order. Attributes are words: `file=pipeline.yaml expect=cycle`. */
export function fencesOf(path: string): readonly Fence[] {
  const page = readFileSync(path, 'utf8');
  const fences: Fence[] = [];
  for (const match of page.matchAll(/^ *(`{3,})(\w*)(.*)\n([\s\S]*?)^ *\1$/gm)) {
    const [, , language = '', words = '', text = ''] = match;
    const attributes = new Map(
      words
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => {
          const [name = '', value = ''] = word.split('=', 2);
          return [name, value] as const;
        }),
    );
    const line = page.slice(0, match.index).split('\n').length + 1;
    fences.push({ place: `${path}:${line}`, language, attributes, text });
  }
  return fences;
}

/** A page with the text of one of its fenced blocks replaced; the block is found by an attribute and its value. */
export function withFence(page: string, attribute: string, text: string): string {
  const block = new RegExp(`^(\`{3,})(.* ${attribute.replaceAll('.', '\\.')}( .*)?)\\n[\\s\\S]*?^\\1$`, 'm');
  return page.replace(block, (_, fence: string, first: string) => `${fence}${first}\n${text}${fence}`);
}
