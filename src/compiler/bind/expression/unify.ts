import type { BoundExpression } from '../../../model/bound-expression.ts';
import { type Holds, holding } from '../../../model/may-be-null.ts';
import type { Type } from '../../../model/type.ts';
import { sameValue } from '../../../util/same-value.ts';
import { assignable } from '../../../validate/assignable.ts';
import { keepsNull } from '../../../validate/keeps-null.ts';
import { anyType } from '../../../validate/type-names.ts';
import { isNullable } from './null-element.ts';

/** The one type that several values have, when one of them is taken: of a choice, or of the items of a list. Undefined when there is none. */
export function unify(values: readonly BoundExpression[]): Type | undefined {
  const [first, ...others] = [...values].sort((a, b) => Number(isTextLiteral(a)) - Number(isTextLiteral(b)));
  return others.reduce<Type | undefined>(
    (type, one) => (type === undefined ? undefined : common(type, one.type, isTextLiteral(one))),
    first?.type ?? anyType,
  );
}

/** What a List or Dict of several values holds: any where they have no one type; `orNull` where one is null. */
export function holdingAll(values: readonly BoundExpression[]): Holds {
  const there = values.filter((one) => one.type.kind !== 'null');
  return holding(unify(there) ?? anyType, values.some(isNullable));
}

/** A text literal takes the nominal type of the other values. */
function common(a: Type, b: Type, textLiteral: boolean): Type | undefined {
  if (sameValue(a, b)) return a;
  if (a.kind === 'secret' || b.kind === 'secret' || a.kind === 'null' || b.kind === 'null') return undefined;
  if (a.kind === 'any' || b.kind === 'any')
    return keepsNull(a, anyType) && keepsNull(b, anyType) ? anyType : undefined;
  if (textLiteral && a.kind === 'nominal') return a;
  if (a.kind === 'artifact' && b.kind === 'artifact') return commonAncestor(a, b);
  if ((a.kind === 'list' && b.kind === 'list') || (a.kind === 'dict' && b.kind === 'dict')) {
    const of = common(a.of, b.of, false);
    if (of === undefined) return undefined;
    return { kind: a.kind, ...holding(of, a.orNull === true || b.orNull === true) };
  }
  if (assignable(a, b)) return b;
  return assignable(b, a) ? a : undefined;
}

type ArtifactType = Extract<Type, { readonly kind: 'artifact' }>;

function commonAncestor(a: ArtifactType, b: ArtifactType): Type {
  const lineOfB = [b.name, ...b.ancestors];
  const line = [a.name, ...a.ancestors];
  const at = line.findIndex((name) => lineOfB.includes(name));
  return { kind: 'artifact', name: line[at] ?? 'Artifact', ancestors: line.slice(at + 1) };
}

function isTextLiteral(value: BoundExpression): boolean {
  return value.kind === 'literal' && typeof value.value === 'string';
}
