import type { Rule } from './rule.ts';

/** The limit itself is an error; `src/compiler/check-size.ts` reports both, since only the written object has a size. */
export const largeWorkflow: Rule = {
  code: 'large-workflow',
  severity: 'warning',
  summary:
    'The workflow takes more than half of the 1 MiB that Argo allows it, and its status needs room too.',
  advice: 'Move large scripts into images and large values into files; the notes say what takes the room.',
};
