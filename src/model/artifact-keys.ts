import type { BoundPort } from './bound.ts';
import type { BoundExpression, ReferenceTarget } from './bound-expression.ts';
import type { Type } from './type.ts';

const stringType: Type = { kind: 'string' };

/** Artifacts are not gathered by Argo (P-27): the List of what a loop makes is a List of the keys under which the artifacts lie. */
export function isArtifactList(type: Type): boolean {
  return type.kind === 'list' && (type.of.kind === 'artifact' || isArtifactList(type.of));
}

const keyPorts = new WeakMap<BoundPort, BoundPort>();
const ports = new WeakMap<BoundPort, BoundPort>();

/** The port beside another one by which the key of its artifact goes, or the Lists of the keys. */
export function keyPort(port: BoundPort): BoundPort {
  let found = keyPorts.get(port);
  if (found === undefined) {
    found = { ...port, name: `pw-key-${port.name}`, type: keyType(port.type), constraints: {} };
    keyPorts.set(port, found);
    ports.set(found, port);
  }
  return found;
}

/** The port of which this one carries the key. */
export function portOfKey(port: BoundPort): BoundPort | undefined {
  return ports.get(port);
}

export function withKeyPort(port: BoundPort): readonly BoundPort[] {
  return [port, keyPort(port)];
}

/** A value and the port that it goes to, and the same for its key. */
export function withKey<T extends { readonly port: BoundPort; readonly value: BoundExpression | undefined }>(
  one: T,
): readonly T[] {
  const { port, value } = one;
  return [one, { ...one, port: keyPort(port), value: value && keyOf(value) }];
}

/** Where an artifact lies, or Lists of them. What is no artifact of the run is given as it is. */
export function keyOf(value: BoundExpression): BoundExpression {
  const type = keyType(value.type);
  if (value.kind === 'reference') return { ...value, type, target: keyTarget(value.target) };
  const [first, ...others] = value.kind === 'call' ? value.arguments : [];
  if (value.kind === 'call' && value.name === 'if' && first !== undefined)
    return { ...value, type, arguments: [byValue(first), ...others.map(keyOf)] };
  if (value.kind === 'index')
    return { ...value, type, object: keyOf(value.object), index: byValue(value.index) };
  return { ...withParts(value, keyOf), type };
}

/** Read by value, a List of artifacts is the List of their keys, wherever in an expression it stands. */
export function byValue(value: BoundExpression): BoundExpression {
  return isArtifactList(value.type) ? keyOf(value) : withParts(value, byValue);
}

function withParts(
  value: BoundExpression,
  change: (part: BoundExpression) => BoundExpression,
): BoundExpression {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(change) };
    case 'text':
      return { ...value, parts: value.parts.map(change) };
    case 'index':
      return { ...value, object: change(value.object), index: change(value.index) };
    case 'unary':
      return { ...value, operand: change(value.operand) };
    case 'binary':
      return { ...value, left: change(value.left), right: change(value.right) };
    case 'call':
      return { ...value, arguments: value.arguments.map(change) };
    default:
      return value;
  }
}

function keyTarget(target: ReferenceTarget): ReferenceTarget {
  if (target.kind !== 'output' && target.kind !== 'input' && target.kind !== 'local') return target;
  return ports.has(target.port) ? target : { ...target, port: keyPort(target.port) };
}

function keyType(type: Type): Type {
  if (type.kind === 'artifact') return stringType;
  return type.kind === 'list' ? { ...type, of: keyType(type.of) } : type;
}
