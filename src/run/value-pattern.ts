/** A pattern that RE2 (Argo's engine) and JavaScript read alike, or why there is none. */
export type ReadPattern =
  | { readonly isFoundIn: (text: string) => boolean; readonly problem?: undefined }
  | { readonly isFoundIn?: undefined; readonly problem: string };

/**
 * Translates a pattern of RE2 into JavaScript's: `.` excludes only line feeds, `\s` is ASCII, `^` and `$` mean the whole text unless `(?m)`
 * stands first. What RE2 has not (look-around, back references) and what JavaScript cannot do the same way is refused.
 */
export function readPattern(pattern: string): ReadPattern {
  const reader = new PatternReader(pattern);
  try {
    const source = reader.translate();
    if (source === undefined) return { problem: reader.problem };
    const regexp = new RegExp(source, reader.ignoreCase ? 'ivy' : 'vy');
    return { isFoundIn: (text) => isFound(regexp, text) };
  } catch {
    return { problem: 'is not a regular expression' };
  }
}

/**
 * Tries the places between characters one by one: V8 on its own also tries the middle of a surrogate pair, and with the flag `u` it misses
 * `[^a]$` in an emoji (Node 26).
 */
function isFound(regexp: RegExp, text: string): boolean {
  let place = 0;
  for (const one of [...text, '']) {
    regexp.lastIndex = place;
    if (regexp.test(text)) return true;
    place += one.length;
  }
  return false;
}

const spaces = '\\t\\n\\f\\r\\x20';
const posix: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: '\\t\\x20',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '\\x21-\\x7e',
  lower: 'a-z',
  print: '\\x20-\\x7e',
  punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  space: '\\t-\\r\\x20',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** Reads a pattern from left to right. */
class PatternReader {
  readonly #pattern: string;
  #at = 0;
  #multiline = false;
  #dotAll = false;
  ignoreCase = false;
  problem = 'is not a regular expression';

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  translate(): string | undefined {
    const flags = this.#take(/\(\?([ims]+)\)/y);
    if (flags !== undefined) {
      this.ignoreCase = flags.includes('i', 2);
      this.#multiline = flags.includes('m', 2);
      this.#dotAll = flags.includes('s', 2);
    }
    let source = '';
    while (this.#at < this.#pattern.length) {
      const piece = this.#piece();
      if (piece === undefined) return undefined;
      source += piece;
    }
    return source;
  }

  #piece(): string | undefined {
    const repeat = this.#take(/\{\d+(?:,\d*)?\}/y);
    if (repeat !== undefined) {
      const tooMany = (repeat.match(/\d+/g) ?? []).some((count) => Number(count) > 1000);
      return tooMany ? this.#refuse('repeats more than 1000 times') : repeat;
    }
    if (this.#take(/\[/y) !== undefined) return this.#class();
    if (this.#take(/\\/y) !== undefined) return this.#escape();
    if (this.#take(/\(\?/y) !== undefined) return this.#group();
    const one = this.#next();
    switch (one) {
      case '.':
        return this.#dotAll ? '[^]' : '[^\\n]';
      case '^':
        return this.#multiline ? '(?:^|(?<=\\n))' : '^';
      case '$':
        return this.#multiline ? '(?:$|(?=\\n))' : '$';
      case '*':
      case '+':
      case '?':
      case '|':
      case '(':
      case ')':
        return one;
      default:
        return literal(one);
    }
  }

  #group(): string | undefined {
    if (this.#take(/:/y) !== undefined) return '(?:';
    const name = this.#take(/P?<[A-Za-z_]\w*>/y);
    return name === undefined ? this.#refuse('has a group that RE2 and JavaScript do not share') : '(';
  }

  /** After a backslash outside a class. */
  #escape(): string | undefined {
    const quoted = this.#take(/Q[\s\S]*?(?:\\E|$)/y);
    if (quoted !== undefined) return [...quoted.slice(1).replace(/\\E$/, '')].map(literal).join('');
    const shorthand = this.#take(/[dDwWbB]/y);
    if (shorthand !== undefined) return `\\${shorthand}`;
    if (this.#take(/s/y) !== undefined) return `[${spaces}]`;
    if (this.#take(/S/y) !== undefined) return `[^${spaces}]`;
    if (this.#take(/A/y) !== undefined) return '^';
    if (this.#take(/z/y) !== undefined) return '$';
    const property = this.#property();
    if (property !== undefined) return property;
    const one = this.#character();
    return one === undefined ? undefined : literal(one);
  }

  /** A class, after its `[`. */
  #class(): string | undefined {
    let source = this.#take(/\^/y) === undefined ? '[' : '[^';
    let first = true;
    while (first || this.#take(/\]/y) === undefined) {
      if (this.#at >= this.#pattern.length) return undefined;
      const item = this.#classItem();
      if (item === undefined) return undefined;
      source += item;
      first = false;
    }
    return `${source}]`;
  }

  #classItem(): string | undefined {
    const named = this.#take(/\[:\^?[a-z]+:\]/y);
    if (named !== undefined) return posix[named.slice(2, -2)] ?? this.#refuse(`has the class ${named}`);
    const set = this.#take(/\\[dDwWs]/y);
    if (set !== undefined) return set === '\\s' ? spaces : set;
    if (/\\[pP]/y.test(this.#pattern.slice(this.#at, this.#at + 2))) {
      this.#next();
      return this.#property() ?? this.#refuse('has a class that is not known');
    }
    const first = this.#classCharacter();
    if (first === undefined || this.#take(/-(?!\])/y) === undefined) return first;
    const last = this.#classCharacter();
    return last === undefined ? undefined : `${first}-${last}`;
  }

  #classCharacter(): string | undefined {
    const one = this.#take(/\\/y) === undefined ? this.#next() : this.#character();
    return one === undefined || /[0-9A-Za-z]|[^ -~]/u.test(one)
      ? one
      : `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`;
  }

  /** `\pL`, `\p{Lu}`, `\P{Greek}`: a general category, or else a script. */
  #property(): string | undefined {
    const written = this.#take(/[pP](?:[A-Z]|\{\w+\})/y);
    if (written === undefined) return undefined;
    const name = written.slice(1).replace(/[{}]/g, '');
    return `\\${written[0]}{${name.length <= 2 ? name : `Script=${name}`}}`;
  }

  /** The character that is written with a backslash, which is read already. */
  #character(): string | undefined {
    const code = this.#take(/x(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})/y);
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code.replace(/[x{}]/g, ''), 16));
    const control = this.#take(/[aftnrv]/y);
    if (control !== undefined) return controls[control];
    return (
      this.#take(/[!-/:-@[-`{-~]/y) ??
      this.#refuse(`has \\${this.#pattern[this.#at] ?? ''}, which RE2 and JavaScript do not share`)
    );
  }

  #next(): string {
    const one = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
    this.#at += one.length;
    return one;
  }

  #take(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#pattern)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #refuse(problem: string): undefined {
    this.problem = problem;
    return undefined;
  }
}

const controls: Readonly<Record<string, string>> = {
  a: '\u0007',
  f: '\f',
  t: '\t',
  n: '\n',
  r: '\r',
  v: '\v',
};

/** A character that stands for itself, outside a class. */
function literal(one: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(one) ? `\\${one}` : one;
}
