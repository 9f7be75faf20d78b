import { placeOf } from './place-of.ts';
import type { Rule } from './rule.ts';
import { allTasks } from './walk.ts';

/** Without a command, Argo's controller asks the registry for the image's entrypoint, with its own rights and network (P-57). */
export const missingCommand: Rule = {
  code: 'missing-command',
  severity: 'warning',
  summary: 'A container has no `command`, so Argo must ask the registry what the image runs.',
  advice: 'Write the entrypoint of the image as `command`.',
  isCure: true,

  pipeline(pipeline, report) {
    for (const task of allTasks(pipeline)) {
      if (task.kind !== 'component') continue;
      for (const { name, image, command } of task.settings.sidecars) {
        if (Array.isArray(command) && command.length > 0) continue;
        report(
          task.origin.key,
          `The sidecar "${String(name)}" of "${task.name}" has no command; Argo then needs access to the registry of "${String(image)}".`,
        );
      }
    }
  },

  component(component, report) {
    const { implementation } = component;
    if (implementation.kind !== 'container' || implementation.command.length > 0) return;
    report(
      placeOf(component, implementation.image, 'image'),
      `"${component.name}" has no command; Argo then needs access to the registry of "${implementation.image}".`,
    );
  },
};
