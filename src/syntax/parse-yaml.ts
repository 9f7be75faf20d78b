import type { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { syntaxCodes } from './codes.ts';
import { limits } from './limits.ts';
import { compose } from './yaml/compose.ts';
import { Converter } from './yaml/convert.ts';
import type { YamlNode } from './yaml-node.ts';

/** Reads a YAML 1.2 or JSON document as a tree with places. Undefined when it cannot be used; everything found is reported. */
export function parseYaml(file: SourceFile, sink: Sink): YamlNode | undefined {
  if (file.text.length > limits.fileSize) {
    sink.report(syntaxCodes['file-too-large'], { file, start: 0, end: 0 }, 'The file is larger than 10 MB.');
    return undefined;
  }
  const documents = compose(file, file.text, sink);
  if (documents === undefined) return undefined;
  const document = documents[0];
  if (document === undefined || document.contents === null) {
    sink.report(syntaxCodes['empty-file'], { file, start: 0, end: 0 }, 'The file is empty.');
    return undefined;
  }
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const [start, end] = error.pos;
      sink.report(syntaxCodes['yaml-syntax'], { file, start, end }, `${error.message}.`);
    }
    return undefined;
  }
  const converter = new Converter(file, sink);
  const root = converter.convert(document.contents, 0);
  return converter.usable ? root : undefined;
}
