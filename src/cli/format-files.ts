import { formatDocument } from '../compiler/format-document.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Sink } from '../diagnostics/sink.ts';
import { checkFiles } from './check-files.ts';
import type { Io } from './io.ts';
import { showDifference } from './show-difference.ts';

export interface FormatFlags {
  /** Say which files would change, and change nothing. */
  readonly check?: boolean;
  /** Show how files would change, and change nothing. */
  readonly diff?: boolean;
}

/** The files that change, and what is wrong with those that cannot be read as YAML. */
export type Formatted =
  | { readonly changed: readonly string[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly problem: string };

/** Formats files in place, each in one step; with `--check` or `--diff` writes none. */
export async function formatFiles(files: Iterable<string>, flags: FormatFlags, io: Io): Promise<Formatted> {
  const sink = new Sink();
  const changed: string[] = [];
  for (const path of files) {
    const texts = await formatted(path, sink, io);
    if (texts === undefined || texts.before === texts.after) continue;
    changed.push(path);
    const problem = await show(path, texts, flags, io);
    if (problem !== undefined) return { problem };
  }
  return { changed, diagnostics: sink.diagnostics() };
}

/** Formats standard input to standard output. */
export async function formatStdin(flags: FormatFlags, io: Io): Promise<Formatted> {
  const sink = new Sink();
  const texts = await formatted('-', sink, io);
  const differs = texts !== undefined && texts.before !== texts.after;
  if (texts !== undefined && flags.diff !== true && flags.check !== true) io.out(texts.after);
  else if (differs) await show('-', texts, flags, io);
  return { changed: differs ? ['-'] : [], diagnostics: sink.diagnostics() };
}

interface Texts {
  readonly before: string;
  readonly after: string;
}

async function formatted(path: string, sink: Sink, io: Io): Promise<Texts | undefined> {
  const read = await io.host.read(path);
  if (!read.ok) return undefined;
  const after = formatDocument({ path, text: read.text }, sink);
  return after === undefined ? undefined : { before: read.text, after };
}

async function show(
  path: string,
  { before, after }: Texts,
  flags: FormatFlags,
  io: Io,
): Promise<string | undefined> {
  // What is a password is found by validating.
  if (flags.diff === true)
    return showDifference(path, before, after, (await checkFiles([path], io.host)).diagnostics, io);
  return flags.check === true ? undefined : io.rewrite(path, before, after);
}
