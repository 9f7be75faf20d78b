import { findProject } from '../../compiler/load/find-project.ts';
import { projectFacts } from '../../compiler/project/project-facts.ts';
import { Sink } from '../../diagnostics/sink.ts';
import type { JsonObject } from '../bundle-schema.ts';
import { findSpecs } from '../find-specs.ts';
import type { Io } from '../io.ts';
import { projectSchema } from './project-schema.ts';

/** The schema of the project that the working directory belongs to, or why there is none. */
export async function schemaOfProject({
  host,
}: Io): Promise<{ readonly schema: JsonObject } | { readonly problem: string }> {
  const project = await findProject('pipewright.yaml', host, new Sink());
  const { specs, others, closed } = await findSpecs(project.directory, host);
  host.passOver(others);
  if (closed.length > 0) return { problem: `${closed.join(', ')} cannot be read` };
  return { schema: projectSchema(await projectFacts(specs, project, host)) };
}
