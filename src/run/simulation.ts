import type { BoundPipeline, BoundPort, BoundTask, LeafTask } from '../model/bound.ts';

import type { ReferenceTarget } from '../model/bound-expression.ts';

/** Texts by port, as they travel; `undefined` is absent. The text of an artifact tells who made it: `fetch.download/table`. */
export type Values = ReadonlyMap<BoundPort, string | undefined>;

/** A try of a step that is about to start. */
export interface StepStart {
  /** The names of the tasks around it and its own, joined by dots. */
  readonly path: string;
  readonly task: LeafTask;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly inputs: Values;
}

/** How a try ends. */
export interface Outcome {
  /** What the program ends with; 0 unless it is said. */
  readonly exitCode?: number;
  /** The machine failed, not the program: the pod was evicted, say. */
  readonly lost?: boolean;
  /** Nobody answers an approval in its time. */
  readonly late?: boolean;
  /** The status of a response, 200 unless it is said; a request that ends with an exit code had none. */
  readonly status?: number;
  /** What the step writes, or a person enters, by the name of the output; `null`: nothing. What is not named is an empty text, or an artifact that is there. */
  readonly outputs?: Readonly<Record<string, string | null>>;
}

/** What a run is given: everything that the pipeline does not say itself. */
export interface Scenario {
  /** Texts of the pipeline's inputs, by name; the others have their defaults. */
  readonly inputs?: ReadonlyMap<string, string>;
  outcome(start: StepStart): Outcome;
  /** What the engine says of the run, and of the task with this path. */
  name?(target: Extract<ReferenceTarget, { kind: 'run' | 'task' }>, path: string): string;
}

/** What one step is started with; `undefined` is absent, and then a variable is not set. */
export interface StepCommand {
  readonly image: string | undefined;
  /** Of a container: the program, then what stands after it in `command`; of a script: its interpreter. */
  readonly command: readonly (string | undefined)[];
  /** Of a script: its source, then its arguments. */
  readonly args: readonly (string | undefined)[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * `skipped`: its own condition or one around it was false; `omitted`: something that it waits for, or what is around it waits for, did not
 * end well; `failed`: it ran and failed, or what it needs to start cannot be computed.
 */
export type TaskState = 'succeeded' | 'skipped' | 'failed' | 'omitted';

export interface TaskRun {
  readonly path: string;
  readonly task: BoundTask;
  readonly state: TaskState;
  /** Why it failed. */
  readonly reason: string | undefined;
  /** The paths of the tasks that have ended before this one starts. */
  readonly after: readonly string[];
  /** What a component or pipeline was given; empty when it did not start. */
  readonly inputs: Values;
  /** Empty unless it succeeded. */
  readonly outputs: Values;
  /** Of a step that started. */
  readonly command: StepCommand | undefined;
  /** How often a step started. */
  readonly attempts: number;
}

/** How a run goes by the meaning of the language alone. */
export interface Simulation {
  readonly pipeline: BoundPipeline;
  readonly status: 'Succeeded' | 'Failed';
  /** By path, in an order in which they may run; those inside of others come after what is around them. */
  readonly tasks: ReadonlyMap<string, TaskRun>;
  /** Of the pipeline; empty when it failed. */
  readonly outputs: Values;
}
