/**
 * The part of Argo's expressions that a component task needs: texts, lookups in `inputs`, `tasks` and `workflow`, and `sprig.replace`, in the form for every version. Anything
 * else is an error: what cannot be computed here is not compared, and fails.
 */
export function evaluate(code: string, find: (path: readonly string[]) => string): string {
  const tokens = [...code.matchAll(/\s+|'(?:\\.|[^'\\])*'|[A-Za-z_][\w-]*|[.[\](),]|./gsu)]
    .map(([text]) => text)
    .filter((text) => text.trim() !== '');
  let at = 0;
  const next = (): string => tokens[at++] ?? fail();
  const fail = (): never => {
    throw new Error(`cannot compute the expression ${code}`);
  };
  const value = (): string => {
    const token = next();
    if (token.startsWith("'")) return unquoted(token);
    if (token === '[') return readLate();
    if (!/^[A-Za-z_]/.test(token)) return fail();
    const path = [token];
    for (;;) {
      const mark = tokens[at];
      if (mark === '.') {
        at += 1;
        path.push(next());
      } else if (mark === '[') {
        at += 1;
        path.push(unquoted(next()));
        if (next() !== ']') fail();
      } else if (mark === '(') return called(path.join('.'), list());
      else return find(path);
    }
  };
  /** `[value, node.name][0]`: how a value is written for Argo 4 (`late-readers.ts`). */
  const readLate = (): string => {
    const late = value();
    for (const sign of [',', 'node', '.', 'name', ']', '[', '0', ']']) if (next() !== sign) fail();
    return late;
  };
  const list = (): readonly string[] => {
    const values: string[] = [];
    for (at += 1; tokens[at] !== ')'; ) {
      values.push(value());
      if (tokens[at] === ',') at += 1;
      else if (tokens[at] !== ')') fail();
    }
    at += 1;
    return values;
  };
  const called = (name: string, values: readonly string[]): string => {
    const [wanted, replacement, text] = values;
    if (name !== 'sprig.replace' || wanted === undefined || replacement === undefined || text === undefined)
      return fail();
    return text.replaceAll(wanted, () => replacement);
  };
  const result = value();
  return at === tokens.length ? result : fail();
}

function unquoted(token: string): string {
  return token
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs, (_, unicode, byte, char: string) => {
      const code = unicode ?? byte;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return { n: '\n', t: '\t', r: '\r' }[char] ?? char;
    });
}
