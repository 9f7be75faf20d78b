import { createHash } from 'node:crypto';
import { replacements } from './replacements.ts';
import { child, children, isNode, parse, type SyntaxNode } from './syntax.ts';

/** One small mistake in one file. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The line that it begins on, without its indentation. */
  readonly lineText: string;
  readonly original: string;
  readonly replacement: string;
  /** Whether a whole body of a function is emptied, which is a statement and not an expression. */
  readonly body: boolean;
  /** Tells the mutant from all others, and does not change when other lines do. */
  readonly key: string;
}

/** Expressions that TypeScript wraps in types; all its other nodes are types themselves, and have no meaning at run time. */
const wrappers = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** Nodes whose strings are names of modules. */
const linking = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ImportExpression']);

/** Every mutant of a file, in the order of the text. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const found = new Map<string, Mutant>();
  const seen = new Map<string, number>();
  walk(parse(text), undefined, '', false);
  return [...found.values()];

  function walk(node: SyntaxNode, parent: SyntaxNode | undefined, key: string, chained: boolean): void {
    if ((node.type.startsWith('TS') && !wrappers.has(node.type)) || linking.has(node.type)) return;
    if (node.type === 'ExportNamedDeclaration' && isNode(node.source)) return;
    if (parent !== undefined && isName(parent, key)) return;
    // Inside `a?.b.c(d)`, `a?.b` cannot stand in parentheses without ending what `?.` skips; the whole and `d` can.
    if (!chained) for (const one of alternatives(node, parent, key)) add(node, one);
    if (isBody(node, parent, key)) add(node, '{}', true);
    for (const [name, one] of children(node)) {
      const spine = name === 'object' || name === 'callee' || name === 'expression';
      walk(one, node, name, spine && (node.type === 'ChainExpression' || chained));
    }
  }

  function alternatives(node: SyntaxNode, parent: SyntaxNode | undefined, key: string): readonly string[] {
    if (parent?.type === 'TaggedTemplateExpression' && key === 'quasi') return [];
    const own = replacements(node, (one) => text.slice(one.start, one.end));
    return [...own, ...ofPlace(node, parent, key)];
  }

  function add(node: SyntaxNode, replacement: string, body = false): void {
    const original = text.slice(node.start, node.end);
    if (original === replacement) return;
    const place = `${node.start} ${node.end} ${replacement}`;
    if (found.has(place)) return;
    const what = `${file}\0${original}\0${replacement}`;
    const nth = seen.get(what) ?? 0;
    seen.set(what, nth + 1);
    const line = text.slice(0, node.start).split('\n').length;
    const named = createHash('sha256').update(`${what}\0${nth}`).digest('hex').slice(0, 12);
    const lineText = text.split('\n')[line - 1]?.trim() ?? '';
    const { start, end } = node;
    found.set(place, { file, start, end, line, lineText, original, replacement, body, key: named });
  }
}

/** Mutants that come from where an expression stands: conditions that always or never hold, nothing returned, calls left out. */
function ofPlace(node: SyntaxNode, parent: SyntaxNode | undefined, key: string): readonly string[] {
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return key === 'test' ? ['true', 'false'] : [];
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return key === 'test' ? ['false'] : [];
    case 'ReturnStatement':
      return ['undefined'];
    case 'ArrowFunctionExpression':
      return key === 'body' && node.type !== 'BlockStatement' ? ['undefined'] : [];
    case 'ExpressionStatement':
      return typeof parent.directive === 'string' || child(node, 'callee')?.type === 'Super'
        ? []
        : ['undefined'];
    default:
      return [];
  }
}

function isBody(node: SyntaxNode, parent: SyntaxNode | undefined, key: string): boolean {
  const named = parent !== undefined && key === 'body' && /Function/.test(parent.type);
  return named && node.type === 'BlockStatement' && Array.isArray(node.body) && node.body.length > 0;
}

/** Whether the child under this key is a name and not an expression. */
function isName(parent: SyntaxNode, key: string): boolean {
  if (parent.computed === true) return false;
  return key === 'key' || (key === 'property' && parent.type === 'MemberExpression');
}
