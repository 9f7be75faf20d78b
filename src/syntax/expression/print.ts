import type { Expression } from './ast.ts';
import { levels, unaryLevel } from './operators.ts';

/** How strongly names, literals, calls and whatever has a `.` or `[` behind it bind. */
const operandLevel = unaryLevel + 1;

/** The canonical text of an expression, without `${{ }}`: reads back as the same tree, with no parentheses that are not needed. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value, expression.float === true);
    case 'list':
      return `[${expression.items.map(print).join(', ')}]`;
    case 'name':
      return expression.name;
    case 'member':
      return `${object(expression.object, true)}.${expression.name}`;
    case 'index':
      return `${object(expression.object, false)}[${print(expression.index)}]`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(print).join(', ')})`;
    case 'unary': {
      const operand = within(expression.operand, unaryLevel);
      // `--` is not two signs.
      return expression.operator === '-' && operand.startsWith('-')
        ? `-(${operand})`
        : `${expression.operator}${operand}`;
    }
    case 'binary': {
      const level = levels[expression.operator];
      // Comparisons do not chain, so their left operand cannot be one of the same level.
      const chains = level === levels['=='] || level === levels['<'];
      const left = within(expression.left, chains ? level + 1 : level);
      return `${left} ${expression.operator} ${within(expression.right, level + 1)}`;
    }
  }
}

function levelOf(expression: Expression): number {
  if (expression.kind === 'binary') return levels[expression.operator];
  if (expression.kind === 'unary') return unaryLevel;
  const { kind } = expression;
  return kind === 'literal' && typeof expression.value === 'number' && expression.value < 0
    ? unaryLevel
    : operandLevel;
}

function within(expression: Expression, level: number): string {
  const text = print(expression);
  return levelOf(expression) < level ? `(${text})` : text;
}

/** What stands before `.` or `[`. A dot behind a number would be read as a part of it. */
function object(expression: Expression, dot: boolean): string {
  const number = dot && expression.kind === 'literal' && typeof expression.value === 'number';
  return number ? `(${print(expression)})` : within(expression, operandLevel);
}

function literal(value: string | number | boolean | null, float: boolean): string {
  if (typeof value === 'number') {
    const text = String(value);
    return float && /^-?[0-9]+$/.test(text) ? `${text}.0` : text;
  }
  if (typeof value !== 'string') return String(value);
  // Line breaks and control characters need escapes, which single quotes do not have.
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) ? escaped(value) : `'${value.replaceAll("'", "''")}'`;
}

function escaped(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
