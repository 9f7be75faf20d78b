import type { Sink } from '../../diagnostics/sink.ts';
import { isArtifactList } from '../../model/artifact-keys.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { ForEachSettings, MatrixSpec, TaskSpec } from '../../model/documents.ts';
import type { Type, Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { typeOfScalar } from '../../validate/type-names.ts';
import { sameValue } from '../../validate/type-same-value.ts';
import type { LoopDraft } from './drafts.ts';
import { bindData } from './expression/bind-data.ts';
import { listOf } from './expression/bind-list.ts';
import { expressionCodes } from './expression/codes.ts';
import { isReadable } from './expression/operand.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { unify } from './expression/unify.ts';
import { refuseYet } from './refuse-yet.ts';

/** The loop of a task, known before its list is. */
export function declareLoop(at: At<TaskSpec>): LoopDraft | undefined {
  const forEach = at.get('forEach');
  if (forEach === undefined && at.get('matrix') === undefined) return undefined;
  const settings = forEach?.node.kind === 'map' ? forEach.as<ForEachSettings>() : undefined;
  return {
    list: {
      kind: 'literal',
      value: [],
      type: { kind: 'list', of: { kind: 'any' } },
      absent: [],
      span: at.keySpan,
    },
    as: settings?.get('as')?.value,
    fields: undefined,
    maxParallel: undefined,
    nullable: at.value.gather === 'nullable',
    isBroken: true,
  };
}

/** What the loop of a task runs over, as written: one value, or the axes of a matrix. */
export function loopTexts(at: At<TaskSpec>): readonly YamlNode[] {
  const forEach = at.get('forEach');
  const list = forEach?.node.kind === 'map' ? forEach.as<ForEachSettings>().get('in') : forEach;
  return list === undefined ? [] : [list.node];
}

/** Binds the list of a loop, seen from outside of the loop. */
export function bindLoop(
  loop: LoopDraft,
  at: At<TaskSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): void {
  loop.maxParallel = maxParallel(at, sink);
  const matrix = at.get('matrix');
  if (matrix !== undefined && at.get('forEach') !== undefined) {
    sink.report(
      shapeCodes['one-of-required'],
      matrix.keySpan,
      'A task has either "forEach" or "matrix", not both.',
      { help: 'Put the task into a group, and one of the two on the group.' },
    );
    return;
  }
  const list =
    matrix === undefined
      ? bindList(at, scope, facts, sink)
      : bindMatrix(matrix.as<MatrixSpec>(), scope, facts, sink);
  if (list === undefined) return;
  loop.list = list;
  loop.fields = fieldsOf(list);
  loop.isBroken = false;
}

/** The type of the list, whose reference stands for the one item. */
export function listType({ list }: LoopDraft): Extract<Type, { kind: 'list' }> {
  return list.type.kind === 'list' ? list.type : { kind: 'list', of: { kind: 'any' } };
}

function bindList(
  at: At<TaskSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const [node] = loopTexts(at);
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && !(typeof node.value === 'string' && node.value.includes('${{'))) {
    sink.report(
      expressionCodes['type-mismatch'],
      node.span,
      '"forEach" runs over a List, and this is one text.',
      {
        help: 'Write a list such as `[a, b]`, or an expression that gives one.',
      },
    );
    return undefined;
  }
  const list = bindData(node, scope, facts, sink);
  const context = { scope, facts, sink, bind: () => undefined };
  if (list === undefined || reportAbsent(list, facts, sink)) return undefined;
  return isArtifactList(list.type) || isReadable(list, ['List'], '"forEach"', context) ? list : undefined;
}

/** The number of items that run at one time; a number, because Argo takes no expression there. */
function maxParallel(at: At<TaskSpec>, sink: Sink): number | undefined {
  const given = at.get('maxParallel');
  if (given === undefined) return undefined;
  const number = Number(given.value);
  if (Number.isInteger(number)) return number;
  sink.report(expressionCodes['expression-not-allowed'], given.span, '"maxParallel" must be a number.', {
    help: 'Argo knows the limit before the run starts.',
  });
  return undefined;
}

/** Every combination of the axes, the last axis fastest; without those that `exclude` matches, and with those of `include`. */
function bindMatrix(
  matrix: At<MatrixSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  let combinations: readonly ReadonlyMap<string, BoundExpression>[] = [new Map()];
  const before = sink.errorCount;
  const axes = matrix.entries().filter(([key]) => key !== 'include' && key !== 'exclude');
  for (const [key, at] of axes) {
    if (at.node.kind !== 'sequence') {
      refuseYet(at.span, 'A list in a matrix that an expression gives', sink);
      continue;
    }
    const values = at.node.items.flatMap((item) => bindData(item, scope, facts, sink) ?? []);
    combinations = combinations.flatMap((one) => values.map((value) => new Map([...one, [key, value]])));
    if (combinations.length > maxCombinations) {
      sink.report(
        shapeCodes['invalid-value'],
        matrix.keySpan,
        `This matrix has more than ${maxCombinations} combinations.`,
        { help: 'Leave some out, or loop in two tasks.' },
      );
      return undefined;
    }
  }
  const excluded = mapsOf(matrix.get('exclude'));
  const kept = combinations.filter(
    (one) => !excluded.some((some) => some.every(([key, value]) => sameLiteral(one.get(key), value))),
  );
  const items = axes.length === 0 ? [] : kept.map((one) => dictOf(one, matrix, sink));
  const included = (matrix.get('include')?.items() ?? []).map(({ node }) =>
    bindData(node, scope, facts, sink),
  );
  const all = [...items, ...included].filter((one) => one !== undefined);
  return sink.errorCount > before ? undefined : listOf(all, matrix.span, { facts, sink });
}

const maxCombinations = 10_000;

type Entries = readonly (readonly [string, Value])[];

function mapsOf(at: At<readonly unknown[]> | undefined): readonly Entries[] {
  return (at?.items() ?? []).map((item) => Object.entries(item.value as { readonly [key: string]: Value }));
}

function sameLiteral(bound: BoundExpression | undefined, value: Value): boolean {
  return bound?.kind === 'literal' && sameValue(bound.value, value);
}

function dictOf(
  entries: ReadonlyMap<string, BoundExpression>,
  matrix: At<MatrixSpec>,
  sink: Sink,
): BoundExpression | undefined {
  const values: (readonly [string, Value])[] = [];
  for (const [key, value] of entries) {
    if (value.kind === 'literal') values.push([key, value.value]);
    else {
      sink.report(
        expressionCodes['expression-not-allowed'],
        value.span,
        `The value of "${key}" must be a constant.`,
        {
          help: 'A matrix holds constants. Give the value to the task as an argument of its own.',
        },
      );
      return undefined;
    }
  }
  const of = unify([...entries.values()]) ?? { kind: 'any' };
  return {
    kind: 'literal',
    value: Object.fromEntries(values),
    type: { kind: 'dict', of },
    absent: [],
    span: matrix.span,
  };
}

/** The keys that all items have, with the types of their values, where the items are constant maps. */
function fieldsOf(list: BoundExpression): ReadonlyMap<string, Type> | undefined {
  if (list.kind !== 'literal' || !Array.isArray(list.value) || list.value.length === 0) return undefined;
  const items: readonly Value[] = list.value;
  if (!items.every(isMap)) return undefined;
  const [first = {}] = items;
  const shared = Object.keys(first).filter((key) => items.every((item) => Object.hasOwn(item, key)));
  return new Map(
    shared.map((key) => [
      key,
      typeOfValues(
        items.map((item) => item[key] ?? null),
        list,
      ),
    ]),
  );
}

function typeOfValues(values: readonly Value[], { span }: BoundExpression): Type {
  const literals = values.map(
    (value) => ({ kind: 'literal', value, type: typeOfValue(value), absent: [], span }) as const,
  );
  return unify(literals) ?? { kind: 'any' };
}

function typeOfValue(value: Value): Type {
  if (typeof value === 'object' && value !== null) {
    return { kind: Array.isArray(value) ? 'list' : 'dict', of: { kind: 'any' } };
  }
  return typeOfScalar(value, typeof value === 'number' && !Number.isInteger(value));
}

function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
