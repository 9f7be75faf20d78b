import type { ArgoObject, ArgoWorkflowSpec } from './model.ts';

/** What an object runs: a CronWorkflow holds it a level deeper. */
export function workflowSpecOf({ spec }: ArgoObject): ArgoWorkflowSpec {
  return 'workflowSpec' in spec ? spec.workflowSpec : spec;
}
