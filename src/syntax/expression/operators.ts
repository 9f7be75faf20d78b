import type { BinaryOperator } from './ast.ts';
import type { Token } from './lex.ts';

/** How strongly an operator binds, as in C and JavaScript. */
export const levels: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** Above every binary operator: `!` and the sign. */
export const unaryLevel = 7;

/** What stands between two operands: an operator of ours, or a habit from another language with what we have for it. */
export type OperatorUse =
  | {
      readonly kind: 'ours';
      readonly operator: BinaryOperator;
      readonly level: number;
      readonly width: number;
    }
  | {
      readonly kind: 'renamed';
      readonly operator: BinaryOperator;
      readonly level: number;
      readonly width: number;
      /** False where the author may have meant something else. */
      readonly sure: boolean;
    }
  | {
      readonly kind: 'function';
      readonly name: string;
      /** `x in list` is `contains(list, x)`. */
      readonly swapped: boolean;
      readonly negated: boolean;
      readonly level: number;
      readonly width: number;
    }
  /** `x is None` and `x is not defined`, which have no second operand. */
  | { readonly kind: 'test'; readonly negated: boolean; readonly level: number; readonly width: number }
  | { readonly kind: 'none'; readonly help: string; readonly level: number; readonly width: number };

const renamedSymbols: Readonly<Record<string, readonly [BinaryOperator, sure: boolean]>> = {
  '===': ['==', true],
  '!==': ['!=', true],
  '<>': ['!=', true],
  '=<': ['<=', true],
  '=>': ['>=', false],
  '=': ['==', true],
  '&': ['&&', true],
  '|': ['||', false],
  '≠': ['!=', true],
  '≤': ['<=', true],
  '≥': ['>=', true],
  '×': ['*', true],
  '·': ['*', true],
  '÷': ['/', true],
  '−': ['-', true],
  '–': ['-', true],
  '—': ['-', true],
};

const renamedWords: Readonly<Record<string, BinaryOperator>> = {
  and: '&&',
  or: '||',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  mod: '%',
};

const functionWords: Readonly<Record<string, string>> = {
  in: 'contains',
  contains: 'contains',
  startswith: 'startsWith',
  endswith: 'endsWith',
  matches: 'matches',
};

const missing: Readonly<Record<string, readonly [help: string, level: number]>> = {
  '//': ['`/` divides, `%` gives the remainder.', 6],
  '**': ['Multiply, or compute powers in a step.', 6],
  '^': ['Multiply, or compute powers in a step; for two Bools "one but not both" is `a != b`.', 6],
  '~': ['`+` joins texts, and `matches(text, pattern)` compares with a pattern.', 5],
  '++': ['Write `a + b`.', 5],
  '--': ['Write `a - b`.', 5],
  is: ['`==` compares, and `present(x)` asks whether a value is there.', 4],
};

/** The operator at a place behind an operand, or undefined when there is none. */
export function operatorAt(tokens: readonly Token[], index: number): OperatorUse | undefined {
  const token = tokens[index];
  if (token?.kind === 'symbol') {
    const { symbol } = token;
    if (isBinary(symbol)) return { kind: 'ours', operator: symbol, level: levels[symbol], width: 1 };
    const renamed = renamedSymbols[symbol];
    if (renamed !== undefined) {
      const [operator, sure] = renamed;
      return { kind: 'renamed', operator, level: levels[operator], width: 1, sure };
    }
    if (symbol === '??')
      return { kind: 'function', name: 'default', swapped: false, negated: false, level: 1, width: 1 };
    return none(symbol, 1);
  }
  if (token?.kind !== 'name') return undefined;
  const word = token.name.toLowerCase();
  if (Object.hasOwn(renamedWords, word)) {
    const operator = renamedWords[word];
    if (operator !== undefined)
      return { kind: 'renamed', operator, level: levels[operator], width: 1, sure: true };
  }
  const next = tokens[index + 1];
  const nextWord = next?.kind === 'name' ? next.name.toLowerCase() : '';
  const negated = word === 'not';
  const asked = negated ? nextWord : word;
  const name = Object.hasOwn(functionWords, asked) ? functionWords[asked] : undefined;
  if (name !== undefined) {
    return { kind: 'function', name, swapped: asked === 'in', negated, level: 4, width: negated ? 2 : 1 };
  }
  return word === 'is' ? testAt(tokens, index + 1) : undefined;
}

/** What follows `is`. Being `None` is not to be there; being `defined` is. */
function testAt(tokens: readonly Token[], index: number): OperatorUse | undefined {
  const wordAt = (at: number): string => {
    const token = tokens[at];
    return token?.kind === 'name' ? token.name.toLowerCase() : '';
  };
  const not = wordAt(index) === 'not';
  const width = not ? 2 : 1;
  const word = wordAt(index + width - 1);
  const there = ['defined', 'present'].includes(word);
  if (!there && !['none', 'null', 'nil', 'undefined', 'absent'].includes(word)) return none('is', width);
  return { kind: 'test', negated: there === not, level: 4, width: width + 1 };
}

export function isBinary(symbol: string): symbol is BinaryOperator {
  return Object.hasOwn(levels, symbol);
}

function none(word: string, width: number): OperatorUse | undefined {
  const found = Object.hasOwn(missing, word) ? missing[word] : undefined;
  return found === undefined ? undefined : { kind: 'none', help: found[0], level: found[1], width };
}
