import type { SourceFile, Span } from '../diagnostics/span.ts';
import type { Meaning, Occurrence } from './occurrence.ts';
import { occurrencesIn } from './occurrences.ts';
import { outlineOf } from './outline.ts';
import type { Project } from './project.ts';

/** What the name at a place stands for. Several things, where one name is for all: then the first is the nearest. */
export async function meaningsAt(
  file: SourceFile,
  offset: number,
  project: Project,
): Promise<readonly Occurrence[]> {
  const all = await occurrencesIn(outlineOf(file), project);
  return all.filter(({ span }) => span.start <= offset && offset <= span.end);
}

/** Where what stands at a place is declared; of a component its file. */
export async function definition(
  file: SourceFile,
  offset: number,
  project: Project,
): Promise<readonly Span[]> {
  const [first] = await meaningsAt(file, offset, project);
  if (first === undefined) return [];
  const { kind, path } = first.meaning;
  const outline = await project.outline(path);
  if (outline === undefined) return [];
  if (kind === 'file') return [{ file: outline.file, start: 0, end: 0 }];
  const all = (await occurrencesIn(outline, project)).filter(
    ({ meaning }) => meaning.id === first.meaning.id,
  );
  const declared = all.filter((one) => one.isDefinition);
  // What nothing declares is where it is written first.
  return (declared.length > 0 ? declared : all.slice(0, 1)).map(({ span }) => span);
}

/** Every place in the project that stands for the same things. */
export async function everyOccurrence(
  meanings: readonly Meaning[],
  near: SourceFile,
  project: Project,
): Promise<readonly Occurrence[]> {
  const wanted = new Set(meanings.map(({ id }) => id));
  const paths = new Set([
    near.path,
    ...meanings.map(({ path }) => path),
    ...(await project.specs(near.path)),
  ]);
  const found: Occurrence[] = [];
  for (const path of paths) {
    const outline = await project.outline(path);
    if (outline === undefined) continue;
    for (const one of await occurrencesIn(outline, project)) if (wanted.has(one.meaning.id)) found.push(one);
  }
  return found;
}

/** The places that name what stands at a place, in the whole project. */
export async function references(
  file: SourceFile,
  offset: number,
  withDeclaration: boolean,
  project: Project,
): Promise<readonly Span[]> {
  const [first] = await meaningsAt(file, offset, project);
  if (first === undefined) return [];
  const all = await everyOccurrence([first.meaning], file, project);
  return all.filter(({ isDefinition }) => withDeclaration || !isDefinition).map(({ span }) => span);
}
