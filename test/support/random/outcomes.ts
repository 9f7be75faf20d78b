import type { BoundPipeline, BoundPort } from '../../../src/model/bound.ts';
import { isDaemon } from '../../../src/model/is-daemon.ts';
import { randomAnswer } from './approval.ts';
import type { CaseOutcome, PipelineCase, Step } from './case.ts';
import { stepsOf } from './case.ts';
import type { Chooser } from './chooser.ts';
import { randomResponse } from './request.ts';
import { constant } from './values.ts';
import { writtenText, wrongText } from './written.ts';

/** `well`: every step ends well; `odd`: some fail, are lost, or write what they should not. */
export type Luck = 'well' | 'odd';

/** How the steps of a pipeline end: for each its own outcomes, one for each try. */
export function randomOutcomes(
  pipeline: BoundPipeline,
  luck: Luck,
  choose: Chooser,
): PipelineCase['outcomes'] {
  const steps = stepsOf(pipeline);
  // Few steps of a large pipeline fail, so that the rest has its turn.
  const percent = luck === 'well' ? 0 : Math.max(4, Math.round(120 / Math.max(1, steps.length)));
  return Object.fromEntries(
    steps.map((step, index) => {
      const { task } = step;
      const retries = 'settings' in task && task.settings.retry !== undefined ? choose.upTo(3) : 0;
      const bad = (): number => (retries > 0 ? Math.max(percent, luck === 'well' ? 0 : 60) : percent);
      const tries = Array.from({ length: retries + 1 }, (_, at) =>
        choose.chance(at < retries ? bad() : percent)
          ? badOutcome(step, index, choose)
          : goodOutcome(step, index, choose),
      );
      return [step.path, tries];
    }),
  );
}

function goodOutcome(step: Step, index: number, choose: Chooser): CaseOutcome {
  if (step.task.kind === 'approval') return randomAnswer(step.task, 'well', choose);
  if (step.task.kind === 'http') return randomResponse('well', choose);
  if (isDaemon(step.task)) return { outputs: { ip: `10.1.2.${index}` } };
  const slow = choose.chance(15) ? { delayMs: choose.between(5, 25) } : {};
  if (step.task.kind === 'delete-volume') return slow;
  if (step.task.kind === 'snapshot-volume')
    return { ...slow, outputs: { snapshot: `snapshot-${index}`, name: `snapshot-${index}`, size: '6Gi' } };
  if (step.task.kind === 'create-volume')
    return { ...slow, outputs: { volume: `claim-${index}`, name: `claim-${index}`, size: '5Gi' } };
  const outputs: Record<string, string | null> = {};
  for (const port of step.task.outputs) {
    if (port.optional && choose.chance(35)) outputs[port.name] = null;
    else if (port.type.kind !== 'artifact') outputs[port.name] = writtenText(port.type, choose);
  }
  return { ...slow, outputs };
}

function badOutcome(step: Step, index: number, choose: Chooser): CaseOutcome {
  if (step.task.kind === 'approval') return randomAnswer(step.task, 'bad', choose);
  if (step.task.kind === 'http') return randomResponse('bad', choose);
  const good = goodOutcome(step, index, choose);
  if (isDaemon(step.task)) return choose.chance(50) ? { ...good, exitCode: 1 } : { ...good, lost: true };
  const kind = choose.upTo(9);
  const port =
    step.task.outputs.length === 0 || step.task.kind !== 'component'
      ? undefined
      : choose.pick(step.task.outputs);
  if (kind < 3 || (port === undefined && kind < 7)) return { ...good, exitCode: choose.pick([1, 2, 137]) };
  if (kind < 5 || port === undefined) return { ...good, lost: true };
  if (kind < 7) return { ...good, outputs: { ...good.outputs, [port.name]: null } };
  if (port.type.kind === 'artifact') return { ...good, exitCode: 1 };
  return { ...good, outputs: { ...good.outputs, [port.name]: wrongText(choose) } };
}

/** Values that are given from outside: when it is compiled, and when a WorkflowTemplate is submitted. */
export function randomInputs(
  pipeline: BoundPipeline,
  kind: PipelineCase['kind'],
  choose: Chooser,
): Pick<PipelineCase, 'inputs' | 'submitted'> {
  const inputs: Record<string, string> = {};
  const submitted: Record<string, string> = {};
  for (const port of pipeline.inputs) {
    const must = port.default === undefined && !port.optional;
    if (kind === 'WorkflowTemplate' && choose.chance(must ? 60 : 35)) {
      const text = submittedText(port, choose);
      if (text !== undefined) {
        submitted[port.name] = text;
        continue;
      }
    }
    if (must || choose.chance(30)) inputs[port.name] = givenText(port, choose);
  }
  return { inputs, submitted };
}

function givenText(port: BoundPort, choose: Chooser): string {
  const { type, constraints } = port;
  if (constraints.enum !== undefined) return String(choose.pick(constraints.enum));
  switch (type.kind) {
    case 'integer':
      return choose.pick(['0', '3', '-7', '12']);
    case 'float':
      return choose.pick(['0.5', '1e-05', '3', '-2.50', '1e21']);
    case 'bool':
      return choose.pick(['true', 'False', 'yes', '0', 'ON']);
    case 'list':
      return type.of.kind === 'integer'
        ? choose.pick(['[]', '[3, 1]'])
        : choose.pick(['[]', '["{{x}}", "b"]']);
    case 'dict':
      return choose.pick(['{}', '{"k": [1, {"a": "{{=1}}"}], "b": null}']);
    default:
      return String(constant('String', choose));
  }
}

/** What Argo does not read as its own: nobody encodes it, and of an enum with braces Argo knows the encoded words. A value of the wrong type is not found before it is read. */
function submittedText(port: BoundPort, choose: Chooser): string | undefined {
  const words = port.constraints.enum;
  const text =
    words !== undefined
      ? String(choose.pick(words))
      : choose.chance(6) && port.type.kind !== 'string'
        ? wrongText(choose)
        : writtenText(port.type, choose);
  return /\{\{|\{\u2060/.test(text) ? undefined : text;
}
