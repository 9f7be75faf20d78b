import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { hello, say } from '../cli/command.ts';
import { fencesOf } from '../docs/fences.ts';
import { Repository } from './repository.ts';
import { type Ended, installedBin, must, pathWith, preCommit, run, tarball } from './tools.ts';

/** What a release holds: the package, and the hooks. */
function releaseOf(): Repository {
  const release = new Repository();
  must(['tar', '-xzf', tarball(), '--strip-components=1', '-C', release.root], release.root);
  const manifest = JSON.parse(release.read('package.json'));
  // The package is built: what builds it is not needed, and would take minutes to install.
  release.put('package.json', JSON.stringify({ ...manifest, devDependencies: {}, scripts: {} }));
  cpSync('.pre-commit-hooks.yaml', join(release.root, '.pre-commit-hooks.yaml'));
  release.commit('Release');
  release.git('tag', 'v0.1.0');
  return release;
}

interface Hook {
  readonly id: string;
  readonly args?: readonly string[];
}

const unrelated = {
  'deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n',
  'charts/values.yaml': 'image:   "web"\nreplicas: 3\n',
  'component.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: web}\n',
  '.github/workflows/ci.yaml': 'on: push\njobs: {}\n',
  'pipeline.yaml': 'tasks: [build, test]\nstages: 2\napiVersion: tekton.dev/v1\nkind: Pipeline\n',
};

describe('the hooks, run by pre-commit', () => {
  const store = mkdtempSync(join(tmpdir(), 'pipewright-store-'));
  // Pre-commit takes no Node for the system's that lies below the home directory, where a checkout may be.
  const home = { PRE_COMMIT_HOME: store, HOME: store, npm_config_userconfig: join(homedir(), '.npmrc') };
  let release: Repository;
  let work: Repository;
  const program = preCommit();

  const config = (...hooks: readonly Hook[]): string =>
    stringify({ repos: [{ repo: release.root, rev: 'v0.1.0', hooks }] });
  const hooks = (...args: readonly string[]): Ended =>
    run([program, 'run', '--color=never', ...args], work.root, home);

  beforeAll(() => {
    release = releaseOf();
  });
  afterAll(() => {
    release.remove();
    work.remove();
    rmSync(store, { recursive: true, force: true });
  });
  beforeEach(() => {
    work?.remove();
    work = new Repository({ 'p/pipeline.yaml': hello, 'p/say.yaml': say, ...unrelated });
    work.put('.pre-commit-config.yaml', config({ id: 'pipewright-validate' }, { id: 'pipewright-fmt' }));
    work.git('add', '--all');
  });

  it('are what pre-commit takes for hooks', () => {
    const hooksFile = join(release.root, '.pre-commit-hooks.yaml');
    must([program, 'validate-manifest', hooksFile], work.root);
    const ids = parse(readFileSync(hooksFile, 'utf8')).map((one: Hook) => one.id);
    const told = [...readFileSync('docs/ci.md', 'utf8').matchAll(/^\| `(pipewright-[a-z-]+)` \|/gm)];
    expect(ids).toEqual(told.map(([, id]) => id).sort((a, b) => ids.indexOf(a) - ids.indexOf(b)));
  });

  it('pass good specifications, and YAML of others', () => {
    expect(hooks('--all-files')).toMatchObject({ code: 0 });
    expect(hooks('--files', 'deployment.yaml', 'pipeline.yaml', 'component.yaml')).toMatchObject({ code: 0 });
  });

  it('find a specification that is broken, and name its place', () => {
    work.put('p/pipeline.yaml', hello.replace('inputs.text', 'inputs.txet'));
    work.git('add', '--all');
    const { code, output } = hooks();
    expect(code).toBe(1);
    expect(output).toContain('p/pipeline.yaml:9:35: error[unknown-input]');
    expect(output).not.toContain('deployment.yaml');
  });

  it('stop a commit by git itself', () => {
    work.commit('Start');
    must([program, 'install'], work.root, home);
    const commit = (): Ended => run(['git', 'commit', '--all', '--message', 'Change'], work.root, home);
    work.put('p/say.yaml', say.replace('inputValue: text', 'inputValue: txet'));
    expect(commit()).toMatchObject({ code: 1, output: expect.stringContaining('error[unknown-port]') });
    work.put('p/say.yaml', say.replace('alpine:3.20', 'alpine:3.21'));
    expect(commit()).toMatchObject({ code: 0 });
  });

  it('are not led astray by a misspelt apiVersion', () => {
    work.put('p/pipeline.yaml', hello.replace('pipewright/v1', 'pipewrigth/v1'));
    work.git('add', '--all');
    expect(hooks()).toMatchObject({ code: 1, output: expect.stringContaining('error[unknown-document]') });
  });

  it('format what is not formatted, and nothing of others', () => {
    work.put('p/pipeline.yaml', hello.replace('name: hello', 'name:   "hello"'));
    work.git('add', '--all');
    const { code, output } = hooks();
    expect(code).toBe(1);
    expect(output).toContain('files were modified by this hook');
    expect(work.read('p/pipeline.yaml')).toBe(hello);
    for (const [name, text] of Object.entries(unrelated)) expect(work.read(name)).toBe(text);
    work.git('add', '--all');
    expect(hooks()).toMatchObject({ code: 0 });
  });

  it('cope with more files than one call can name, with blanks and signs in their names', () => {
    const names = Array.from(
      { length: 3000 },
      (_, n) => `many/a rather long name of a directory ${n}/it's $(x) & pipeline.yaml`,
    );
    for (const name of names) work.put(name, hello.replace('./say.yaml', '../../p/say.yaml'));
    const last = names.at(-1) ?? '';
    work.git('add', '--all');
    expect(hooks('pipewright-validate', '--all-files')).toMatchObject({ code: 0 });
    work.put(last, work.read(last).replace('inputs.text', 'inputs.txet'));
    work.git('add', '--all');
    const { code, output } = hooks('pipewright-validate', '--all-files');
    expect(code).toBe(1);
    expect(output).toContain(`${last}:9:35: error[unknown-input]`);
  });

  it('cope with files that are gone, are links or cannot be read as text', () => {
    work.commit('Start');
    work.git('rm', '--quiet', 'p/pipeline.yaml');
    writeFileSync(join(work.root, 'binary.yaml'), Uint8Array.of(0xff, 0xfe, 0x00));
    work.git('add', '--all');
    expect(hooks()).toMatchObject({ code: 0 });
  });

  it('check all pipelines when a component changes', () => {
    work.put('.pre-commit-config.yaml', config({ id: 'pipewright-validate-all' }));
    work.commit('Start');
    work.put(
      'p/say.yaml',
      say.replace('name: text', 'name: words').replace('inputValue: text', 'inputValue: words'),
    );
    work.git('add', '--all');
    const { code, output } = hooks();
    expect(code).toBe(1);
    expect(output).toContain('p/pipeline.yaml:9:17: error[unknown-argument]');
  });

  it('say that a compiled workflow is stale, and how', () => {
    const args = ['p/pipeline.yaml', '-o', 'workflow.yaml'];
    work.put('.pre-commit-config.yaml', config({ id: 'pipewright-compile-check', args }));
    work.git('add', '--all');
    expect(hooks()).toMatchObject({
      code: 1,
      output: expect.stringContaining('workflow.yaml cannot be read'),
    });
    must(
      ['node', 'src/cli/main.ts', 'compile', join(work.root, 'p'), '-o', join(work.root, 'workflow.yaml')],
      '.',
    );
    // The header names the pipeline as it is seen from where it is compiled.
    work.put('workflow.yaml', work.read('workflow.yaml').replaceAll(`${work.root}/`, ''));
    work.git('add', '--all');
    expect(hooks()).toMatchObject({ code: 0 });
    work.put('p/pipeline.yaml', hello.replace('default: hello', 'default: goodbye'));
    work.git('add', '--all');
    const { code, output } = hooks();
    expect(code).toBe(1);
    expect(output).toContain('workflow.yaml is stale');
    expect(output).toMatch(/^-.*value: hello/m);
    expect(output).toMatch(/^\+.*value: goodbye/m);
  });

  it('say that the schema for editors is stale', () => {
    work.put('.pre-commit-config.yaml', config({ id: 'pipewright-schema-check' }));
    const make = (): Ended =>
      run(
        [join(installedBin(), 'pipewright'), 'schema', '--project', '-o', '.pipewright/schema.json'],
        work.root,
        { PATH: pathWith(installedBin()) },
      );
    expect(make()).toMatchObject({ code: 0 });
    work.git('add', '--all');
    expect(hooks('--all-files')).toMatchObject({ code: 0 });
    work.put('p/say.yaml', say.replaceAll('text', 'words'));
    work.git('add', '--all');
    expect(hooks()).toMatchObject({
      code: 1,
      output: expect.stringContaining('.pipewright/schema.json is stale'),
    });
    expect(make()).toMatchObject({ code: 0 });
    work.git('add', '--all');
    expect(hooks()).toMatchObject({ code: 0 });
  });

  it('that init writes pass a new project, and find what is wrong with it later', () => {
    const fresh = new Repository();
    const bin = join(installedBin(), 'pipewright');
    const call = (...args: readonly string[]): Ended =>
      run([bin, ...args], fresh.root, { PATH: pathWith(installedBin()) });
    const check = (): Ended => {
      fresh.git('add', '--all');
      return run([program, 'run', '--color=never', '--all-files'], fresh.root, home);
    };
    expect(call('init', '--name', 'demo')).toMatchObject({ code: 0 });
    const config = fresh.read('.pre-commit-config.yaml');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(config).toContain(`[pipewright@${version}]`);
    fresh.put('.pre-commit-config.yaml', config.replaceAll(`pipewright@${version}`, tarball()));
    must([program, 'validate-config', '.pre-commit-config.yaml'], fresh.root);
    expect(check()).toMatchObject({ code: 0 });
    expect(call('compile', 'pipeline.yaml', '-o', 'workflow.yaml')).toMatchObject({ code: 0 });
    expect(check()).toMatchObject({ code: 0 });
    const counting = fresh.read('components/count-lines.yaml');
    fresh.put('components/count-lines.yaml', counting.replace('{name: file, type: Dataset}', '{name: file}'));
    expect(check()).toMatchObject({
      code: 1,
      output: expect.stringContaining('.pipewright/schema.json is stale'),
    });
    expect(call('schema', '--project', '-o', '.pipewright/schema.json')).toMatchObject({ code: 0 });
    expect(check()).toMatchObject({ code: 0 });
    fresh.put('pipeline.yaml', fresh.read('pipeline.yaml').replace('inputs.text', 'inputs.txet'));
    expect(check()).toMatchObject({ code: 1, output: expect.stringContaining('error[unknown-input]') });
    fresh.remove();
  });

  it.each(
    fencesOf('docs/ci.md')
      .filter((one) => one.attributes.get('of')?.startsWith('pre-commit'))
      .map((one) => [one.place, one.text]),
  )('as they stand at %s do what is said there', (_, text) => {
    const own = text
      .replace('https://git.example.org/pipewright', release.root)
      .replace('pipewright@0.1.0', tarball())
      .replace('[pipeline.yaml, -o, workflow.yaml]', '[p/pipeline.yaml, -o, workflow.yaml]');
    work.put('.pre-commit-config.yaml', own);
    must([program, 'validate-config', '.pre-commit-config.yaml'], work.root);
    work.git('add', '--all');
    const first = hooks('--all-files');
    expect(first.output).not.toContain('error[');
    if (text.includes('compile-check')) expect(first.output).toContain('workflow.yaml cannot be read');
    else expect(first.code).toBe(0);
    work.put('p/pipeline.yaml', hello.replace('inputs.text', 'inputs.txet'));
    work.git('add', '--all');
    expect(hooks('--all-files')).toMatchObject({
      code: 1,
      output: expect.stringContaining('error[unknown-input]'),
    });
  });
});
