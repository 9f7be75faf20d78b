import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import { artifactByValue } from './artifact-by-value.ts';
import { largeWorkflow } from './large-workflow.ts';
import { longText } from './long-text.ts';
import { missingCommand } from './missing-command.ts';
import { missingResources } from './missing-resources.ts';
import { norwayWord } from './norway-word.ts';
import { plainSecret } from './plain-secret.ts';
import type { Rule } from './rule.ts';
import { rwoParallel } from './rwo-parallel.ts';
import { unpinnedImage } from './unpinned-image.ts';
import { unusedArgument } from './unused-argument.ts';
import { unusedInput } from './unused-input.ts';
import { volumeRace } from './volume-race.ts';
import { allParts } from './walk.ts';
import { wrongBraces } from './wrong-braces.ts';

/** All rules, in the order of their codes. */
export const rules: readonly Rule[] = [
  artifactByValue,
  largeWorkflow,
  longText,
  missingCommand,
  missingResources,
  norwayWord,
  plainSecret,
  rwoParallel,
  unpinnedImage,
  unusedArgument,
  unusedInput,
  volumeRace,
  wrongBraces,
];

export type Levels = ReadonlyMap<string, 'error' | 'warning' | 'off'>;

/** Phase check: asks every rule about every part of a run. `levels` are the project's own: a rule can be off, or an error. */
export function check(root: BoundPipeline | BoundComponent, levels: Levels, sink: Sink): void {
  const parts = root.kind === 'pipeline' ? allParts(root) : [root];
  for (const rule of rules) {
    const info = atLevel(rule, levels);
    if (info === undefined) continue;
    if (root.kind === 'pipeline')
      rule.run?.(root, (span, message, details) => sink.report(info, span, message, details));
    for (const part of parts) {
      if (part.kind === 'pipeline')
        rule.pipeline?.(part, (span, message, details) => sink.report(info, span, message, details));
      else rule.component?.(part, (span, message, details) => sink.report(info, span, message, details));
    }
  }
}

/** A rule with the severity that the project gives to it; undefined when it is off. */
export function atLevel(rule: Rule, levels: Levels): Rule | undefined {
  const level = levels.get(rule.code) ?? (rule.offByDefault === true ? 'off' : rule.severity);
  return level === 'off' ? undefined : { ...rule, severity: level };
}
