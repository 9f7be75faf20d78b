import { codes } from '../../diagnostics/diagnostic.ts';
import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { ProjectDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { matchesGlob } from '../../util/glob.ts';
import { seenFrom } from '../../util/paths.ts';
import { type Level, type Levels, rules } from './index.ts';

export const ruleCodes = codes({
  'unknown-rule': {
    severity: 'error',
    summary: 'The project file sets the level of a rule that does not exist.',
    advice: 'Use the code of a rule; errors that would make the output wrong cannot be changed.',
  },
});

/** The levels that a project file gives to rules: those of all files, and over them those of overrides. `directory` is that of the project. */
export function bindLevels(project: At<ProjectDocument> | undefined, directory: string, sink: Sink): Levels {
  const everywhere = bindRules(project?.get('rules'), sink);
  const overrides = (project?.get('overrides')?.items() ?? []).map((one) => ({
    paths: (one.get('paths')?.items() ?? []).map((path) => path.value),
    levels: bindRules(one.get('rules'), sink),
  }));
  if (overrides.length === 0) return everywhere;
  return {
    varying: new Set(overrides.flatMap(({ levels }) => [...levels.keys()])),
    get(code, path) {
      const inside = seenFrom(directory, path);
      const own = overrides.findLast(
        ({ paths, levels }) => levels.has(code) && paths.some((pattern) => matchesGlob(pattern, inside)),
      );
      return (own?.levels ?? everywhere).get(code);
    },
  };
}

function bindRules(
  rulesAt: At<Readonly<Record<string, Level>>> | undefined,
  sink: Sink,
): ReadonlyMap<string, Level> {
  const known = rules.map((rule) => rule.code);
  const levels = new Map<string, Level>();
  for (const [code, at] of rulesAt?.entries() ?? []) {
    if (known.includes(code)) {
      levels.set(code, at.value);
      continue;
    }
    const near = didYouMean(
      code,
      known.filter((one) => rulesAt?.get(one) === undefined),
    );
    sink.report(
      ruleCodes['unknown-rule'],
      at.keySpan,
      `There is no rule "${code}" whose level could be set.`,
      meant(code, near, at.keySpan, `The rules are ${known.join(', ')}.`),
    );
  }
  return levels;
}
