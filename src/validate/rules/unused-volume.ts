import type { BoundVolume } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { visitReferences } from '../../model/references.ts';
import type { Rule } from './rule.ts';
import { allExpressions, allTasks } from './walk.ts';

/** A volume that is made in every run and that no step sees costs time and storage, and most often a mount was forgotten. */
export const unusedVolume: Rule = {
  code: 'unused-volume',
  severity: 'warning',
  summary: 'A volume is made for each run, and no task mounts it or passes it on.',
  advice: 'Mount it in a task, `mounts: {/work: <name>}`, or delete it from `volumes`.',

  pipeline(pipeline, report) {
    const made = pipeline.volumes.filter(({ source }) => source.kind === 'create');
    if (made.length === 0) return;
    const used = new Set<BoundVolume>();
    const raw: unknown[] = [pipeline.argo?.fields];
    const texts: string[] = [];
    for (const task of allTasks(pipeline)) {
      if (task.kind !== 'component') continue;
      const { settings } = task;
      for (const { volume } of settings.mounts) if (volume.kind === 'named') used.add(volume.volume);
      raw.push(settings.sidecars, settings.initContainers, settings.podSpecPatch, settings.argo);
    }
    for (const expression of allExpressions(pipeline)) {
      visitReferences(expression, ({ target }) => {
        if (target.kind === 'volume') used.add(target.volume);
      });
      texts.push(...textsOf(expression));
    }
    // A text may name the claim as the engine does, `<run>-<volume>`, and what is handed to Kubernetes as it is in other ways.
    const asWritten = JSON.stringify(raw);
    for (const volume of made) {
      const isNamed = texts.some((text) => text.includes(`-${volume.name}`));
      if (used.has(volume) || asWritten.includes(volume.name) || isNamed) continue;
      report(volume.origin.key, `The volume "${volume.name}" is made, and nothing uses it.`, {
        help: `Mount it in a task, \`mounts: {/work: ${volume.name}}\`, or delete it from \`volumes\`.`,
      });
    }
  },
};

function textsOf(expression: BoundExpression): readonly string[] {
  if (expression.kind === 'text') return expression.parts.flatMap(textsOf);
  return expression.kind === 'literal' && typeof expression.value === 'string' ? [expression.value] : [];
}
