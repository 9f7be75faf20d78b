import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatDocument } from '../../src/compiler/format-document.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { keyOrder } from '../../src/validate/key-order.ts';
import { directory, errorFolders, filesOf as examplesOf, writtenOut } from '../errors/fixtures.ts';
import { compileFiles, type Files, shown } from '../support/compile.ts';
import { Chooser } from '../support/random/chooser.ts';
import { writeMessily } from '../support/random/messy-yaml.ts';
import { randomPipeline } from '../support/random-pipeline.ts';
import { pipelineSpecs, specFiles } from '../support/specs.ts';
import { limits, specFilesInMemory } from './spec-files.ts';

/** A text as it is formatted; undefined when it cannot be read. */
function formatted(text: string, path = 'p.yaml'): string | undefined {
  return formatDocument({ path, text }, new Sink());
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/# comment \d+/g)].map(([one]) => one).sort();
}

/** The law of formatting: the same values, the same comments, and nothing to do the second time. */
function keepsTheLaw(text: string, path?: string): string | undefined {
  const once = formatted(text, path);
  if (once === undefined) return undefined;
  expect(formatted(once, path)).toBe(once);
  const options = { merge: true, uniqueKeys: false, maxAliasCount: -1 } as const;
  expect(parse(once, options)).toEqual(parse(text, options));
  expect(comments(once)).toEqual(comments(text));
  return once;
}

describe('formatting', () => {
  const files = specFilesInMemory();
  const tidy: Files = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      /\.ya?ml$/.test(name) ? (formatted(text, name) ?? text) : text,
    ]),
  );

  it.each(specFiles())('%s keeps the law', (path) => {
    expect(keepsTheLaw(files[path] ?? '', path)).toBeDefined();
  });

  it('every example of a diagnostic keeps the law', () => {
    let read = 0;
    for (const code of errorFolders()) {
      for (const name of examplesOf(code, '', '.yaml')) {
        const text = writtenOut(readFileSync(`${directory}/${code}/${name}`, 'utf8'));
        if (text.length < 100_000 && keepsTheLaw(text, `${code}/${name}`) !== undefined) read += 1;
      }
    }
    for (const path of globSync('test/messages/*.yaml'))
      if (keepsTheLaw(readFileSync(path, 'utf8')) !== undefined) read += 1;
    expect(read).toBeGreaterThan(150);
  });

  it.each(pipelineSpecs())('changes nothing of what %s compiles to', async (path) => {
    const before = await compileFiles(files, { path });
    const after = await compileFiles(tidy, { path });
    expect(after.text, shown(after.diagnostics)).toBe(before.text);
  });

  it('of any pipeline, however it is written, keeps the law and what is compiled', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomPipeline,
        fc.gen().map((value) => Chooser.from(value)),
        async (spec, choose) => {
          const messy: Record<string, string> = {};
          const tidy: Record<string, string> = {};
          for (const [path, document] of spec.documents) {
            const kind = document.get('kind') === 'Pipeline' ? 'pipeline' : 'component';
            messy[path] = writeMessily(document, keyOrder(kind), choose);
            tidy[path] = keepsTheLaw(messy[path], path) ?? '';
          }
          const options = { path: spec.path, kind: 'WorkflowTemplate' } as const;
          const before = await compileFiles(messy, options);
          expect(before.text, shown(before.diagnostics)).toBeDefined();
          expect((await compileFiles(tidy, options)).text).toBe(before.text);
        },
      ),
      limits(100),
    );
  });

  it('of texts with lines that were moved, doubled or cut keeps the law', () => {
    const texts = specFiles().map((path) => files[path] ?? '');
    let read = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.nat(3), fc.nat(6), (which, from, to, kind, blanks) => {
        const lines = (texts[which % texts.length] ?? '').split('\n');
        const at = from % lines.length;
        const line = lines[at] ?? '';
        if (kind === 0) lines.splice(at, 1);
        else if (kind === 1) lines.splice(to % lines.length, 0, line);
        else if (kind === 2) lines[at] = ' '.repeat(blanks) + line.trimStart();
        else lines[at] = `${line}${' '.repeat(blanks)}# comment ${at}`;
        if (keepsTheLaw(lines.join('\n')) !== undefined) read += 1;
      }),
      limits(400),
    );
    expect(read).toBeGreaterThan(30);
  });
});
