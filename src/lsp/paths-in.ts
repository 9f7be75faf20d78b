import type { Span } from '../diagnostics/span.ts';
import { closingBraces } from '../syntax/expression/closing-braces.ts';
import { scalarOffsets } from '../syntax/yaml/scalar-offsets.ts';
import type { YamlScalar } from '../syntax/yaml-node.ts';

/** A name in an expression. */
export interface Segment {
  readonly name: string;
  /** The name alone, without quotes and brackets. */
  readonly span: Span;
}

/** Names in a row, such as `tasks.a.outputs.b`; or a function with its name. */
export interface NamePath {
  readonly segments: readonly Segment[];
  readonly isCall: boolean;
}

/** The pieces of an expression that matter to names: texts in quotes are skipped, unless they are a name in brackets. */
const piece =
  /(?<string>'(?:[^']|'')*'?|"(?:[^"\\]|\\.)*"?)|(?<root>[A-Za-z_](?:-*[A-Za-z0-9_])*)(?<more>(?:\s*\.\s*[A-Za-z_](?:-*[A-Za-z0-9_])*|\s*\[\s*(?:'(?:[^']|'')*'|"[^"\\]*")\s*\])*)(?<call>\s*\()?/g;
const step =
  /\.\s*(?<name>[A-Za-z_](?:-*[A-Za-z0-9_])*)|\[\s*(?:'(?<single>(?:[^']|'')*)'|"(?<double>[^"\\]*)")/g;

/** Every path of names in the expressions of a text, whether these are right or not. */
export function pathsIn(scalar: YamlScalar): readonly NamePath[] {
  const text = typeof scalar.value === 'string' ? scalar.value : scalar.text;
  if (!text.includes('${{')) return [];
  const place = scalarOffsets(scalar, text);
  const span = (start: number, end: number): Span => {
    const [from, to] = place(start, end);
    return { file: scalar.span.file, start: from, end: to };
  };
  const found: NamePath[] = [];
  for (let open = text.indexOf('${{'); open !== -1; ) {
    if (text[open - 1] === '$') {
      open = text.indexOf('${{', open + 3);
      continue;
    }
    const close = closingBraces(text, open) ?? text.length;
    found.push(...pathsOf(text, open + 3, close, span));
    open = text.indexOf('${{', close);
  }
  return found;
}

function pathsOf(
  text: string,
  start: number,
  end: number,
  span: (start: number, end: number) => Span,
): readonly NamePath[] {
  return [...text.slice(start, end).matchAll(piece)].flatMap((match) => {
    const { root, more = '', call } = match.groups ?? {};
    if (root === undefined) return [];
    const at = start + match.index;
    const segments: Segment[] = [{ name: root, span: span(at, at + root.length) }];
    for (const one of more.matchAll(step)) {
      const { name, single, double } = one.groups ?? {};
      const written = name ?? single ?? double ?? '';
      const from =
        at + root.length + one.index + one[0].length - written.length - (name === undefined ? 1 : 0);
      segments.push({
        name: single?.replaceAll("''", "'") ?? written,
        span: span(from, from + written.length),
      });
    }
    return [{ segments, isCall: call !== undefined }];
  });
}
