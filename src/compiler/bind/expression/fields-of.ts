import type { BoundExpression } from '../../../model/bound-expression.ts';
import { isMap } from '../../../model/is-map.ts';
import { constantItems } from '../../../model/list-items.ts';
import type { Holds } from '../../../model/may-be-null.ts';
import type { Type, Value } from '../../../model/type.ts';
import { anyType, typeOfScalar } from '../../../validate/type-names.ts';
import { anyElement } from './any-element.ts';
import { holdingAll } from './unify.ts';

/** The values of an item by their keys. */
type Shape = ReadonlyMap<string, BoundExpression>;

/** The keys that all items of a List have, with what stands there, where the items are written as maps. */
export function fieldsOf(list: BoundExpression): ReadonlyMap<string, Holds> | undefined {
  const shapes = shapesOf(list);
  if (shapes === undefined || shapes.length === 0) return undefined;
  const [first = new Map()] = shapes;
  const shared = [...first.keys()].filter((key) => shapes.every((shape) => shape.has(key)));
  return new Map(shared.map((key) => [key, holdingAll(shapes.flatMap((shape) => shape.get(key) ?? []))]));
}

/** Those of the items, or of one that stands for all of them; undefined where one is not written as a map. */
function shapesOf(list: BoundExpression): readonly Shape[] | undefined {
  const constants = constantItems(list);
  if (constants !== undefined) return all(constants.map((one) => literalShape(one, list)));
  if (list.kind === 'list') return all(list.items.map(shapeOf));
  if (list.kind !== 'call') return undefined;
  if (list.name === 'combinations') return [shapeOfCombination(list.arguments)];
  const [parts] = list.arguments;
  if (list.name !== 'flatten' || parts?.kind !== 'list') return undefined;
  return all(parts.items.map(shapesOf))?.flat();
}

function shapeOf(item: BoundExpression): Shape | undefined {
  if (item.kind === 'literal') return literalShape(item.value, item);
  if (item.kind !== 'call' || item.name !== 'dict') return undefined;
  const [keys, ...values] = item.arguments;
  return paired(keys, values);
}

function shapeOfCombination([keys, , ...lists]: readonly BoundExpression[]): Shape {
  return paired(keys, lists.map(anyElement));
}

function paired(keys: BoundExpression | undefined, values: readonly BoundExpression[]): Shape {
  const names = ((keys && constantItems(keys)) ?? []).map(String);
  return new Map(values.map((value, at) => [names[at] ?? '', value]));
}

function literalShape(item: Value, { span }: BoundExpression): Shape | undefined {
  if (!isMap(item)) return undefined;
  return new Map(
    Object.entries(item).map(([key, value]) => [
      key,
      { kind: 'literal', value, type: typeOfValue(value), absent: [], span },
    ]),
  );
}

function typeOfValue(value: Value): Type {
  if (typeof value === 'object' && value !== null) {
    return { kind: Array.isArray(value) ? 'list' : 'dict', of: anyType };
  }
  return typeOfScalar(value, typeof value === 'number' && !Number.isInteger(value));
}

/** All of them; undefined when one is missing. */
function all<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = items.filter((one) => one !== undefined);
  return found.length < items.length ? undefined : found;
}
