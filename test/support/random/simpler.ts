import type { Tree } from './yaml.ts';

/** Simpler values in the place of one, the simplest first. */
export function simpler(tree: Tree): readonly Tree[] {
  if (typeof tree === 'number') return [0, 1].filter((one) => one !== tree);
  if (typeof tree !== 'string') return [];
  const [, inside] = /^\$\{\{ ([\s\S]*) \}\}$/.exec(tree) ?? [];
  const values = inside === undefined || inside.includes('${{') ? texts(tree) : expressions(inside);
  return values.filter((one) => one !== tree && String(one).length <= tree.length);
}

function texts(text: string): readonly Tree[] {
  const inner = [...text.matchAll(/\$\{\{ [\s\S]*? \}\}/g)].map(([one]) => one);
  return [...new Set<Tree>(['x', '', ...inner, ...halves(text)])].filter((one) => one !== text);
}

function halves(text: string): readonly string[] {
  if (text.length < 4) return [];
  const half = Math.floor(text.length / 2);
  return [text.slice(0, half), text.slice(half)];
}

/** Constants of all types, parts of the expression alone, and the expression with a part replaced by a constant. */
function expressions(text: string): readonly Tree[] {
  const parts = partsOf(text);
  const constants = ['true', '1', "'x'", '[]'];
  const replaced = parts.flatMap(([start, end]) =>
    constants.map((one) => `${text.slice(0, start)}${one}${text.slice(end)}`),
  );
  const alone = parts.map(([start, end]) => text.slice(start, end).trim());
  return [
    'x',
    1,
    true,
    ...[...constants, ...alone, ...replaced]
      .filter((one) => one.trim() !== '')
      .map((one) => `\${{ ${one} }}`),
  ];
}

/** Where arguments, operands and what stands in parentheses begin and end. */
function partsOf(text: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const open: number[][] = [[0]];
  const close = (at: number): void => {
    for (const start of open.at(-1) ?? []) if (at > start) found.push([start, at]);
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === "'" || sign === '"') {
      for (at += 1; at < text.length && text[at] !== sign; at += 1)
        if (sign === '"' && text[at] === '\\') at += 1;
    } else if (sign === '(' || sign === '[') {
      open.push([at + 1]);
    } else if ((sign === ')' || sign === ']') && open.length > 1) {
      close(at);
      open.pop();
    } else if (sign === ',') {
      close(at);
      open[open.length - 1] = [at + 1];
    } else if (/^ (?:&&|\|\||[-+*/%]|[<>=!]=|[<>]) /.test(text.slice(at, at + 4))) {
      close(at);
      open.at(-1)?.push(text.indexOf(' ', at + 1) + 1);
    }
  }
  close(text.length);
  return found.filter(([start, end]) => end - start < text.length);
}
