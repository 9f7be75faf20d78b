import { expect, it } from 'vitest';
import {
  isPodKeyOfEngine,
  isVariableOfEngine,
  isWorkflowLabelOfEngine,
} from '../../../src/compiler/bind/names-of-the-engine.ts';

// Argo's workflow/common/common.go has all of these.
it.each(
  'completed phase workflow-archiving-status cron-workflow workflow-template cluster-workflow-template workflow-event-binding resubmitted-from-workflow backfill'.split(
    ' ',
  ),
)('Argo finds workflows by the label %s', (name) => {
  expect(isWorkflowLabelOfEngine(`workflows.argoproj.io/${name}`)).toBe(true);
  expect(isWorkflowLabelOfEngine(name)).toBe(false);
});

it.each(['workflows.argoproj.io/', 'workflows.argoproj.io/mine', 'workflows.argoproj.io/kill-cmd-main', ''])(
  'the label "%s" means nothing on a workflow',
  (name) => {
    expect(isWorkflowLabelOfEngine(name)).toBe(false);
  },
);

it('on pods everything below the prefix is Argo’s, but for the command that ends a container', () => {
  expect(isPodKeyOfEngine('workflows.argoproj.io/anything')).toBe(true);
  expect(isPodKeyOfEngine('workflows.argoproj.io/kill-cmd')).toBe(true);
  expect(isPodKeyOfEngine('workflows.argoproj.io/kill-cmd-main')).toBe(false);
  expect(isPodKeyOfEngine('argoproj.io/anything')).toBe(false);
  expect(isPodKeyOfEngine('x/workflows.argoproj.io/anything')).toBe(false);
});

it.each(
  'CONTAINER_NAME TEMPLATE NODE_ID INCLUDE_SCRIPT_OUTPUT DEADLINE POD_NAME POD_UID WORKFLOW_NAME WORKFLOW_UID INSTANCE_ID CONTAINER_ARGS_FILE PROGRESS_FILE TRACE PROGRESS_PATCH_TICK_DURATION PROGRESS_FILE_TICK_DURATION TERMINATION_GRACE_PERIOD_SECONDS'.split(
    ' ',
  ),
)('Argo sets the variable ARGO_%s', (name) => {
  expect(isVariableOfEngine(`ARGO_${name}`)).toBe(true);
  expect(isVariableOfEngine(name)).toBe(false);
});

it('other variables are free', () => {
  expect(isVariableOfEngine('ARGO_')).toBe(false);
  expect(isVariableOfEngine('ARGO_MINE')).toBe(false);
});
