import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExport, BoundPipeline, BoundPort, BoundScope, Manifest } from '../../model/bound.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { InputSpec, PipelineDocument, TaskSpec } from '../../model/documents.ts';
import type { LinkedPipeline } from '../../model/linked.ts';
import { visitReferences } from '../../model/references.ts';
import type { At } from '../../syntax/at.ts';
import { allExpressions } from '../../validate/rules/walk.ts';
import { anyType } from '../../validate/type-names.ts';
import { declareResponse } from './bind-http.ts';
import { checkLocks } from './bind-locks.ts';
import { bindInputs } from './bind-ports.ts';
import { bindRepository, repositoryOf } from './bind-repository.ts';
import { bindRun, bindSchedule } from './bind-run.ts';
import { bindRunText } from './bind-run-text.ts';
import { bindSizes } from './bind-sizes.ts';
import { TaskBinder } from './bind-tasks.ts';
import { bindVolumes } from './bind-volumes.ts';
import type { Binding } from './binding.ts';
import { checkAnnotations } from './check-annotations.ts';
import { checkDaemonLimit, checkDaemons } from './check-daemons.ts';
import { checkExitLimits } from './check-exit-limits.ts';
import { checkNamesOfPipeline } from './check-kubernetes-names.ts';
import { checkPipelineName } from './check-name.ts';
import { checkRaw } from './check-raw.ts';
import { bindCodes } from './codes.ts';
import { declareAnswers } from './declare-approval.ts';
import { declareExports } from './declare-exports.ts';
import { declareFields } from './declare-resource.ts';
import { declareStep } from './declare-step.ts';
import { declareTasks, type FindUsed } from './declare-tasks.ts';
import type { ExportDraft, Mutable, PipelineNames } from './drafts.ts';
import { checkInputsOf } from './environments.ts';
import { isOpen } from './gaps.ts';
import { refuseMisplacedText } from './misplaced-text.ts';
import { newerFieldsOf } from './newer-fields.ts';
import { openMap } from './open-map.ts';
import { plainTexts } from './plain-texts.ts';
import { readsMadeVolume } from './reads-made-volume.ts';
import { refuseByEngine } from './refuse-by-engine.ts';
import { createExpressionScope } from './resolve-reference.ts';
import { withoutEscapes } from './without-escapes.ts';

/** Binds one pipeline file: names, references, types, absence and order are proven; all that is wrong is reported. */
export function bindPipeline(linked: LinkedPipeline, context: Binding): BoundPipeline | undefined {
  const { document } = linked;
  const { environment, sink, types } = context;
  const schedule = bindSchedule(document, sink);
  checkPipelineName(
    document.value.name,
    schedule !== undefined,
    document.get('name')?.span ?? document.span,
    sink,
  );
  refuseMisplacedText(document, sink);
  checkNamesOfPipeline(document, sink);
  const inputs = bindInputs(document.get('inputs')?.as<readonly InputSpec[]>(), {
    ours: true,
    ofKfp: false,
    inPipeline: true,
    types,
    sink,
    ...(environment !== undefined && linked === context.root && { environment }),
  });
  if (linked === context.root && !isOpen(document, 'inputs')) checkInputsOf(environment, inputs, sink);
  const volumes = bindVolumes(document, linked !== context.root, sink);
  const exports = new Map<string, ExportDraft>();
  const ports = declareExports(document.get('outputs')?.as(), exports, sink);
  const tasks = document.get('tasks');
  if (tasks === undefined) return undefined;
  const root = declareTasks(
    tasks.as(),
    undefined,
    undefined,
    (task) => findUsed(task, linked, context),
    sink,
  );
  const annotations = texts(document.get('annotations'));
  checkAnnotations(annotations, document.get('annotations')?.keySpan ?? document.span, sink);
  const isOpenTo = isOpen(document, 'inputs');
  const known = inputs.map((port) => [port.name, port] as const);
  const names = { inputs: openMap(known, isOpenTo, (name) => unknownInput(name, document)), volumes };
  const binder = new TaskBinder(document, root, names, context);
  const atStart = createExpressionScope(names, root, binder, { inputs: true, tasks: false, pod: false });
  bindSizes(volumes, document, atStart, sink);
  binder.bind();
  const onExit = bindOnExit(linked, { ...names, ended: root }, context);
  if (linked === context.root && onExit !== undefined && readsMadeVolume(onExit.scope)) {
    const place = document.get('onExit')?.keySpan ?? document.span;
    refuseByEngine(
      place,
      'A volume whose size is computed cannot be used in `onExit`: a task makes it, Argo does not tell `onExit` whether it could, and a pod without its claim waits for ever.',
      'Give the volume a constant `size`, or use it in a last task of `tasks`, with `after: [{task: …, is: finished}]`.',
      sink,
    );
  }
  checkExitLimits(onExit?.scope, document.get('run')?.get('parallelism')?.as<number>(), sink);
  const outputs = ports.flatMap((port): readonly BoundExport[] => {
    const draft = exports.get(port.name);
    const value = draft === undefined ? undefined : binder.bindExport(draft, root, undefined);
    return value === undefined ? [] : [{ port, value }];
  });
  // An output that is wrong was reported here; whoever uses the pipeline and reads it is not to blame.
  if (outputs.length < ports.length) return undefined;
  const run = bindRun(document, environment?.namespace, (at) => bindRunText(at, names, root, sink), sink);
  const pipeline: BoundPipeline = {
    kind: 'pipeline',
    ofKfp: false,
    name: document.value.name,
    description:
      document.value.description === undefined ? undefined : withoutEscapes(document.value.description),
    labels: texts(document.get('labels')),
    annotations,
    inputs,
    outputs,
    ...((isOpenTo || isOpen(document, 'outputs')) && { isOpen: true }),
    scope: root.scope,
    onExit: onExit?.scope,
    volumes: [...volumes.values()],
    repository: bindRepository(repositoryOf(document, environment), root, names, sink),
    run,
    schedule,
    argo: bindRaw(document, sink),
    origin: { key: document.get('name')?.span ?? document.span, span: document.span, node: document.node },
  };
  if (linked === context.root) checkLocks(pipeline, run.mutexes, sink);
  checkDaemons(pipeline, sink);
  if (linked === context.root)
    checkDaemonLimit(pipeline, document.get('run')?.get('parallelism')?.as<number>(), sink);
  settleGuesses(pipeline, [...binder.guessed(), ...(onExit?.guessed ?? [])]);
  return pipeline;
}

/** An input of a pipeline of which not all inputs could be read. */
function unknownInput(name: string, { keySpan, span }: At<unknown>): BoundPort {
  return { ...certainPort(name, anyType, { key: keySpan, span }), isUnknown: true };
}

/** Fields of Argo that the pipeline adds to its workflow. */
function bindRaw(document: At<PipelineDocument>, sink: Sink): BoundPipeline['argo'] {
  const raw = document.get('argo')?.as<Manifest>();
  if (raw === undefined) return undefined;
  checkRaw(raw, 'WorkflowSpec', sink);
  return { fields: raw.value, newer: newerFieldsOf(raw.node, 'WorkflowSpec') };
}

/** An output of which only a script's text tells may be something else, unless somebody reads it. */
function settleGuesses(pipeline: BoundPipeline, guessed: readonly Mutable<BoundPort>[]): void {
  if (guessed.length === 0) return;
  const read = new Set<BoundPort>();
  for (const expression of allExpressions(pipeline)) {
    visitReferences(expression, ({ target }) => {
      if (target.kind === 'output') read.add(target.port);
    });
  }
  for (const port of guessed) port.optional = !read.has(port);
}

/** The tasks that run when all others have ended: a DAG of their own, with the same inputs and volumes. */
function bindOnExit(
  linked: LinkedPipeline,
  names: PipelineNames,
  context: Binding,
): { readonly scope: BoundScope; readonly guessed: readonly Mutable<BoundPort>[] } | undefined {
  const tasks = linked.document.get('onExit');
  if (tasks === undefined) return undefined;
  const root = declareTasks(
    tasks.as(),
    undefined,
    undefined,
    (task) => findUsed(task, linked, context),
    context.sink,
  );
  const binder = new TaskBinder(linked.document, root, names, context);
  binder.bind();
  return { scope: root.scope, guessed: binder.guessed() };
}

function texts(at: Parameters<typeof plainTexts>[0]): ReadonlyMap<string, string> {
  return new Map([...plainTexts(at)].map(([key, text]) => [key, withoutEscapes(text)]));
}

/** What a task runs, bound; a pipeline is told what of it does not count when it is used as a component. */
function findUsed(task: At<TaskSpec>, linked: LinkedPipeline, context: Binding): ReturnType<FindUsed> {
  const { container, script, resource, approval, http } = task.value;
  if (resource !== undefined) return declareFields(task, context);
  if (approval !== undefined) return declareAnswers(task, context);
  if (http !== undefined) return declareResponse(task);
  if (container !== undefined || script !== undefined) return declareStep(task, linked, context);
  const reference = task.get('component');
  const used = reference === undefined ? undefined : linked.uses.get(reference.node);
  if (used === undefined) return undefined;
  const bound = context.bind(used);
  if (used.kind !== 'pipeline' || reference === undefined) return bound;
  noteIgnored(used.document, reference.as<string>(), context);
  if (bound?.kind === 'pipeline' && readsFailures(bound)) {
    refuseByEngine(
      reference.span,
      `The \`onExit\` of "${bound.name}" reads \`run.failures\`, which Argo knows only of a whole run, and not of a call.`,
      'Ask there for `run.status`, which is that of the call, or read `run.failures` in the `onExit` of this pipeline.',
      context.sink,
    );
  }
  return bound;
}

/** Argo lists the failures of the whole run only. */
function readsFailures(pipeline: BoundPipeline): boolean {
  let found = false;
  for (const expression of allExpressions(pipeline)) {
    visitReferences(expression, ({ target }) => {
      found ||= target.kind === 'run' && target.field === 'failures';
    });
  }
  return found;
}

function noteIgnored(document: At<PipelineDocument>, reference: At<string>, context: Binding): void {
  const ignored = (['schedule', 'run', 'artifactRepository', 'argo'] as const).filter(
    (key) => document.get(key) !== undefined,
  );
  if (ignored.length === 0) return;
  const names = ignored.map((key) => `"${key}"`).join(' and ');
  context.sink.report(
    bindCodes['ignored-in-component'],
    reference.span,
    `${names} of "${document.value.name}" ${ignored.length === 1 ? 'does' : 'do'} not count where it is used as a component.`,
  );
}
