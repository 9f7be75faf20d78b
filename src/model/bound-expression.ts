import type { Span } from '../diagnostics/span.ts';
import type { BinaryOperator } from '../syntax/expression/ast.ts';
import type { BoundLoop, BoundPort, BoundTask, BoundVolume } from './bound.ts';
import type { OutsideArtifact } from './outside-artifact.ts';
import type { Type, Value } from './type.ts';

/**
 * A typed expression whose names are object links. `absent` lists why the value may be missing where it is read, after narrowing; it is
 * empty when the value is certain. Only references, `if`, `default`, `firstOf` and elements (`mayBeNull`) can have absent values: all else
 * refuses them.
 */
export type BoundExpression =
  | BoundLiteral
  | BoundList
  | BoundText
  | BoundReference
  | BoundIndex
  | BoundUnary
  | BoundBinary
  | BoundCall;

interface Typed {
  readonly type: Type;
  readonly absent: readonly Absence[];
  readonly span: Span;
}

/** A constant; lists and maps without expressions inside are constants too. */
export interface BoundLiteral extends Typed {
  readonly kind: 'literal';
  readonly value: Value;
}

export interface BoundList extends Typed {
  readonly kind: 'list';
  readonly items: readonly BoundExpression[];
}

/** Text with expressions inside: every part becomes text, the whole is a String. */
export interface BoundText extends Typed {
  readonly kind: 'text';
  readonly parts: readonly BoundExpression[];
}

export interface BoundReference extends Typed {
  readonly kind: 'reference';
  readonly target: ReferenceTarget;
}

/** What a reference names. Two references are the same value when their targets are equal (`sameTarget`). */
export type ReferenceTarget =
  | { readonly kind: 'input'; readonly port: BoundPort }
  | { readonly kind: 'output'; readonly task: BoundTask; readonly port: BoundPort }
  | { readonly kind: 'status'; readonly task: BoundTask }
  /** The item of a loop, alone in a List: what is written `item` is the first of it. */
  | { readonly kind: 'item'; readonly loop: BoundLoop }
  /** What a task around gives to what is inside of it: a `BoundLocal`. */
  | { readonly kind: 'local'; readonly port: BoundPort }
  | { readonly kind: 'volume'; readonly volume: BoundVolume }
  /** Only as the whole value of an argument. */
  | { readonly kind: 'outside'; readonly artifact: OutsideArtifact }
  | { readonly kind: 'run'; readonly field: RunField }
  | { readonly kind: 'task'; readonly field: 'name' | 'podName' }
  /** How the last try of a step ended; only `retry.when` can read it. */
  | { readonly kind: 'attempt'; readonly field: AttemptField };

export type AttemptField = 'exitCode' | 'status' | 'message' | 'duration' | 'number';

export type RunField = 'name' | 'id' | 'namespace' | 'status' | 'failures' | 'creationTime' | 'scheduledTime';

/** `object[index]` and `object.key`, on lists and dicts. */
export interface BoundIndex extends Typed {
  readonly kind: 'index';
  readonly object: BoundExpression;
  readonly index: BoundExpression;
  /** Null in its place is absent, although no type says that null may stand there. */
  readonly orNull?: true;
}

export interface BoundUnary extends Typed {
  readonly kind: 'unary';
  readonly operator: '!' | '-';
  readonly operand: BoundExpression;
}

export interface BoundBinary extends Typed {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: BoundExpression;
  readonly right: BoundExpression;
}

/** A call of a known function with the right number of arguments of the right types. */
export interface BoundCall extends Typed {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly arguments: readonly BoundExpression[];
  /** Of `first` and `last`: as of an index. */
  readonly orNull?: true;
}

/**
 * `dict` is a map with expressions in it: a constant List of keys, then a value for each. `combinations` is a matrix whose lists are not all
 * constants: the keys, a constant List of maps that say what is left out, then a List for each key. `fits` asks whether a List or Dict fits a JSON
 * Schema, which is a constant without references.
 */
export type FunctionName = WrittenFunction | 'dict' | 'combinations' | 'fits';

/** What is written as a call. */
export type WrittenFunction =
  | 'if'
  | 'present'
  | 'default'
  | 'firstOf'
  | 'int'
  | 'float'
  | 'string'
  | 'json'
  | 'fromJson'
  | 'length'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'matches'
  | 'lower'
  | 'upper'
  | 'trim'
  | 'join'
  | 'split'
  | 'replace'
  | 'format'
  | 'first'
  | 'last'
  | 'keys'
  | 'flatten'
  | 'range';

/** Why a value may be missing. */
export type Absence =
  /** The task, or a group around it, runs only when all these conditions hold (`because` names each with its owner). */
  | { readonly kind: 'skipped'; readonly task: BoundTask; readonly because: readonly Condition[] }
  /** The task may have failed, and the reader goes on all the same. */
  | { readonly kind: 'failed'; readonly task: BoundTask }
  /** An optional input without a default, or an optional output. */
  | { readonly kind: 'optional'; readonly target: ReferenceTarget }
  /** An element of a List or Dict in which null may stand: `element` is the expression that takes it. */
  | { readonly kind: 'null'; readonly element: BoundExpression };

/** A condition that must hold for a task to run, and the task or group that carries it. */
export interface Condition {
  readonly owner: BoundTask;
  readonly when: BoundExpression;
}
