import { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { limits } from './limits.ts';
import { Converter } from './yaml/convert.ts';
import { readDocuments } from './yaml/read-documents.ts';
import { restoring } from './yaml/restoring.ts';
import type { YamlNode } from './yaml-node.ts';

/**
 * What can be read of a text, whatever is wrong with it: the first document as far as it makes sense, without the entries that do not. For editors,
 * whose documents are being written. Undefined when there is nothing, or too much.
 */
export function parseLoosely(file: SourceFile): YamlNode | undefined {
  if (file.text.length > limits.fileSize) return undefined;
  const sink = new Sink();
  const read = readDocuments(file, sink);
  const document = read?.documents.find(({ contents }) => contents !== null);
  if (read === undefined || document?.contents == null) return undefined;
  return new Converter(file, sink, restoring(file, read.trapped)).convert(document.contents, 0);
}
