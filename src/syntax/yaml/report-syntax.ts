import type { Document, YAMLError } from 'yaml';
import type { Edit, Fix } from '../../diagnostics/diagnostic.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import { positionOf, type SourceFile } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';
import { cronTrap } from './cron-trap.ts';
import { earlierCause } from './earlier-cause.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { quoteEdits, type TrappedScalar } from './expression-traps.ts';

/** A file with more errors than these is no YAML, and more findings tell nothing. */
const most = 50;

/** Reports what `yaml` found, one finding for each cause, in the order of the file. True when there is nothing. */
export function reportSyntax(
  file: SourceFile,
  documents: readonly Document.Parsed[],
  trapped: readonly TrappedScalar[],
  sink: Sink,
): boolean {
  const lost = reportTags(file, documents, sink);
  reportVersion(file, documents, sink);
  const errors = documents.flatMap((document) => document.errors).sort((a, b) => a.pos[0] - b.pos[0]);
  const tab = firstBehindTab(file.text, errors);
  // What follows a tab is read at a wrong depth.
  if (tab !== -1) reportTabs(file, errors.slice(tab), sink);
  const inTrap = (at: number): boolean => trapped.some(({ start, end }) => start <= at && at < end);
  const before = (tab === -1 ? errors : errors.slice(0, tab)).filter(
    (error) => error.code !== 'BAD_SCALAR_START' || !inTrap(error.pos[0]),
  );
  for (const { start, end, message, help, unquoted, replaced } of firstOfEach(file.text, before)) {
    const fix =
      unquoted !== undefined
        ? fixOf('Put the text in quotes', quoteEdits(file, unquoted.start, unquoted.end))
        : replaced !== undefined
          ? fixOf(
              replaced.every((one) => one.text === ' ') ? 'Write a space' : 'Use single quotes',
              replaced.map(({ text, ...place }) => ({ span: { file, ...place }, text })),
            )
          : {};
    const expression =
      unquoted !== undefined && file.text.slice(unquoted.start, unquoted.end).includes('${{');
    const code = expression ? 'quote-expression' : 'yaml-syntax';
    sink.report(syntaxCodes[code], { file, start, end }, message, {
      ...(help === undefined ? {} : { help }),
      ...fix,
    });
  }
  return errors.length === 0 && !lost;
}

function fixOf(title: string, edits: readonly Edit[]): { readonly fix: Fix } {
  return { fix: { title, edits, safe: true } };
}

/** Gives whether a tag was the whole of a value, which was a text then: `when: !inputs.x`. */
function reportTags(file: SourceFile, documents: readonly Document.Parsed[], sink: Sink): boolean {
  let lost = false;
  for (const { code, pos } of documents.flatMap((document) => document.warnings)) {
    if (code !== 'TAG_RESOLVE_FAILED' && code !== 'BAD_COLLECTION_TYPE') continue;
    const [start, end] = pos;
    const tag = file.text.slice(start, end);
    const isAlone = /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(file.text.slice(end, end + 200));
    const isReference = /^!(?:inputs|tasks|item|loop|state)\.[\w.-]+$/.test(tag);
    lost ||= isAlone && isReference;
    sink.report(
      syntaxCodes['unknown-tag'],
      { file, start, end },
      `YAML's tag "${tag}" is not supported here.`,
      {
        help: isReference
          ? `Write an expression in quotes: "\${{ ${tag} }}".`
          : `Remove it; if the text begins with "${tag.charAt(0)}", put the text in quotes.`,
      },
    );
  }
  return lost;
}

function reportVersion(file: SourceFile, documents: readonly Document.Parsed[], sink: Sink): void {
  const { explicit, version } = documents[0]?.directives.yaml ?? {};
  if (explicit !== true || version === '1.2') return;
  const start = Math.max(0, file.text.indexOf('%YAML'));
  const end = start + (/^[^\r\n]*/.exec(file.text.slice(start, start + 100))?.[0].length ?? 0);
  sink.report(
    syntaxCodes['yaml-syntax'],
    { file, start, end },
    `Files are read as YAML 1.2, not ${version}.`,
    {
      help: 'Remove this line. In YAML 1.2 `yes`, `no`, `on` and `off` are texts; truth values are `true` and `false`.',
    },
  );
}

/**
 * An error usually drags others behind it. Those are kept that lie behind a line indented less than the erroneous one: there YAML has found
 * its way again.
 */
function firstOfEach(text: string, errors: readonly YAMLError[]): readonly Explanation[] {
  const kept: Explanation[] = [];
  let resume = 0;
  for (const error of errors) {
    if (error.pos[0] < resume) continue;
    const explanation =
      earlierCause(text, error.pos[0]) ?? cronTrap(text, error.pos[0]) ?? explain(text, error);
    kept.push(explanation);
    if (explanation.last === true || kept.length === most) break;
    resume = Math.max(error.pos[0] + 1, nextOuterLine(text, explanation.start));
  }
  return kept;
}

/** Where the first line begins behind `at` that is indented less, or as little for lines that are not indented. */
function nextOuterLine(text: string, at: number): number {
  const indent = indentOf(text, text.lastIndexOf('\n', at - 1) + 1);
  for (let line = text.indexOf('\n', at); line !== -1; line = text.indexOf('\n', line + 1)) {
    const own = indentOf(text, line + 1);
    const content = text.charAt(line + 1 + own);
    if (content !== '' && !'\r\n#'.includes(content) && (own < indent || own === 0)) return line + 1;
  }
  return text.length + 1;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at += 1;
  return at - start;
}

/** The first error in a line that is indented with a tab. One long line may have all the errors, and is looked at once. */
function firstBehindTab(text: string, errors: readonly YAMLError[]): number {
  let seen = -1;
  return errors.findIndex(({ code, pos: [at] }) => {
    if (code === 'TAB_AS_INDENT') return true;
    if (at <= seen) return false;
    const start = lineStart(text, at);
    seen = lineEnd(text, at);
    return text[start + indentOf(text, start)] === '\t';
  });
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function reportTabs(file: SourceFile, errors: readonly YAMLError[], sink: Sink): void {
  let lines = 0;
  let seen = -1;
  const edits: Edit[] = [];
  let first: { readonly start: number; readonly end: number } | undefined;
  for (const {
    pos: [at],
  } of errors) {
    if (at <= seen) continue;
    const line = lineStart(file.text, at);
    seen = lineEnd(file.text, at);
    const tabs = /^[ \t]*\t[ \t]*/.exec(file.text.slice(line, line + 200))?.[0];
    if (tabs === undefined) continue;
    lines += 1;
    const span = { file, start: line, end: line + tabs.length };
    first ??= { start: line + tabs.indexOf('\t'), end: line + tabs.lastIndexOf('\t') + 1 };
    edits.push({ span, text: tabs.replaceAll('\t', '  ') });
  }
  const [at = 0] = errors[0]?.pos ?? [];
  first ??= { start: at, end: at + 1 };
  const { line } = positionOf(file, first.start);
  const more = lines - 1;
  const others = more < 1 ? '' : `, and ${more} more ${more === 1 ? 'line' : 'lines'} after it`;
  sink.report(
    syntaxCodes['tab-indentation'],
    { file, ...first },
    `Line ${line} is indented with a tab${others}.`,
    {
      help: 'Indent with spaces.',
      ...(edits.length === 0 ? {} : { fix: { title: 'Replace each tab by two spaces', edits, safe: false } }),
    },
  );
}
