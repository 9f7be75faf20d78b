import type { Related } from '../diagnostics/diagnostic.ts';
import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline, BoundTask, TaskSettings } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { isMap } from '../model/is-map.ts';
import { visitReferences } from '../model/references.ts';
import { scopesOf } from '../model/scopes.ts';
import type { Value } from '../model/type.ts';
import { isQuantity } from '../util/quantity.ts';
import { shapeCodes } from '../validate/shape/codes.ts';
import { boolType } from '../validate/type-names.ts';
import { amountIn, type Judge, retriesIn, roundsIn, timeoutIn } from './amount-problems.ts';
import { requestProblem } from './bind/check-resources.ts';
import { bindCodes } from './bind/codes.ts';
import { type SizeProblem, sizeProblem } from './bind/size-problem.ts';
import { Calls } from './calls.ts';
import { type KnownValues, knownArguments, knownInputs, knownText } from './known-values.ts';

/**
 * Checks the settings with bounds that expressions compute, as far as all that they read is known before the run: constants, and what the inputs
 * have, through pipelines too. `given`: values for inputs of the run that take the place of defaults.
 */
export function checkGivenAmounts(root: BoundPipeline, given: ReadonlyMap<string, Value>, sink: Sink): void {
  new Checker(sink).pipeline(root, knownInputs(root, given), true);
}

const codes = { ...bindCodes, 'invalid-value': shapeCodes['invalid-value'] };
type Code = keyof typeof codes;

class Checker {
  readonly #sink: Sink;
  readonly #reported = new Set<BoundExpression>();
  readonly #calls = new Calls();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** `runs`: no condition around says that what is known of the inputs is a reason not to run this. */
  pipeline(pipeline: BoundPipeline, known: KnownValues, runs: boolean): void {
    const texts = pipeline.inputs.map((port) => known.get(port)?.text ?? null);
    if (!this.#calls.isNew(pipeline, [runs, texts])) return;
    for (const { source } of pipeline.volumes)
      if (source.kind === 'create') this.#judge('invalid-quantity', source.size, sizeProblem, known, runs);
    for (const scope of scopesOf(pipeline)) for (const task of scope.tasks) this.#task(task, known, runs);
  }

  #task(task: BoundTask, known: KnownValues, outer: boolean): void {
    const runs = outer && mayRun(task, known);
    if (task.kind === 'component' || task.kind === 'resource' || task.kind === 'http') {
      const { timeout, retry, computedResources } = task.settings;
      if (retry !== undefined) this.#judge('invalid-value', retry.given, retriesIn, known, runs);
      if (timeout !== undefined) this.#judge('invalid-duration', timeout, timeoutIn, known, runs);
      for (const amounts of computedResources.values())
        for (const [name, amount] of amounts)
          this.#judge('invalid-quantity', amount, amountIn(name), known, runs);
    }
    if ('settings' in task) this.#requests(task.settings, known, runs);
    if (task.kind === 'approval' && task.timeout !== undefined)
      this.#judge('invalid-duration', task.timeout, timeoutIn, known, runs);
    if (task.kind === 'create-volume') this.#judge('invalid-quantity', task.size, sizeProblem, known, runs);
    if (task.kind === 'pipeline') this.pipeline(task.pipeline, knownArguments(task.arguments, known), runs);
    if (task.kind !== 'group') return;
    if (task.repeat !== undefined) this.#judge('too-many-rounds', task.repeat.max, roundsIn, known, runs);
    for (const one of task.body.tasks) this.#task(one, known, runs && task.choice === undefined);
  }

  /** What is requested, and what is the limit, where an expression says one of both at least. */
  #requests({ resources, computedResources }: TaskSettings, known: KnownValues, runs: boolean): void {
    const of = (list: string, name: string): BoundExpression | string | undefined => {
      const written = resources?.[list];
      const constant = written !== undefined && isMap(written) ? written[name] : undefined;
      return computedResources.get(list)?.get(name) ?? (typeof constant === 'string' ? constant : undefined);
    };
    const names = [...computedResources.values()].flatMap((amounts) => [...amounts.keys()]);
    for (const name of new Set(names)) {
      const both = [of('requests', name), of('limits', name)];
      const [request, limit] = both.map((one) => amountText(one, known));
      if (request === undefined || limit === undefined) continue;
      const problem = requestProblem(name, request, limit);
      const computed = both.filter((one) => typeof one === 'object');
      if (problem !== undefined) this.#report('settings-conflict', computed, problem, known, runs);
    }
  }

  #judge(code: Code, expression: BoundExpression, judge: Judge, known: KnownValues, runs: boolean): void {
    const found = knownText(expression, known);
    if (found === undefined || (found.ok && found.text === undefined)) return;
    const problem = found.ok
      ? judge(found.text ?? '')
      : { message: `This cannot be computed: ${found.reason}.` };
    if (problem !== undefined) this.#report(code, [expression], problem, known, runs);
  }

  #report(
    code: Code,
    expressions: readonly BoundExpression[],
    problem: SizeProblem,
    known: KnownValues,
    runs: boolean,
  ): void {
    const [first] = expressions;
    const related = expressions.flatMap((one) => readFrom(one, known));
    if (first === undefined || this.#reported.has(first) || (!runs && related.length > 0)) return;
    this.#reported.add(first);
    const { message, help = codes[code].advice } = problem;
    this.#sink.report(codes[code], first.span, message, { help, related });
  }
}

/** An amount that can be read. */
function amountText(amount: BoundExpression | string | undefined, known: KnownValues): string | undefined {
  const found = typeof amount === 'object' ? knownText(amount, known) : { ok: true as const, text: amount };
  return found?.ok === true && found.text !== undefined && isQuantity(found.text) ? found.text : undefined;
}

/** The inputs that an expression reads, with what they have. */
function readFrom(expression: BoundExpression, known: KnownValues): readonly Related[] {
  const found = new Map<string, Related>();
  visitReferences(expression, ({ target }) => {
    if (target.kind !== 'input') return;
    const { name, origin } = target.port;
    const { text = '', span = origin.span } = known.get(target.port) ?? {};
    found.set(name, { message: `"${name}" is ${JSON.stringify(text)}, from here.`, span });
  });
  return [...found.values()];
}

/** False where a condition over inputs does not surely hold, or a loop over them may be empty: who wrote it may have thought of these values. */
function mayRun({ when, loop }: BoundTask, known: KnownValues): boolean {
  if (when !== undefined && readFrom(when, known).length > 0) {
    const holds = knownText(when, known, boolType);
    if (!holds?.ok || holds.text !== 'true') return false;
  }
  if (loop === undefined || readFrom(loop.list, known).length === 0) return true;
  const items = knownText(loop.list, known);
  return items?.ok === true && items.text !== undefined && items.text !== '[]';
}
