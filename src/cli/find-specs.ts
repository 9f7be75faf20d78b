import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Host } from '../compiler/host.ts';
import { didYouMean } from '../util/did-you-mean.ts';

/** The specifications below a directory, sorted. */
export interface FoundSpecs {
  readonly specs: readonly string[];
  /** The other YAML and JSON files, which were looked into and passed over. */
  readonly others: readonly string[];
  /** Directories that could not be looked into. */
  readonly closed: readonly string[];
}

/** Whether a file has a name that is meant for specifications. */
export function isNamedLikeOurs(name: string): boolean {
  return named.test(name);
}

const named = /^(pipewright|pipeline|component)\.(ya?ml|json)$/;

/**
 * Finds what is ours below a directory. Directories of tools (`node_modules`, names that begin with a dot) are not entered, links to
 * directories are not followed. A file that cannot be read counts as ours when its name says so, so that it is reported.
 */
export async function findSpecs(directory: string, host: Host): Promise<FoundSpecs> {
  const { files, closed } = filesBelow(directory);
  const specs: string[] = [];
  const others: string[] = [];
  for (const path of files) {
    const content = await host.read(path);
    const name = posix.basename(path);
    const ours = content.ok ? isOurs(name, content.text) : named.test(name);
    (ours ? specs : others).push(path);
  }
  return { specs, others, closed };
}

/** Where specifications may be below a directory. */
export interface FilesBelow {
  /** The YAML and JSON files, in order. */
  readonly files: string[];
  /** The directories that were looked into, this one first. */
  readonly directories: string[];
  /** Directories that could not be looked into. */
  readonly closed: string[];
}

/** The YAML and JSON files below a directory; of what is no directory, none. */
export function filesBelow(directory: string): FilesBelow {
  const below: FilesBelow = { files: [], directories: [], closed: [] };
  collect(directory, below);
  return below;
}

function collect(directory: string, below: FilesBelow): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch {
    below.closed.push(directory);
    return;
  }
  below.directories.push(directory);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = posix.join(directory, entry.name);
    if (!entry.isDirectory()) {
      if (/\.(ya?ml|json)$/.test(entry.name) && isFile(entry, path)) below.files.push(path);
    } else if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
      collect(path, below);
    }
  }
}

/** Pipes, sockets and devices are passed over: nobody means them, and to read one may take for ever. Links that lead nowhere are reported. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    const target = statSync(path, { throwIfNoEntry: false });
    return target === undefined || target.isFile();
  } catch {
    return true;
  }
}

/**
 * Ours: what says so with its `apiVersion`, misspelt or not; a KFP v1 component, known by a top-level `implementation`; and what has our file name or our
 * `kind`, and our keys, but no `apiVersion` at all, where it was probably forgotten. Other tools' pipelines and manifests are not.
 */
export function isOurs(name: string, text: string): boolean {
  const top = topLevel(text);
  const apiVersion = top('apiVersion');
  if (apiVersion !== undefined) return isOurGroup(apiVersion.replace(/\/.*/, '').toLowerCase());
  if (/^["']?[\w-]+["']?[ \t]*:[ \t]*["']?pipewright\/v\d/m.test(text)) return true;
  if (name.startsWith('pipewright.') && named.test(name)) return true;
  if (top('implementation') !== undefined) return true;
  const kind = top('kind');
  const isCalledOurs = named.test(name) || kind === 'Pipeline';
  if (isCalledOurs && top('tasks') !== undefined) return top('deploymentSpec') === undefined;
  return kind === 'Component' && (top('inputs') !== undefined || top('outputs') !== undefined);
}

/** Also when it is misspelt, so that it is reported and not passed over. */
function isOurGroup(group: string): boolean {
  return group.startsWith('pipewright') || didYouMean(group, ['pipewright']) !== undefined;
}

/** Looks up a top-level key without needing the text to be right: in JSON by parsing, else by what stands at the margin. */
function topLevel(text: string): (key: string) => string | undefined {
  if (text.trimStart().startsWith('{')) {
    try {
      const document: object = JSON.parse(text);
      return (key) =>
        Object.entries(document)
          .find(([name]) => name === key)?.[1]
          ?.toString();
    } catch {
      return (key) => lookUp(text, `["']?${key}["']?`);
    }
  }
  return (key) => lookUp(text, `^\\uFEFF?["']?${key}["']?`);
}

function lookUp(text: string, pattern: string): string | undefined {
  return new RegExp(`${pattern}[ \\t]*:[ \\t]*["']?([^"'\\s,}]*)`, 'm').exec(text)?.[1];
}
