import { findProject } from '../../compiler/load/find-project.ts';
import { projectFacts } from '../../compiler/project/project-facts.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { inDirectory } from '../../util/paths.ts';
import type { JsonObject } from '../bundle-schema.ts';
import type { FileHost } from '../file-host.ts';
import { findSpecs } from '../find-specs.ts';
import { projectSchema } from './project-schema.ts';

/** The schema of the project that a directory belongs to, or why there is none. It is the same from wherever one looks. */
export async function schemaOfProject(
  directory: string,
  host: FileHost,
): Promise<{ readonly schema: JsonObject } | { readonly problem: string }> {
  const project = await findProject(inDirectory(directory, 'pipewright.yaml'), host, new Sink());
  const { specs, others, closed } = await findSpecs(project.directory, host);
  host.passOver(others);
  if (closed.length > 0) return { problem: `${closed.join(', ')} cannot be read` };
  return { schema: projectSchema(await projectFacts(specs, project, host)) };
}
