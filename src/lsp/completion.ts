import type { CompletionItem } from 'vscode-languageserver/node';
import type { SourceFile } from '../diagnostics/span.ts';
import { completeExpression } from './complete-expression.ts';
import { completeKeys } from './complete-keys.ts';
import { completeValues } from './complete-values.ts';
import { type Cursor, cursorAt, keysOf, surroundings } from './cursor.ts';
import type { Project } from './project.ts';
import { lspRange } from './to-lsp.ts';

/** What may be written at a place of a document, which may be half written. */
export async function completion(
  file: SourceFile,
  offset: number,
  project: Project,
): Promise<CompletionItem[]> {
  const cursor = cursorAt(file, offset);
  if (cursor === undefined) return [];
  if (cursor.expression !== undefined) {
    const { outline, steps } = cursor;
    const [last, above] = keysOf(steps).toReversed();
    // A script arrives byte for byte; components have no expressions, nor has the project.
    if (
      (last === 'source' && above === 'script') ||
      outline.kind === 'component' ||
      outline.kind === 'project'
    )
      return [];
    return completeExpression(cursor.expression, cursor, {
      outline,
      ...surroundings(cursor),
      keys: keysOf(steps),
      project,
    });
  }
  if (cursor.entry === undefined) return completeValues(cursor, project);
  const keys = await completeKeys(cursor, project);
  // `- na` may become a map, or a text.
  return isItemAlone(cursor) ? [...keys, ...(await completeValues(cursor, project))] : keys;
}

function isItemAlone({ steps }: Cursor): boolean {
  const last = steps.at(-1);
  return typeof last?.key === 'number' && last.node.kind === 'map' && last.node.entries.length === 1;
}

/** What to begin an empty document with. */
export function beginning(file: SourceFile): CompletionItem[] {
  const span = { file, start: 0, end: file.text.length };
  return ['Pipeline', 'Component', 'Project'].map((kind) => {
    const name = kind === 'Project' ? '' : 'name: ';
    return {
      label: `apiVersion: pipewright/v1, kind: ${kind}`,
      filterText: 'apiVersion',
      textEdit: { range: lspRange(span), newText: `apiVersion: pipewright/v1\nkind: ${kind}\n${name}` },
    };
  });
}
