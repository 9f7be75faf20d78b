import { posix } from 'node:path';
import { Sink } from '../../diagnostics/sink.ts';
import type { PipelineDocument } from '../../model/documents.ts';
import type { LinkedProject } from '../../model/linked.ts';
import type { At } from '../../syntax/at.ts';
import { isPath, resolveFrom, seenFrom } from '../../util/paths.ts';
import { knownTypeNames } from '../../validate/type-names.ts';
import { bindTypes } from '../bind/bind-types.ts';
import type { Host } from '../host.ts';
import { fileIn } from '../load/component-names.ts';
import { findProject } from '../load/find-project.ts';
import { writtenTasks } from '../load/written-tasks.ts';
import { type ComponentFacts, readFacts } from './component-facts.ts';

/**
 * What the files of a project offer to one another, by paths as they are seen from its directory. Files that cannot be understood are left out.
 */
export interface ProjectFacts {
  /** Everything that a task may run, pipelines too, by path. */
  readonly components: ReadonlyMap<string, ComponentFacts>;
  /** The components that have a short name, by that name. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly pipelines: readonly PipelineFacts[];
  readonly types: readonly string[];
}

export interface PipelineFacts {
  readonly path: string;
  readonly name: string;
  readonly tasks: readonly string[];
  /** How this file names components, and which files these are. */
  readonly references: ReadonlyMap<string, string>;
}

/** Collects the facts of a project; `paths` are its specifications, those of projects inside of it may be among them. */
export async function projectFacts(
  paths: readonly string[],
  project: LinkedProject,
  host: Host,
): Promise<ProjectFacts> {
  const sink = new Sink();
  const types = bindTypes(project.document, sink);
  const components = new Map<string, ComponentFacts>();
  const pipelines: PipelineFacts[] = [];
  const aliases = await aliasesOf(project, host);
  const shown = (path: string): string => seenFrom(project.directory, path);
  const add = async (path: string): Promise<At<PipelineDocument> | undefined> => {
    const facts = await readFacts(path, types, host, sink);
    if (facts !== undefined) components.set(shown(path), { ...facts.component, path: shown(path) });
    return facts?.pipeline;
  };
  for (const path of aliases.values()) await add(path);
  for (const path of paths) {
    if ((await findProject(path, host, sink)).directory !== project.directory) continue;
    const document = await add(path);
    if (document === undefined) continue;
    const references = await referencesOf(path, document, aliases, host);
    for (const used of references.values()) await add(used);
    pipelines.push({
      path: shown(path),
      name: document.value.name,
      tasks: taskNames(document),
      references: shownAll(references, shown),
    });
  }
  return {
    components: new Map([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    aliases: shownAll(aliases, shown),
    pipelines,
    types: [...knownTypeNames, ...[...types.keys()].filter((name) => !knownTypeNames.includes(name)).sort()],
  };
}

function shownAll(
  paths: ReadonlyMap<string, string>,
  shown: (path: string) => string,
): ReadonlyMap<string, string> {
  return new Map([...paths].map(([name, path]) => [name, shown(path)]));
}

function taskNames(document: At<PipelineDocument>): readonly string[] {
  return [...new Set(writtenTasks(document).flatMap((task) => task.entry?.key ?? []))];
}

async function aliasesOf(
  { path, document }: LinkedProject,
  host: Host,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [name, target] of document?.get('components')?.entries() ?? []) {
    const file = path && (await fileOf(resolveFrom(path, String(target.value)), host));
    if (file !== undefined) found.set(name, file);
  }
  return found;
}

async function referencesOf(
  path: string,
  document: At<PipelineDocument>,
  aliases: ReadonlyMap<string, string>,
  host: Host,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const task of writtenTasks(document)) {
    const written = task.get('component')?.value;
    if (written === undefined) continue;
    const file = isPath(written) ? await fileOf(resolveFrom(path, written), host) : aliases.get(written);
    if (file !== undefined) found.set(written, file);
  }
  return found;
}

/** The file that a path means: of a directory its component or pipeline. */
async function fileOf(path: string, host: Host): Promise<string | undefined> {
  if (!(await host.isDirectory(path))) return (await host.read(path)).ok ? posix.normalize(path) : undefined;
  return fileIn(path, host);
}
