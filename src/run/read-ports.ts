import type { BoundExport, BoundPipeline, BoundPort, BoundScope, BoundTask } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { componentUses } from '../model/component-uses.ts';
import { visitReferences } from '../model/references.ts';
import { scopesOf } from '../model/scopes.ts';
import { leafExpressions } from '../model/setting-expressions.ts';
import { isBareTask } from '../model/volume-task.ts';

/** What somebody reads: ports, and of looped tasks what they gather by each. */
export interface Reads {
  readonly ports: ReadonlySet<BoundPort>;
  isGathered(task: BoundTask, port: BoundPort): boolean;
}

/**
 * The inputs and outputs whose values somebody reads when a pipeline runs: steps and conditions, what is handed on to those, and whoever looks
 * at the outputs of the run. Nothing else is computed, so that nothing else can fail (docs/language.md, section 11).
 */
export function readPorts(root: BoundPipeline): Reads {
  const sources = new Map<BoundPort, BoundExpression[]>();
  const read = new Set<BoundPort>();
  const gathered = new Map<BoundTask, Set<BoundPort>>();
  const open: BoundPort[] = [];
  const feed = (port: BoundPort, value: BoundExpression): void => {
    sources.set(port, [...(sources.get(port) ?? []), value]);
  };
  const want = (port: BoundPort): void => {
    if (read.has(port)) return;
    read.add(port);
    open.push(port);
  };
  const wantAll = (value: BoundExpression): void =>
    visitReferences(value, ({ target }) => {
      if (target.kind === 'input' || target.kind === 'output' || target.kind === 'local') want(target.port);
      if (target.kind === 'output')
        gathered.set(target.task, (gathered.get(target.task) ?? new Set()).add(target.port));
    });
  const visitExports = (exports: readonly BoundExport[]): void => {
    for (const { port, value } of exports) feed(port, value);
  };
  const seen = new Set<BoundPipeline>();
  const visitPipeline = (pipeline: BoundPipeline): void => {
    if (seen.has(pipeline)) return;
    seen.add(pipeline);
    visitExports(pipeline.outputs);
    for (const { source } of pipeline.volumes) if (source.kind === 'create') wantAll(source.size);
    scopesOf(pipeline).forEach(visitScope);
  };
  const visitScope = (scope: BoundScope): void => scope.tasks.forEach(visitTask);
  const visitTask = (task: BoundTask): void => {
    if (task.when !== undefined) wantAll(task.when);
    if (task.loop !== undefined) wantAll(task.loop.list);
    if (task.kind === 'group') {
      if (task.choice !== undefined) wantAll(task.choice.value);
      if (task.repeat !== undefined) [task.repeat.until, task.repeat.limit].forEach(wantAll);
      for (const { port, first, next } of task.repeat?.state ?? []) {
        feed(port, first);
        feed(port, next);
      }
      visitExports(task.exports);
      visitScope(task.body);
      return;
    }
    if (task.kind === 'component' || isBareTask(task)) leafExpressions(task).forEach(wantAll);
    if (isBareTask(task)) return;
    for (const [port, value] of task.arguments) feed(port, value);
    if (task.kind === 'pipeline') visitPipeline(task.pipeline);
    else for (const port of componentUses(task.component).keys()) want(port);
  };
  visitPipeline(root);
  for (const { port } of root.outputs) want(port);
  for (let port = open.pop(); port !== undefined; port = open.pop()) sources.get(port)?.forEach(wantAll);
  return { ports: read, isGathered: (task, port) => gathered.get(task)?.has(port) === true };
}
