import type { Span } from '../../diagnostics/span.ts';

/** An expression as written between `${{` and `}}`. Names are not resolved yet. Every node knows its place. */
export type Expression =
  | LiteralExpression
  | ListExpression
  | NameExpression
  | MemberExpression
  | IndexExpression
  | UnaryExpression
  | BinaryExpression
  | CallExpression;

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  /** True for `1.0` and `1e3`: a number written as a Float, whatever its value. */
  readonly float?: boolean;
  readonly span: Span;
}

export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** A first name: `inputs`, `tasks`, `item`, `loop`, `state`, `volumes`, `attempt`, `response`, `run`, `task`, or one that bind refuses. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly span: Span;
}

/** `object.name`; names may hold `-`. */
export interface MemberExpression {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
}

/** `object[index]`; `tasks.t.outputs['Out Put']` is one too. */
export interface IndexExpression {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
  readonly span: Span;
}

export interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: '!' | '-';
  readonly operand: Expression;
  readonly span: Span;
}

export type BinaryOperator =
  | '&&'
  | '||'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}

/**
 * A text that may hold expressions. `parts` is empty for the empty text; a value that is exactly one expression (blanks around the
 * `${{ }}` do not count) has that one part and `whole: true`, and keeps the expression's type. `$${{` is already a literal `${{`.
 */
export interface Template {
  readonly parts: readonly TemplatePart[];
  readonly whole: boolean;
  readonly span: Span;
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly span: Span };
