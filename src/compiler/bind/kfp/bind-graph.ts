import { posix } from 'node:path';
import { Sink } from '../../../diagnostics/sink.ts';
import type { BoundExport, BoundPipeline, BoundPort } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type {
  GraphArgument,
  GraphSpec,
  GraphTaskSpec,
  InputSpec,
  OutputSpec,
  PipelineDocument,
} from '../../../model/documents.ts';
import type { LinkedGraph } from '../../../model/linked.ts';
import type { At } from '../../../syntax/at.ts';
import { templateName } from '../../../targets/argo/names.ts';
import { anyType } from '../../../validate/type-names.ts';
import { barePipeline } from '../bare-pipeline.ts';
import { bindArguments } from '../bind-arguments.ts';
import { bindInputs, bindOutputs } from '../bind-ports.ts';
import type { Binding } from '../binding.ts';
import { bindCodes } from '../codes.ts';
import type { TaskDraft } from '../drafts.ts';
import { noFacts } from '../expression/scope.ts';
import { isOpen } from '../gaps.ts';
import { orderTasks } from '../order-tasks.ts';
import { SettingsOfTasks } from '../settings-of-tasks.ts';
import { checkUsable } from './check-usable.ts';
import { declareGraphTasks, withoutSettings } from './declare-graph-tasks.ts';
import { GraphScope } from './graph-scope.ts';
import { readsInput } from './reads-input.ts';

/**
 * Binds a graph of KFP as a pipeline. What KFP finds when it loads the graph is reported at once. What it finds only when the graph runs, and
 * what it crashes on then, is an error where the graph is used; of a graph that is looked at alone it is a warning.
 */
export function bindGraph(linked: LinkedGraph, context: Binding): BoundPipeline | undefined {
  const { document } = linked;
  const { sink, types } = context;
  const graph = document.get('implementation')?.get('graph')?.as<GraphSpec>();
  if (graph === undefined) return undefined;
  const before = sink.errorCount;
  const later = new Sink();
  for (const one of linked.missing) later.add(one);
  checkUsable(graph, sink, later);

  const options = { ours: false, ofKfp: true, ofGraph: true, types, sink } as const;
  const ports = bindInputs(document.get('inputs')?.as<readonly InputSpec[]>(), options);
  const inputs = asInputsOfGraph(ports, graph);
  const declared = bindOutputs(document.get('outputs')?.as<readonly OutputSpec[]>(), options);
  const root = declareGraphTasks(graph, linked, context);
  const scope = new GraphScope(inputs, root, later, {
    inputs: isOpen(document, 'inputs'),
    tasks: isOpen(graph, 'tasks'),
  });
  const names = { inputs: new Map(inputs.map((port) => [port.name, port])), volumes: new Map() };
  const settings = new SettingsOfTasks(document.as<PipelineDocument>(), root, names, scope, context, later);
  for (const draft of root.tasks.values()) {
    for (const [, argument] of draft.at.get('arguments')?.entries() ?? []) {
      const at = argument.as<GraphArgument>();
      scope.checkNames(at, sink);
      const producer = scope.producer(at);
      if (producer !== undefined && !draft.edges.has(producer.draft))
        draft.edges.set(producer.draft, producer.span);
    }
    bindTask(draft, scope, settings, later);
  }
  orderTasks(root, sink);
  const exports = bindOutputValues(graph, declared, scope, isOpen(document, 'outputs'), sink, later);
  const isRoot = context.root.kind === 'graph';
  for (const one of later.diagnostics())
    sink.add(isRoot && one.severity === 'error' ? { ...one, severity: 'warning' } : one);
  const isWhole = [...root.tasks.values()].every(({ task }) => task !== undefined);
  if (sink.errorCount > before || later.hasErrors || !isWhole || document.hasGap) return undefined;
  return {
    ...barePipeline,
    ofKfp: true,
    name: templateName(document.value.name ?? posix.basename(linked.path).replace(/\..*$/, '')),
    description: document.value.description ?? undefined,
    inputs,
    outputs: exports,
    scope: root.scope,
    origin: {
      key: document.get('name')?.span ?? { ...document.span, end: document.span.start },
      span: document.span,
    },
  };
}

/**
 * KFP puts the values of a graph's inputs straight into its tasks, so that their types do not count; and it cannot run a graph of which some
 * task reads an input that has no value.
 */
function asInputsOfGraph(ports: readonly BoundPort[], graph: At<GraphSpec>): readonly BoundPort[] {
  const read = new Set<string>();
  const visit = (at: At<unknown>): void => {
    const name = at.as<GraphReferenceFields>().get('graphInput')?.get('inputName')?.value;
    if (name !== undefined) read.add(name);
  };
  for (const [, task] of graph.get('tasks')?.entries() ?? [])
    for (const [, at] of task.as<GraphTaskSpec>().get('arguments')?.entries() ?? []) visit(at);
  for (const [, at] of graph.get('outputValues')?.entries() ?? []) visit(at);
  return ports.map((port) => ({ ...port, type: anyType, optional: port.optional && !read.has(port.name) }));
}

interface GraphReferenceFields {
  readonly graphInput?: { readonly inputName: string };
}

function bindTask(draft: TaskDraft, scope: GraphScope, settings: SettingsOfTasks, later: Sink): void {
  const { task, used } = draft;
  if (used === undefined || task === undefined) return;
  if (task.kind !== 'component' && task.kind !== 'pipeline') return;
  const value = (at: At<unknown>): BoundExpression | undefined => scope.value(at.as<GraphArgument>());
  // KFP asks for what is read, and for nothing else.
  const given = bindArguments(
    draft,
    used,
    value,
    noFacts,
    later,
    (port, bound) => !port.optional && readsInput(used, port, bound),
  );
  task.arguments = new Map([...given].map(([port, one]) => [port, normalised(draft, port, one)]));
  if (task.kind === 'component')
    task.settings = settings.of({ ...draft, at: withoutSettings(draft.at) }, noFacts);
}

/** KFP reads every default anew that a task of a graph is left with, not only those of optional inputs. */
function normalised(draft: TaskDraft, port: BoundPort, value: BoundExpression): BoundExpression {
  const given = draft.at.get('arguments')?.entries() ?? [];
  const isDefault = value.kind === 'literal' && !given.some(([name]) => name === port.name);
  return isDefault && port.defaultInGraph !== undefined ? { ...value, value: port.defaultInGraph } : value;
}

function bindOutputValues(
  graph: At<GraphSpec>,
  declared: readonly BoundPort[],
  scope: GraphScope,
  hasMore: boolean,
  sink: Sink,
  later: Sink,
): readonly BoundExport[] {
  const exports: BoundExport[] = [];
  for (const [name, at] of graph.get('outputValues')?.entries() ?? []) {
    const port = declared.find((one) => one.name === name);
    if (port === undefined && !hasMore) {
      sink.report(bindCodes['unknown-port'], at.keySpan, `The graph has no output "${name}".`, {
        help: 'Declare it under `outputs`.',
      });
    }
    scope.checkNames(at.as<GraphArgument>(), later);
    const value = scope.value(at.as<GraphArgument>());
    if (port !== undefined && value !== undefined)
      exports.push({ port: { ...port, type: value.type, optional: value.absent.length > 0 }, value });
  }
  return exports;
}
