import { isBareWord } from './bare-word.ts';

/** A text as a scalar of YAML in one line, in quotes where it needs them. */
export function yamlWord(text: string): string {
  return isBareWord(text) ? text : JSON.stringify(text);
}
