import { ErrorCodes, type Range, ResponseError, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { Host } from '../compiler/host.ts';
import { validate } from '../compiler/validate.ts';
import { applyFixes } from '../diagnostics/apply-fixes.ts';
import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';
import { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { inputPath, outputPath, variableName } from '../model/step-names.ts';
import { child, entriesOf, textOf } from '../syntax/tree.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import { everyOccurrence, meaningsAt } from './definition.ts';
import type { Kind, Meaning, Occurrence } from './occurrence.ts';
import { occurrencesIn } from './occurrences.ts';
import type { Outline } from './outline.ts';
import type { Project } from './project.ts';
import { lspEdits, lspRange } from './to-lsp.ts';

/** What can be renamed; the rest are names of files, or decided elsewhere. */
const words: Readonly<Partial<Record<Kind, string>>> = {
  input: 'input',
  output: 'output',
  task: 'task',
  graphTask: 'task',
  export: 'output',
  argument: 'argument',
  volume: 'volume',
  state: 'state',
  loop: 'loop',
  alias: 'alias',
};

/** The name at a place that can be renamed; undefined where there is none. */
export async function renameable(
  file: SourceFile,
  offset: number,
  project: Project,
): Promise<{ readonly range: Range; readonly placeholder: string } | undefined> {
  const found = await namedAt(file, offset, project);
  return found && { range: lspRange(found.span), placeholder: found.meaning.name };
}

interface Workspace {
  readonly project: Project;
  readonly host: Host;
  uriOf(path: string): string;
}

/**
 * Gives another name to what stands at a place, wherever the project names it. Refuses what is no name, what would collide, and what would make
 * something wrong that is right: the files are checked with the new name first.
 */
export async function rename(
  file: SourceFile,
  offset: number,
  name: string,
  { project, host, uriOf }: Workspace,
): Promise<WorkspaceEdit> {
  const found = await namedAt(file, offset, project);
  if (found === undefined) refuse('There is nothing here that can be renamed.');
  const { meaning } = found;
  if (name === meaning.name) return { changes: {} };
  checkName(name, meaning);
  const places = await everyOccurrence([meaning], file, project);
  await checkShared(places, meaning, project);
  await checkTexts(meaning, project);
  const edits = places.map((one) => ({ span: one.span, text: written(name, one) }));
  await checkOutcome(edits, file, project, host);
  return lspEdits(edits, uriOf);
}

async function namedAt(file: SourceFile, offset: number, project: Project): Promise<Occurrence | undefined> {
  const found = (await meaningsAt(file, offset, project)).filter(
    ({ meaning }) => words[meaning.kind] !== undefined,
  );
  const [first] = found;
  if (first === undefined) return undefined;
  // A name that nothing declares is a mistake of its own.
  const outline = await project.outline(first.meaning.path);
  const all = outline === undefined ? [] : await occurrencesIn(outline, project);
  return all.some((one) => one.isDefinition && one.meaning.id === first.meaning.id) ||
    first.meaning.kind === 'export'
    ? first
    : undefined;
}

function refuse(message: string): never {
  throw new ResponseError(ErrorCodes.InvalidRequest, message);
}

function checkName(name: string, { kind }: Meaning): void {
  const isLabel = kind === 'task' || kind === 'volume';
  const fits = isLabel ? /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/ : /^[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/;
  if (fits.test(name)) return;
  refuse(
    isLabel
      ? `${JSON.stringify(name)} cannot be the name of a ${words[kind]}: lower-case letters, digits and "-" are allowed, the first must be a letter and the last no "-".`
      : `${JSON.stringify(name)} cannot be the name of ${kind === 'graphTask' ? 'a' : 'an'} ${words[kind]}: letters, digits, "_" and "-" are allowed, the first must be a letter and the last no "-".`,
  );
}

/** One place that names several things cannot follow one of them: a value of an environment, or an argument that an anchor repeats. */
async function checkShared(
  places: readonly Occurrence[],
  { id, name }: Meaning,
  project: Project,
): Promise<void> {
  for (const { span } of places) {
    const others = (await meaningsAt(span.file, span.start, project)).filter(
      (one) => one.meaning.id !== id && one.span.start === span.start && one.meaning.kind !== 'file',
    );
    if (others.length > 0)
      refuse(
        `${JSON.stringify(name)} in ${span.file.path} also names ${words[others[0]?.meaning.kind ?? 'input']} ${JSON.stringify(others[0]?.meaning.name ?? '')} of ${others[0]?.meaning.path ?? ''}, which would keep its name.`,
      );
  }
}

/** Programs find ports by variables and paths that are made of their names, and nobody can rename what is in a program. */
async function checkTexts({ kind, path, name }: Meaning, project: Project): Promise<void> {
  if (kind !== 'input' && kind !== 'output' && kind !== 'argument' && kind !== 'export') return;
  const outline = await project.outline(path);
  if (outline === undefined) return;
  const isInput = kind === 'input' || kind === 'argument';
  const variable = isInput ? variableName(name) : `OUTPUT_${variableName(name)}`;
  const place = isInput ? inputPath(name) : outputPath(name);
  for (const text of await programs(outline, kind, project)) {
    const found = new RegExp(`(?<![A-Za-z0-9_])${variable}(?![A-Za-z0-9_])`).test(text)
      ? variable
      : text.includes(place)
        ? place
        : undefined;
    if (found !== undefined)
      refuse(
        `The program in ${path} finds ${JSON.stringify(name)} by ${found}, which would have another name. Change the program first.`,
      );
  }
}

async function programs(outline: Outline, kind: Kind, project: Project): Promise<readonly string[]> {
  const steps =
    kind === 'input' || kind === 'output' ? implementationsIn(outline.root) : [...outline.taskOf.keys()];
  const texts: string[] = [];
  for (const step of steps) {
    for (const part of [child(step, 'script'), child(step, 'container')]) {
      if (part === undefined) continue;
      texts.push(outline.file.text.slice(part.span.start, part.span.end));
      const script = textOf(child(part, 'file'));
      const read = script === undefined ? undefined : await project.text(outline.file.path, script);
      if (read !== undefined) texts.push(read);
    }
  }
  return texts;
}

/** The implementation of a component, and those of the components that stand in its graph. */
function implementationsIn(component: YamlNode): readonly YamlNode[] {
  const implementation = child(component, 'implementation');
  if (implementation === undefined) return [];
  const nested = entriesOf(child(implementation, 'graph', 'tasks')).flatMap(
    ({ value }) => child(value, 'componentRef', 'spec') ?? [],
  );
  return [implementation, ...nested.flatMap(implementationsIn)];
}

/** A name as it is written at a place: as it stood there, in quotes where YAML would read something else. */
function written(name: string, { span, meaning, isInExpression }: Occurrence): string {
  const before = span.file.text.slice(span.start, span.end);
  if (before !== meaning.name && /^["']/.test(before)) return JSON.stringify(name);
  const isQuoted = /["']/.test(span.file.text.charAt(span.start - 1));
  const isWord = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return isWord && !isQuoted && !isInExpression ? `"${name}"` : name;
}

/** Refuses what makes a file wrong that is right, or more wrong. */
async function checkOutcome(
  edits: readonly Edit[],
  near: SourceFile,
  project: Project,
  host: Host,
): Promise<void> {
  const texts = new Map<string, string>();
  for (const path of new Set(edits.map(({ span }) => span.file.path))) {
    const own = edits.filter(({ span }) => span.file.path === path);
    const before = own[0]?.span.file.text ?? '';
    const { text } = applyFixes(before, [{ title: '', safe: true, edits: own }]);
    texts.set(path, text);
  }
  const renamed: Host = {
    read: async (path) => {
      const text = texts.get(path);
      return text === undefined ? host.read(path) : { ok: true, text };
    },
    isDirectory: (path) => host.isDirectory(path),
    parents: (path) => host.parents(path),
  };
  for (const path of new Set([...texts.keys(), ...(await project.specs(near.path))])) {
    const before = await errorsOf(path, host);
    const after = await errorsOf(path, renamed);
    const count = (found: readonly Diagnostic[], code: string): number =>
      found.filter((one) => one.code === code).length;
    const isNew = ({ code, message }: Diagnostic): boolean =>
      count(after, code) > count(before, code) && !before.some((one) => one.message === message);
    const news = after.find(isNew);
    if (news !== undefined) refuse(`With this name ${news.span.file.path} would be wrong: ${news.message}`);
  }
}

/** What is wrong with a file. */
async function errorsOf(path: string, host: Host): Promise<readonly Diagnostic[]> {
  const sink = new Sink();
  await validate(path, host, sink);
  // In a graph of KFP a name that is not there, and another file than the one that is meant, are only warned of.
  return sink
    .diagnostics()
    .filter(
      ({ severity, code }) => severity === 'error' || code.startsWith('unknown-') || code === 'other-digest',
    );
}
