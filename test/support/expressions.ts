import type { Span } from '../../src/diagnostics/span.ts';
import type { BoundPort, BoundTask, GroupTask } from '../../src/model/bound.ts';
import type {
  Absence,
  BoundBinary,
  BoundCall,
  BoundExpression,
  BoundIndex,
  BoundList,
  BoundLiteral,
  BoundReference,
  BoundText,
  BoundUnary,
  FunctionName,
} from '../../src/model/bound-expression.ts';
import type { Type, Value } from '../../src/model/type.ts';
import type { BinaryOperator } from '../../src/syntax/expression/ast.ts';

/** Bound expressions written by hand: short builders for tests. Nothing is checked; that is what bind does. */
const span: Span = { file: { path: 'test.yaml', text: '' }, start: 0, end: 0 };
const origin = { key: span, span };

export const any: Type = { kind: 'any' };
export const nothing: Type = { kind: 'null' };
export const string: Type = { kind: 'string' };
export const integer: Type = { kind: 'integer' };
export const float: Type = { kind: 'float' };
export const bool: Type = { kind: 'bool' };
export const listOf = (of: Type): Type => ({ kind: 'list', of });
export const dictOf = (of: Type): Type => ({ kind: 'dict', of });

export function port(name: string, type: Type, optional = false): BoundPort {
  return { name, type, optional, default: undefined, constraints: {}, description: undefined, origin };
}

/** A task to refer to; a group, because a group needs no component. */
export function task(name: string): GroupTask {
  const scope = { owner: undefined, tasks: [] };
  return {
    kind: 'group',
    name,
    scope,
    description: undefined,
    when: undefined,
    waitsFor: [],
    waits: [],
    continueOnFailure: false,
    loop: undefined,
    outputs: [],
    origin,
    body: { owner: undefined, tasks: [] },
    exports: [],
    choice: undefined,
    repeat: undefined,
  };
}

export function literal(value: Value, type: Type = typeOf(value)): BoundLiteral {
  return { kind: 'literal', value, type, absent: [], span };
}

function typeOf(value: Value): Type {
  if (value === null) return nothing;
  if (typeof value === 'string') return string;
  if (typeof value === 'boolean') return bool;
  if (typeof value === 'number') return Number.isInteger(value) ? integer : float;
  return Array.isArray(value) ? listOf(any) : dictOf(any);
}

/** `inputs.<name>`; `optional`: it may be absent where it is read. */
export function input(name: string, type: Type, optional = false): BoundReference {
  const target = { kind: 'input', port: port(name, type, optional) } as const;
  return { kind: 'reference', target, type, absent: optional ? [{ kind: 'optional', target }] : [], span };
}

/** `tasks.<task>.outputs.<name>`; `skippable`: the task may not run. */
export function output(of: BoundTask, name: string, type: Type, skippable = false): BoundReference {
  const target = { kind: 'output', task: of, port: port(name, type) } as const;
  const absent: readonly Absence[] = skippable ? [{ kind: 'skipped', task: of, because: [] }] : [];
  return { kind: 'reference', target, type, absent, span };
}

export function text(...parts: readonly (BoundExpression | string)[]): BoundText {
  const bound = parts.map((part) => (typeof part === 'string' ? literal(part) : part));
  return { kind: 'text', parts: bound, type: string, absent: [], span };
}

export function list(of: Type, ...items: readonly BoundExpression[]): BoundList {
  return { kind: 'list', items, type: listOf(of), absent: [], span };
}

export function index(object: BoundExpression, at: BoundExpression, type: Type): BoundIndex {
  return { kind: 'index', object, index: at, type, absent: [], span };
}

export function unary(operator: '!' | '-', operand: BoundExpression, type: Type = operand.type): BoundUnary {
  return { kind: 'unary', operator, operand, type, absent: [], span };
}

export function binary(
  operator: BinaryOperator,
  left: BoundExpression,
  right: BoundExpression,
  type: Type,
): BoundBinary {
  return { kind: 'binary', operator, left, right, type, absent: [], span };
}

/** A call; what `if`, `default` and `firstOf` leave absent is told by `absent`. */
export function call(
  name: FunctionName,
  type: Type,
  args: readonly BoundExpression[],
  absent: readonly Absence[] = [],
): BoundCall {
  return { kind: 'call', name, arguments: args, type, absent, span };
}
