import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, type Range, ResponseError, type TextEdit } from 'vscode-languageserver/node';
import { formatDocument } from '../../src/compiler/format-document.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';
import { Checks } from '../../src/lsp/checks.ts';
import { completion } from '../../src/lsp/completion.ts';
import { definition, references } from '../../src/lsp/definition.ts';
import { hover } from '../../src/lsp/hover.ts';
import { occurrencesIn } from '../../src/lsp/occurrences.ts';
import { outlineOf } from '../../src/lsp/outline.ts';
import { rename, renameable } from '../../src/lsp/rename.ts';
import { symbols } from '../../src/lsp/symbols.ts';
import { lspDiagnostic, lspPosition, offsetAt, textEdits } from '../../src/lsp/to-lsp.ts';
import { memoryWorld } from '../lsp/memory-world.ts';
import { shop } from '../lsp/shop.ts';
import { limits, specFilesInMemory } from './spec-files.ts';

const specs = specFilesInMemory();
/** By folder, so that each is a project of its own. */
const folders = new Map<string, Record<string, string>>();
for (const [path, text] of Object.entries(specs)) {
  const [, folder = ''] = path.split('/');
  const files = folders.get(folder) ?? {};
  files[path] = text;
  folders.set(folder, files);
}
const projects = [shop, ...folders.values()];

const pieces = [
  ...[
    '${{ ',
    '${{ tasks.',
    '}}',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ',',
    ': ',
    ':',
    '- ',
    '#',
    '|',
    '>-\n',
    '&a ',
    '*a',
    '<<: *a\n',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    '  ',
    '😀',
    '\u2028',
    '\0',
    '\ud800',
    'tasks:\n',
    'component: ./',
    '---\n',
    '__proto__: 1\n',
    'a',
    '.',
  ],
];

/** One edit; every number chooses a place, whatever the length of the text. */
const edit = fc.record({
  kind: fc.constantFrom('truncate', 'delete', 'insert', 'move'),
  from: fc.nat(),
  length: fc.nat({ max: 400 }),
  piece: fc.constantFrom(...pieces),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { kind, from, length, piece }: Edit): string {
  const at = from % (text.length + 1);
  if (kind === 'truncate') return text.slice(0, at);
  if (kind === 'insert') return text.slice(0, at) + piece + text.slice(at);
  const without = text.slice(0, at) + text.slice(at + length);
  return kind === 'delete' ? without : `${without}${text.slice(at, at + length)}`;
}

const documents = fc.record({
  project: fc.nat({ max: projects.length - 1 }),
  file: fc.nat(),
  edits: fc.array(edit, { maxLength: 4 }),
  places: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
});

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly path: string;
  readonly text: string;
}

function caseOf({ project, file, edits }: { project: number; file: number; edits: readonly Edit[] }): Case {
  const files = projects[project] ?? shop;
  const paths = Object.keys(files).filter((path) => /\.ya?ml$/.test(path));
  const path = paths[file % paths.length] ?? 'pipeline.yaml';
  return { files, path, text: edits.reduce(edited, files[path] ?? '') };
}

function isInside(file: SourceFile, { start, end }: Range): void {
  for (const position of [start, end]) expect(lspPosition(file, offsetAt(file, position))).toEqual(position);
  expect(offsetAt(file, start)).toBeLessThanOrEqual(offsetAt(file, end));
}

function isPlace({ file, start, end }: Span): void {
  expect(start).toBeLessThanOrEqual(end);
  expect(end).toBeLessThanOrEqual(file.text.length);
}

function checkSymbols(file: SourceFile, found: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children = [] } of found) {
    expect(name.trim()).not.toBe('');
    isInside(file, range);
    isInside(file, selectionRange);
    expect(offsetAt(file, range.start)).toBeLessThanOrEqual(offsetAt(file, selectionRange.start));
    expect(offsetAt(file, range.end)).toBeGreaterThanOrEqual(offsetAt(file, selectionRange.end));
    checkSymbols(file, children);
  }
}

/** Edits of one file do not overlap. */
function checkEdits(edits: readonly TextEdit[], file: SourceFile): void {
  const spans = edits
    .map(({ range }) => [offsetAt(file, range.start), offsetAt(file, range.end)] as const)
    .sort((a, b) => a[0] - b[0]);
  spans.forEach(([start], index) => {
    expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
  });
}

describe('the language server, in documents that are being written', () => {
  it('answers every question at every place, within the document', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (choice) => {
        const { files, path, text } = caseOf(choice);
        const { documents: open, project } = memoryWorld(files);
        open.open(`mem:${path}`, 'yaml', 1, text);
        const file = open.byPath(path)?.file ?? { path, text: '' };
        checkSymbols(file, symbols(outlineOf(file).root));
        for (const place of choice.places) {
          const offset = place % (text.length + 1);
          for (const { textEdit } of await completion(file, offset, project)) {
            if (textEdit === undefined || !('range' in textEdit))
              throw new Error('a completion without an edit');
            isInside(file, textEdit.range);
            expect(textEdit.range.start.line).toBe(textEdit.range.end.line);
          }
          const shown = await hover(file, offset, project);
          if (shown?.range !== undefined) isInside(file, shown.range);
          for (const span of await definition(file, offset, project)) isPlace(span);
          for (const span of await references(file, offset, true, project)) isPlace(span);
          const name = await renameable(file, offset, project);
          if (name !== undefined) isInside(file, name.range);
        }
      }),
      limits(150),
    );
  }, 60_000);

  it('shows findings within the document, and formats what can be read', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (choice) => {
        const { files, path, text } = caseOf(choice);
        const { documents: open } = memoryWorld(files);
        const failures: unknown[] = [];
        const checks = new Checks(
          open,
          (_, found) => {
            for (const one of found) {
              isPlace(one.span);
              isInside(one.span.file, lspDiagnostic(one, (other) => other).range);
            }
          },
          (error) => failures.push(error),
        );
        checks.changed(open.open(`mem:${path}`, 'yaml', 1, text));
        await checks.settled();
        expect(failures).toEqual([]);
        const file = { path, text };
        const after = formatDocument(file, new Sink());
        if (after === undefined) return;
        const edits = textEdits(file, after);
        for (const { range, newText } of edits) {
          const [from, to] = [offsetAt(file, range.start), offsetAt(file, range.end)];
          expect(text.slice(0, from) + newText + text.slice(to)).toBe(after);
        }
      }),
      limits(100),
    );
  }, 60_000);

  it('renames without overlaps and without new errors, or refuses in words', async () => {
    const names = fc.constantFrom(
      'renamed',
      'a',
      'b-c',
      'Name_1',
      'true',
      'null',
      'y',
      '',
      'x y',
      'day',
      'table',
    );
    await fc.assert(
      fc.asyncProperty(documents, names, async (choice, name) => {
        const { files, path, text } = caseOf({ ...choice, edits: choice.edits.slice(0, 1) });
        const { documents: open, project } = memoryWorld(files);
        open.open(`mem:${path}`, 'yaml', 1, text);
        const file = open.byPath(path)?.file ?? { path, text: '' };
        for (const place of choice.places.slice(0, 2)) {
          const offset = place % (text.length + 1);
          try {
            const { changes = {} } = await rename(file, offset, name, {
              project,
              host: open.host(),
              uriOf: (one) => one,
            });
            for (const [other, edits] of Object.entries(changes)) {
              const target = other === path ? file : { path: other, text: files[other] ?? '' };
              checkEdits(edits, target);
              for (const { range } of edits) isInside(target, range);
            }
          } catch (error) {
            if (!(error instanceof ResponseError)) throw error;
            expect(error.message).not.toBe('');
          }
        }
      }),
      limits(60),
    );
  }, 60_000);

  it('renames every name of the specifications, or says what would not follow', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: projects.length - 1 }),
        fc.nat(),
        fc.nat(),
        async (number, file, which) => {
          const { files, path, text } = caseOf({ project: number, file, edits: [] });
          const { documents: open, project } = memoryWorld(files);
          open.open(`mem:${path}`, 'yaml', 1, text);
          const document = open.byPath(path);
          if (document?.isOurs !== true) return;
          const all = await occurrencesIn(outlineOf(document.file), project);
          const names = all.filter(({ isDefinition }) => isDefinition);
          const name = names[which % names.length];
          if (name === undefined) return;
          const target = { project, host: open.host(), uriOf: (one: string) => one };
          try {
            const { changes = {} } = await rename(document.file, name.span.start, 'renamed-7', target);
            expect(changes[path]?.length).toBeGreaterThan(0);
          } catch (error) {
            if (!(error instanceof ResponseError)) throw error;
            expect(error.message).toMatch(/^The program in .* finds|^".*" in .* also names/);
          }
        },
      ),
      limits(40),
    );
  }, 60_000);
});
