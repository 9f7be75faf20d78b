import { isArtifactList } from '../model/artifact-keys.ts';
import type { ComponentTask } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { componentUses } from '../model/component-uses.ts';
import { canBeRaw } from '../targets/argo/lower/arguments.ts';
import type { Delivery } from '../targets/argo/lower/delivery.ts';
import { scriptProgram } from '../targets/argo/lower/script.ts';
import { byteLength } from '../util/byte-length.ts';
import { roomTaken, type TextLengths } from './text-lengths.ts';

/** More than an input adds to the program that starts a script, besides its names. */
const mostOfInput = 400;

/**
 * Checks the shell program that starts the script of a task. The packages alone were checked where they are written; here is added what the
 * program does for the inputs that this task gives.
 */
export function checkProgramLength(
  task: ComponentTask,
  isFile: (value: BoundExpression) => boolean,
  lengths: TextLengths,
): void {
  const { component } = task;
  const { implementation, inputs } = component;
  if (implementation.kind !== 'script') return;
  const names = inputs.reduce((sum, port) => sum + port.name.length * 12, inputs.length * mostOfInput);
  if (implementation.install.length === 0 && roomTaken(names) === 'little') return;
  const alone = byteLength(scriptProgram(component, []));
  if (roomTaken(alone + names) === roomTaken(alone)) return;
  const bytes = byteLength(scriptProgram(component, deliveriesOf(task, isFile)));
  if (roomTaken(bytes) === roomTaken(alone)) return;
  lengths.check({
    span: component.origin.key,
    what: `The shell program that installs the packages of "${component.name}", takes its inputs and starts its script`,
    bytes,
    cure: 'Build an image that has the packages, and pass many values as one Dict or file.',
  });
}

function deliveriesOf(task: ComponentTask, isFile: (value: BoundExpression) => boolean): readonly Delivery[] {
  const uses = componentUses(task.component);
  return [...task.arguments].flatMap(([port, value]) => {
    const channels = uses.get(port);
    if (channels === undefined) return [];
    const artifact = channels.path && (isFile(value) || canBeRaw(value));
    const written = channels.path && !artifact;
    return [
      {
        port,
        value,
        type: port.type,
        readByValue: channels.value,
        parameter: channels.value || written,
        artifact,
        written,
        listed: artifact && isArtifactList(value.type),
        mayBeAbsent: value.absent.length > 0,
      },
    ];
  });
}
