import { child, type SyntaxNode } from './syntax.ts';

/** Operators and what each may be mistaken for. */
const operators = new Map<string, readonly string[]>(
  Object.entries({
    '<': ['<=', '>='],
    '<=': ['<', '>'],
    '>': ['>=', '<='],
    '>=': ['>', '<'],
    '===': ['!=='],
    '!==': ['==='],
    '+': ['-'],
    '-': ['+'],
    '*': ['/'],
    '/': ['*'],
    '%': ['*'],
    '**': ['*'],
    '&&': ['||'],
    '||': ['&&'],
    '+=': ['-='],
    '-=': ['+='],
    '++': ['--'],
    '--': ['++'],
  }),
);

const predicates = new Set(['<', '<=', '>', '>=', '===', '!==', 'in', 'instanceof']);

const methods = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    toUpperCase: 'toLowerCase',
    toLowerCase: 'toUpperCase',
    trimStart: 'trimEnd',
    trimEnd: 'trimStart',
    min: 'max',
    max: 'min',
    find: 'findLast',
    indexOf: 'lastIndexOf',
    lastIndexOf: 'indexOf',
    floor: 'ceil',
    ceil: 'floor',
  }),
);

/** Calls that may be left out, so that what they are called on goes on unchanged. */
const passed = new Set(
  'filter slice trim sort toSorted reverse toReversed concat replace replaceAll padStart padEnd flat'.split(
    ' ',
  ),
);

/**
 * What a mistaken programmer could have written in place of this expression. `slice` gives the text of a node.
 * What the compiler of TypeScript refuses is sorted out later, so nothing here asks for types.
 */
export function replacements(node: SyntaxNode, slice: (node: SyntaxNode) => string): readonly string[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return ofOperator(node, slice);
    case 'UpdateExpression': {
      const operand = slice(part(node, 'argument'));
      return (operators.get(operatorOf(node)) ?? []).map((one) =>
        node.prefix === true ? `${one}${operand}` : `${operand}${one}`,
      );
    }
    case 'UnaryExpression':
      return ['!', '-'].includes(operatorOf(node)) ? [slice(part(node, 'argument'))] : [];
    case 'Literal':
      return ofLiteral(node, slice(node));
    case 'TemplateLiteral':
      return slice(node) === '``' ? [] : ['``'];
    case 'ArrayExpression':
      return isEmpty(node.elements) ? [] : ['[]'];
    case 'ObjectExpression':
      return isEmpty(node.properties) ? [] : ['{}'];
    case 'CallExpression':
      return ofCall(node, slice);
    default:
      return [];
  }
}

function ofOperator(node: SyntaxNode, slice: (node: SyntaxNode) => string): readonly string[] {
  const operator = operatorOf(node);
  const [left, right] = [slice(part(node, 'left')), slice(part(node, 'right'))];
  if (operator === '??') return [right];
  const swapped = (operators.get(operator) ?? []).map((one) => `${group(left)} ${one} ${group(right)}`);
  return predicates.has(operator) ? [...swapped, 'true', 'false'] : swapped;

  /** `a && b || c` and the like keep their grouping when an operator changes; assignments have no operand to group on the left. */
  function group(operand: string): string {
    return operator.endsWith('=') && operator.length === 2 && '+-'.includes(operator[0] ?? '')
      ? operand
      : `(${operand})`;
  }
}

function ofLiteral({ value, regex }: SyntaxNode, text: string): readonly string[] {
  if (typeof value === 'string') return [value === '' ? "'mutated'" : "''"];
  if (typeof value === 'boolean') return [String(!value)];
  if (typeof value === 'number') return [value === 1 ? '0' : String(value + 1)];
  return regex === undefined || regex === null ? [] : ofPattern(text);
}

/** Patterns lose an anchor, a negation, or a repetition, one at a time. */
function ofPattern(text: string): readonly string[] {
  const last = text.lastIndexOf('/');
  const [source, flags] = [text.slice(1, last), text.slice(last)];
  const found: string[] = [];
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const one = source[at] ?? '';
    const without = `/${source.slice(0, at)}${source.slice(at + 1)}${flags}`;
    if (one === '\\') {
      at += 1;
    } else if (inClass) {
      if (one === ']') inClass = false;
      if (one === '^' && source[at - 1] === '[') found.push(without);
    } else if (one === '[') {
      inClass = true;
    } else if ('^$'.includes(one) || ('*+?'.includes(one) && !'(*+?'.includes(source[at - 1] ?? ''))) {
      if (without.length > flags.length + 1) found.push(without);
    }
  }
  return found;
}

function ofCall(node: SyntaxNode, slice: (node: SyntaxNode) => string): readonly string[] {
  const callee = part(node, 'callee');
  if (callee.type !== 'MemberExpression' || callee.computed === true || callee.optional === true) return [];
  const object = slice(part(callee, 'object'));
  const name = slice(part(callee, 'property'));
  const rest = slice(node).slice(slice(callee).length);
  const swapped = methods.get(name);
  return [
    ...(swapped === undefined ? [] : [`${slice(callee).slice(0, -name.length)}${swapped}${rest}`]),
    ...(passed.has(name) ? [object] : []),
  ];
}

function operatorOf({ operator }: SyntaxNode): string {
  return typeof operator === 'string' ? operator : '';
}

function part(node: SyntaxNode, key: string): SyntaxNode {
  const found = child(node, key);
  if (found === undefined) throw new Error(`${node.type} without ${key}`);
  return found;
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}
