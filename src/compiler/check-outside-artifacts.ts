import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline } from '../model/bound.ts';
import { isOutsideFile } from '../model/outside-artifact.ts';
import type { Demands } from '../targets/argo/lower/demand.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';
import { bindCodes } from './bind/codes.ts';

/** An artifact from outside has no text that could travel as a parameter. Whether one is wanted is known for the pipeline as a whole. */
export function checkOutsideArtifacts(root: BoundPipeline, demands: Demands, sink: Sink): void {
  for (const part of allParts(root)) {
    if (part.kind !== 'pipeline') continue;
    for (const task of allTasks(part)) {
      if (task.kind !== 'component' && task.kind !== 'pipeline') continue;
      const name = task.kind === 'component' ? task.component.name : task.pipeline.name;
      for (const [port, value] of task.arguments) {
        if (!isOutsideFile(value) || !demands.of(port).value) continue;
        sink.report(
          bindCodes['outside-artifact'],
          value.span,
          `"${name}" reads "${port.name}" as a text, and an artifact from outside is a file.`,
          {
            help:
              task.kind === 'component'
                ? `Read it by \`{inputPath: ${port.name}}\`.`
                : 'Read it by path inside, and give a file to it wherever the pipeline is used.',
            related: [{ message: `"${port.name}" is declared here`, span: port.origin.span }],
          },
        );
      }
    }
  }
}
