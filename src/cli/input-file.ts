import { posix } from 'node:path';
import { readProblem } from '../compiler/load/read-document.ts';
import { shownPath } from './file-host.ts';
import type { Io } from './io.ts';

/** A file that a command was given, found and readable; or what is wrong with it. */
export type InputFile = { readonly path: string } | { readonly problem: string };

/** The pipeline that an argument names: a file, `-`, or a directory that holds one. */
export async function pipelineFile(argument: string, io: Io): Promise<InputFile> {
  const path = shownPath(argument);
  const content = await io.host.read(path);
  if (content.ok) return { path };
  if (content.reason !== 'is-directory') return { problem: readProblem(path, content.reason) };
  for (const name of ['pipeline.yaml', 'pipeline.yml', 'pipeline.json']) {
    const inside = posix.join(path, name);
    if ((await io.host.read(inside)).ok) return { path: inside };
  }
  return { problem: `${path} is a directory without a pipeline.yaml; name the file` };
}
