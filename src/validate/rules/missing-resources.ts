import type { Rule } from './rule.ts';
import { allTasks } from './walk.ts';

/** Without requests the scheduler packs pods by guesswork. Off unless the project asks for it: small pipelines do well without. */
export const missingResources: Rule = {
  code: 'missing-resources',
  severity: 'warning',
  offByDefault: true,
  summary: 'A step does not say how much CPU and memory it needs.',
  advice:
    'Add `resources: {requests: {cpu: …, memory: …}}` to the task, the component or the pipeline’s `defaults`.',
  isCure: true,

  pipeline(pipeline, report) {
    for (const task of allTasks(pipeline)) {
      if (task.kind !== 'component') continue;
      const { resources, computedResources } = task.settings;
      if (resources !== undefined || computedResources.size > 0) continue;
      report(task.origin.key, `The task "${task.name}" says nothing of the resources that it needs.`);
    }
  },
};
