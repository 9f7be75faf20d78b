import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import { positionOf } from '../span.ts';
import { type Frame, frame } from './frame.ts';
import { counts, plural, summarize } from './summary.ts';
import { visible } from './visible.ts';

export interface PrettyOptions {
  readonly color: boolean;
  /** Columns of the terminal; source lines are cut to fit. */
  readonly width: number;
  /** Where the page of a code is; the terminal is given links to it. */
  readonly page?: (code: string) => string;
}

/** How many findings are shown in full; the rest is counted. */
const limit = 50;
const narrowest = 40;

const reset = '\x1b[0m';
const styles = {
  error: '\x1b[1;31m',
  warning: '\x1b[1;33m',
  note: '\x1b[1;36m',
  place: '\x1b[1m',
  dim: '\x1b[2m',
} as const;

/** For people: every finding with its place, the source text around it, related places and the cure; then a summary. Empty without findings. */
export function formatPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  if (diagnostics.length === 0) return '';
  const hidden = diagnostics.filter((one) => one.isSecret === true).map((one) => one.span);
  const shown = mostSevere(diagnostics, limit);
  const blocks = diagnostics.filter((one) => shown.has(one)).map((one) => block(one, hidden, options));
  const rest = diagnostics.filter((one) => !shown.has(one));
  if (rest.length > 0) blocks.push(`… and ${counts(summarize(rest))} more.\n`);
  const summary = summarize(diagnostics);
  blocks.push(`${counts(summary)} in ${plural(summary.files, 'file')}.\n`);
  return blocks.join('\n');
}

/** Errors are never crowded out by advice. */
function mostSevere(diagnostics: readonly Diagnostic[], count: number): ReadonlySet<Diagnostic> {
  const order: readonly Severity[] = ['error', 'warning', 'note'];
  const ranked = order.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
  return new Set(ranked.slice(0, count));
}

type Paint = (style: keyof typeof styles, text: string) => string;

function block(one: Diagnostic, hidden: readonly Span[], options: PrettyOptions): string {
  const paint: Paint = options.color ? (style, text) => styles[style] + text + reset : (_, text) => text;
  const related = one.related ?? [];
  const gutter = Math.max(
    ...[one, ...related].map(({ span }) => `${positionOf(span.file, span.start).line}`.length),
  );
  const place = (span: Span): string => paint('place', `${placeOf(span)}:`);
  const draw = (span: Span, style: Severity): string[] =>
    drawFrame(frame(span, Math.max(narrowest, options.width) - gutter - 3, hidden), style, gutter, paint);
  const lines = [
    `${place(one.span)} ${paint(one.severity, label(one, options))}: ${sentence(one.message)}`,
    ...draw(one.span, one.severity),
  ];
  for (const other of related) {
    lines.push(`${' '.repeat(gutter)} ${place(other.span)} ${sentence(other.message)}`);
    lines.push(...draw(other.span, 'note'));
  }
  const labelled = (label: string, text: string): string =>
    `${' '.repeat(gutter)} ${paint('note', `${label}:`)} ${indent(text, gutter + label.length + 3)}`;
  if (one.help !== undefined) lines.push(labelled('help', one.help));
  if (one.fix !== undefined && one.fix.title !== one.help) lines.push(labelled('fix', one.fix.title));
  return `${lines.join('\n')}\n`;
}

/** `error[code]`, where the code is a link (OSC 8) if there is a page to show. */
function label({ severity, code }: Diagnostic, { page }: PrettyOptions): string {
  return `${severity}[${page === undefined ? code : `\x1b]8;;${page(code)}\x1b\\${code}\x1b]8;;\x1b\\`}]`;
}

function drawFrame(shown: Frame | undefined, style: Severity, gutter: number, paint: Paint): string[] {
  if (shown === undefined) return [];
  const number = paint('dim', `${String(shown.line).padStart(gutter)} |`);
  const carets = '^'.repeat(shown.underline.width);
  const more = shown.lastLine === undefined ? '' : paint('dim', ` … to line ${shown.lastLine}`);
  return [
    `${number} ${shown.text}`.trimEnd(),
    `${paint('dim', `${' '.repeat(gutter)} |`)} ${' '.repeat(shown.underline.start)}${paint(style, carets)}${more}`,
  ];
}

/** `file:line:column`, as editors and terminals make links of. */
export function placeOf(span: Span): string {
  const { line, column } = positionOf(span.file, span.start);
  return `${visible(span.file.path)}:${line}:${column}`;
}

/** One line, whatever names of the user's it holds. */
function sentence(text: string): string {
  return visible(text);
}

function indent(text: string, by: number): string {
  return text
    .split('\n')
    .map(visible)
    .join(`\n${' '.repeat(by)}`);
}
