import type { Type } from '../model/type.ts';
import { sameValue } from '../util/same-value.ts';
import { namesKfpParameter } from './type-names.ts';
import { noTypes } from './type-table.ts';
import { readTypeText } from './type-text.ts';

/**
 * Whether a value of type `from` fits where `to` is expected (DESIGN section 2). A text literal for a nominal type is a matter of its
 * value and is decided by `checkValue`. A Secret fits nothing but a Secret, not even an absent type: it may not travel by value.
 */
export function assignable(from: Type, to: Type): boolean {
  if (from.kind === 'secret' || to.kind === 'secret') return from.kind === to.kind;
  if (from.kind === 'any' || to.kind === 'any') return true;
  if (from.kind === 'nominal' || to.kind === 'nominal') return assignableAsInKfp(from, to);
  if (from.kind === 'artifact' && to.kind === 'artifact') {
    return from.name === to.name || from.name === 'Artifact' || from.ancestors.includes(to.name);
  }
  if ((from.kind === 'list' && to.kind === 'list') || (from.kind === 'dict' && to.kind === 'dict')) {
    const takesNull = from.orNull !== true || to.orNull === true || to.of.kind === 'any';
    return takesNull && assignable(from.of, to.of);
  }
  return from.kind === to.kind || (from.kind === 'integer' && to.kind === 'float');
}

/** True for types that always travel by value; a nominal type or any is decided by its reader. */
export function isParameterType(type: Type): boolean {
  switch (type.kind) {
    case 'string':
    case 'integer':
    case 'float':
    case 'bool':
    case 'volume':
    case 'snapshot':
      return true;
    case 'list':
    case 'dict':
      return !isArtifactType(type.of);
    case 'nominal':
      return namesKfpParameter(type.name);
    default:
      return false;
  }
}

/** True for types that always travel by reference: artifacts and collections of them. */
export function isArtifactType(type: Type): boolean {
  if (type.kind === 'list' || type.kind === 'dict') return isArtifactType(type.of);
  return type.kind === 'artifact';
}

/** KFP.md 3.4: a bare `Artifact` fits whatever is no parameter; otherwise the names are equal, and `to` has all properties of `from`. */
function assignableAsInKfp(from: Type, to: Type): boolean {
  if (isBareArtifact(from) && !isKfpParameter(to)) return true;
  if (isBareArtifact(to) && !isKfpParameter(from)) return true;
  if (nameOf(from) !== nameOf(to)) return false;
  const expected = propertiesOf(to);
  return Object.entries(propertiesOf(from)).every(
    ([key, value]) => Object.hasOwn(expected, key) && sameValue(value, expected[key]),
  );
}

function isBareArtifact(type: Type): boolean {
  return type.kind === 'artifact' && type.name === 'Artifact';
}

/** KFP takes only plain names for parameters, a structured type never. */
function isKfpParameter(type: Type): boolean {
  return isParameterType(type) && !(type.kind === 'nominal' && type.properties !== undefined);
}

/** The name that KFP would compare, with aliases resolved: `{JsonObject: {…}}` and `Dict` are both `#dict`. */
function nameOf(type: Type): string {
  if (type.kind === 'artifact') return type.name;
  if (type.kind !== 'nominal') return `#${type.kind}`;
  const base = readTypeText(type.name, noTypes).type;
  return base === undefined || base.kind === 'nominal' ? type.name : nameOf(base);
}

function propertiesOf(type: Type): Readonly<Record<string, unknown>> {
  return type.kind === 'nominal' ? (type.properties ?? {}) : {};
}
