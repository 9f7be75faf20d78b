import { portOfKey, withKey } from '../../../model/artifact-keys.ts';
import type { BoundExport } from '../../../model/bound.ts';
import { askedInput } from '../../../model/file-choice.ts';
import type { ArgoArtifact, ArgoParameter, ArgoTemplate } from '../model.ts';
import { portName } from '../names.ts';
import type { Context } from './context.ts';
import { lowerFilePresence, lowerOutputExpression, lowerRootOutput } from './expression/index.ts';
import { type FileChoices, placeOf } from './file-choices.ts';
import type { Frame } from './frame.ts';
import { withPorts } from './ports.ts';

/**
 * The outputs of a DAG, as far as somebody reads them. None of them can fail to evaluate: that would leave the workflow running for ever
 * (LOWERING, rule 2). The result of a run shows the bytes that the steps wrote; inside a run values travel encoded.
 */
export function lowerExports(
  exports: readonly BoundExport[],
  frame: Frame,
  context: Context,
  isRoot: boolean,
  choices: FileChoices,
): Pick<ArgoTemplate, 'outputs'> {
  const parameters: ArgoParameter[] = [];
  const artifacts: ArgoArtifact[] = [];
  for (const { port, value } of exports.flatMap(withKey)) {
    const demand = context.demands.of(port);
    const name = portName((isRoot ? portOfKey(port) : undefined)?.name ?? port.name);
    if (demand.value) {
      const asked = askedInput(value);
      const expression =
        asked !== undefined && context.demands.isFile(asked)
          ? lowerFilePresence(placeOf(frame.artifact(asked.target)))
          : isRoot
            ? lowerRootOutput(value, frame, port.type)
            : lowerOutputExpression(value, frame, port.type);
      parameters.push({ name, valueFrom: { expression } });
    }
    if (!demand.artifact) continue;
    const file = value.kind === 'reference' ? frame.artifact(value.target) : choices.add(name, value);
    artifacts.push({ name, from: file.from, ...((file.optional || port.optional) && { optional: true }) });
  }
  return withPorts('outputs', parameters, artifacts);
}
