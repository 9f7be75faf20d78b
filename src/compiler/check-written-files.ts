import type { Sink } from '../diagnostics/sink.ts';
import { isArtifactList } from '../model/artifact-keys.ts';
import type { BoundPipeline } from '../model/bound.ts';
import { componentUses } from '../model/component-uses.ts';
import { canBeRaw } from '../targets/argo/lower/arguments.ts';
import type { Demands } from '../targets/argo/lower/demand.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';
import { bindCodes } from './bind/codes.ts';

/**
 * A text that is read by path is written to its file by the step itself, before its program starts; for that the program must be known.
 * Whether a value is a file or a text is only known for the pipeline as a whole.
 */
export function checkWrittenFiles(root: BoundPipeline, demands: Demands, sink: Sink): void {
  for (const part of allParts(root)) {
    if (part.kind !== 'pipeline') continue;
    for (const task of allTasks(part)) {
      if (task.kind !== 'component') continue;
      const { implementation, name } = task.component;
      const readOnly = task.settings.securityContext?.readOnlyRootFilesystem === true;
      if (!readOnly && (implementation.kind !== 'container' || implementation.command.length > 0)) continue;
      for (const [port, channels] of componentUses(task.component)) {
        const value = task.arguments.get(port);
        if (!channels.path || value === undefined || canBeRaw(value)) continue;
        const isList = isArtifactList(value.type);
        if (!isList && (demands.isFile(value) || demands.isStored(value))) continue;
        const [what, done] = isList
          ? ['a List of artifacts', 'they are brought into their order']
          : ['a text', 'the text is written to its file'];
        const related = [{ message: `"${name}" is declared here`, span: task.component.origin.key }];
        if (readOnly) {
          sink.report(
            bindCodes['settings-conflict'],
            value.span,
            `"${name}" reads "${port.name}" by path and gets ${what} here, which is written below /tmp, and readOnlyRootFilesystem makes that read-only.`,
            {
              help: `Leave out \`readOnlyRootFilesystem\`${isList ? '' : ', or read the text by value'}.`,
              related,
            },
          );
          continue;
        }
        sink.report(
          bindCodes['command-needed'],
          value.span,
          `The container of "${name}" reads "${port.name}" by path and gets ${what} here, but has no command that could be started after ${done}.`,
          {
            help: `Write the \`command\` of the image into the component, so that ${isList ? 'they can be brought into their order' : 'the text can be written to its file'} first.`,
            related,
          },
        );
      }
    }
  }
}
