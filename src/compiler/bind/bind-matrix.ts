import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression, BoundLiteral } from '../../model/bound-expression.ts';
import type { MatrixSpec } from '../../model/documents.ts';
import { isMap } from '../../model/is-map.ts';
import { rangeLength } from '../../model/range-length.ts';
import type { Type, Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { sameValue } from '../../util/same-value.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { anyType, integerType } from '../../validate/type-names.ts';
import { checkExcluded } from './check-excluded.ts';
import { anyElement } from './expression/any-element.ts';
import { bindData } from './expression/bind-data.ts';
import { dictOf, textsOf } from './expression/bind-dict.ts';
import { listOf } from './expression/bind-list.ts';
import { isReadable } from './expression/operand.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { holdingAll } from './expression/unify.ts';

const maxCombinations = 10_000;

/** The lists of a matrix: the elements where they are written, else what gives the List. */
type Axes = ReadonlyMap<string, readonly BoundExpression[] | BoundExpression>;

/**
 * Every combination of the lists, the last one fastest; without those that `exclude` matches, and with those of `include`. Where a list is
 * computed, or a value that `exclude` asks for, all of this is.
 */
export function bindMatrix(
  matrix: At<MatrixSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const before = sink.errorCount;
  const axes = bindAxes(matrix, scope, facts, sink);
  const included = (matrix.get('include')?.items() ?? []).flatMap(
    ({ node }) => bindData(node, scope, facts, sink) ?? [],
  );
  checkExcluded(matrix, axisNames(matrix), sink.errorCount > before ? new Map() : axes, sink);
  const isWhole = axes.size === axisNames(matrix).length && !matrix.hasGap;
  if (sink.errorCount > before || !isWhole) return undefined;
  const context = { facts, sink };
  const excluded = (matrix.get('exclude')?.items() ?? []).map(({ value }) => value as Value);
  const written = writtenIn(axes, excluded);
  const added = listOf(included, matrix.span, context);
  if (added === undefined) return undefined;
  if (written === undefined) {
    const computed = combinations(axes, excluded, matrix, context);
    if (computed === undefined || included.length === 0) return computed;
    const parts = listOf([computed, added], matrix.span, context);
    if (parts === undefined) return undefined;
    const type = parts.type.kind === 'list' ? parts.type.of : anyType;
    return { kind: 'call', name: 'flatten', arguments: [parts], type, absent: [], span: matrix.span };
  }
  const rows = expand(written, matrix, sink);
  const kept = rows?.filter((row) => !excluded.some((some) => hasAll(row, some)));
  const items = kept?.map((row) => dictOf(row, matrix.span, context)).filter((one) => one !== undefined);
  if (items === undefined || sink.errorCount > before) return undefined;
  return listOf([...(axes.size === 0 ? [] : items), ...included], matrix.span, context);
}

function axisNames(matrix: At<MatrixSpec>): readonly string[] {
  return matrix.entries().flatMap(([key]) => (key === 'include' || key === 'exclude' ? [] : [key]));
}

function bindAxes(matrix: At<MatrixSpec>, scope: ExpressionScope, facts: Facts, sink: Sink): Axes {
  const axes = new Map<string, readonly BoundExpression[] | BoundExpression>();
  const context = { scope, facts, sink, bind: () => undefined };
  for (const [key, at] of matrix.entries()) {
    if (key === 'include' || key === 'exclude') continue;
    if (at.node.kind === 'sequence') {
      const items = at.node.items.flatMap((item) => bindData(item, scope, facts, sink) ?? []);
      if (items.length === at.node.items.length) axes.set(key, items);
      continue;
    }
    const list = bindData(at.node, scope, facts, sink);
    if (list === undefined || reportAbsent(list, facts, sink)) continue;
    if (isReadable(list, ['List'], `"${key}" in a matrix`, context))
      axes.set(key, writtenRange(list) ?? list);
  }
  return axes;
}

/** The numbers of a `range` of constants, which Argo would compute again for each combination. */
function writtenRange(list: BoundExpression): readonly BoundExpression[] | undefined {
  if (list.kind !== 'call' || list.name !== 'range') return undefined;
  const count = rangeLength(list.arguments);
  const [start, , step] = list.arguments.map((one) => (one.kind === 'literal' ? Number(one.value) : 0));
  if (count === undefined || count > maxCombinations || start === undefined || step === undefined)
    return undefined;
  return Array.from({ length: count }, (_, place) => ({
    kind: 'literal',
    value: start + place * step,
    type: integerType,
    absent: [],
    span: list.span,
  }));
}

type Written = ReadonlyMap<string, readonly BoundExpression[]>;

/** The elements of all lists, where all are written, with constants where `exclude` asks. */
function writtenIn(axes: Axes, excluded: readonly Value[]): Written | undefined {
  const asked = new Set(excluded.flatMap((one) => (isMap(one) ? Object.keys(one) : [])));
  const written = new Map<string, readonly BoundExpression[]>();
  for (const [key, axis] of axes) {
    if (!isWritten(axis)) return undefined;
    if (asked.has(key) && axis.some(({ kind }) => kind !== 'literal')) return undefined;
    written.set(key, axis);
  }
  return written;
}

function isWritten(axis: readonly BoundExpression[] | BoundExpression): axis is readonly BoundExpression[] {
  return Array.isArray(axis);
}

function expand(axes: Written, matrix: At<MatrixSpec>, sink: Sink): readonly Row[] | undefined {
  let rows: readonly Row[] = [new Map()];
  for (const [key, values] of axes) {
    if (rows.length * values.length > maxCombinations) {
      sink.report(
        shapeCodes['invalid-value'],
        matrix.keySpan,
        `This matrix has more than ${maxCombinations} combinations.`,
        { help: 'Leave some out, or loop in two tasks.' },
      );
      return undefined;
    }
    rows = rows.flatMap((row) => values.map((value) => new Map([...row, [key, value]])));
  }
  return rows;
}

type Row = ReadonlyMap<string, BoundExpression>;

function hasAll(row: Row, some: Value): boolean {
  return isMap(some) && Object.entries(some).every(([key, value]) => sameLiteral(row.get(key), value));
}

function sameLiteral(bound: BoundExpression | undefined, value: Value): boolean {
  return bound?.kind === 'literal' && sameValue(bound.value, value);
}

/** A matrix that is only known when it runs. A map that `exclude` asks for a key that no list has excludes nothing. */
function combinations(
  axes: Axes,
  excluded: readonly Value[],
  { span }: At<MatrixSpec>,
  context: { readonly facts: Facts; readonly sink: Sink },
): BoundExpression | undefined {
  const lists = [...axes.values()].map((axis) => (isWritten(axis) ? listOf(axis, span, context) : axis));
  const known = lists.filter((one) => one !== undefined);
  if (known.length < lists.length) return undefined;
  const left: BoundLiteral = {
    kind: 'literal',
    value: excluded.filter((one) => isMap(one) && Object.keys(one).every((key) => axes.has(key))),
    type: { kind: 'list', of: anyType },
    absent: [],
    span,
  };
  const type: Type = { kind: 'list', of: { kind: 'dict', ...holdingAll(known.map(anyElement)) } };
  const args = [textsOf([...axes.keys()], span), left, ...known];
  return { kind: 'call', name: 'combinations', arguments: args, type, absent: [], span };
}
