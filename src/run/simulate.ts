import type {
  ApprovalTask,
  BoundExport,
  BoundLoop,
  BoundPipeline,
  BoundPort,
  BoundRepeat,
  BoundScope,
  BoundTask,
  ComponentTask,
  GroupTask,
  HttpTask,
  LeafTask,
  ResourceTask,
  Retry,
  VolumeTask,
  Wait,
} from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { isList } from '../model/is-list.ts';
import { manifestValues } from '../model/manifest.ts';
import { leafExpressions } from '../model/setting-expressions.ts';
import { isBareTask } from '../model/volume-task.ts';
import { InternalError, invariant } from '../util/invariant.ts';
import { answer, defaultOf } from './answer.ts';
import { decodeText, type Environment, evaluate, evaluateText } from './evaluate.ts';
import { Fault } from './evaluate-fault.ts';
import { gather } from './gather.ts';
import { judgeResponse } from './judge-response.ts';
import { type Reads, readPorts } from './read-ports.ts';
import type { Scenario, Simulation, TaskRun, TaskState, Values } from './simulation.ts';
import { stepCommand } from './step-command.ts';
import { type LastTry, type TriedStep, tryStep } from './try-step.ts';
import { jsonText } from './value-text.ts';

/**
 * Runs a pipeline by the meaning of the language (docs/language.md, sections 3, 10 and 12): what runs, what is skipped, what fails, and every
 * value on its way. Nothing of it comes from what is compiled, so that the two can be compared.
 */
export function simulate(pipeline: BoundPipeline, scenario: Scenario): Simulation {
  const tasks = new Map<string, TaskRun>();
  const inputs = new Map(
    pipeline.inputs.map((port) => [port, scenario.inputs?.get(port.name) ?? defaultOf(port)]),
  );
  const world: World = { ...scenario, reads: readPorts(pipeline) };
  const outputs = new PipelineRun(world, tasks, inputs, '').run(pipeline);
  return {
    pipeline,
    status: outputs instanceof Fault ? 'Failed' : 'Succeeded',
    tasks,
    outputs: outputs instanceof Fault ? none : outputs,
  };
}

const none: Values = new Map();

const anyList = { kind: 'list', of: { kind: 'any' } } as const;

/** What a run is given, and whose values somebody reads: only those are computed. */
interface World extends Scenario {
  readonly reads: Reads;
}

/** The ends of a task, and what is known of how it came to it. */
type Ended = Pick<TaskRun, 'state'> & Partial<Known>;

/** `isLost`: no failure that can be forgiven. */
interface Known extends TaskRun {
  readonly isLost?: boolean;
}

/** One run of one pipeline: its tasks, those in its groups included, see one another. */
class PipelineRun {
  readonly #scenario: World;
  readonly #tasks: Map<string, TaskRun>;
  readonly #inputs: Values;
  readonly #prefix: string;
  readonly #ended = new Map<BoundTask, Known>();
  readonly #outer: PipelineRun | undefined;
  #items: ReadonlyMap<BoundLoop, string>;
  readonly #called = new Set<BoundTask>();
  readonly #locals = new Map<BoundPort, string | undefined>();
  /** How the pipeline ended, for its `onExit`. */
  #status: 'Succeeded' | 'Failed' | undefined;

  /** `outer`: the run in which this is only what happens for one item of a loop, or in one round of a repetition. */
  constructor(
    scenario: World,
    tasks: Map<string, TaskRun>,
    inputs: Values,
    prefix: string,
    outer?: { readonly run: PipelineRun; readonly item?: readonly [BoundLoop, string] },
  ) {
    this.#scenario = scenario;
    this.#tasks = tasks;
    this.#inputs = inputs;
    this.#prefix = prefix;
    this.#outer = outer?.run;
    this.#status = outer === undefined ? undefined : outer.run.#status;
    this.#items = outer === undefined ? new Map() : outer.run.#items;
    if (outer?.item !== undefined) this.#items = new Map([...this.#items, outer.item]);
  }

  /** The values of the outputs, or why there are none. */
  run(pipeline: BoundPipeline): Values | Fault {
    const { scope, outputs, onExit } = pipeline;
    const fault = this.#volumes(pipeline);
    // Of a call, `onExit` is among what does not run.
    if (fault !== undefined && this.#prefix !== '') {
      this.pass(pipeline, 'omitted');
      return fault;
    }
    if (fault !== undefined) this.#scope(scope, this.#prefix, 'omitted');
    const values = fault ?? this.#body(scope, outputs, this.#prefix);
    if (onExit === undefined) return values;
    this.#status = values instanceof Fault ? 'Failed' : 'Succeeded';
    const exit = this.#body(onExit, [], exitPath(this.#prefix));
    return values instanceof Fault || !(exit instanceof Fault) ? values : exit;
  }

  /** Why volumes of a pipeline cannot be made. */
  #volumes({ volumes }: BoundPipeline): Fault | undefined {
    for (const { source } of volumes) {
      if (source.kind !== 'create') continue;
      const size = evaluateText(source.size, this.#environment(this.#prefix));
      if (!size.ok) return new Fault(size.reason);
    }
    return undefined;
  }

  /** Notes the tasks of a pipeline that does not run. */
  pass({ scope, onExit }: BoundPipeline, because: TaskState): void {
    this.#scope(scope, this.#prefix, because);
    if (onExit !== undefined) this.#scope(onExit, exitPath(this.#prefix), because);
  }

  #body(scope: BoundScope, exports: readonly BoundExport[], path: string): Values | Fault {
    this.#scope(scope, path, undefined);
    const failed = scope.tasks.find((task) => !this.#isFine(task));
    if (failed !== undefined) return new Fault(`${below(path, failed)} did not end well`);
    return this.#values(
      exports.map(({ port, value }) => [port, value]),
      path,
    );
  }

  /** `because`: the state of what is around, when that keeps all of it from running. */
  #scope(scope: BoundScope, path: string, because: TaskState | undefined): void {
    for (const task of scope.tasks) this.#visit(task, path, because);
  }

  #visit(task: BoundTask, path: string, because: TaskState | undefined): void {
    if (this.#ended.has(task)) return;
    for (const before of task.waitsFor) this.#visit(before, path, because);
    const own = below(path, task);
    const after = task.waitsFor.map((before) => below(path, before));
    // What is inside of a task comes after it in the map.
    const run = { path: own, task, after, reason: undefined, command: undefined, attempts: 0 };
    const place: TaskRun = { ...run, state: 'omitted', inputs: none, outputs: none };
    this.#tasks.set(own, place);
    const ended: Known = { ...place, ...this.#end(task, own, because) };
    this.#tasks.set(own, ended);
    this.#ended.set(task, ended);
    this.#pass(task, own, ended.state === 'skipped' ? 'skipped' : 'omitted');
  }

  /** Notes what is inside of a task and did not come to its turn. */
  #pass(task: BoundTask, path: string, because: TaskState): void {
    if (task.loop === undefined || !this.#called.has(task)) this.#passOnce(task, path, because);
  }

  #passOnce(task: BoundTask, path: string, because: TaskState): void {
    if (task.kind === 'group' && !this.#called.has(task)) this.#scope(task.body, path, because);
    if (task.kind !== 'pipeline' || this.#called.has(task)) return;
    new PipelineRun(this.#scenario, this.#tasks, none, path).pass(task.pipeline, because);
  }

  #end(task: BoundTask, path: string, because: TaskState | undefined): Ended {
    if (because !== undefined) return { state: because };
    if (!task.waits.every((some) => some.some((one) => this.#hasEnded(one)))) return { state: 'omitted' };
    return task.loop === undefined ? this.#once(task, path) : this.#loop(task, task.loop, path);
  }

  /** Runs a task for each item, in no order; all of them run, whatever becomes of the others. */
  #loop(task: BoundTask, loop: BoundLoop, path: string): Ended {
    const list = evaluate(loop.list, this.#environment(path));
    if (!list.ok) return { state: 'failed', reason: list.reason, isLost: true };
    // A value without a type travels as a text.
    const items = typeof list.value === 'string' ? decodeText(list.value, anyList) : list;
    if (!items.ok) return { state: 'failed', reason: items.reason, isLost: true };
    const values = items.value !== undefined && isList(items.value) ? items.value : [];
    const runs: Known[] = [];
    this.#called.add(task);
    for (const [index, item] of values.entries()) {
      const own = `${path}[${index}]`;
      const outer = { run: this, item: [loop, jsonText([item]) ?? '[]'] } as const;
      const inner = new PipelineRun(this.#scenario, this.#tasks, this.#inputs, this.#prefix, outer);
      runs.push(inner.#item(task, own));
    }
    const ports = task.outputs.filter((port) => this.#scenario.reads.isGathered(task, port));
    const outputs = gather(
      ports,
      runs.map((run) => run.outputs),
      loop.nullable,
    );
    const failed = runs.find((run) => run.state === 'failed');
    if (outputs instanceof Fault) return { state: 'failed', reason: outputs.reason, isLost: true };
    if (failed !== undefined) return { state: 'failed', reason: `${failed.path} did not end well`, outputs };
    return { state: runs.length === 0 ? 'skipped' : 'succeeded', outputs };
  }

  #item(task: BoundTask, path: string): Known {
    const empty = {
      after: [],
      reason: undefined,
      command: undefined,
      attempts: 0,
      inputs: none,
      outputs: none,
    };
    const place: TaskRun = { ...empty, path, task, state: 'omitted' };
    this.#tasks.set(path, place);
    const ended = { ...place, ...this.#once(task, path) };
    this.#tasks.set(path, ended);
    this.#ended.set(task, ended);
    this.#passOnce(task, path, ended.state === 'skipped' ? 'skipped' : 'omitted');
    return ended;
  }

  #once(task: BoundTask, path: string): Ended {
    if (task.when !== undefined) {
      const holds = evaluate(task.when, this.#environment(path));
      if (!holds.ok) return { state: 'failed', reason: holds.reason };
      if (holds.value !== true) return { state: 'skipped' };
    }
    if (task.kind === 'group') return this.#group(task, path);
    if (task.kind === 'approval') return this.#approval(task, path);
    if (isBareTask(task)) return this.#object(task, path);
    const asTexts = task.kind === 'component' && task.component.ofKfp;
    const inputs = this.#values([...task.arguments], path, asTexts);
    if (inputs instanceof Fault) return ended(inputs, {});
    if (task.kind === 'component') return this.#step(task, inputs, path);
    this.#called.add(task);
    const values = new PipelineRun(this.#scenario, this.#tasks, inputs, path).run(task.pipeline);
    return ended(values, { inputs });
  }

  #group(task: GroupTask, path: string): Ended {
    if (task.choice !== undefined) {
      const chosen = evaluateText(task.choice.value, this.#environment(path));
      if (!chosen.ok) return { state: 'failed', reason: chosen.reason };
      this.#locals.set(task.choice.port, chosen.text);
    }
    if (task.repeat !== undefined) return this.#repeat(task, task.repeat, path);
    return ended(this.#body(task.body, task.exports, path), {});
  }

  /** Runs the tasks of a group again and again, each time in a run of its own. */
  #repeat(task: GroupTask, repeat: BoundRepeat, path: string): Ended {
    this.#called.add(task);
    let state = this.#values(
      repeat.state.map(({ port, first }) => [port, first] as const),
      path,
    );
    for (let round = 1; ; round += 1) {
      if (state instanceof Fault) return ended(state, {});
      const inner = new PipelineRun(this.#scenario, this.#tasks, this.#inputs, this.#prefix, { run: this });
      inner.#locals.set(repeat.round, String(round));
      for (const [port, text] of state) inner.#locals.set(port, text);
      const own = `${path}[${round - 1}]`;
      const made = inner.#body(task.body, task.exports, own);
      const isUneven = task.body.tasks.some((one) => !inner.#isFine(one));
      if (isUneven) return ended(made, {});
      const until = evaluate(repeat.until, inner.#environment(own));
      if (!until.ok) return { state: 'failed', reason: until.reason };
      if (until.value === true) return ended(made, {});
      const limit = evaluate(repeat.limit, inner.#environment(own));
      if (!limit.ok) return { state: 'failed', reason: limit.reason };
      if (round === limit.value && repeat.onMax === 'continue') return ended(made, {});
      if (round === limit.value)
        return { state: 'failed', reason: `"until" did not hold in ${round} rounds` };
      state = inner.#values(
        repeat.state.map(({ port, next }) => [port, next] as const),
        own,
      );
    }
  }

  /** What a task around gives, here or in the run around this one. */
  #local(port: BoundPort): string | undefined {
    if (this.#locals.has(port) || this.#outer === undefined) return this.#locals.get(port);
    return this.#outer.#local(port);
  }

  #isFine(task: BoundTask): boolean {
    const run = this.#endOf(task);
    if (run?.state === 'failed') return task.continueOnFailure && run.isLost !== true;
    return run?.state === 'succeeded' || run?.state === 'skipped';
  }

  /** How a task ended, here or in the run around this one. */
  #endOf(task: BoundTask): Known | undefined {
    const own = this.#ended.get(task);
    return own !== undefined || this.#outer === undefined ? own : this.#outer.#endOf(task);
  }

  #hasEnded({ task, end }: Wait): boolean {
    return end === 'any' || this.#isFine(task) || (end === 'ended' && this.#endOf(task)?.state === 'failed');
  }

  #step(task: ComponentTask, inputs: Values, path: string): Ended {
    const environment = this.#environment(path);
    const command = stepCommand(task, inputs, environment);
    if (command instanceof Fault) return ended(command, { inputs });
    const retries = this.#retries(task.settings.retry, path);
    const asks = this.#asks(task.settings.retry, path);
    const { attempts, result } = tryStep({ task, path, inputs, retries, ...asks }, this.#scenario);
    return ended(result, { inputs, command, attempts });
  }

  /** Why a value that a task needs to start cannot be computed. */
  #fault(task: LeafTask, path: string, later?: BoundExpression): Fault | undefined {
    const environment = this.#environment(path);
    const json = new Set(jsonValues(task));
    for (const value of leafExpressions(task)) {
      if (value === later) continue;
      // In a text a value stands as it came; in JSON it must be what its type says.
      const result = json.has(value) ? evaluate(value, environment) : evaluateText(value, environment);
      if (!result.ok) return new Fault(result.reason);
    }
    return undefined;
  }

  /** A person is asked once, and told what was computed before. */
  #approval(task: ApprovalTask, path: string): Ended {
    const fault = this.#fault(task, path);
    if (fault !== undefined) return ended(fault, {});
    const outcome = this.#scenario.outcome({ path, task, attempt: 1, inputs: none });
    return ended(answer(task, outcome, this.#environment(path)), {});
  }

  /** What is done with a Kubernetes object, or a request: its values are computed before it starts. */
  #object(task: VolumeTask | ResourceTask | HttpTask, path: string): Ended {
    const retry = 'settings' in task ? task.settings.retry : undefined;
    const fault = this.#fault(task, path, retry?.when);
    if (fault !== undefined) return ended(fault, {});
    const tried = {
      task,
      path,
      inputs: none,
      retries: this.#retries(retry, path),
      ...this.#asks(retry, path),
      ...this.#judges(task, path),
    };
    const { attempts, result } = tryStep(tried, this.#scenario);
    return ended(result, { attempts });
  }

  /** Whether a response is a success; what is asked besides it was computed before the request. */
  #judges(task: LeafTask, path: string): Pick<TriedStep, 'judges'> {
    if (task.kind !== 'http') return {};
    const around = this.#environment(path);
    const given = (task.success?.given ?? []).map(({ port, value }) => {
      const result = evaluateText(value, around);
      return [port, result.ok ? result.text : undefined] as const;
    });
    return { judges: (outcome) => judgeResponse(task, outcome, new Map(given)) };
  }

  /** Whether a step is to be tried again after a try that was no success. */
  #asks(retry: Retry | undefined, path: string): { readonly asks?: (last: LastTry) => boolean | Fault } {
    const when = retry?.when;
    if (when === undefined) return {};
    const around = this.#environment(path);
    const asks = (last: LastTry): boolean | Fault => {
      const text = { ...last, exitCode: `${last.exitCode}`, number: `${last.number}`, duration: '0' };
      const answer = evaluate(when, {
        text: (target) => (target.kind === 'attempt' ? text[target.field] : around.text(target)),
      });
      return answer.ok ? answer.value === true : new Fault(answer.reason);
    };
    return { asks };
  }

  /** How often a step may be tried again; no number is never. */
  #retries(retry: Retry | undefined, path: string): number {
    if (retry === undefined) return 0;
    const limit = evaluate(retry.limit, this.#environment(path));
    return limit.ok && typeof limit.value === 'number' ? limit.value : 0;
  }

  /** What ports are given. A component of KFP gets texts, whatever its types say (`asTexts`). */
  #values(
    given: readonly (readonly [BoundPort, BoundExpression])[],
    path: string,
    asTexts = false,
  ): Values | Fault {
    const environment = this.#environment(path);
    const values = new Map<BoundPort, string | undefined>();
    for (const [port, value] of given) {
      if (!this.#scenario.reads.ports.has(port)) continue;
      const result = evaluateText(value, environment, asTexts ? value.type : port.type);
      if (!result.ok) return new Fault(`${port.name}: ${result.reason}`);
      values.set(port, result.text);
    }
    return values;
  }

  /** Of a value that nobody reads, one may still ask whether it is there. */
  #output(task: BoundTask, port: BoundPort): string | undefined {
    const run = this.#endOf(task);
    // A loop that had no items gives empty Lists.
    const isMade = run?.state === 'succeeded' || (run?.state === 'skipped' && task.loop !== undefined);
    return isMade && !this.#scenario.reads.ports.has(port) ? '' : run?.outputs.get(port);
  }

  #environment(path: string): Environment {
    return {
      text: (target) => {
        switch (target.kind) {
          case 'input':
            return this.#inputs.get(target.port);
          case 'output':
            return this.#output(target.task, target.port);
          case 'status':
            return statuses[this.#endOf(target.task)?.state ?? 'omitted'];
          case 'item':
            return this.#items.get(target.loop);
          case 'local':
            return this.#local(target.port);
          case 'volume':
            return target.volume.name;
          case 'attempt':
            throw new InternalError('only retries ask how a try ended');
          case 'outside':
            return '';
          default:
            if (target.kind === 'run' && target.field === 'status') return this.#status;
            invariant(this.#scenario.name !== undefined, 'the scenario says what the engine says of a run');
            return this.#scenario.name(target, path);
        }
      },
    };
  }
}

function jsonValues(task: LeafTask): readonly BoundExpression[] {
  const tree = task.kind === 'resource' ? task.manifest : task.kind === 'http' ? task.json : undefined;
  return tree === undefined ? [] : manifestValues(tree);
}

function ended(result: Values | Fault, known: Partial<TaskRun>): Ended {
  return result instanceof Fault
    ? { ...known, state: 'failed', reason: result.reason }
    : { ...known, state: 'succeeded', outputs: result };
}

/** The words of `tasks.t.status`. */
const statuses: Readonly<Record<TaskState, string>> = {
  succeeded: 'Succeeded',
  skipped: 'Skipped',
  failed: 'Failed',
  omitted: 'Omitted',
};

/** No task is called so. */
function exitPath(prefix: string): string {
  return prefix === '' ? 'onExit' : `${prefix}.onExit`;
}

function below(path: string, task: BoundTask): string {
  return path === '' ? task.name : `${path}.${task.name}`;
}
