import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { contentFingerprints, fingerprints } from '../diagnostics/format/fingerprints.ts';
import type { Findings } from '../diagnostics/format/format.ts';
import { harmlessJson } from '../diagnostics/format/harmless-json.ts';
import { counts, plural, summarize } from '../diagnostics/format/summary.ts';
import { nameProblem } from './finding-files.ts';
import type { Io } from './io.ts';

/** Findings that are known and accepted: `--baseline FILE` leaves them out, `--write-baseline FILE` takes down those that there are. */
export interface BaselineFlags {
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

interface Entry {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly fingerprint: string;
  /** The fingerprint without the path. A baseline of an older Pipewright does not have it. */
  readonly content?: string;
}

const version = 1;

/** What is left of findings without those of the baseline; or what is wrong with its file. Says on standard error what it leaves out. */
export async function withBaseline(
  findings: Findings,
  { baseline, writeBaseline }: BaselineFlags,
  io: Io,
): Promise<Findings | { readonly problem: string }> {
  const known = baseline === undefined ? [] : readBaseline(baseline, io);
  if ('problem' in known) return known;
  if (writeBaseline !== undefined) {
    const problem = nameProblem(writeBaseline) ?? io.write(writeBaseline, baselineText(findings.diagnostics));
    if (problem !== undefined) return { problem };
    io.err(`pipewright: ${findingsIn(findings.diagnostics)} written to ${writeBaseline}.\n`);
    return { ...findings, diagnostics: [] };
  }
  const names = fingerprints(findings.diagnostics);
  const accepted = new Set(known.map((one) => one.fingerprint));
  const isSame = (one: Diagnostic): boolean => accepted.has(names.get(one) ?? '');
  const files = new Set(known.map(({ file }) => file));
  const gone = new Set([...files].filter((file) => io.bytes(file) === undefined));
  const moved = movedFindings(
    findings.diagnostics.filter((one) => !isSame(one)),
    known.filter(({ file }) => gone.has(file)),
  );
  const isKnown = (one: Diagnostic): boolean => isSame(one) || moved.has(one);
  const hidden = findings.diagnostics.filter(isKnown);
  if (hidden.length > 0) io.err(`pipewright: ${findingsIn(hidden)} not shown: in ${baseline}.\n`);
  if (moved.size > 0) {
    const subject = moved.size === 1 ? '1 of them is' : `${moved.size} of them are`;
    io.err(`pipewright: ${subject} in files that were moved (--write-baseline writes it anew).\n`);
  }
  const present = new Set(names.values());
  const cured = known.filter(
    ({ file, fingerprint }) => findings.checked.includes(file) && !present.has(fingerprint),
  );
  if (cured.length > 0) {
    const subject = cured.length === 1 ? '1 finding of it is' : `${cured.length} findings of it are`;
    io.err(`pipewright: ${baseline} can be smaller: ${subject} gone (--write-baseline writes it anew).\n`);
  }
  return { ...findings, diagnostics: findings.diagnostics.filter((one) => !isKnown(one)) };
}

/** The findings that are those of files which are no longer there, one for each, by their lines. */
function movedFindings(diagnostics: readonly Diagnostic[], gone: readonly Entry[]): ReadonlySet<Diagnostic> {
  const left = new Map<string, number>();
  for (const { content } of gone) if (content !== undefined) left.set(content, (left.get(content) ?? 0) + 1);
  if (left.size === 0) return new Set();
  const names = contentFingerprints(diagnostics);
  return new Set(
    diagnostics.filter((one) => {
      const name = names.get(one) ?? '';
      const count = left.get(name) ?? 0;
      left.set(name, count - 1);
      return count > 0;
    }),
  );
}

function findingsIn(diagnostics: readonly Diagnostic[]): string {
  const verb = diagnostics.length === 1 ? 'is' : 'are';
  const summary = counts(summarize(diagnostics));
  return `${summary === '' ? plural(0, 'finding') : summary} ${verb}`;
}

/** Sorted and without lines, so that it changes only where findings come or go. */
function baselineText(diagnostics: readonly Diagnostic[]): string {
  const names = fingerprints(diagnostics);
  const contents = contentFingerprints(diagnostics);
  const entries = diagnostics.map((one): Entry => {
    const { code, message, span } = one;
    return {
      file: span.file.path,
      code,
      message,
      fingerprint: names.get(one) ?? '',
      content: contents.get(one) ?? '',
    };
  });
  const order = ({ file, code, fingerprint }: Entry): string => `${file}\0${code}\0${fingerprint}`;
  const sorted = entries.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return `${harmlessJson({ version, findings: sorted }, 2)}\n`;
}

function readBaseline(path: string, io: Io): readonly Entry[] | { readonly problem: string } {
  const bytes = io.bytes(path);
  if (bytes === undefined) return { problem: `${path} cannot be read; --write-baseline ${path} makes it` };
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isBaseline(document)) return document.findings;
  } catch {
    // Said below.
  }
  return { problem: `${path} is no baseline of version ${version}; --write-baseline ${path} writes it anew` };
}

function isBaseline(value: unknown): value is { readonly findings: readonly Entry[] } {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('findings' in value))
    return false;
  return value.version === version && Array.isArray(value.findings) && value.findings.every(isEntry);
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('file' in value) || !('fingerprint' in value))
    return false;
  return typeof value.file === 'string' && typeof value.fingerprint === 'string';
}
