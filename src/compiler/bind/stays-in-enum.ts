import type { BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { isMap } from '../../model/is-map.ts';
import { constantItems } from '../../model/list-items.ts';
import type { Value } from '../../model/type.ts';
import { sameValue } from '../../util/same-value.ts';

/**
 * Whether a value is surely one of the words of an input's `enum`. Inside a pipeline these count as all that the input can be, so that
 * conditions over them can cover every case, and Argo checks them at the start of a run only.
 */
export function staysInEnum(port: BoundPort, value: BoundExpression): boolean {
  const allowed = port.constraints.enum;
  return allowed === undefined || isAmong(allowed, value);
}

function isAmong(allowed: readonly Value[], value: BoundExpression): boolean {
  if (value.kind === 'literal') return allowed.some((one) => sameValue(one, value.value));
  const choices = choicesOf(value);
  if (choices !== undefined) return choices.every((one) => isAmong(allowed, one));
  if (value.kind !== 'reference') return false;
  const { target } = value;
  const isChecked = target.kind === 'input' || (target.kind === 'output' && target.task.kind === 'approval');
  const given = isChecked ? target.port.constraints.enum : undefined;
  return given?.every((one) => allowed.some((word) => sameValue(word, one))) === true;
}

/** The values one of which an expression is, where they are written. */
function choicesOf(value: BoundExpression): readonly BoundExpression[] | undefined {
  if (value.kind === 'index') return itemsIn(value);
  if (value.kind !== 'call') return undefined;
  if (value.name === 'if') return value.arguments.slice(1);
  return value.name === 'default' || value.name === 'firstOf' ? value.arguments : undefined;
}

/** What the item of a loop over a written List may be, or a key of it. */
function itemsIn({
  object,
  index,
}: Extract<BoundExpression, { kind: 'index' }>): readonly BoundExpression[] | undefined {
  if (object.kind === 'reference' && object.target.kind === 'item')
    return writtenItems(object.target.loop.list);
  if (object.kind !== 'index' || index.kind !== 'literal') return undefined;
  const key = index.value;
  const values = itemsIn(object)?.map((item) => valueAt(item, String(key)));
  return values?.every((one) => one !== undefined) ? values : undefined;
}

function writtenItems(list: BoundExpression): readonly BoundExpression[] | undefined {
  if (list.kind === 'list') return list.items;
  return constantItems(list)?.map((value) => ({ ...list, kind: 'literal', value }) as const);
}

function valueAt(item: BoundExpression, key: string): BoundExpression | undefined {
  if (item.kind === 'literal') {
    const value = isMap(item.value) ? item.value[key] : undefined;
    return value === undefined ? undefined : { ...item, value };
  }
  if (item.kind !== 'call' || item.name !== 'dict') return undefined;
  const [keys, ...values] = item.arguments;
  const at = (keys && constantItems(keys))?.indexOf(key);
  return at === undefined ? undefined : values[at];
}
