import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver/node';
import { functions } from '../compiler/bind/expression/functions.ts';
import type { Cursor } from './cursor.ts';
import { type ExpressionPlace, type Name, namesAfter } from './names.ts';
import { lspRange } from './to-lsp.ts';

const kinds: Readonly<Record<Name['kind'], CompletionItemKind>> = {
  root: CompletionItemKind.Module,
  input: CompletionItemKind.Variable,
  task: CompletionItemKind.Function,
  output: CompletionItemKind.Property,
  field: CompletionItemKind.Field,
  volume: CompletionItemKind.Struct,
  local: CompletionItemKind.Variable,
};

const isName = /^[A-Za-z_](?:-*[A-Za-z0-9_])*$/;

/** What may follow in an expression: names that exist there, with their types, and the functions of the language. */
export async function completeExpression(
  written: string,
  cursor: Cursor,
  place: ExpressionPlace,
): Promise<CompletionItem[]> {
  const code = written.replace(/'(?:[^']|'')*'(?!\])|"(?:[^"\\]|\\.)*"(?!\])/g, "''");
  // Inside of a text there are no names.
  if (/^(?:[^'"]|'[^']*'|"[^"]*")*['"][^'"]*$/.test(code)) return [];
  const tail = /(?:[A-Za-z_](?:-*[A-Za-z0-9_])*-*)?(?:\s*\.\s*[\w-]*|\['[^']*'\])*$/.exec(code)?.[0] ?? '';
  const steps = tail.split(/\s*\.\s*|(?=\[')/).map((step) => /^\['(.*)'\]$/.exec(step)?.[1] ?? step);
  const before = steps.slice(0, -1);
  const names = await namesAfter(before, place);
  const range = lspRange(cursor.word);
  const items = names.map((one): CompletionItem => {
    const { name, kind, type, description } = one;
    const simple = isName.test(name);
    const dot = { ...cursor.word, start: cursor.word.start - 1 };
    return {
      label: name,
      kind: kinds[kind],
      ...(type !== undefined && { detail: type }),
      ...(description !== undefined && { documentation: description }),
      // Before the functions.
      sortText: `0${name}`,
      ...(simple
        ? { textEdit: { range, newText: name } }
        : {
            filterText: `.${name}`,
            textEdit: { range: lspRange(dot), newText: `['${name.replaceAll("'", "''")}']` },
          }),
    };
  });
  if (before.length > 0) return items;
  return [
    ...items,
    ...[...functions.values()].map(
      ({ name, signature, doc }): CompletionItem => ({
        label: name,
        kind: CompletionItemKind.Method,
        detail: signature,
        documentation: doc,
        sortText: `1${name}`,
        textEdit: { range, newText: `${name}(` },
      }),
    ),
    ...['true', 'false', 'null'].map(
      (label): CompletionItem => ({
        label,
        kind: CompletionItemKind.Constant,
        sortText: `2${label}`,
        textEdit: { range, newText: label },
      }),
    ),
  ];
}
