import { child, entriesOf, textOf } from '../syntax/tree.ts';
import { implementationOccurrences } from './graph-occurrences.ts';
import { meaning, type Occurrence, occurrence } from './occurrence.ts';
import { type Declared, declared, type Outline } from './outline.ts';
import { pipelineOccurrences } from './pipeline-occurrences.ts';
import type { Project } from './project.ts';

/** Every place of a document where a name is written that something else declares or uses, each once. */
export async function occurrencesIn(outline: Outline, project: Project): Promise<readonly Occurrence[]> {
  const found = await readBy(outline, project);
  return [...new Map(found.map((one) => [`${one.meaning.id} ${one.span.start}`, one])).values()];
}

async function readBy(outline: Outline, project: Project): Promise<readonly Occurrence[]> {
  if (outline.kind === 'project') return projectOccurrences(outline, project);
  const ports = [...portOccurrences('input', outline), ...portOccurrences('output', outline)];
  if (outline.kind === 'pipeline') return [...ports, ...(await pipelineOccurrences(outline, project))];
  return [...ports, ...(await implementationOccurrences(outline, project))];
}

function portOccurrences(
  kind: 'input' | 'output',
  { file, inputs, outputs }: Outline,
): readonly Occurrence[] {
  const ports: readonly Declared[] = kind === 'input' ? inputs : outputs;
  return ports.map(({ name, key }) => occurrence(meaning(kind, file.path, name), key, true));
}

/** Aliases of components, and the values that environments give to inputs of pipelines. */
async function projectOccurrences(outline: Outline, project: Project): Promise<readonly Occurrence[]> {
  const { path } = outline.file;
  const found: Occurrence[] = [];
  for (const { name, key, node } of declared(child(outline.root, 'components'))) {
    found.push(occurrence(meaning('alias', path, name), key, true));
    const target = textOf(node) === undefined ? undefined : await project.target(path, textOf(node) ?? '');
    if (target !== undefined) found.push(occurrence(meaning('file', target, target), node.span));
  }
  const given = entriesOf(child(outline.root, 'environments')).flatMap(({ value }) =>
    declared(child(value, 'inputs')),
  );
  if (given.length === 0) return found;
  for (const spec of await project.specs(path)) {
    const pipeline = await project.outline(spec);
    if (pipeline?.kind !== 'pipeline') continue;
    const names = new Set(pipeline.inputs.map(({ name }) => name));
    for (const { name, key } of given)
      if (names.has(name)) found.push(occurrence(meaning('input', spec, name), key));
  }
  return found;
}
