import { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { layOut } from '../syntax/layout/lay-out.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import { keyOrder } from '../validate/key-order.ts';
import { documentKind } from '../validate/shape/document-kind.ts';

/**
 * The text of a document in the one way to write it: the order of keys, indentation, quotes and blanks. It says the same, and its comments stay.
 * Undefined when the file cannot be read as YAML; what is wrong goes to `sink`.
 */
export function formatDocument(file: SourceFile, sink: Sink): string | undefined {
  const found = new Sink();
  const node = parseYaml(file, found);
  // Only KFP can read such lines: they cannot be laid out.
  const isMargin = found.diagnostics().some(({ code }) => code === 'flow-indentation');
  if (node === undefined || found.hasErrors || isMargin) {
    for (const one of found.diagnostics()) sink.add(one);
    return undefined;
  }
  const kind = documentKind(node, new Sink());
  return layOut(file.text, kind === undefined ? undefined : keyOrder(kind));
}
