import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver/node';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { visible } from '../diagnostics/format/visible.ts';
import type { Span } from '../diagnostics/span.ts';
import type { OpenDocument } from './documents.ts';
import { lspDiagnostic, lspEdits, offsetAt, textEdits } from './to-lsp.ts';

interface Source {
  readonly document: OpenDocument;
  readonly diagnostics: readonly Diagnostic[];
  uriOf(path: string): string;
  /** The text when all safe fixes are made. */
  fixed(): Promise<string | undefined>;
}

/** The fixes of what was found in a range, and one action that makes all the safe ones, as `validate --fix` does. */
export async function codeActions(
  { range, context }: Pick<CodeActionParams, 'range' | 'context'>,
  source: Source,
): Promise<CodeAction[]> {
  const { document, diagnostics, uriOf } = source;
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const from = offsetAt(document.file, range.start);
  const to = offsetAt(document.file, range.end);
  const actions = wants(CodeActionKind.QuickFix)
    ? diagnostics
        .filter(({ span }) => touches(span, from, to))
        .flatMap((one) => {
          const action = quickFix(one, document, uriOf);
          return action === undefined ? [] : [action];
        })
    : [];
  const hasSafe = diagnostics.some(({ fix }) => fix?.safe === true);
  if (hasSafe && wants(CodeActionKind.SourceFixAll)) {
    const after = await source.fixed();
    const edits = after === undefined ? [] : textEdits(document.file, after);
    if (edits.length > 0) {
      const title = 'Make all fixes that change nothing of what compiles';
      actions.push({
        title,
        kind: CodeActionKind.SourceFixAll,
        edit: { changes: { [document.uri]: edits } },
      });
    }
  }
  return actions;
}

function quickFix(
  one: Diagnostic,
  document: OpenDocument,
  uriOf: (path: string) => string,
): CodeAction | undefined {
  const { fix } = one;
  if (fix === undefined || fix.edits.length === 0) return undefined;
  return {
    title: visible(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [lspDiagnostic(one, uriOf)],
    isPreferred: fix.safe,
    edit: lspEdits(fix.edits, (path) => (path === document.file.path ? document.uri : uriOf(path))),
  };
}

function touches({ start, end }: Span, from: number, to: number): boolean {
  return start <= to && from <= end;
}
