/** Names by which Argo steers its own work: with another value under one of them, a run is not seen, never ends, or loses what was set. */

const prefix = 'workflows.argoproj.io/';

/** Argo writes these labels on workflows and looks workflows up by them. */
const workflowLabels: ReadonlySet<string> = new Set(
  [
    ...['completed', 'phase', 'workflow-archiving-status', 'cron-workflow', 'workflow-template'],
    ...['cluster-workflow-template', 'workflow-event-binding', 'resubmitted-from-workflow', 'backfill'],
  ].map((name) => prefix + name),
);

/** Argo appends these variables to those of a step. */
const variables: ReadonlySet<string> = new Set(
  [
    ...['CONTAINER_NAME', 'TEMPLATE', 'NODE_ID', 'INCLUDE_SCRIPT_OUTPUT', 'DEADLINE', 'POD_NAME', 'POD_UID'],
    ...['WORKFLOW_NAME', 'WORKFLOW_UID', 'INSTANCE_ID', 'CONTAINER_ARGS_FILE', 'PROGRESS_FILE', 'TRACE'],
    ...['PROGRESS_PATCH_TICK_DURATION', 'PROGRESS_FILE_TICK_DURATION', 'TERMINATION_GRACE_PERIOD_SECONDS'],
  ].map((name) => `ARGO_${name}`),
);

export function isWorkflowLabelOfEngine(key: string): boolean {
  return workflowLabels.has(key);
}

/** Of pods Argo reads everything below its prefix, but for the command that ends a container, which is for users. */
export function isPodKeyOfEngine(key: string): boolean {
  return key.startsWith(prefix) && !key.startsWith(`${prefix}kill-cmd-`);
}

export function isVariableOfEngine(name: string): boolean {
  return variables.has(name);
}
