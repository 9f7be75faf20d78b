import type {
  BoundPipeline,
  BoundPort,
  BoundScope,
  BoundTask,
  PipelineTask,
  Wait,
} from '../../model/bound.ts';
import type { BoundCall, BoundReference } from '../../model/bound-expression.ts';
import { certainPort } from '../../model/certain-port.ts';
import { producerOf } from '../../model/references.ts';
import { InternalError } from '../../util/invariant.ts';
import { UniqueNames } from '../../util/unique-name.ts';
import { boolType } from '../../validate/type-names.ts';
import { barePipeline } from '../bind/bare-pipeline.ts';
import { copyModel } from './copy-model.ts';
import { type AskedFile, allAskedFiles } from './find-asked-files.ts';

type Draft<Part> = { -readonly [Key in keyof Part]: Part[Key] };

/**
 * The same pipeline, in which tasks of ours find out whether files are there: pipelines without tasks, each with an optional input for the file and
 * an output that says whether it came. Argo shows files to no expressions but those of outputs. Where nothing is asked, it is the pipeline itself.
 */
export function withAskedFiles(root: BoundPipeline, asked = allAskedFiles(root)): BoundPipeline {
  if (asked.every(({ inTasks }) => inTasks.length === 0)) return root;
  const copy = copyModel(root);
  for (const { inTasks } of allAskedFiles(copy)) {
    const tasks = new Map<string, PipelineTask>();
    for (const one of inTasks) answer(one, tasks);
  }
  return copy;
}

/** Puts what a task of ours has found out in the place of the question. `tasks`: those that there are, by what they are asked. */
function answer({ call, file, home, asker }: AskedFile, tasks: Map<string, PipelineTask>): void {
  const producer = producerOf(file.target);
  const port = portOf(file);
  const question = `${producer?.name ?? ''}/${port.name}`;
  const ends = (asker?.waits ?? []).flatMap((some) =>
    some.filter(({ task }) => task === producer).map(({ end }) => (some.length > 1 ? 'any' : end)),
  );
  const task = tasks.get(question) ?? askingTask(file, port, home, producer);
  if (!tasks.has(question)) {
    tasks.set(question, task);
    (home as Draft<BoundScope>).tasks = [...home.tasks, task];
  }
  if (asker !== undefined) waitFor(asker, task, ends.some((end) => end !== 'fine') ? 'any' : 'fine');
  const [there] = task.outputs;
  if (there === undefined) return;
  const told: BoundReference = {
    kind: 'reference',
    target: { kind: 'output', task, port: there },
    type: boolType,
    absent: [{ kind: 'failed', task }],
    span: call.span,
  };
  const no = { kind: 'literal', value: false, type: boolType, absent: [], span: call.span } as const;
  Object.assign(call, { name: 'default', arguments: [told, no] } satisfies Partial<BoundCall>);
}

function portOf({ target }: BoundReference): BoundPort {
  if (target.kind === 'input' || target.kind === 'output') return target.port;
  throw new InternalError('a file that is asked for is an input or an output');
}

function waitFor(asker: BoundTask, task: BoundTask, end: Wait['end']): void {
  if (asker.waitsFor.includes(task)) return;
  const draft = asker as Draft<BoundTask>;
  draft.waitsFor = [...asker.waitsFor, task];
  draft.waits = [...asker.waits, [{ task, end }]];
}

function askingTask(
  file: BoundReference,
  port: BoundPort,
  home: BoundScope,
  producer: BoundTask | undefined,
): PipelineTask {
  const { span } = file;
  const origin = { key: span, span };
  const given: BoundPort = { ...port, name: 'file', optional: true, default: undefined, origin };
  const there = certainPort('there', boolType, origin);
  const names = new UniqueNames(
    59,
    home.tasks.map(({ name }) => name),
  );
  const wanted = `ask-${producer === undefined ? '' : `${producer.name}-`}${port.name}`;
  const isThere: BoundCall = {
    kind: 'call',
    name: 'present',
    arguments: [{ ...file, target: { kind: 'input', port: given }, absent: [] }],
    type: boolType,
    absent: [],
    span,
  };
  return {
    kind: 'pipeline',
    name: `${names.take(wanted.toLowerCase().replace(/[^a-z0-9-]+/g, '-'))}--`,
    scope: home,
    description: undefined,
    when: undefined,
    waitsFor: producer === undefined ? [] : [producer],
    waits: producer === undefined ? [] : [[{ task: producer, end: 'fine' }]],
    outputs: [there],
    loop: undefined,
    continueOnFailure: false,
    origin,
    arguments: new Map([[given, file]]),
    pipeline: {
      ...barePipeline,
      name: 'pw-is-there',
      inputs: [given],
      outputs: [{ port: there, value: isThere }],
      scope: { owner: undefined, tasks: [] },
      origin,
    },
  };
}
