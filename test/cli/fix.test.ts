import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/cli/check-files.ts';
import { fixFiles } from '../../src/cli/fix-files.ts';
import { processIo } from '../../src/cli/io.ts';
import { showDifference } from '../../src/cli/show-difference.ts';
import { rewriteFile } from '../../src/cli/write-file.ts';
import { compile } from '../../src/compiler/compile.ts';
import type { Host } from '../../src/compiler/host.ts';
import { applyFixes, type FixLevel } from '../../src/diagnostics/apply-fixes.ts';
import type { Diagnostic, Fix } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';
import { errorFolders, exampleHost, filesOf } from '../errors/fixtures.ts';
import { MemoryHost } from '../support/compile.ts';
import { hello, Installation, say } from './command.ts';

const messages = 'test/messages';
const told = Object.fromEntries(
  globSync('**/*.{yaml,py}', { cwd: messages })
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => [path, readFileSync(`${messages}/${path}`, 'utf8')]),
);

/** Every example of every diagnostic, and every variant of a mistake, with the files around it. */
const examples: readonly (readonly [string, Host])[] = [
  ...errorFolders().flatMap((code) =>
    filesOf(code, '', '.yaml').map((name) => [`${code}/${name}`, exampleHost] as const),
  ),
  ...Object.keys(told)
    .filter((path) => !path.includes('/'))
    .map((path) => [path, new MemoryHost(told)] as const),
];

function over(host: Host, path: string, text: string): Host {
  return {
    read: async (one) => (one === path ? { ok: true, text } : host.read(one)),
    isDirectory: (one) => host.isDirectory(one),
    parents: (one) => host.parents(one),
  };
}

async function compiled(path: string, host: Host): Promise<string | undefined> {
  return compile(path, host, { inputs: new Map(), kind: 'WorkflowTemplate' }, new Sink());
}

async function textOf(path: string, host: Host): Promise<string> {
  const read = await host.read(path);
  return read.ok ? read.text : '';
}

function syntaxErrors(text: string): number {
  const sink = new Sink();
  parseYaml({ path: 'p.yaml', text }, sink);
  return sink.errorCount;
}

const isMade = (level: FixLevel, { fix }: Diagnostic): boolean =>
  fix !== undefined && (fix.safe || level === 'unsafe');

describe.each(['safe', 'unsafe'] as const)('the %s fixes of every example', (level) => {
  let changedFiles = 0;

  it.each(examples)('%s: cure what they are for, and once is enough', async (path, host) => {
    const files = new Set([path]);
    const inFile = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
      found.filter((one) => one.span.file.path === path);
    const before = inFile((await checkFiles(files, host)).diagnostics);
    const fixed = await fixFiles(files, level, host);
    const after = inFile(fixed.findings.diagnostics);
    const text = fixed.changed.get(path)?.after ?? (await textOf(path, host));
    for (const one of after.filter((each) => isMade(level, each)))
      expect(
        syntaxErrors(applyFixes(text, one.fix === undefined ? [] : [one.fix]).text),
        one.message,
      ).toBeGreaterThan(syntaxErrors(text));
    const changed = fixed.changed.get(path);
    expect(changed === undefined).toBe(before.every((one) => !isMade(level, one)));
    if (changed === undefined) return;
    changedFiles += 1;
    const oneMistake = path.includes('/');
    for (const code of oneMistake
      ? new Set(before.filter((one) => isMade(level, one)).map((one) => one.code))
      : []) {
      const without = before.filter((one) => one.code === code && !isMade(level, one)).length;
      expect(after.filter((one) => one.code === code).length, code).toBeLessThanOrEqual(without);
    }
    const host2 = over(host, path, changed.after);
    expect(await fixFiles(files, level, host2)).toMatchObject({ changed: new Map(), count: 0 });
    const workflow = level === 'safe' ? await compiled(path, host) : undefined;
    if (workflow !== undefined) expect(await compiled(path, host2)).toBe(workflow);
  });

  it('are many', () => {
    expect(changedFiles).toBeGreaterThan(level === 'safe' ? 10 : 40);
  });
});

describe('applyFixes', () => {
  const file = { path: 'p.yaml', text: 'abcdef' };
  const fix = (...edits: readonly (readonly [number, number, string])[]): Fix => ({
    title: 't',
    safe: true,
    edits: edits.map(([start, end, text]) => ({ span: { file, start, end }, text })),
  });

  it.each([
    [[fix([0, 1, 'X']), fix([2, 3, ''])], 'Xbdef', 2],
    [[fix([0, 1, 'X']), fix([0, 1, 'Y'])], 'Xbcdef', 1],
    [[fix([0, 2, 'X']), fix([1, 3, 'Y']), fix([4, 5, 'Z'])], 'XcdZf', 2],
    [[fix([0, 1, 'X']), fix([1, 2, 'Y'])], 'Xbcdef', 1],
    [[fix([1, 1, '"'], [3, 3, '"']), fix([1, 1, '"'], [3, 3, '"'])], 'a"bc"def', 2],
    [[fix([1, 1, '('], [1, 3, 'X'])], 'a(Xdef', 1],
    [[], 'abcdef', 0],
  ] as const)('%#: makes what does not meet an earlier one', (fixes, text, count) => {
    expect(applyFixes(file.text, fixes)).toEqual({ text, count });
  });
});

describe('two fixes that are each right and together are not', () => {
  it('are not both made', async () => {
    const text = `${hello}volumes:\n  data: {clame: a, cliam: b}\n`;
    const { changed, findings } = await fixFiles(
      new Set(['pipeline.yaml']),
      'unsafe',
      new MemoryHost({ 'pipeline.yaml': text, 'say.yaml': say }),
    );
    expect(changed.get('pipeline.yaml')?.after).toMatch(/\{claim: a, cliam: b\}|\{clame: a, claim: b\}/);
    expect(findings.diagnostics.map((one) => one.code)).not.toContain('duplicate-key');
  });
});

describe('rewriteFile', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pipewright-fix-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('puts the new text in place, and leaves a byte order mark and the mode', () => {
    const path = join(root, 'a.yaml');
    writeFileSync(path, '\ufeffé\r\n', { mode: 0o640 });
    expect(rewriteFile(path, 'é\r\n', 'è\r\n')).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('\ufeffè\r\n');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(root)).toEqual(['a.yaml']);
  });

  it('refuses a file that is not what was read', () => {
    const path = join(root, 'a.yaml');
    writeFileSync(path, 'new');
    expect(rewriteFile(path, 'old', 'fixed')).toContain('has changed since it was read');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(rewriteFile(join(root, 'none.yaml'), 'old', 'fixed')).toContain('cannot be written');
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file that may not be written', () => {
    const path = join(root, 'a.yaml');
    writeFileSync(path, 'old', { mode: 0o444 });
    expect(rewriteFile(path, 'old', 'fixed')).toContain('cannot be written');
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});

describe('showDifference', () => {
  it('emits nothing that steers a terminal, but tabs and the ends of lines', () => {
    const said: string[] = [];
    const io = { ...processIo(), out: (data: string | Uint8Array) => void said.push(String(data)) };
    showDifference('a\x1b.yaml', 'a\t1\r\n\x1b[31m\r\n', 'b\t1\r\n\x1b[31m\r\n', [], io);
    expect(said.join('')).toBe('--- a␛.yaml\n+++ a␛.yaml\n@@ -1,2 +1,2 @@\n-a\t1\r\n+b\t1\r\n ␛[31m\r\n');
  });
});

describe('validate --fix', () => {
  const installed = new Installation();
  const misspelt = hello
    .replace('text: "', '# why\n      txt:   "')
    .replace('{# why', '\n      # why')
    .replace('"}', '"');
  beforeAll(() => installed.build(), 120_000);
  afterAll(() => installed.remove());
  beforeEach(() => {
    installed.clean();
    installed.put('say.yaml', say);
  });
  const written = (): string => readFileSync(join(installed.work, 'pipeline.yaml'), 'utf8');

  it('makes safe fixes only; with =unsafe all; and leaves the rest of the file as it is', async () => {
    installed.put('pipeline.yaml', misspelt);
    const safe = await installed.run(['validate', '--fix', 'pipeline.yaml']);
    expect(safe).toMatchObject({ code: 1, stdout: '' });
    expect(written()).toBe(misspelt);
    expect(await installed.run(['validate', '--fix=unsafe', 'pipeline.yaml'])).toEqual({
      code: 0,
      stdout: '1 specification checked, no problems.\n',
      stderr: 'pipewright: 1 problem fixed in 1 file.\n',
    });
    expect(written()).toBe(misspelt.replace('txt:', 'text:'));
  });

  it('shows with --diff what it would do, and does not', async () => {
    installed.put('pipeline.yaml', misspelt);
    const { code, stdout, stderr } = await installed.run([
      'validate',
      '--diff',
      '--fix=unsafe',
      'pipeline.yaml',
    ]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'pipewright: 1 problem would be fixed in 1 file.\n',
    });
    expect(stdout).toContain('--- pipeline.yaml\n+++ pipeline.yaml\n@@ ');
    expect(stdout).toContain('\n-      txt:   "${{ inputs.text }}"\n+      text:   "${{ inputs.text }}"\n');
    expect(written()).toBe(misspelt);
    expect(await installed.run(['validate', '--diff', 'say.yaml'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('shows no password in a difference', async () => {
    const password = 'hunter2hunter2';
    installed.put('pipeline.yaml', `${misspelt}    env: {DB_PASSWORD: ${password}} # ${password}\n`);
    const { stdout } = await installed.run(['validate', '--diff', '--fix=unsafe']);
    expect(stdout).toContain('DB_PASSWORD: ***');
    expect(stdout).not.toContain(password);
  });

  it('fixes no standard input, and says so', async () => {
    const { code, stderr } = await installed.run(['validate', '--fix', '-'], { stdin: misspelt });
    expect(code).toBe(2);
    expect(stderr).toContain('standard input cannot be fixed');
  });

  it('takes only the levels that there are', async () => {
    for (const args of [['--fix=all'], ['--diff', '--format', 'json']])
      expect(await installed.run(['validate', ...args])).toMatchObject({ code: 2, stdout: '' });
  });
});
