import { isArtifactList } from '../../model/artifact-keys.ts';
import type { BoundPipeline, BoundScope, BoundTask } from '../../model/bound.ts';
import type { BoundCall, BoundExpression, BoundReference } from '../../model/bound-expression.ts';
import { visitParts } from '../../model/visit-parts.ts';
import { isArtifactType } from '../../validate/assignable.ts';
import { allPipelines, expressionsAround, expressionsOf } from '../../validate/rules/walk.ts';

/** Where it is asked whether a file is there that may be missing although whoever makes it has succeeded. */
export interface AskedFile {
  readonly call: BoundCall;
  readonly file: BoundReference;
  /** The DAG in which the file is known: that of the task that writes it, or of the pipeline that it is given to. */
  readonly home: BoundScope;
  /** The task of that DAG that asks, or in which it is asked; undefined where an output of the DAG asks. */
  readonly asker: BoundTask | undefined;
}

export interface AskedFiles {
  readonly inTasks: readonly AskedFile[];
  /** An input, in `onExit` or for a volume or a lock: no task of the DAG that it is given to can have found it out before. */
  readonly tooEarly: readonly AskedFile[];
}

/** Those of each pipeline that a run consists of. */
export function allAskedFiles(root: BoundPipeline): readonly AskedFiles[] {
  return allPipelines(root).map((pipeline) => findAskedFiles(pipeline, root));
}

/** What the user gives to the run comes as a parameter, and whether a task ran is said by its status: they are not among it. */
export function findAskedFiles(pipeline: BoundPipeline, root: BoundPipeline): AskedFiles {
  const inTasks: AskedFile[] = [];
  const tooEarly: AskedFile[] = [];
  const look = (
    expressions: readonly BoundExpression[],
    around: readonly BoundTask[],
    isEarly: boolean,
  ): void => {
    for (const { call, file } of expressions.flatMap(presenceCalls)) {
      const home = homeOf(file, pipeline, root);
      if (home === undefined) continue;
      const asked = { call, file, home, asker: around.find(({ scope }) => scope === home) };
      if (isEarly && file.target.kind === 'input') tooEarly.push(asked);
      else inTasks.push(asked);
    }
  };
  const visit = (scope: BoundScope, around: readonly BoundTask[], isEarly: boolean): void => {
    for (const task of scope.tasks) {
      look(expressionsOf(task), [...around, task], isEarly);
      if (task.kind === 'group') visit(task.body, [...around, task], isEarly);
    }
  };
  visit(pipeline.scope, [], false);
  if (pipeline.onExit !== undefined) visit(pipeline.onExit, [], true);
  const outputs = pipeline.outputs.map(({ value }) => value);
  look(outputs, [], false);
  look(
    expressionsAround(pipeline).filter((one) => !outputs.includes(one)),
    [],
    true,
  );
  return { inTasks, tooEarly };
}

function presenceCalls(
  expression: BoundExpression,
): readonly { readonly call: BoundCall; readonly file: BoundReference }[] {
  const found: { readonly call: BoundCall; readonly file: BoundReference }[] = [];
  visitParts(expression, (call) => {
    const [file] = call.kind === 'call' && call.name === 'present' ? call.arguments : [];
    if (call.kind === 'call' && file?.kind === 'reference') found.push({ call, file });
  });
  return found;
}

function homeOf(
  { type, target }: BoundReference,
  pipeline: BoundPipeline,
  root: BoundPipeline,
): BoundScope | undefined {
  if (!isArtifactType(type) || isArtifactList(type)) return undefined;
  if (target.kind === 'input') return pipeline === root ? undefined : pipeline.scope;
  return target.kind === 'output' && target.port.optional ? target.task.scope : undefined;
}
