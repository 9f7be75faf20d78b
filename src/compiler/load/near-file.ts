import { posix } from 'node:path';
import type { Meant } from '../../diagnostics/meant.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { inDirectory, isInside, resolveFrom } from '../../util/paths.ts';
import type { Host, ReadFailure } from '../host.ts';
import { readProblem } from './read-document.ts';

/** The name of a file or directory that lies where `path` should be and was probably meant. */
export async function nearFile(path: string, host: Host): Promise<string | undefined> {
  const wanted = posix.basename(path);
  const all = (await host.entries?.(posix.dirname(path))) ?? [];
  const names = all.filter(
    (name) => !name.startsWith('.') && (/\.(?:ya?ml|json)$/.test(name) || !name.includes('.')),
  );
  // The endings are alike in all, so that the rest is compared.
  const bare = new Map(names.map((name) => [withoutEnding(name), name]));
  const near = didYouMean(withoutEnding(wanted), bare.keys());
  const same = bare.get(withoutEnding(wanted));
  return same ?? (near === undefined ? undefined : bare.get(near));
}

/** The file of a component that is named without its ending, beside the file that names it. */
export async function fileNamed(from: string, name: string, host: Host): Promise<string | undefined> {
  for (const folder of ['', ...(await foldersBeside(from, host)).map((one) => `${one}/`)]) {
    for (const ending of ['.yaml', '.yml', '/component.yaml']) {
      const path = resolveFrom(from, inDirectory('.', folder + name + ending));
      if ((await host.read(path)).ok) return folder + (ending.startsWith('/') ? name : name + ending);
    }
  }
  return undefined;
}

async function foldersBeside(from: string, host: Host): Promise<readonly string[]> {
  const own = from === '-' ? '.' : posix.dirname(from);
  return ((await host.entries?.(own)) ?? []).filter((name) => !name.includes('.')).slice(0, 50);
}

/** The file that a reference names when it is read from a directory around or in that of its file, as the reference should name it. */
async function elsewhere(
  from: string,
  value: string,
  project: string,
  host: Host,
): Promise<string | undefined> {
  const own = from === '-' ? '.' : posix.dirname(from);
  const around = host.parents(from).filter((one) => one !== own && isInside(project, one));
  for (const directory of [
    ...around,
    ...(await foldersBeside(from, host)).map((name) => inDirectory(own, name)),
  ]) {
    const path = posix.join(directory, value);
    if (!isInside(project, path) || !(await host.read(path)).ok) continue;
    const relative = posix.relative(own, path);
    return relative.startsWith('../') ? relative : `./${relative}`;
  }
  return undefined;
}

/** Why the file of a component cannot be read, and what to write instead. */
export async function missingFile(
  reference: At<string>,
  path: string,
  reason: ReadFailure,
  project: string,
  host: Host,
): Promise<{ readonly message: string; readonly cure: Meant }> {
  const { value, span } = reference;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
    const message = `"${value}" is an address, and nothing is fetched.`;
    return { message, cure: { help: 'Keep a copy of the file in the project, and name its path.' } };
  }
  const message = `${readProblem(path, reason)}.`;
  const inner = /^[“”„‘’«](.+)[“”‘’»]$/.exec(value)?.[1];
  if (inner !== undefined) {
    const text = JSON.stringify(inner);
    const fix = { title: `Write ${text}`, safe: false, edits: [{ span, text }] };
    return { message, cure: { help: `YAML knows straight quotes only: write ${text}.`, fix } };
  }
  const name = reason === 'not-found' ? await nearFile(path, host) : undefined;
  const near =
    name === undefined
      ? reason === 'not-found' && (await elsewhere(span.file.path, value, project, host))
      : value.slice(0, -posix.basename(value).length) + name;
  return { message, cure: nearPath(reference, near || undefined) };
}

function nearPath(reference: At<string>, near: string | undefined): Meant {
  if (near === undefined || near === reference.value)
    return { help: 'A path is relative to the file that names it.' };
  const { span } = reference;
  const isBare = span.file.text.slice(span.start, span.end) === reference.value && /^[\w./-]+$/.test(near);
  return {
    help: `Did you mean "${near}"?`,
    ...(isBare && { fix: { title: `Write ${near}`, safe: false, edits: [{ span, text: near }] } }),
  };
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:ya?ml|json)$/, '');
}
