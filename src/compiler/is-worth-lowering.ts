import type { BoundPipeline } from '../model/bound.ts';
import { type ArgoVersion, has, limitsOf } from '../targets/argo/capabilities.ts';
import { objectLimit } from '../targets/argo/object-size.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';

/** Whether a pipeline is to be lowered only to look at what comes of it: when it may be too large, or the version may not take something of it. */
export function isWorthLowering(pipeline: BoundPipeline, version: ArgoVersion): boolean {
  return mayBeLarge(pipeline) || asksSmallObjects(version);
}

/** Whether something may be reported for a version although the object is small. */
function asksSmallObjects(version: ArgoVersion): boolean {
  return (
    limitsOf(version) !== undefined || !has('longTemplates', version) || !has('missingFilesInLoops', version)
  );
}

/**
 * Whether a pipeline may come near the limit of an object. Each task counts as if it had a template of its own, and each
 * character as three bytes, which is more than nearly all texts take; `compile` measures in any case.
 */
function mayBeLarge(root: BoundPipeline): boolean {
  let characters = 0;
  let tasks = 0;
  for (const part of allParts(root)) {
    if (part.kind === 'component') continue;
    characters += part.origin.key.file.text.length;
    for (const task of allTasks(part)) {
      tasks += 1;
      if (task.kind !== 'component') continue;
      const { component, settings } = task;
      characters += component.origin.key.file.text.length;
      if (component.implementation.kind === 'script') characters += component.implementation.source.length;
      for (const value of settings.env.values()) {
        if (value.kind === 'literal') characters += String(value.value).length;
      }
    }
  }
  return characters * 3 + tasks * 500 > objectLimit / 2;
}
