import type { PipelineCase } from './case.ts';
import { Chooser } from './chooser.ts';
import { writeYaml } from './yaml.ts';

/** The files of a case. */
export function filesOf({
  documents,
  files,
}: Pick<PipelineCase, 'documents' | 'files'>): ReadonlyMap<string, string> {
  return (
    files ?? new Map([...documents].map(([path, document]) => [path, writeYaml(document, Chooser.plain)]))
  );
}
