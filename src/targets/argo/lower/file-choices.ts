import { portOfKey, withKeyPort } from '../../../model/artifact-keys.ts';
import type { BoundPort, BoundTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { componentUses } from '../../../model/component-uses.ts';
import { isFileChoice } from '../../../model/file-choice.ts';
import { producerOf, visitReferences } from '../../../model/references.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { ArgoArtifact, ArgoDag, ArgoDagTask, ArgoParameter, ArgoTemplate } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { lowerCall } from './arguments.ts';
import { callCaptures, choiceCaptures } from './captures.ts';
import type { Context } from './context.ts';
import { lowerDepends } from './depends.ts';
import { lowerFileChoice, lowerOutputExpression } from './expression/index.ts';
import { type ArtifactAccess, captureInputs, createFrame, type Frame, fileAccess } from './frame.ts';
import { nothingTasks } from './nothing.ts';
import { argumentsOf, lowerCaptureInputs, withPorts } from './ports.ts';
import type { Called } from './wrapped.ts';

/** A DAG that runs all of its tasks and fails when one of them does (LOWERING, rule 1). */
export function dagOf(tasks: readonly ArgoDagTask[]): ArgoDag {
  return { target: tasks.map((task) => task.name).join(' '), tasks };
}

/** `inputs.artifacts['f']` for `{{inputs.artifacts.f}}`. */
export function placeOf({ from }: ArtifactAccess): string {
  return from.replace(/^\{\{(.*)\.([^.]*)\}\}$/, "$1['$2']");
}

/** The output of the DAG that chooses. */
const chosenOutput = 'file';

/** Files that are chosen in one DAG: each by a DAG without pods that has all of them as optional inputs (LOWERING c). */
export class FileChoices {
  readonly tasks: ArgoDagTask[] = [];
  readonly #frame: Frame;
  readonly #context: Context;
  /** With the two dashes that no task of the user's ends in, they are no longer than Argo allows. */
  readonly #names = new UniqueNames(61);

  constructor(frame: Frame, context: Context) {
    this.#frame = frame;
    this.#context = context;
  }

  /** How the chosen file is handed on; `wanted` is a part of the name of the task that chooses it. */
  add(wanted: string, choice: BoundExpression): ArtifactAccess {
    const name = `${this.#names.take(`choose-${templateName(wanted)}`)}--`;
    const optional = choice.absent.length > 0;
    const waits = this.#producers(choice).map((task) => [{ task, end: 'fine' as const }]);
    this.tasks.push({
      name,
      ...(waits.length > 0 && { depends: lowerDepends(waits) }),
      ...this.#call(wanted, choice, optional),
    });
    return { from: `{{tasks.${name}.outputs.artifacts.${chosenOutput}}}`, optional };
  }

  #call(
    wanted: string,
    choice: BoundExpression,
    optional: boolean,
  ): Pick<ArgoDagTask, 'template' | 'arguments'> {
    const frame = this.#frame;
    const captures = choiceCaptures(choice, this.#context);
    const call = lowerCall([], captures, frame, this.#context);
    const inner = createFrame(captureInputs(captures, frame));
    const fromExpression = lowerFileChoice(choice, inner, (file) => placeOf(fileAccess(file, inner)));
    const body = {
      ...lowerCaptureInputs(captures, call),
      ...withPorts('outputs', [], [{ name: chosenOutput, fromExpression, ...(optional && { optional }) }]),
      dag: { tasks: nothingTasks(this.#context) },
    };
    const origin = { file: choice.span.file.path };
    const template = this.#context.share(templateName(`choose-${wanted}`), body, origin, 'choose-');
    return { template, ...argumentsOf(call) };
  }

  /** The tasks of this DAG that must have ended first. */
  #producers(choice: BoundExpression): readonly BoundTask[] {
    const found = new Set<BoundTask>();
    visitReferences(choice, ({ target }) => {
      const producer = producerOf(target);
      if (producer !== undefined && this.#frame.scope?.tasks.includes(producer)) found.add(producer);
    });
    return [...found];
  }
}

/**
 * A task in a DAG of its own, in which the files are chosen that it reads. What is computed for it is computed in there, so that what fails is
 * a failure of the task.
 */
export function lowerChoosing(
  task: BoundTask,
  frame: Frame,
  context: Context,
  lowerTask: (frame: Frame) => Called,
): Called {
  const origin = { file: task.origin.key.file.path, path: `tasks.${task.name}` };
  const place = context.reserve(templateName(`${task.name}-choosing`), origin);
  const captures = callCaptures(task, context);
  const call = lowerCall([], captures, frame, context);
  const scope = { owner: undefined, tasks: [task] };
  const inner = createFrame(captureInputs(captures, frame), scope, { task, standing: 'given' });
  const choices = new FileChoices(inner, context);
  const chosen = new Map<BoundExpression, ArtifactAccess>();
  for (const [port, value] of filesGiven(task, context)) chosen.set(value, choices.add(port.name, value));
  const waits = choices.tasks.map(({ name }) => [{ task: { name }, end: 'fine' as const }]);
  const called = lowerTask({ ...inner, chosen });
  place.fill({
    ...lowerCaptureInputs(captures, call),
    ...lowerOutputs(task, inner, context),
    dag: dagOf([
      ...choices.tasks,
      { name: task.name, ...(waits.length > 0 && { depends: lowerDepends(waits) }), ...called },
    ]),
  });
  return { template: place.name, ...argumentsOf(call) };
}

/** The choices of files that a task is given as artifacts. */
function filesGiven(task: BoundTask, context: Context): readonly (readonly [BoundPort, BoundExpression])[] {
  const state = task.kind === 'group' ? task.repeat?.state : undefined;
  const given =
    task.kind === 'component' || task.kind === 'pipeline'
      ? [...task.arguments]
      : (state ?? []).map(({ port, first }) => [port, first] as const);
  const uses = task.kind === 'component' ? componentUses(task.component) : undefined;
  const isArtifact = (port: BoundPort): boolean =>
    uses === undefined ? context.demands.of(port).artifact : uses.get(port)?.path === true;
  return given.filter(
    ([port, value]) => isFileChoice(value) && context.demands.isFile(value) && isArtifact(port),
  );
}

function lowerOutputs(task: BoundTask, frame: Frame, context: Context): Pick<ArgoTemplate, 'outputs'> {
  const parameters: ArgoParameter[] = [];
  const artifacts: ArgoArtifact[] = [];
  for (const port of task.outputs.flatMap(withKeyPort)) {
    const channels = context.demands.of(port);
    const name = portName(port.name);
    const target = { kind: 'output', task, port } as const;
    const { type, origin } = port;
    const value = { kind: 'reference', target, type, absent: [], span: origin.span } as const;
    const isRead = portOfKey(port) === undefined || context.demands.isGathered(task, port);
    if (channels.value && isRead)
      parameters.push({ name, valueFrom: { expression: lowerOutputExpression(value, frame) } });
    if (!channels.artifact) continue;
    const { from, optional } = frame.artifact(target);
    artifacts.push({ name, from, ...(optional && { optional }) });
  }
  return withPorts('outputs', parameters, artifacts);
}
