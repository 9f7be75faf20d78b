import type { BoundPipeline, BoundScope, BoundTask, LeafTask } from '../../../src/model/bound.ts';

import { madeVolumes } from '../../../src/model/volume-task.ts';
import type { Outcome } from '../../../src/run/simulation.ts';
import type { Tree } from './yaml.ts';

/** How a try of a step ends, and how long it takes. */
export interface CaseOutcome extends Outcome {
  readonly delayMs?: number;
}

/** A specification and everything that a run of it is given: one run goes by it under Argo, and one by the meaning of the language. */
export interface PipelineCase {
  /** The pipeline among the documents. */
  readonly path: string;
  readonly documents: ReadonlyMap<string, ReadonlyMap<string, Tree>>;
  /** The texts of the documents, in any style of YAML; without them, in the plainest. */
  readonly files?: ReadonlyMap<string, string>;
  /** Instead of what the pipeline itself says. */
  readonly kind: 'WorkflowTemplate' | undefined;
  /** Values for inputs when it is compiled. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Values for inputs when the WorkflowTemplate is submitted. */
  readonly submitted: Readonly<Record<string, string>>;
  /** By the path of a step, one outcome for each try, the last for all further ones. */
  readonly outcomes: Readonly<Record<string, readonly CaseOutcome[]>>;
}

export interface Step {
  /** Without the places of items. */
  readonly path: string;
  /** The tasks around it and itself, and the nodes between them that are no tasks. */
  readonly chain: readonly (BoundTask | string)[];
  readonly task: LeafTask;
}

/** Every step that a run could start, those of groups and of pipelines that it calls included. */
export function stepsOf(pipeline: BoundPipeline): readonly Step[] {
  const found: Step[] = [];
  const pipelineSteps = (called: BoundPipeline, prefix: string, around: Step['chain']): void => {
    const { scope, onExit } = called;
    const isRoot = called === pipeline;
    const inside = madeVolumes(called).length === 0 ? around : [...around, 'run--'];
    const isHeld = onExit !== undefined && !(isRoot && inside !== around);
    visit(scope, prefix, isHeld ? [...inside, 'run--'] : inside);
    if (onExit === undefined) return;
    visit(onExit, `${prefix}onExit.`, isRoot ? [...around, 'onExit'] : [...inside, 'exit--']);
  };
  const visit = (scope: BoundScope, prefix: string, around: Step['chain']): void => {
    for (const task of scope.tasks) {
      const path = `${prefix}${task.name}`;
      const chain = [...around, task];
      if (task.kind === 'group') visit(task.body, `${path}.`, chain);
      else if (task.kind === 'pipeline') pipelineSteps(task.pipeline, `${path}.`, chain);
      else found.push({ path, task, chain });
    }
  };
  pipelineSteps(pipeline, '', []);
  return found;
}
