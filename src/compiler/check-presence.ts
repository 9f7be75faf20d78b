import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline, BoundPort } from '../model/bound.ts';
import type { BoundExpression, BoundReference } from '../model/bound-expression.ts';
import { filesOf } from '../model/file-choice.ts';
import { allPipelines, allTasks } from '../validate/rules/walk.ts';
import type { AskedFile, AskedFiles } from './asked-files/find-asked-files.ts';
import { linkCodes } from './codes.ts';

/**
 * Reports where it is asked whether a file is there and nobody can say: in `onExit` and for volumes and locks, since Argo shows files to outputs of
 * DAGs only, and where an artifact from outside may be given that need not be in its store.
 */
export function checkPresence(root: BoundPipeline, asked: readonly AskedFiles[], sink: Sink): void {
  const seen = new Set<BoundExpression>();
  const pipelines = allPipelines(root);
  const report = ({ file }: AskedFile, message: string, help: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    sink.report(linkCodes['unknown-presence'], file.span, message, { help });
  };
  for (const { inTasks, tooEarly } of asked) {
    for (const one of tooEarly) {
      const name = writtenName(one.file);
      report(
        one,
        `Whether the file "${name}" is there cannot be asked here: Argo tells it to a task of the same DAG, and here there is none before.`,
        `Ask it in a task of \`tasks\`, or give the pipeline a Bool input that says it.`,
      );
    }
    for (const one of inTasks) {
      const { target } = one.file;
      if (target.kind !== 'input' || !mayBeMissingOutside(target.port, pipelines)) continue;
      const name = writtenName(one.file);
      report(
        one,
        `Whether the file "${name}" is there is not known: it may be given an optional artifact from outside, and only the pod that reads it finds out whether its store has that.`,
        `Give the pipeline a Bool input that says it, or hand the file on: to an optional input, or with \`default(${name}, …)\`.`,
      );
    }
  }
}

function writtenName({ span: { file, start, end } }: BoundReference): string {
  return file.text.slice(start, end);
}

/** Whether an input is given, by any call and through any pipeline, an artifact from outside that is optional. */
function mayBeMissingOutside(port: BoundPort, pipelines: readonly BoundPipeline[]): boolean {
  const seen = new Set<BoundPort>();
  const open = [port];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    for (const { target } of givenTo(one, pipelines)) {
      if (target.kind === 'outside' && target.artifact.optional) return true;
      if (target.kind === 'input') open.push(target.port);
    }
  }
  return false;
}

function givenTo(port: BoundPort, pipelines: readonly BoundPipeline[]): readonly BoundReference[] {
  return pipelines.flatMap(allTasks).flatMap((task) => {
    const value = task.kind === 'pipeline' ? task.arguments.get(port) : undefined;
    return (value === undefined ? [] : filesOf(value)).filter((file) => file.kind === 'reference');
  });
}
