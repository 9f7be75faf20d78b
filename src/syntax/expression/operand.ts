import type { Cursor, Parsed, Rule } from './cursor.ts';
import { reportMethod, reportPipe, reportTextPrefix, reportWord } from './habits.ts';
import { items, unclosed } from './items.ts';
import type { NameToken, SymbolToken } from './lex.ts';

/** A literal, a list, a reference, a call, or an expression in parentheses. `expression` reads what stands inside brackets. */
export function operand(cursor: Cursor, expression: Rule): Parsed | undefined {
  let object = primary(cursor, expression);
  while (object !== undefined) {
    const token = cursor.peek();
    if (token.kind !== 'symbol') return object;
    if (token.symbol === '.' || token.symbol === '?.') object = member(cursor, object, token);
    else if (token.symbol === '[') object = index(cursor, object, token, expression);
    else if (token.symbol === '(') object = call(cursor, object, token, expression);
    else if (token.symbol === '|' && pipeFollows(cursor)) object = pipe(cursor, object, token, expression);
    else return object;
  }
  return undefined;
}

function primary(cursor: Cursor, expression: Rule): Parsed | undefined {
  const token = cursor.peek();
  const { report } = cursor.problems;
  cursor.skip();
  const { start, end } = token;
  switch (token.kind) {
    case 'number':
      return cursor.node(start, end, [], (span) => ({
        kind: 'literal',
        value: token.value,
        ...(token.float ? { float: true } : {}),
        span,
      }));
    case 'string':
      return cursor.node(start, end, [], (span) => ({ kind: 'literal', value: token.value, span }));
    case 'name':
      return word(cursor, token);
    case 'end': {
      const before = cursor.tokens[cursor.tokens.length - 2];
      if (before === undefined) {
        report(cursor.source.start, cursor.source.end, 'The expression is empty.', {
          help: 'Write a value between "${{" and "}}".',
        });
      } else report(before.start, before.end, 'The expression ends where a value is expected.');
      return undefined;
    }
    case 'symbol':
      break;
  }
  if (token.symbol === '(') {
    const inner = expression();
    if (inner === undefined) return undefined;
    const close = cursor.symbol(')');
    return close === undefined ? unclosed(cursor, token) : { ...inner, start, end: close.end };
  }
  if (token.symbol === '[') {
    const list = items(cursor, token, ']', expression);
    if (list === undefined) return undefined;
    return cursor.node(start, list.end, list.items, (span) => ({
      kind: 'list',
      items: list.items.map((item) => item.expression),
      span,
    }));
  }
  if (token.symbol === '{') {
    report(start, end, 'Expressions have no maps.', {
      help: 'Write the map in YAML, with expressions as its values, or read JSON by `fromJson(text)`.',
    });
  } else if (token.symbol === '.') {
    report(start, end, 'A value cannot begin with a dot.', {
      help: 'Write `0.5` for a number, `inputs.x` for a reference.',
    });
  } else report(start, end, `A value is expected before "${token.symbol}".`);
  return undefined;
}

/** A name, or a word that stands for a value. */
function word(cursor: Cursor, token: NameToken): Parsed | undefined {
  const { start, end, name } = token;
  if (name === 'true' || name === 'false' || name === 'null') {
    const value = name === 'null' ? null : name === 'true';
    return cursor.node(start, end, [], (span) => ({ kind: 'literal', value, span }));
  }
  const next = cursor.peek();
  if (next.kind === 'string' && next.start === end) {
    reportTextPrefix(cursor, token, next);
    return undefined;
  }
  if (next.kind !== 'symbol' || !['.', '[', '('].includes(next.symbol)) reportWord(cursor, token);
  return cursor.node(start, end, [], (span) => ({ kind: 'name', name, span }));
}

function member(cursor: Cursor, object: Parsed, dot: SymbolToken): Parsed | undefined {
  cursor.skip();
  const { report } = cursor.problems;
  if (dot.symbol === '?.') {
    report(dot.start, dot.end, 'There is no operator "?.".', {
      help: 'Write `.`; a value that may be absent is read by `default(x, fallback)`.',
      edits: [[dot.start, dot.end, '.']],
    });
  }
  const token = cursor.peek();
  if (token.kind === 'name') {
    cursor.skip();
    const nameSpan = cursor.source.place(token.start, token.end);
    return cursor.node(object.start, token.end, [object], (span) => ({
      kind: 'member',
      object: object.expression,
      name: token.name,
      nameSpan,
      span,
    }));
  }
  if (token.kind === 'number' || token.kind === 'string') {
    const text = cursor.source.text.slice(token.start, token.end);
    const help =
      token.kind === 'string'
        ? `Write \`[${text}]\`.`
        : `Write \`['${text}']\`, or \`[${text}]\` for an item of a list.`;
    report(dot.start, token.end, 'A name follows a dot, and names begin with a letter.', { help });
  } else if (token.kind === 'symbol' && token.symbol === '*') {
    report(dot.start, token.end, 'There is no ".*".', {
      help: 'Name the value, or go through a list by `forEach`.',
    });
  } else report(dot.start, dot.end, 'A name is missing after this dot.');
  return undefined;
}

function index(cursor: Cursor, object: Parsed, open: SymbolToken, expression: Rule): Parsed | undefined {
  cursor.skip();
  const { report } = cursor.problems;
  const token = cursor.peek();
  if (token.kind === 'symbol' && ['*', ':', ']'].includes(token.symbol)) {
    report(open.start, token.end, 'These brackets want one index.', {
      help: 'Write the number of an item, from 0, or a name in quotes.',
    });
    return undefined;
  }
  const inner = expression();
  if (inner === undefined) return undefined;
  const colon = cursor.peek();
  if (colon.kind === 'symbol' && colon.symbol === ':') {
    report(colon.start, colon.end, 'There are no slices of lists and texts.', {
      help: 'Cut the value in a step.',
    });
    return undefined;
  }
  const close = cursor.symbol(']');
  if (close === undefined) return unclosed(cursor, open);
  return cursor.node(object.start, close.end, [object, inner], (span) => ({
    kind: 'index',
    object: object.expression,
    index: inner.expression,
    span,
  }));
}

function call(cursor: Cursor, callee: Parsed, open: SymbolToken, expression: Rule): Parsed | undefined {
  cursor.skip();
  const list = items(cursor, open, ')', expression);
  if (list === undefined) return undefined;
  const { expression: function_ } = callee;
  if (function_.kind === 'name' && callee.end === callee.start + function_.name.length) {
    const { name, span: nameSpan } = function_;
    return cursor.node(callee.start, list.end, list.items, (span) => ({
      kind: 'call',
      name,
      nameSpan,
      arguments: list.items.map((item) => item.expression),
      span,
    }));
  }
  if (function_.kind === 'member') reportMethod(cursor, function_, callee, open, list.items);
  else {
    cursor.problems.report(open.start, open.end, 'Only a function can be called.', {
      help: 'Write its name before the parenthesis, such as `length(x)`.',
    });
  }
  return undefined;
}

/** Whether the `|` here pipes into a function, as in Jinja, and does not mean "or". */
function pipeFollows(cursor: Cursor): boolean {
  const name = cursor.peek(1);
  if (name.kind !== 'name') return false;
  const after = cursor.peek(2);
  return (
    (after.kind === 'end' && name.name !== 'item') ||
    (after.kind === 'symbol' && !['.', '['].includes(after.symbol))
  );
}

/** `x | f(a)`, as Jinja has it. */
function pipe(cursor: Cursor, value: Parsed, bar: SymbolToken, expression: Rule): Parsed | undefined {
  cursor.skip();
  const name = cursor.peek();
  if (name.kind !== 'name') return undefined;
  cursor.skip();
  const open = cursor.symbol('(');
  const list = open === undefined ? { items: [], end: name.end } : items(cursor, open, ')', expression);
  if (list === undefined) return undefined;
  reportPipe(cursor, value, bar, name, list.items, list.end);
  return { ...value, end: list.end };
}
