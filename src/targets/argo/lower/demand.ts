import { byValue, keyOf, keyPort, portOfKey } from '../../../model/artifact-keys.ts';
import type { BoundExport, BoundPipeline, BoundPort, BoundScope, BoundTask } from '../../../model/bound.ts';
import type { BoundExpression, ReferenceTarget } from '../../../model/bound-expression.ts';
import { componentUses } from '../../../model/component-uses.ts';
import { askedInput, filesOf, visitFileChoice } from '../../../model/file-choice.ts';
import { isDaemon } from '../../../model/is-daemon.ts';
import { isOutsideFile } from '../../../model/outside-artifact.ts';
import { visitReferences } from '../../../model/references.ts';
import { scopesOf } from '../../../model/scopes.ts';
import { leafExpressions } from '../../../model/setting-expressions.ts';
import { isBareTask } from '../../../model/volume-task.ts';
import { type ListedPlaces, listedPlaces } from './listed-places.ts';
import { storedFiles } from './stored-files.ts';

/** As what a port is wanted: an Argo parameter, an Argo artifact, or both. */
export interface Demand {
  value: boolean;
  artifact: boolean;
}

export interface Demands {
  of(port: BoundPort): Readonly<Demand>;
  /** Whether somebody reads what this task gives on by an output, or all runs of it where it is looped. */
  isGathered(task: BoundTask, port: BoundPort): boolean;
  /** Whether a value can be handed on as an artifact: a file that some step wrote, or a choice between such files. */
  isFile(value: BoundExpression): boolean;
  readonly listed: ListedPlaces;
  /** Whether a value is an artifact, or a List of them, that is handed on by its key. */
  isStored(value: BoundExpression): boolean;
}

/**
 * Finds out for every port of a pipeline and of all that it uses whether it travels as a parameter or as an artifact. A file that a step
 * reads by path comes as an artifact where its producer can give one; all else comes as a parameter. Root inputs are parameters always.
 */
export function findDemands(root: BoundPipeline): Demands {
  const demands = new Map<BoundPort, Demand>();
  const feeds = collectFeeds(root);
  const isStored = storedFiles(feeds);
  const comesAsFile = fileSources(root, feeds);
  const isFile = (value: BoundExpression): boolean => !isStored(value) && comesAsFile(value);
  const gathered = new Map<BoundTask, Set<BoundPort>>();
  const open: { readonly port: BoundPort; readonly channel: 'value' | 'artifact' }[] = [];
  const want = (port: BoundPort, channel: 'value' | 'artifact'): void => {
    const demand = demands.get(port) ?? { value: false, artifact: false };
    demands.set(port, demand);
    if (demand[channel]) return;
    demand[channel] = true;
    open.push({ port, channel });
  };
  /** Hands on to their sources what is wanted: one after the other, because a value may pass through a thousand groups. */
  const spread = (): void => {
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const port = portOfKey(one.port);
      for (const source of feeds.get(port ?? one.port) ?? [])
        wantSource(port === undefined ? source : keyOf(source), one.channel);
    }
  };
  const wantSource = (source: BoundExpression, channel: 'value' | 'artifact'): void => {
    const read = (value: BoundExpression, as: typeof channel): void =>
      visitReferences(as === 'value' ? byValue(value) : value, ({ target }) => {
        if (target.kind !== 'output' && target.kind !== 'input' && target.kind !== 'local') return;
        want(target.port, as);
        if (target.kind === 'output')
          gathered.set(target.task, (gathered.get(target.task) ?? new Set()).add(target.port));
      });
    const asked = askedInput(source);
    if (asked !== undefined && isFile(asked)) read(asked, 'artifact');
    else if (channel === 'artifact' && isStored(source)) read(keyOf(source), 'value');
    else if (channel === 'value' || !isFile(source)) read(source, 'value');
    else {
      visitFileChoice(source, {
        file: (file) => read(file, isOutsideFile(file) ? 'value' : 'artifact'),
        condition: (reference) => read(reference, 'value'),
        asked: () => undefined,
      });
    }
  };
  const visitTask = (task: BoundTask): void => {
    if (task.when !== undefined) wantSource(task.when, 'value');
    if (task.loop !== undefined) wantSource(task.loop.list, 'value');
    if (task.kind === 'component') {
      for (const expression of leafExpressions(task)) wantSource(expression, 'value');
      for (const [port, channels] of componentUses(task.component)) {
        if (!task.arguments.has(port)) continue;
        if (channels.value) want(port, 'value');
        if (channels.path) want(port, 'artifact');
      }
    } else if (isBareTask(task)) {
      for (const expression of leafExpressions(task)) wantSource(expression, 'value');
    } else if (task.kind === 'group') {
      if (task.choice !== undefined) wantSource(task.choice.value, 'value');
      if (task.repeat !== undefined) {
        for (const one of [task.repeat.until, task.repeat.limit]) wantSource(one, 'value');
      }
      visitScope(task.body);
    } else {
      visitPipeline(task.pipeline);
    }
  };
  const visitScope = (scope: BoundScope): void => scope.tasks.forEach(visitTask);
  const seen = new Set<BoundPipeline>();
  const visitPipeline = (pipeline: BoundPipeline): void => {
    if (seen.has(pipeline)) return;
    seen.add(pipeline);
    for (const { source } of pipeline.volumes) if (source.kind === 'create') wantSource(source.size, 'value');
    scopesOf(pipeline).forEach(visitScope);
  };
  visitPipeline(root);
  spread();
  for (const one of root.outputs) {
    if (isStored(one.value)) want(keyPort(one.port), 'value');
    else want(one.port, rootChannel(one, demands, isFile));
    spread();
  }
  return {
    isFile,
    isStored,
    listed: listedPlaces(root, feeds, isStored),
    isGathered: (task, port) => gathered.get(task)?.has(port) === true,
    of(port) {
      return demands.get(port) ?? { value: false, artifact: false };
    },
  };
}

/** The result of a run is an artifact or a parameter as its type says; a type that nobody knows follows what else reads it. */
function rootChannel(
  output: BoundExport,
  demands: ReadonlyMap<BoundPort, Demand>,
  isFile: (value: BoundExpression) => boolean,
): 'value' | 'artifact' {
  const { port, value } = output;
  if (!isFile(value)) return 'value';
  if (port.type.kind === 'artifact') return 'artifact';
  if (port.type.kind !== 'nominal' && port.type.kind !== 'any') return 'value';
  if (value.kind !== 'reference' || value.target.kind !== 'output') return 'artifact';
  const demand = demands.get(value.target.port);
  return demand?.value === true && !demand.artifact ? 'value' : 'artifact';
}

/** For every input of a step or pipeline, and every output of a group or pipeline, the expressions that give its value. */
function collectFeeds(root: BoundPipeline): ReadonlyMap<BoundPort, readonly BoundExpression[]> {
  const feeds = new Map<BoundPort, BoundExpression[]>();
  const add = (port: BoundPort, value: BoundExpression): void => {
    const list = feeds.get(port);
    if (list === undefined) feeds.set(port, [value]);
    else list.push(value);
  };
  const seen = new Set<BoundPipeline>();
  const visitPipeline = (pipeline: BoundPipeline): void => {
    if (seen.has(pipeline)) return;
    seen.add(pipeline);
    for (const one of pipeline.outputs) add(one.port, one.value);
    for (const scope of scopesOf(pipeline)) scope.tasks.forEach(visitTask);
  };
  const visitTask = (task: BoundTask): void => {
    if (task.kind === 'group') {
      for (const one of task.exports) add(one.port, one.value);
      for (const { port, first, next } of task.repeat?.state ?? []) {
        add(port, first);
        add(port, next);
      }
      task.body.tasks.forEach(visitTask);
    } else if (task.kind === 'component' || task.kind === 'pipeline') {
      for (const [port, value] of task.arguments) add(port, value);
      if (task.kind === 'pipeline') visitPipeline(task.pipeline);
    }
  };
  visitPipeline(root);
  return feeds;
}

/**
 * Tells files from texts. An output of a step is a file. An input of a pipeline inside the run is one when every call gives it one, an output
 * of a group or pipeline when it hands one on. What the user gives to the run, and what an expression computes, is text.
 */
function fileSources(
  root: BoundPipeline,
  feeds: ReadonlyMap<BoundPort, readonly BoundExpression[]>,
): (value: BoundExpression) => boolean {
  // Calls of one pipeline may feed one another in a circle, so every port counts as a file until a text is found to reach it.
  const texts = new Set<BoundPort>();
  // The number of a round and the word of a case are fed by nothing.
  const fed = new Set(feeds.keys());
  const readers = new Map<BoundPort, BoundPort[]>();
  const namesFile = (target: ReferenceTarget): boolean => {
    if (target.kind === 'local') return fed.has(target.port) && !texts.has(target.port);
    if (target.kind === 'outside') return true;
    if (target.kind !== 'input' && target.kind !== 'output') return false;
    // What a loop gathers is a text.
    if (target.kind === 'output' && target.task.loop !== undefined) return false;
    if (target.kind === 'output' && target.task.kind === 'component') return !isDaemon(target.task);
    if (target.kind === 'output' && isBareTask(target.task)) return false;
    return !texts.has(target.port);
  };
  const fedTexts = [...root.inputs];
  for (const [port, values] of feeds) {
    for (const value of values.flatMap(filesOf)) {
      const target = value.kind === 'reference' ? value.target : undefined;
      if (target === undefined || !namesFile(target)) fedTexts.push(port);
      else if (target.kind === 'input' || target.kind === 'output' || target.kind === 'local') {
        const known = readers.get(target.port);
        if (known === undefined) readers.set(target.port, [port]);
        else known.push(port);
      }
    }
  }
  for (let port = fedTexts.pop(); port !== undefined; port = fedTexts.pop()) {
    if (texts.has(port)) continue;
    texts.add(port);
    fedTexts.push(...(readers.get(port) ?? []));
  }
  return (value) => filesOf(value).every((one) => one.kind === 'reference' && namesFile(one.target));
}

/** What a component emits for an output: as demanded; unread parameters as parameters, all else as artifacts (declared outputs are always emitted). */
export function outputChannels(port: BoundPort, demands: Demands): Readonly<Demand> {
  const demand = demands.of(port);
  if (demand.value || demand.artifact) return demand;
  const { kind } = port.type;
  const artifact = kind === 'artifact' || kind === 'nominal' || kind === 'any';
  return { value: !artifact, artifact };
}
