import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { ProjectDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { knownTypeNames } from '../../validate/type-names.ts';
import { customArtifact, type TypeTable } from '../../validate/type-table.ts';
import { bindCodes } from './codes.ts';

/** The artifact types that a project adds: each extends an artifact type, directly or through others of the project. */
export function bindTypes(project: At<ProjectDocument> | undefined, sink: Sink): TypeTable {
  const table = new Map<string, string>();
  const declared = project?.get('types')?.entries() ?? [];
  for (const [name, at] of declared) table.set(name, at.value.extends);
  for (const [name, at] of declared) {
    if (knownTypeNames.includes(name)) {
      sink.report(
        bindCodes['invalid-type-declaration'],
        at.keySpan,
        `"${name}" is a type of the language and cannot be declared again.`,
      );
      table.delete(name);
    } else if (customArtifact(name, table) === undefined) {
      const parent = at.get('extends');
      const near = didYouMean(
        at.value.extends,
        [...knownTypeNames, ...table.keys()].filter((one) => one !== name),
      );
      sink.report(
        bindCodes['invalid-type-declaration'],
        parent?.span ?? at.span,
        `"${name}" extends "${at.value.extends}", which does not lead to an artifact type.`,
        meant(
          at.value.extends,
          near,
          parent?.span ?? at.span,
          'Extend Artifact, Dataset, Model or another artifact type.',
        ),
      );
      table.delete(name);
    }
  }
  return table;
}
