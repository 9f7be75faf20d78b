import { applyFixes } from '../../diagnostics/apply-fixes.ts';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import type { ComponentDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { marginLines } from '../../syntax/margin-lines.ts';
import { parseYaml } from '../../syntax/parse-yaml.ts';
import { documentKind, shape } from '../../validate/shape.ts';
import { linkCodes } from '../codes.ts';
import { formatDocument } from '../format-document.ts';
import { type Renaming, renamePorts } from './rename-ports.ts';
import { typeEdits } from './type-edits.ts';
import { writtenOutputs } from './written-outputs.ts';

/** A component of KFP in our form. */
export interface Imported {
  readonly text: string;
  readonly renamed: readonly Renaming[];
}

/**
 * Rewrites a component of KFP in our form: with `apiVersion`, names of ports as we want them, types in our words, every output written somewhere,
 * laid out as `fmt` does. It compiles to what it compiled to before; `dialect: kfp` says so. Comments stay. Undefined when the file is no
 * component, which is reported.
 */
export function importComponent(file: SourceFile, sink: Sink): Imported | undefined {
  const node = parseYaml(file, sink);
  const kind = node && documentKind(node, sink);
  if (node === undefined || kind === undefined) return undefined;
  if (kind !== 'component') {
    const span = { ...node.span, end: node.span.start };
    sink.report(linkCodes['wrong-document'], span, `${file.path} is a ${kind}; a component is needed.`);
    return undefined;
  }
  const document = shape(node, 'component', sink);
  if (document === undefined) return undefined;
  const isOurs = document.value.apiVersion !== undefined;
  const { edits, renamed } = isOurs ? { edits: [], renamed: [] } : renamePorts(document);
  const all = isOurs
    ? []
    : [
        ...header(document, file),
        ...edits,
        ...typeEdits(document),
        ...writtenOutputs(document, renamed),
        ...indentation(file),
      ];
  const text = applyFixes(
    file.text,
    all.map((edit) => ({ title: '', safe: true, edits: [edit] })),
  ).text;
  const formatted = formatDocument({ path: file.path, text }, sink);
  return formatted === undefined ? undefined : { text: formatted, renamed };
}

/** What makes the file one of ours, before its first key. */
function header(document: At<ComponentDocument>, file: SourceFile): readonly Edit[] {
  const [first] = document.node.kind === 'map' ? document.node.entries : [];
  if (first === undefined) return [];
  const isFlow = file.text[document.span.start] === '{';
  const lines = ['apiVersion: pipewright/v1', 'kind: Component', 'dialect: kfp'];
  const quoted = ['"apiVersion": "pipewright/v1"', '"kind": "Component"', '"dialect": "kfp"'];
  const text = isFlow ? `${quoted.join(', ')}, ` : `${lines.join('\n')}\n`;
  return [insertion(file, first.keySpan.start, text)];
}

/** Indents what stands inside of brackets more than the line in which they open. */
function indentation(file: SourceFile): readonly Edit[] {
  const lines = new Set(marginLines(file));
  const edits: Edit[] = [];
  let wanted = 0;
  let at = 0;
  for (const line of file.text.split('\n')) {
    const own = line.length - line.trimStart().length;
    if (!lines.has(at)) wanted = line.trim() === '' ? wanted : own + 2;
    else if (own < wanted) edits.push(insertion(file, at, ' '.repeat(wanted - own)));
    at += line.length + 1;
  }
  return edits;
}

function insertion(file: SourceFile, at: number, text: string): Edit {
  return { span: { file, start: at, end: at }, text };
}
