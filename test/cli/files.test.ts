import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileHost, shownPath } from '../../src/cli/file-host.ts';
import { findSpecs, isOurs } from '../../src/cli/find-specs.ts';
import { writeFile } from '../../src/cli/write-file.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pipewright-files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inRoot = (name: string): string => join(root, name);
const put = (name: string, content: string | Uint8Array): string => {
  mkdirSync(join(inRoot(name), '..'), { recursive: true });
  writeFileSync(inRoot(name), content);
  return inRoot(name);
};
const isRoot = process.getuid?.() === 0;

async function* chunks(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}
const host = (...stdin: readonly (string | Uint8Array)[]): FileHost => new FileHost(() => chunks(...stdin));

describe('reading files', () => {
  it('knows which files are a part of the run', async () => {
    const one = host();
    for (const name of ['a', 'b', 'c']) await one.read(name);
    one.passOver(['b', 'c']);
    await one.read('c');
    expect([...one.pathsRead()]).toEqual(['a', 'c']);
  });

  it('gives the text without a byte order mark', async () => {
    expect(await host().read(put('a.yaml', '\ufeffname: é\n'))).toEqual({ ok: true, text: 'name: é\n' });
  });

  it('says why a file cannot be read', async () => {
    const reason = async (path: string): Promise<unknown> => host().read(path);
    expect(await reason(inRoot('none.yaml'))).toEqual({ ok: false, reason: 'not-found' });
    expect(await reason(join(put('file', ''), 'below.yaml'))).toEqual({ ok: false, reason: 'not-found' });
    expect(await reason(root)).toEqual({ ok: false, reason: 'is-directory' });
    expect(await reason(put('latin1.yaml', Uint8Array.of(0x6e, 0xe9)))).toEqual({
      ok: false,
      reason: 'not-text',
    });
    expect(await reason(put('big.yaml', new Uint8Array(10_000_001)))).toEqual({
      ok: false,
      reason: 'too-large',
    });
    expect(await reason('a\0b')).toEqual({ ok: false, reason: 'unreadable' });
  });

  it.skipIf(isRoot || process.platform === 'win32')(
    'says that a file without permission cannot be read',
    async () => {
      const path = put('closed.yaml', 'x');
      chmodSync(path, 0);
      expect(await host().read(path)).toEqual({ ok: false, reason: 'unreadable' });
    },
  );

  it('knows the names in a directory, and none where there is no directory', async () => {
    put('one.yaml', 'a');
    put('two/three.yaml', 'b');
    expect([...(await host().entries(root))].sort()).toEqual(['one.yaml', 'two']);
    expect(await host().entries(inRoot('one.yaml'))).toEqual([]);
    expect(await host().entries(inRoot('nowhere'))).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/zero'))('stops reading a device that never ends', async () => {
    expect(await host().read('/dev/zero')).toEqual({ ok: false, reason: 'too-large' });
  });

  it('reads standard input once, however it is cut into pieces, up to the same limit', async () => {
    const bytes = Buffer.from('é😀');
    const one = host(...Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(await one.read('-')).toEqual({ ok: true, text: 'é😀' });
    expect(await one.read('-')).toEqual({ ok: true, text: 'é😀' });
    expect(await host(new Uint8Array(6_000_000), new Uint8Array(6_000_000)).read('-')).toEqual({
      ok: false,
      reason: 'too-large',
    });
  });

  it('names the directories above a file, nearest first, up to the top', () => {
    const up = process.cwd().split(/[/\\]/).filter(Boolean).length;
    const above = ['..', '../..', '../../..', '../../../..', '../../../../..'].slice(0, up);
    expect(
      host()
        .parents('a/b/c.yaml')
        .slice(0, 3 + above.length),
    ).toEqual(['a/b', 'a', '.', ...above]);
    expect(host().parents('a/b/c.yaml')).toHaveLength(3 + up);
    expect(host().parents('-')).toEqual(host().parents('c.yaml'));
    expect(host().parents('../x/c.yaml').slice(0, 2)).toEqual(['../x', '..']);
    expect(host().parents('/a/b.yaml')).toEqual(['/a', '/']);
  });

  it('shows paths as short as they are in the working directory, and others as they were given', () => {
    expect(shownPath('./a//b/../c.yaml')).toBe('a/c.yaml');
    expect(shownPath(join(process.cwd(), 'a.yaml'))).toBe('a.yaml');
    expect(shownPath('.')).toBe('.');
    expect(shownPath('../a.yaml')).toBe('../a.yaml');
    expect(shownPath('/nowhere/a.yaml')).toBe('/nowhere/a.yaml');
    expect(shownPath('-')).toBe('-');
  });
});

describe('writing files', () => {
  it('creates a file and leaves nothing else behind', () => {
    expect(writeFile(inRoot('out.yaml'), 'a: 1\n', [])).toBeUndefined();
    expect(readFileSync(inRoot('out.yaml'), 'utf8')).toBe('a: 1\n');
    expect(readdirSync(root)).toEqual(['out.yaml']);
  });

  it('replaces a file as a whole and keeps its mode', () => {
    const path = put('out.yaml', 'old and longer than the new one');
    chmodSync(path, 0o750);
    const before = statSync(path).ino;
    expect(writeFile(path, 'new', [])).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o750);
    expect(statSync(path).ino).not.toBe(before);
  });

  it('writes to the file behind a link', () => {
    const path = put('real.yaml', 'old');
    symlinkSync(path, inRoot('link.yaml'));
    expect(writeFile(inRoot('link.yaml'), 'new', [])).toBeUndefined();
    expect(lstatSync(inRoot('link.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('never overwrites an input, whatever it is called', () => {
    const path = put('pipeline.yaml', 'kept');
    symlinkSync(path, inRoot('link.yaml'));
    for (const name of [path, relative('.', path), inRoot('link.yaml'), inRoot('./x/../pipeline.yaml')]) {
      expect(writeFile(name, 'new', ['-', relative('.', path)])).toMatch(/ is an input of this run/);
    }
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });

  it('says why a file cannot be written and leaves nothing behind', () => {
    expect(writeFile(root, 'x', [])).toMatch(/ is a directory$/);
    expect(writeFile(inRoot('none/out.yaml'), 'x', [])).toMatch(/none[/\\]out\.yaml cannot be written: /);
    expect(readdirSync(root)).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/null'))('writes to a device as it is', () => {
    expect(writeFile('/dev/null', 'x', [])).toBeUndefined();
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('finding specifications', () => {
  const spec = 'apiVersion: pipewright/v1\nkind: Pipeline\n';

  it('finds ours below a directory, sorted, and counts the others', async () => {
    put('b/pipeline.yaml', spec);
    put('a/anything.yml', `# a comment\n${spec}`);
    put('a/component.json', '{"implementation": {}}');
    put('kfp.yaml', 'name: A B\nimplementation:\n  container: {}\n');
    put('pipewright.yaml', 'kind: Project\n');
    put('deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n');
    put('package.json', '{"name": "x", "private": true}');
    put('notes.txt', spec);
    put('node_modules/x/pipeline.yaml', spec);
    put('.git/pipeline.yaml', spec);
    put('.venv/pipeline.yaml', spec);
    const found = await findSpecs(root, host());
    expect(found.specs.map((path) => relative(root, path).replaceAll('\\', '/'))).toEqual([
      'a/anything.yml',
      'a/component.json',
      'b/pipeline.yaml',
      'kfp.yaml',
      'pipewright.yaml',
    ]);
    expect(found.others).toHaveLength(2);
    expect(found.closed).toEqual([]);
  });

  it('does not follow links to directories, so that a circle of them ends', async () => {
    put('a/pipeline.yaml', spec);
    symlinkSync(root, inRoot('a/again'));
    expect((await findSpecs(root, host())).specs).toHaveLength(1);
  });

  it.each([
    ['x.yaml', 'apiVersion: pipewright/v2\n', true],
    ['x.yaml', 'apiVersion: pipewrigth/v1\n', true],
    ['x.yaml', 'apiVersion: Pipewright.io/v1\n', true],
    ['x.yaml', '"apiVersion": "pipewright/v1"\n', true],
    ['x.json', '{"kind": "Pipeline", "apiVersion": "pipewright/v1"}', true],
    ['x.json', '{"kind": "Pipeline", "apiVersion": "pipewright/v1"', true],
    ['x.json', '{"data": {"apiVersion": "pipewright/v1"}}', false],
    ['x.json', '[]', false],
    ['x.yaml', 'apiVersion: v1\ndata:\n  x: |\n    apiVersion: pipewright/v1\n', false],
    ['pipeline.yaml', 'name: forgot the apiVersion\ntasks: {}\n', true],
    ['pipeline.yaml', 'apiVersion: argoproj.io/v1alpha1\ntasks: {}\n', false],
    ['pipeline.yaml', 'apiVersion: tekton.dev/v1\nkind: Pipeline\n', false],
    ['pipeline.yaml', 'stages: []\n', false],
    ['component.yaml', 'components: {}\ndeploymentSpec: {}\n', false],
    ['values.yaml', 'tasks: 3\n', false],
    ['flow.yaml', 'kind: Pipeline\nname: demo\ntasks: {}\n', true],
    ['flow.json', '{"kind": "Pipeline", "tasks": {}}', true],
    ['flow.yaml', 'kind: pipeline\ntype: docker\nsteps: []\n', false],
    ['flow.yaml', 'kind: Pipeline\nspec:\n  tasks: []\n', false],
    ['flow.yaml', 'apiVersion: tekton.dev/v1\nkind: Pipeline\ntasks: []\n', false],
    ['step.yaml', 'kind: Component\ninputs: []\n', true],
    ['kustomization.yaml', 'kind: Component\nresources: []\n', false],
  ])('%s with %j: %j', (name, text, ours) => {
    expect(isOurs(name, text)).toBe(ours);
  });
});
