import { isBareWord } from '../util/bare-word.ts';
import { InternalError, invariant } from '../util/invariant.ts';

/** Not printable, a line break in one YAML version only, or invisible: written as an escape. The joiners of emoji stay. */
const hidden =
  /[\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/** What a block scalar cannot hold, or what an editor or a reader may change: controls, hidden characters, blanks at a line's end. */
const unfitForBlock = new RegExp(`[\\0-\\x08\\x0b-\\x1f]|${hidden.source}|[ \\t]$`, 'm');

/**
 * One YAML scalar on one line that every reader takes for exactly this value. Throws InternalError for what no YAML can hold: a number
 * that is not finite, and a lone surrogate, which Go's reader refuses even when escaped; the phases before have refused them.
 */
export function scalar(value: string | number | boolean | null): string {
  if (typeof value === 'string') return isBareWord(value) ? value : quoted(value);
  if (typeof value === 'number') return number(value);
  if (value === null || typeof value === 'boolean') return String(value);
  throw new InternalError(`a scalar was expected, not ${typeof value}`);
}

/**
 * A string as it is best read: of several lines as a literal block, two blanks deeper than `indent`, the column of the key or dash that
 * it stands behind; else as a scalar. Only for the end of a line.
 */
export function text(value: string, indent: number): string {
  if (!isBlock(value)) return scalar(value);
  const ended = value.endsWith('\n');
  const lines = (ended ? value.slice(0, -1) : value).split('\n');
  const margin = `\n${' '.repeat(indent + 2)}`;
  const header = `|${/^\s/.test(value) ? '2' : ''}${ended ? '' : '-'}`;
  return header + lines.map((line) => (line === '' ? '\n' : margin + line)).join('');
}

/** Whether `text` writes this string as a block. */
export function isBlock(value: string): boolean {
  const first = value.indexOf('\n');
  return (
    first >= 0 &&
    first < value.length - 1 &&
    !value.endsWith('\n\n') &&
    !unfitForBlock.test(value) &&
    value.isWellFormed()
  );
}

function quoted(value: string): string {
  if (!value.isWellFormed())
    throw new InternalError(`no YAML can hold the lone surrogate in ${JSON.stringify(value)}`);
  return JSON.stringify(value).replace(
    hidden,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** YAML 1.1 knows a float by its point, and minus nought only as a float. */
function number(value: number): string {
  invariant(Number.isFinite(value), `no YAML that Argo reads can hold the number ${value}`);
  if (Object.is(value, -0)) return '-0.0';
  const printed = String(value);
  return printed.includes('e') && !printed.includes('.') ? printed.replace('e', '.0e') : printed;
}
