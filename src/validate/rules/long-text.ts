import type { Rule } from './rule.ts';

/** The limit itself is an error; `src/compiler/text-lengths.ts` asks for both, since it takes the whole run to know a text. */
export const longText: Rule = {
  code: 'long-text',
  severity: 'warning',
  summary:
    'A constant is longer than half of what one argument or variable of a program holds, which is 128 KiB.',
  advice:
    'Keep large texts in files: in the image, in a mounted ConfigMap, or in an input that is read by path.',
};
