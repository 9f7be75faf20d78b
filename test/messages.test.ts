import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import type { Span } from '../src/diagnostics/span.ts';
import { compileFiles, shown } from './support/compile.ts';

/**
 * Every way in which one kind of mistake can be made, and what is said about each: message, place, cure. `test/errors/` explains one code
 * after the other; this is about the variants. `UPDATE=1 npx vitest run test/messages.test.ts` writes what is said; read it as a user would.
 */
const update = process.env.UPDATE === '1';
const directory = 'test/messages';
const paths = globSync('**/*.{yaml,py}', { cwd: directory }).map((path) => path.replaceAll('\\', '/'));
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(`${directory}/${path}`, 'utf8')]));
const topics = paths.filter((path) => !path.includes('/')).sort();

it.each(topics)('%s is told what was read and approved', async (path) => {
  const expected = `${directory}/${path.replace(/yaml$/, 'expected.txt')}`;
  const said = (await compileFiles(files, { path })).diagnostics.map(whole).join('\n');
  if (update) writeFileSync(expected, said);
  expect(existsSync(expected) ? readFileSync(expected, 'utf8') : '').toBe(said);
});

it('has no expectation without its example', () => {
  const kept = globSync('*.expected.txt', { cwd: directory });
  expect(kept.filter((name) => !topics.includes(name.replace(/expected\.txt$/, 'yaml')))).toEqual([]);
});

/** One finding as it is shown, without the count at the end, and what its fix would write. */
function whole(one: Diagnostic): string {
  const edits = one.fix?.edits.map(({ span, text }) => `  edit: ${JSON.stringify([sourceOf(span), text])}\n`);
  return `${shown([one]).replace(/\n[^\n]* in 1 file\.\n$/, '')}${edits?.join('') ?? ''}`;
}

function sourceOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
