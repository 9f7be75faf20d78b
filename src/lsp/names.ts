import type { Span } from '../diagnostics/span.ts';
import { child, entriesOf, itemsOf, textOf } from '../syntax/tree.ts';
import {
  attemptFields,
  exitFields,
  type Field,
  responseFields,
  runFields,
  taskFields,
} from '../validate/fields.ts';
import { printType } from '../validate/types.ts';
import { lookUp, type Outline, type OutlineTask, type TaskScope, visibleTasks } from './outline.ts';
import type { Project } from './project.ts';
import { taskOutputs, typeText } from './task-outputs.ts';

/** A name that may stand at a place of an expression. */
export interface Name {
  readonly name: string;
  readonly kind: 'root' | 'input' | 'task' | 'output' | 'field' | 'volume' | 'local';
  readonly type: string | undefined;
  readonly description: string | undefined;
  /** Where it is declared. */
  readonly key: Span | undefined;
}

/** Where an expression stands. */
export interface ExpressionPlace {
  readonly outline: Outline;
  readonly task: OutlineTask | undefined;
  readonly scope: TaskScope | undefined;
  /** The keys that lead to it. */
  readonly keys: readonly string[];
  readonly project: Project;
}

/** The names that may follow others: after none the first ones, after `tasks` the tasks that can be seen, and so on. */
export async function namesAfter(path: readonly string[], place: ExpressionPlace): Promise<readonly Name[]> {
  const [root, second, third] = path;
  const { outline, scope, project } = place;
  if (root === undefined) return roots(place);
  if (root === 'tasks') {
    // A task cannot read itself, nor those that it is inside of.
    const own = around(place.task);
    if (second === undefined)
      return visibleTasks(scope)
        .filter((task) => !own.includes(task))
        .map(taskName);
    const task = lookUp(scope, second);
    if (task === undefined || path.length > 3) return [];
    if (third === undefined) return fieldsOfTask(task);
    if (third !== 'outputs') return [];
    return (await taskOutputs(task, outline, project)).map((one) => ({ ...one, kind: 'output' }));
  }
  if (path.length === 1) {
    if (root === 'inputs')
      return outline.inputs.map(({ name, key, node }) => ({
        name,
        key,
        kind: 'input',
        type: typeText(child(node, 'type')),
        description: textOf(child(node, 'description')),
      }));
    if (root === 'volumes')
      return outline.volumes.map(({ name, key }) => made('volume', name, 'Volume', undefined, key));
    if (root === 'run') return shown(scope?.isExit === true ? exitFields : runFields);
    if (root === 'task') return shown(taskFields);
    if (root === 'attempt') return shown(attemptFields);
    if (root === 'response') return isInSuccess(place) ? shown(responseFields) : [];
    if (root === 'loop') return loops(place).flatMap(({ node }) => loopName(node));
    if (root === 'state') return states(place);
  }
  const looped =
    root === 'item' ? loops(place)[0] : loops(place).find(({ node }) => loopName(node)[0]?.name === second);
  return looped !== undefined && path.length === (root === 'item' ? 1 : 2) ? itemFields(looped) : [];
}

function roots(place: ExpressionPlace): readonly Name[] {
  const { outline, task, keys } = place;
  const found = [
    made('root', 'inputs', undefined, 'The inputs of the pipeline.'),
    made('root', 'tasks', undefined, 'Other tasks: their outputs and how they ended.'),
    made('root', 'run', undefined, 'What is known of the run.'),
  ];
  if (outline.volumes.length > 0)
    found.push(made('root', 'volumes', undefined, 'The volumes of the pipeline.'));
  const around = loops(place);
  if (around.length > 0) found.push(made('local', 'item', undefined, 'The item of the innermost loop.'));
  if (around.some(({ node }) => loopName(node).length > 0))
    found.push(made('root', 'loop', undefined, 'The items of loops that have a name.'));
  if (states(place).length > 0)
    found.push(made('root', 'state', undefined, 'What goes from round to round.'));
  if (task !== undefined) found.push(made('root', 'task', undefined, 'The step and its pod.'));
  if (keys.at(-1) === 'when' && keys.at(-2) === 'retry')
    found.push(made('root', 'attempt', undefined, 'How the last try ended.'));
  if (isInSuccess(place))
    found.push(made('root', 'response', undefined, 'What was answered to the request.'));
  return found;
}

function made(
  kind: Name['kind'],
  name: string,
  type: string | undefined,
  description: string | undefined,
  key?: Span,
): Name {
  return { kind, name, type, description, key };
}

function taskName({ name, key, node }: OutlineTask): Name {
  const description = textOf(child(node, 'description')) ?? textOf(child(node, 'component'));
  return made('task', name, undefined, description, key);
}

function fieldsOfTask({ node }: OutlineTask): readonly Name[] {
  const isServer = textOf(child(node, 'daemon')) === 'true';
  return [
    made('field', 'outputs', undefined, 'What the task gives.'),
    made('field', 'status', 'String', 'How the task ended.'),
    ...(isServer ? [made('field', 'ip', 'String', 'The address of the server.')] : []),
  ];
}

/** Fields that the language itself has. */
function shown(fields: Readonly<Record<string, Field>>): readonly Name[] {
  return Object.entries(fields).map(([name, { type, description }]) =>
    made('field', name, printType(type), description),
  );
}

function isInSuccess({ keys }: ExpressionPlace): boolean {
  return keys.at(-1) === 'success' && keys.at(-2) === 'http';
}

/** The looped tasks around a place, the innermost first. */
function loops({ task }: ExpressionPlace): readonly OutlineTask[] {
  return around(task).filter(
    ({ node }) => child(node, 'forEach') !== undefined || child(node, 'matrix') !== undefined,
  );
}

function around(task: OutlineTask | undefined): readonly OutlineTask[] {
  const found: OutlineTask[] = [];
  for (let at = task; at !== undefined; at = at.scope.owner) found.push(at);
  return found;
}

function loopName(node: OutlineTask['node']): readonly Name[] {
  const at = child(node, 'forEach', 'as');
  const name = textOf(at);
  return at === undefined || name === undefined
    ? []
    : [made('local', name, undefined, 'The item of this loop.', at.span)];
}

/** The keys that the items of a loop have. */
function itemFields({ node }: OutlineTask): readonly Name[] {
  const matrix = child(node, 'matrix');
  if (matrix !== undefined)
    return entriesOf(matrix)
      .filter(({ key }) => key !== 'include' && key !== 'exclude')
      .map(({ key, keySpan }) => made('local', key, undefined, 'An element of this list.', keySpan));
  const forEach = child(node, 'forEach');
  const list = forEach?.kind === 'map' ? child(forEach, 'in') : forEach;
  return entriesOf(itemsOf(list)[0]).map(({ key, keySpan }) =>
    made('local', key, undefined, undefined, keySpan),
  );
}

function states({ task }: ExpressionPlace): readonly Name[] {
  const repeats = around(task).flatMap(({ node }) => child(node, 'repeat') ?? []);
  if (repeats.length === 0) return [];
  return [
    made('local', 'round', 'Integer', 'The number of the round.'),
    ...repeats.flatMap((node) =>
      entriesOf(child(node, 'state')).map(({ key, keySpan }) =>
        made('local', key, undefined, undefined, keySpan),
      ),
    ),
  ];
}
