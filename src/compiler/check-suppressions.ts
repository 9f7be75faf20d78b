import type { Edit, Fix } from '../diagnostics/diagnostic.ts';
import { meant } from '../diagnostics/meant.ts';
import type { Sink } from '../diagnostics/sink.ts';
import { linesOf, positionOf, type SourceFile } from '../diagnostics/span.ts';
import { type Suppression, suppressionFor, suppressionsOf } from '../diagnostics/suppressions.ts';
import { lexemes } from '../syntax/yaml/lexemes.ts';
import { didYouMean } from '../util/did-you-mean.ts';
import { atLevel, rules } from '../validate/rules/index.ts';
import type { Analysis } from './analyze.ts';
import { linkCodes } from './codes.ts';
import { everyCode } from './every-code.ts';

/**
 * Reports the comments `# pipewright-ignore` of a file that do nothing: without a reason, with a code that is none, or where nothing is found.
 * `analysis` is that of the file when it has no errors. Comments inside of texts, such as scripts, are let be: they may be no more than text.
 */
export function checkSuppressions(file: SourceFile, analysis: Analysis | undefined, sink: Sink): void {
  const comments = commentsOf(file);
  const used = sink.suppressed.filter((one) => one.span.file.path === file.path);
  for (const one of suppressionsOf(file)) {
    if (!comments.has(one.span.start)) continue;
    checkComplete(one, sink);
    const unknown = one.codes.filter(({ code, span }) => !checkCode(code, span, sink));
    if (one.reason === undefined || analysis === undefined) continue;
    const known = one.codes.filter((code) => !unknown.includes(code));
    const unused = known.filter(
      ({ code }) =>
        isJudged(code, file.path, analysis) &&
        !used.some((by) => by.code === code && suppressionFor(by)?.span.start === one.span.start),
    );
    reportUnused(one, unused, sink);
  }
}

function commentsOf(file: SourceFile): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { kind, text, start } of lexemes(file.text))
    if (kind === 'other' && text.startsWith('#')) found.add(start);
  return found;
}

const form = 'Write `# pipewright-ignore code: reason`.';

function checkComplete({ codes, reason, span }: Suppression, sink: Sink): void {
  if (codes.length > 0 && reason !== undefined) return;
  const what = codes.length === 0 ? 'does not say what is ignored' : 'gives no reason';
  const message = `This comment ${what}, and so nothing is ignored.`;
  sink.report(linkCodes['incomplete-suppression'], span, message, { help: form });
}

/** Whether a code is one that can be suppressed; reports when it is not. */
function checkCode(code: string, span: Suppression['span'], sink: Sink): boolean {
  const known = everyCode.find((one) => one.code === code);
  const isRule = rules.some((rule) => rule.code === code);
  if (known !== undefined && (isRule || known.severity !== 'error')) return true;
  const names = everyCode
    .filter((one) => one.severity !== 'error' || rules.some((rule) => rule.code === one.code))
    .map((one) => one.code);
  const near = known === undefined ? didYouMean(code, names) : undefined;
  const message =
    known === undefined
      ? `There is no diagnostic "${code}".`
      : `"${code}" is an error: what is compiled would be wrong, and that cannot be ignored.`;
  sink.report(
    linkCodes['unknown-suppression'],
    span,
    message,
    meant(code, near, span, '`pipewright explain` lists all; warnings can be ignored.'),
  );
  return false;
}

/**
 * Whether a rule would have spoken by now if it had anything to say of the file. Rules that look at a whole run may speak only when another
 * pipeline uses this one, and rules of components that use this component are asked elsewhere.
 */
function isJudged(code: string, path: string, analysis: Analysis): boolean {
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined || rule.run !== undefined || analysis.kind === 'project') return false;
  if (atLevel(rule, analysis.levels, path) === undefined) return false;
  return rule.component !== undefined || (analysis.kind === 'pipeline' && rule.pipeline !== undefined);
}

function reportUnused(one: Suppression, unused: Suppression['codes'], sink: Sink): void {
  if (unused.length === 0) return;
  const names = unused.map(({ code }) => `"${code}"`).join(' and ');
  const left = one.codes.filter((code) => !unused.includes(code));
  const fix: Fix =
    left.length === 0
      ? { title: 'Delete the comment', safe: true, edits: [deletion(one)] }
      : {
          title: `Leave only ${left.map(({ code }) => code).join(', ')}`,
          safe: true,
          edits: [codesOnly(one, left)],
        };
  const span = unused.length === 1 ? (unused[0]?.span ?? one.span) : one.span;
  sink.report(linkCodes['unused-suppression'], span, `There is no finding ${names} on line ${one.line}.`, {
    help: fix.title === 'Delete the comment' ? 'Delete the comment.' : `${fix.title}.`,
    fix,
  });
}

/** Without the comment and the blanks before it; a line that holds nothing else goes whole. */
function deletion({ span }: Suppression): Edit {
  const { file, start } = span;
  const starts = linesOf(file);
  const { line } = positionOf(file, start);
  const lineStart = starts[line - 1] ?? 0;
  const before = file.text.slice(lineStart, start);
  if (before.trim() === '')
    return { span: { file, start: lineStart, end: starts[line] ?? file.text.length }, text: '' };
  const end = lineStart + (/[^\r\n]*/.exec(file.text.slice(lineStart))?.[0].length ?? 0);
  return { span: { file, start: lineStart + before.trimEnd().length, end }, text: '' };
}

function codesOnly(one: Suppression, left: Suppression['codes']): Edit {
  const start = one.codes[0]?.span.start ?? one.span.start;
  const end = one.codes.at(-1)?.span.end ?? one.span.end;
  return { span: { file: one.span.file, start, end }, text: left.map(({ code }) => code).join(', ') };
}
