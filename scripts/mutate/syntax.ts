import { parseAst } from 'vitest/node';

/** A node of the syntax tree (ESTree with TypeScript's additions), with its place in the text. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export function parse(text: string): SyntaxNode {
  const program: unknown = parseAst(text, { lang: 'ts', sourceType: 'module' });
  if (!isNode(program)) throw new Error('the parser gave no tree');
  return program;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/** The child under this key, if it is one node. */
export function child(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const value = node[key];
  return isNode(value) ? value : undefined;
}

export function children(node: SyntaxNode): readonly (readonly [key: string, child: SyntaxNode])[] {
  return Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((one) => [key, one] as const),
  );
}
