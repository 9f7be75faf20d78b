import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import { artifactByValue } from './artifact-by-value.ts';
import { largeWorkflow } from './large-workflow.ts';
import { longText } from './long-text.ts';
import { missingCommand } from './missing-command.ts';
import { missingResources } from './missing-resources.ts';
import { neverEqual } from './never-equal.ts';
import { norwayWord } from './norway-word.ts';
import { nullAsText } from './null-as-text.ts';
import { oneWordCommand } from './one-word-command.ts';
import { plainSecret } from './plain-secret.ts';
import type { Report, Rule } from './rule.ts';
import { rwoParallel } from './rwo-parallel.ts';
import { unlikelyAmount } from './unlikely-amount.ts';
import { unpinnedImage } from './unpinned-image.ts';
import { unusedArgument } from './unused-argument.ts';
import { unusedInput } from './unused-input.ts';
import { unusedVolume } from './unused-volume.ts';
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
  neverEqual,
  norwayWord,
  nullAsText,
  oneWordCommand,
  plainSecret,
  rwoParallel,
  unlikelyAmount,
  unpinnedImage,
  unusedArgument,
  unusedInput,
  unusedVolume,
  volumeRace,
  wrongBraces,
];

export type Level = 'error' | 'warning' | 'off';

/** The levels that a project gives to rules. A map by code is one that gives the same to every file. */
export interface Levels {
  /** The level of a rule in a file; undefined where the project says nothing. */
  get(code: string, path: string): Level | undefined;
  /** The codes whose level is not the same in every file. */
  readonly varying?: ReadonlySet<string>;
}

/** Phase check: asks every rule about every part of a run. `levels` are the project's own: a rule can be off, or an error. */
export function check(root: BoundPipeline | BoundComponent, levels: Levels, sink: Sink): void {
  const parts = root.kind === 'pipeline' ? allParts(root) : [root];
  for (const rule of rules) {
    const everywhere = atLevel(rule, levels, '');
    const varies = levels.varying?.has(rule.code) === true;
    if (everywhere === undefined && !varies) continue;
    const report: Report = (span, message, details) => {
      const info = varies ? atLevel(rule, levels, span.file.path) : everywhere;
      if (info !== undefined) sink.report(info, span, message, details);
    };
    if (root.kind === 'pipeline') rule.run?.(root, report);
    for (const part of parts) {
      if (part.kind === 'pipeline') rule.pipeline?.(part, report);
      else rule.component?.(part, report);
    }
  }
}

/** A rule with the severity that the project gives to it in a file; undefined when it is off. */
export function atLevel(rule: Rule, levels: Levels, path: string): Rule | undefined {
  const level = levels.get(rule.code, path) ?? (rule.offByDefault === true ? 'off' : rule.severity);
  return level === 'off' ? undefined : { ...rule, severity: level, isAdvice: true };
}
