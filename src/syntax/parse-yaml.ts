import { type Document, isScalar } from 'yaml';
import type { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { syntaxCodes } from './codes.ts';
import { limits } from './limits.ts';
import { checkCharacters } from './yaml/check-characters.ts';
import { Converter } from './yaml/convert.ts';
import { reportTraps } from './yaml/expression-traps.ts';
import { readDocuments } from './yaml/read-documents.ts';
import { reportSyntax } from './yaml/report-syntax.ts';
import { restoring } from './yaml/restoring.ts';
import type { YamlNode } from './yaml-node.ts';

/**
 * Reads a YAML 1.2 or JSON document as a tree with places. Undefined when there is no tree to go on with; everything found is reported. A tree
 * may also come with errors (a repeated key, an expression without quotes): it then holds what was meant, for the phases after this one.
 */
export function parseYaml(file: SourceFile, sink: Sink): YamlNode | undefined {
  if (file.text.length > limits.fileSize) {
    sink.report(syntaxCodes['file-too-large'], { file, start: 0, end: 0 }, 'The file is larger than 10 MB.');
    return undefined;
  }
  if (!checkCharacters(file, sink)) return undefined;
  const read = readDocuments(file, sink);
  if (read === undefined) return undefined;
  reportTraps(file, read.trapped, sink);
  reportMargin(file, read.margin, sink);
  const sound = reportSyntax(file, read.documents, read.trapped, sink);
  const document = onlyDocument(file, read.documents, sink);
  if (!sound || document?.contents == null) return undefined;
  const converter = new Converter(file, sink, restoring(file, read.trapped));
  const root = converter.convert(document.contents, 0);
  if (!converter.usable || root === undefined) return undefined;
  // What is missing may stand in the next document.
  return read.documents.filter(hasContent).length > 1 ? { ...root, isUnknown: true, hasGap: true } : root;
}

/** KFP takes what other readers of YAML, those of editors included, refuse. */
function reportMargin(file: SourceFile, lines: readonly number[], sink: Sink): void {
  const [start] = [...lines].sort((a, b) => a - b);
  if (start === undefined) return;
  const more = lines.length === 1 ? '' : `, like ${lines.length - 1} below it`;
  sink.report(
    syntaxCodes['flow-indentation'],
    { file, start, end: start + (/^[^\r\n]*/.exec(file.text.slice(start))?.[0].length ?? 0) },
    `This line stands inside of brackets or quotes and is not indented${more}.`,
    { help: 'Indent it more than the line in which the bracket or the quote opens.' },
  );
}

/** The first document with content; reports when there is none, or another one. */
function onlyDocument(
  file: SourceFile,
  documents: readonly Document.Parsed[],
  sink: Sink,
): Document.Parsed | undefined {
  const [document, second] = documents.filter(hasContent);
  if (document === undefined && documents.every((one) => one.errors.length === 0)) {
    sink.report(syntaxCodes['empty-file'], { file, start: 0, end: 0 }, 'The file is empty.', {
      help: 'Write a component, a pipeline or a project file.',
    });
  }
  if (second !== undefined) {
    const start = Math.max(0, file.text.lastIndexOf('---', second.contents?.range[0] ?? 0));
    sink.report(
      syntaxCodes['several-documents'],
      { file, start, end: start + 3 },
      'A second document begins here.',
      {
        help: 'Keep one document in each file; where both are one, remove the `---`.',
      },
    );
  }
  return document;
}

function hasContent({ contents }: Document.Parsed): boolean {
  if (contents === null) return false;
  return !isScalar(contents) || contents.source !== '' || contents.type !== 'PLAIN';
}
