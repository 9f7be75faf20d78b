import type { Meant } from '../../diagnostics/meant.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Constraints, Type, Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { isPlainLiteral } from '../../util/plain-literal.ts';
import { checkValue } from '../../validate/literals.ts';

const words: Readonly<Record<string, string>> = {
  yes: 'true',
  y: 'true',
  on: 'true',
  no: 'false',
  n: 'false',
  off: 'false',
};

/** What to write instead of a default that does not fit: a number as a text in quotes, a text as the number or Bool that it says. */
export function cureOfDefault(
  { node, value, entry }: At<unknown>,
  type: Type,
  constraints: Constraints,
): Meant {
  if (node.kind !== 'scalar') return {};
  const { span } = node;
  if (typeof value === 'string' && isNothing(value, node.style === 'plain')) return optional(entry, span);
  const source = span.file.text.slice(span.start, span.end);
  if (type.kind === 'string' && typeof value !== 'string' && value !== null) {
    if (checkValue(source, type, constraints) !== undefined) return {};
    const text = JSON.stringify(source);
    return {
      help: 'Put it in quotes if the text is meant.',
      fix: { title: 'Quote the text', safe: true, edits: [{ span, text }] },
    };
  }
  if (
    type.kind === 'list' &&
    typeof value !== 'string' &&
    checkValue([value as Value], type, constraints) === undefined
  )
    return {
      help: `Write a list: [${source}].`,
      fix: { title: `Write [${source}]`, safe: false, edits: [{ span, text: `[${source}]` }] },
    };
  if (typeof value !== 'string' || type.kind === 'secret') return {};
  const text = (type.kind === 'bool' ? words[value.trim().toLowerCase()] : undefined) ?? value.trim();
  if (type.kind === 'list' && checkValue([value], type, constraints) === undefined)
    return { help: `Write a list: [${value}].` };
  if (!isPlainLiteral(text)) return {};
  const plain: Value = JSON.parse(text);
  if (checkValue(plain, type, constraints) !== undefined) return {};
  return {
    help: text === value ? `Write ${text}, without quotes.` : `Write ${text}.`,
    fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] },
  };
}

/** What other languages call no value. */
function isNothing(text: string, isPlain: boolean): boolean {
  return isPlain && /^(?:None|nil|NIL|undefined|NA|N\/A)$/.test(text);
}

/** An input without a value is one that may be left out. */
function optional(entry: At<unknown>['entry'], { file, end }: Span): Meant {
  const help = 'An input that may have no value is declared with `optional: true`, and has no default.';
  if (entry?.key !== 'default') return { help };
  const span = { file, start: entry.keySpan.start, end };
  const text = 'optional: true';
  return { help, fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] } };
}
