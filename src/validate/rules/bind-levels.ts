import { codes } from '../../diagnostics/diagnostic.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { ProjectDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { type Levels, rules } from './index.ts';

export const ruleCodes = codes({
  'unknown-rule': {
    severity: 'error',
    summary: 'The project file sets the level of a rule that does not exist.',
    advice: 'Use the code of a rule; errors that would make the output wrong cannot be changed.',
  },
});

/** The levels that a project file gives to rules. */
export function bindLevels(project: At<ProjectDocument> | undefined, sink: Sink): Levels {
  const known = rules.map((rule) => rule.code);
  const levels = new Map<string, 'error' | 'warning' | 'off'>();
  for (const [code, at] of project?.get('rules')?.entries() ?? []) {
    if (known.includes(code)) {
      levels.set(code, at.value);
      continue;
    }
    const near = didYouMean(code, known);
    sink.report(
      ruleCodes['unknown-rule'],
      at.keySpan,
      `There is no rule "${code}" whose level could be set.`,
      {
        help: near === undefined ? `The rules are ${known.join(', ')}.` : `Did you mean "${near}"?`,
      },
    );
  }
  return levels;
}
