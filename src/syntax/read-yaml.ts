import type { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { limits } from './limits.ts';
import { findForbidden } from './yaml/check-characters.ts';
import { convert } from './yaml/convert.ts';
import { readSimple } from './yaml/simple/read-simple.ts';
import type { YamlNode } from './yaml-node.ts';

/**
 * Reads a document as `parseYaml` does. Nearly all specifications are written in a small part of YAML, for which there is a reader that takes a
 * tenth of the time; the whole of YAML is only loaded for the others, and for all that have a mistake.
 */
export async function readYaml(file: SourceFile, sink: Sink): Promise<YamlNode | undefined> {
  const { text } = file;
  const isSound = text.length <= limits.fileSize && findForbidden(text) === null;
  const written = isSound ? readSimple(text) : undefined;
  if (written !== undefined) return convert(written, file, sink);
  const { parseYaml } = await import('./parse-yaml.ts');
  return parseYaml(file, sink);
}
