import { posix } from 'node:path';
import { type Analysis, analyze } from '../../src/compiler/analyze.ts';
import { compile } from '../../src/compiler/compile.ts';
import type { Host } from '../../src/compiler/host.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatPretty } from '../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { Fence } from './fences.ts';

export type Files = ReadonlyMap<string, string>;

/** The files of a page: every fenced block that says `file=…`. */
export function filesOf(fences: readonly Fence[]): Files {
  const files = new Map<string, string>();
  for (const { attributes, text, place } of fences) {
    const name = attributes.get('file');
    if (name === undefined) continue;
    if (files.has(name)) throw new Error(`${place} writes ${name} a second time`);
    files.set(name, text);
  }
  return files;
}

/** Files in memory, below one directory. */
export function hostOf(files: Files): Host {
  const isDirectory = (path: string): boolean =>
    [...files.keys()].some((name) => name.startsWith(`${path.replace(/\/$/, '')}/`));
  const host: Host = {
    async read(path) {
      const text = files.get(path);
      if (text !== undefined) return { ok: true, text };
      return { ok: false, reason: isDirectory(path) ? 'is-directory' : 'not-found' };
    },
    async isDirectory(path) {
      return isDirectory(path);
    },
    parents(path) {
      const parent = posix.dirname(path);
      return parent === '.' ? ['.'] : [parent, ...host.parents(parent)];
    },
  };
  return host;
}

/** What checking a file finds, and what it is when there are no errors. */
export async function check(
  path: string,
  files: Files,
): Promise<{ readonly found: readonly Diagnostic[]; readonly analysis: Analysis | undefined }> {
  const sink = new Sink();
  const analysis = await analyze(path, hostOf(files), sink);
  return { found: sink.diagnostics(), analysis };
}

export async function compiled(path: string, files: Files): Promise<string> {
  const sink = new Sink();
  const text = await compile(path, hostOf(files), { inputs: new Map(), target: 'argo' }, sink);
  const found = sink.diagnostics();
  if (text === undefined || found.length > 0) throw new Error(shown(found));
  return text;
}

/** Findings as a terminal of a hundred columns shows them. */
export function shown(found: readonly Diagnostic[]): string {
  return formatPretty(found, { color: false, width: 100 });
}

const header = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: example\n';

/**
 * The document that an example stands for: itself when it is whole; a pipeline with the keys that it shows when it is a part of one. A part
 * without tasks gets one that does nothing of interest.
 */
export function documentOf(text: string): string {
  if (/^(?:apiVersion|implementation):/m.test(text)) return text;
  const tasks = /^tasks:/m.test(text)
    ? ''
    : 'tasks:\n  hello: {component: components/say.yaml, arguments: {text: hello}}\n';
  return `${header}${text}${tasks}`;
}
