import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { validate } from '../../src/compiler/validate.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatJson } from '../../src/diagnostics/format/json.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { errorFolders, exampleHost, filesOf, writtenOut } from '../errors/fixtures.ts';
import { findingsProblems } from '../support/findings.ts';
import { sarifProblems } from '../support/sarif.ts';
import { parseXml } from '../support/xml.ts';
import { type Ended, hello, Installation, say } from './command.ts';

const installed = new Installation();
const run = installed.run.bind(installed);
const put = installed.put.bind(installed);
const written = (name: string): string => readFileSync(join(installed.work, name), 'utf8');
const broken = hello.replace('inputs.text', 'inputs.txet');

beforeAll(() => installed.build(), 120_000);
afterAll(() => installed.remove());
beforeEach(() => {
  installed.clean();
  put('say.yaml', say);
  put('pipeline.yaml', hello);
});

describe('pipewright', () => {
  it('shows its version and its help on standard output', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['validate', 'compile', 'graph', 'explain', 'schema', 'Exit codes']) {
      expect(help.stdout).toContain(word);
    }
    expect((await run(['compile', '--help'])).stdout).toContain('--input <name=value>');
  });

  it.each([
    [[]],
    [['validat']],
    [['validate', '--colour']],
    [['validate', '--format', 'xml']],
    [['validate', '--fail-on', 'note']],
    [['validate', '--output', 'sarif']],
    [['validate', '--output', 'sarif=']],
    [['validate', '--output', 'xml=a.xml']],
    [['validate', '--output', 'json=a', '--output', 'sarif=./a']],
    [['validate', '--output', 'json=-', '--format', 'sarif']],
    [['validate', '--output', 'json=pipewright.json', 'pipeline.yaml']],
    [['validate', '--write-baseline', 'component.json', 'pipeline.yaml']],
    [['compile']],
    [['compile', 'a.yaml', 'b.yaml']],
    [['compile', 'pipeline.yaml', '--kind', 'Job']],
    [['compile', 'pipeline.yaml', '--target', 'tekton']],
    [['compile', 'pipeline.yaml', '--target', 'argo@2.9']],
    [['compile', 'pipeline.yaml', '--package', 'rar']],
    [['compile', 'pipeline.yaml', '--templates', 'missing']],
    [['compile', 'pipeline.yaml', '--templates', 'empty']],
    [['compile', 'pipeline.yaml', '--templates', 'empty', '--emit', 'repository']],
    [['compile', 'pipeline.yaml', '--input', 'text']],
    [['compile', 'pipeline.yaml', '--input', 'text=a', '--input', 'text=b']],
    [['compile', 'pipeline.yaml', '--check']],
    [['compile', 'missing.yaml']],
    [['compile', 'empty']],
    [['compile', 'pipeline.yaml', '-o', 'missing/out.yaml']],
    [['compile', 'pipeline.yaml', '-o', 'empty']],
    [['validate', 'missing.yaml']],
    [['validate', 'empty']],
    [['graph', 'pipeline.yaml', '--format', 'png']],
    [['graph', 'say.yaml']],
    [['explain', 'no-such-code']],
    [['schema', 'workflow']],
  ])('%j is wrong usage: it says why on standard error and ends with 2', async (args) => {
    mkdirSync(join(installed.work, 'empty'));
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^(pipewright: .+|Usage: )/);
    expect(stderr).not.toContain('    at ');
  });

  it('names the targets that there are', async () => {
    const { stderr } = await run(['compile', 'pipeline.yaml', '--target', 'argo@2.9']);
    expect(stderr).toContain('argo, argo@3.5, argo@3.6, argo@3.7, argo@4.0, argo@4.1');
  });

  it('helps with misspelt commands and codes', async () => {
    expect((await run(['validat'])).stderr).toContain('Did you mean validate?');
    expect((await run(['explain', 'unknown-tsak'])).stderr).toContain('did you mean "unknown-task"?');
  });
});

describe('validate', () => {
  it('says on standard output that there is nothing to say', async () => {
    expect(await run(['validate', 'pipeline.yaml'])).toEqual({
      code: 0,
      stdout: '1 specification checked, no problems.\n',
      stderr: '',
    });
  });

  it('takes directories, and the working directory when nothing is named', async () => {
    put('other/pipeline.yaml', hello.replace('./say', '../say'));
    put('deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n');
    expect((await run(['validate'])).stdout).toBe('3 specifications checked, no problems.\n');
    expect((await run(['validate', 'other', './pipeline.yaml', 'pipeline.yaml'])).stdout).toMatch(/^2 spec/);
  });

  it('shows problems on standard error and ends with 1', async () => {
    put('pipeline.yaml', broken);
    const { code, stdout, stderr } = await run(['validate']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('pipeline.yaml:9:35: error[unknown-input]: ');
    expect(stderr).toContain('help: Did you mean "text"?');
    expect(stderr).toMatch(/\n1 error in 1 file\.\nCan be fixed: 1 by --fix=unsafe\.\n$/);
  });

  it('reports what two pipelines share once, and asks no rule about what has errors', async () => {
    put('other.yaml', hello.replace('name: hello', 'name: other'));
    put('say.yaml', say.replace('inputValue: text', 'inputValue: txet').replace('alpine:3.20', 'alpine'));
    const { stderr } = await run([
      'validate',
      'other.yaml',
      'pipeline.yaml',
      'say.yaml',
      '--format',
      'concise',
    ]);
    expect(stderr).toMatch(/^say\.yaml:9:34: error: [^\n]* \[unknown-port\]\n$/);
  });

  it('reads standard input, from which files are found in the working directory', async () => {
    expect(await run(['validate', '-'], { stdin: hello })).toMatchObject({ code: 0 });
    const { code, stderr } = await run(['validate', '-'], { stdin: hello.replace('./say', './sya') });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^-:8:16: error\[unknown-component\]: sya\.yaml does not exist\./);
    expect((await run(['validate', '-'], { stdin: '' })).stderr).toContain('error[empty-file]');
    expect(await run(['validate', '-'], { stdin: Uint8Array.of(0xff, 0xfe, 0x00) })).toMatchObject({
      code: 2,
    });
  });

  it('with --format json gives one object on standard output, also when all is well', async () => {
    const clean = await run(['validate', '--format', 'json']);
    expect(clean).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(clean.stdout)).toEqual({
      version: 1,
      diagnostics: [],
      summary: { errors: 0, warnings: 0, notes: 0, files: 0 },
    });
    put('pipeline.yaml', broken);
    for (const args of [
      ['validate', '--format', 'json'],
      ['--format', 'json', 'validate'],
    ]) {
      const { code, stdout, stderr } = await run(args);
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(JSON.parse(stdout).diagnostics[0]).toMatchObject({
        code: 'unknown-input',
        file: 'pipeline.yaml',
        start: { line: 9, column: 35 },
        end: { line: 9, column: 39 },
      });
    }
  });

  it('with --format concise gives one line a finding', async () => {
    put('pipeline.yaml', broken);
    expect((await run(['validate', '--format', 'concise'])).stderr).toMatch(
      /^pipeline\.yaml:9:35: error: [^\n]+ \[unknown-input\]\n$/,
    );
  });

  it('writes several formats in one run, also when all is well', async () => {
    const outputs = ['sarif=out/a.sarif', 'junit=b.xml', 'gitlab=c.json', 'concise=d.txt', 'github=e.txt'];
    const args = ['validate', ...outputs.flatMap((one) => ['--output', one])];
    mkdirSync(join(installed.work, 'out'));
    expect(await run(args)).toMatchObject({ code: 0, stdout: '2 specifications checked, no problems.\n' });
    expect(JSON.parse(written('out/a.sarif')).runs[0].results).toEqual([]);
    expect(written('b.xml')).toContain('<testsuite name="say.yaml" tests="1" failures="0"');
    expect([written('c.json'), written('d.txt'), written('e.txt')]).toEqual(['[]\n', '', '']);
    put('pipeline.yaml', broken);
    const { code, stderr } = await run(args);
    expect(code).toBe(1);
    expect(stderr).toContain('error[unknown-input]');
    const [result] = JSON.parse(written('out/a.sarif')).runs[0].results;
    expect(result).toMatchObject({ ruleId: 'unknown-input', ruleIndex: 0, level: 'error' });
    expect(written('b.xml')).toContain('<failure message="');
    expect(JSON.parse(written('c.json'))[0].check_name).toBe('unknown-input');
    expect(written('d.txt')).toMatch(/^pipeline\.yaml:9:35: error: [^\n]+ \[unknown-input\]\n$/);
    expect(written('e.txt')).toMatch(/^::error file=pipeline\.yaml,line=9,col=35,endColumn=39,title=/);
  });

  it('shows formats of services on standard output, and never writes them over an input', async () => {
    put('pipeline.yaml', broken);
    for (const [format, start] of [
      ['github', '::error file=pipeline.yaml,'],
      ['gitlab', '['],
      ['junit', '<?xml'],
      ['sarif', '{'],
    ] as const) {
      const { code, stdout, stderr } = await run(['validate', '--format', format]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout.startsWith(start)).toBe(true);
    }
    const over = await run(['validate', '--output', 'json=say.yaml']);
    expect(over.code).toBe(2);
    expect(over.stderr).toContain('say.yaml is an input of this run; it is not overwritten.');
    expect(written('say.yaml')).toBe(say);
    expect((await run(['validate', '--output', 'json=-'])).stdout).toMatch(/^\{"version":1/);
  });

  it('leaves out what is in a baseline, and says what is new and what is gone', async () => {
    const old = hello.replace('hello\ninputs', 'hello\nrun: {nothing: 1}\ninputs');
    put('pipeline.yaml', old);
    expect(await run(['validate', '--baseline', 'base.json'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run(['validate', '--write-baseline', 'base.json'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'pipewright: 1 error is written to base.json.\n',
    });
    const entries = JSON.parse(written('base.json')).findings;
    expect(entries).toMatchObject([{ file: 'pipeline.yaml', code: 'unknown-key' }]);
    put('pipeline.yaml', `# moved\n\n${old}`);
    expect(await run(['validate', '--baseline', 'base.json', '--format', 'concise'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'pipewright: 1 error is not shown: in base.json.\n',
    });
    put('pipeline.yaml', broken);
    const { code, stderr } = await run(['validate', '--baseline', 'base.json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^pipewright: base\.json can be smaller: 1 finding of it is gone /);
    expect(stderr).toContain('error[unknown-input]');
    await run(['validate', '--write-baseline', 'base.json', '--baseline', 'base.json']);
    const both = await run(['validate', '--baseline', 'base.json', '--format', 'json']);
    expect(both.code).toBe(0);
    expect(JSON.parse(both.stdout).diagnostics).toEqual([]);
    for (const wrong of ['', '{}', '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}']) {
      put('base.json', wrong);
      expect((await run(['validate', '--baseline', 'base.json'])).stderr).toMatch(
        /^pipewright: base\.json is no baseline of version 1; /,
      );
    }
  });

  it('knows the findings of a file that was moved, and not those of a copy', async () => {
    const old = hello.replace('hello\ninputs', 'hello\nrun: {nothing: 1}\ninputs');
    put('pipeline.yaml', old);
    await run(['validate', '--write-baseline', 'base.json']);
    put('copy.yaml', old);
    const copied = await run(['validate', '--baseline', 'base.json', '--format', 'concise']);
    expect(copied.code).toBe(1);
    expect(copied.stderr).toContain('copy.yaml:');
    rmSync(join(installed.work, 'pipeline.yaml'));
    expect(await run(['validate', '--baseline', 'base.json', '--format', 'concise'])).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'pipewright: 1 error is not shown: in base.json.\npipewright: 1 of them is in files that were moved (--write-baseline writes it anew).\n',
    });
    put('third.yaml', old);
    expect((await run(['validate', '--baseline', 'base.json'])).code).toBe(1);
    const { version, findings } = JSON.parse(written('base.json'));
    const before = findings.map(({ content: _, ...entry }: { readonly content: string }) => entry);
    put('base.json', JSON.stringify({ version, findings: before }));
    expect((await run(['validate', '--baseline', 'base.json'])).code).toBe(1);
  });

  it('passes over what is no specification when it shall', async () => {
    put('deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n');
    const others = ['deployment.yaml', 'gone.yaml'];
    expect(await run(['validate', 'deployment.yaml'])).toMatchObject({ code: 1 });
    expect(await run(['validate', '--skip-others', ...others, 'pipeline.yaml'])).toEqual({
      code: 0,
      stdout: '1 specification checked, no problems.\n',
      stderr: '',
    });
    expect(await run(['validate', '--skip-others', ...others])).toMatchObject({ code: 0 });
    expect(await run(['fmt', '--skip-others', ...others])).toEqual({ code: 0, stdout: '', stderr: '' });
    put('pipeline.yaml', hello.replace('pipewright/', 'pipewrite/'));
    expect(await run(['validate', '--skip-others', 'pipeline.yaml'])).toMatchObject({ code: 1 });
    expect(await run(['validate', '--skip-others', 'missing/pipeline.yaml'])).toMatchObject({ code: 2 });
  });

  it('lets warnings pass unless --fail-on warning', async () => {
    put('say.yaml', say.replace('alpine:3.20', 'alpine'));
    expect(await run(['validate'])).toMatchObject({ code: 0, stdout: '' });
    expect((await run(['validate'])).stderr).toContain('warning[unpinned-image]');
    expect(await run(['validate', '--fail-on', 'warning'])).toMatchObject({ code: 1 });
    expect(await run(['--fail-on', 'warning', 'validate'])).toMatchObject({ code: 1 });
  });

  it('uses no colour when its output is not a terminal', async () => {
    put('pipeline.yaml', broken);
    expect((await run(['validate'])).stderr).not.toContain('\x1b');
  });

  it.skipIf(spawnSync('script', ['--version']).status !== 0)(
    'uses colour on a terminal, but not with NO_COLOR',
    () => {
      put('pipeline.yaml', broken);
      const onTerminal = (env: Readonly<Record<string, string>>): string => {
        const command = `'${process.execPath}' '${join(installed.root, 'bin', 'pipewright.js')}' validate`;
        const { NO_COLOR: _, ...rest } = process.env;
        return spawnSync('script', ['-qec', command, '/dev/null'], {
          cwd: installed.work,
          env: { ...rest, TERM: 'xterm', ...env },
          encoding: 'utf8',
        }).stdout;
      };
      expect(onTerminal({})).toContain('\x1b[1;31merror[unknown-input]\x1b[0m');
      expect(onTerminal({ NO_COLOR: '1' })).toContain('error[unknown-input]');
      expect(onTerminal({ NO_COLOR: '1' })).not.toContain('\x1b[1;31m');
      expect(onTerminal({ TERM: 'dumb' })).not.toContain('\x1b[1;31m');
      const link = '\x1b]8;;file://';
      mkdirSync(join(installed.root, 'docs'), { recursive: true });
      writeFileSync(join(installed.root, 'docs', 'errors.md'), '');
      const linked = onTerminal({ FORCE_HYPERLINK: '1' });
      expect(linked).toContain(`${link}${installed.root}/docs/errors.md#unknown-input\x1b\\unknown-input`);
      expect(onTerminal({ FORCE_HYPERLINK: '0' })).not.toContain(link);
      expect(onTerminal({ FORCE_HYPERLINK: '1', NO_COLOR: '1' })).not.toContain(link);
      rmSync(join(installed.root, 'docs'), { recursive: true });
    },
  );

  it.skipIf(process.getuid?.() === 0)('ends with 2 when a file cannot be read', async () => {
    chmodSync(put('closed.yaml', hello), 0);
    expect(await run(['validate', 'closed.yaml'])).toMatchObject({
      code: 2,
      stderr: 'pipewright: closed.yaml cannot be read.\n',
    });
  });
});

describe('compile', () => {
  it('renders with templates of a user', async () => {
    mkdirSync(join(installed.work, 'own'));
    installed.put('own/header.hbs', '# From {{scalar source}}, by {{!-- us --}}us.\n');
    const { code, stdout, stderr } = await run(['compile', 'pipeline.yaml', '--templates', 'own']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe('# From pipeline.yaml, by us.');
    installed.put('own/dag.hbs', 'tasks: []\n');
    const refused = await run(['compile', 'pipeline.yaml', '--templates', 'own']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('[template-changes]');
  });

  it('writes the workflow to standard output and nothing else', async () => {
    const { code, stdout, stderr } = await run(['compile', 'pipeline.yaml']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^# .*\napiVersion: argoproj\.io\/v1alpha1\nkind: Workflow\n/);
    expect(await run(['compile', '.'])).toMatchObject({ code: 0, stdout });
    expect(await run(['compile', 'pipeline.yaml', '-o', '-'])).toMatchObject({ code: 0, stdout });
  });

  it('reads standard input', async () => {
    const { code, stdout } = await run(['compile', '-'], { stdin: hello });
    expect(code).toBe(0);
    expect(stdout).toContain('kind: Workflow\n');
  });

  it('takes a kind and values of inputs', async () => {
    const { stdout } = await run(['compile', '.', '--kind', 'WorkflowTemplate', '--input', 'text=a=b']);
    expect(stdout).toContain('kind: WorkflowTemplate\n');
    expect(stdout).toContain('a=b');
    expect(await run(['compile', '.', '--input', 'txt=a'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('writes nothing when there are problems, and with --fail-on warning when there are warnings', async () => {
    put('out.yaml', 'before');
    put('pipeline.yaml', broken);
    expect(await run(['compile', '.', '-o', 'out.yaml'])).toMatchObject({ code: 1, stdout: '' });
    put('pipeline.yaml', hello);
    put('say.yaml', say.replace('alpine:3.20', 'alpine'));
    expect(await run(['compile', '.', '-o', 'out.yaml', '--fail-on', 'warning'])).toMatchObject({ code: 1 });
    expect(written('out.yaml')).toBe('before');
    expect(await run(['compile', '.', '-o', 'out.yaml'])).toMatchObject({ code: 0, stdout: '' });
    expect(written('out.yaml')).toContain('kind: Workflow');
  });

  it('with --format json shows diagnostics as one object on standard error', async () => {
    put('pipeline.yaml', broken);
    const { code, stdout, stderr } = await run(['compile', '.', '--format', 'json']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr).summary).toEqual({ errors: 1, warnings: 0, notes: 0, files: 1 });
  });

  it('replaces the output in one step and leaves no other file', async () => {
    chmodSync(put('out.yaml', 'before'), 0o640);
    const before = statSync(join(installed.work, 'out.yaml')).ino;
    expect(await run(['compile', '.', '-o', 'out.yaml'])).toEqual({ code: 0, stdout: '', stderr: '' });
    const after = statSync(join(installed.work, 'out.yaml'));
    expect(after.ino).not.toBe(before);
    expect(after.mode & 0o777).toBe(0o640);
    expect(readdirSync(installed.work).sort()).toEqual(['out.yaml', 'pipeline.yaml', 'say.yaml']);
  });

  it('never writes over a file that it read', async () => {
    for (const name of ['pipeline.yaml', 'say.yaml', './x/../say.yaml']) {
      const { code, stderr } = await run(['compile', '.', '-o', name]);
      expect(code).toBe(2);
      expect(stderr).toContain(`${name} is an input of this run`);
    }
    expect(written('pipeline.yaml')).toBe(hello);
    expect(written('say.yaml')).toBe(say);
  });

  it('with --check compares and writes nothing', async () => {
    const check = ['compile', '.', '-o', 'out.yaml', '--check'];
    expect(await run(check)).toMatchObject({ code: 1, stdout: '' });
    expect(existsSync(join(installed.work, 'out.yaml'))).toBe(false);
    await run(['compile', '.', '-o', 'out.yaml']);
    expect(await run(check)).toEqual({ code: 0, stdout: '', stderr: '' });
    put('pipeline.yaml', hello.replace('default: hello', 'default: bye'));
    const before = written('out.yaml');
    const stale = await run(check);
    expect(stale.code).toBe(1);
    expect(stale.stderr).toMatch(/^pipewright: out\.yaml is stale/);
    expect(stale.stdout).toContain('--- out.yaml\n+++ out.yaml\n@@ ');
    expect(stale.stdout).toMatch(/^-.*value: hello.*\n\+.*value: bye/m);
    expect(written('out.yaml')).toBe(before);
  });

  it('packs the workflow, by --package or by the name of the output, with the same bytes every time', async () => {
    const plain = (await run(['compile', '.'])).stdout;
    await run(['compile', '.', '-o', 'a.tar.gz']);
    await run(['compile', '.', '-o', 'b.bin', '--package', 'tar.gz']);
    const packed = readFileSync(join(installed.work, 'a.tar.gz'));
    expect(packed.equals(readFileSync(join(installed.work, 'b.bin')))).toBe(true);
    expect(gunzipSync(packed).toString()).toContain(plain);
    expect(await run(['compile', '.', '-o', 'a.tar.gz', '--check'])).toMatchObject({ code: 0 });
    await run(['compile', '.', '-o', 'c.zip']);
    expect(readFileSync(join(installed.work, 'c.zip')).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  });

  it.skipIf(spawnSync('tar', ['--version']).status !== 0)('makes archives that tar reads', async () => {
    await run(['compile', '.', '-o', 'a.tgz']);
    const { stdout } = spawnSync('tar', ['-xzOf', join(installed.work, 'a.tgz'), 'pipeline.yaml'], {
      encoding: 'utf8',
    });
    expect(stdout).toBe((await run(['compile', '.'])).stdout);
  });

  it('ends quietly when the reader goes away', async () => {
    const many = Array.from(
      { length: 2000 },
      (_, n) => `  greet-${n}: {component: ./say.yaml, arguments: {text: hi}}\n`,
    );
    put('pipeline.yaml', `apiVersion: pipewright/v1\nkind: Pipeline\nname: many\ntasks:\n${many.join('')}`);
    const { code, stderr } = await run(['compile', '.'], { closeEarly: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says so when standard output is full', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(installed.root, 'bin', 'pipewright.js'), 'compile', 'pipeline.yaml'],
      { cwd: installed.work, stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'], encoding: 'utf8' },
    );
    expect(stderr).toMatch(/^pipewright: standard output cannot be written: /);
    expect(status).toBe(2);
  });
});

describe('graph', () => {
  it('draws as Mermaid text or as SVG, to standard output or a file', async () => {
    const mermaid = await run(['graph', 'pipeline.yaml']);
    expect(mermaid).toMatchObject({ code: 0, stderr: '' });
    expect(mermaid.stdout).toMatch(/^flowchart /);
    expect(mermaid.stdout).toContain('greet');
    expect(await run(['graph', '.', '--format', 'svg', '-o', 'out.svg'])).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(written('out.svg')).toMatch(/^<svg[^>]*>[\s\S]*greet[\s\S]*<\/svg>\n$/);
  });

  it('shows problems in the format named before the command', async () => {
    put('pipeline.yaml', broken);
    const { code, stdout, stderr } = await run(['--format', 'json', 'graph', '.', '--format', 'svg']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr).summary.errors).toBe(1);
  });
});

describe('explain', () => {
  it('says what a code means and what to do', async () => {
    const { code, stdout } = await run(['explain', 'unknown-task']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^unknown-task \(error\)\n\n.+\.\n.+\.\n$/);
  });

  it('lists every code', async () => {
    const { code, stdout } = await run(['explain']);
    expect(code).toBe(0);
    expect(stdout.split('\n').length).toBeGreaterThan(50);
    expect(stdout).toMatch(/^unknown-task +\S/m);
  });
});

describe('schema', () => {
  it.each(['component', 'pipeline', 'project', undefined])(
    'prints the schema of %s as one document',
    async (kind) => {
      const { code, stdout } = await run(kind === undefined ? ['schema'] : ['schema', kind]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout).$schema).toBe('http://json-schema.org/draft-07/schema#');
    },
  );
});

describe('the bytecode that a run keeps', () => {
  const caches = join(installed.root, 'caches');
  const env = { NODE_COMPILE_CACHE: caches };
  const validate = (): Promise<Ended> => run(['validate', 'pipeline.yaml'], { env });
  const clean = { code: 0, stdout: '1 specification checked, no problems.\n', stderr: '' };
  const kept = (): readonly string[] =>
    readdirSync(caches, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('pipewright-'))
      .map((name) => join(caches, name));

  const cacheOf = (script: string): string => {
    const text = readFileSync(join(installed.root, 'dist', `${script}.cjs`), 'utf8');
    const hash = /\/\/([0-9a-f]{16})\n$/.exec(text)?.[1];
    return join(caches, `${process.version}-${process.arch}`, `pipewright-${hash}-validate`);
  };

  beforeEach(() => rmSync(caches, { recursive: true, force: true }));

  it('is written by the first run that succeeds, for each command, of what a run seldom needs by any, and used by the next', async () => {
    put('pipeline.yaml', broken);
    expect(await validate()).toMatchObject({ code: 1 });
    expect(kept()).toEqual([cacheOf('validate-rest')]);
    rmSync(caches, { recursive: true });
    put('pipeline.yaml', hello);
    expect(await validate()).toEqual(clean);
    const cache = cacheOf('validate');
    expect(kept()).toEqual([cache]);
    expect(statSync(cache).size).toBeGreaterThan(100_000);
    const { ino } = statSync(cache);
    expect(await validate()).toEqual(clean);
    expect(statSync(cache).ino).toBe(ino);
    await run(['compile', 'pipeline.yaml'], { env });
    expect(kept()).toHaveLength(2);
  });

  it('is left aside when it is cut short or of another V8, and written anew', async () => {
    await validate();
    const [cache = ''] = kept();
    const { size } = statSync(cache);
    for (const broken of [readFileSync(cache).subarray(0, size / 2), Buffer.alloc(size), Buffer.alloc(0)]) {
      writeFileSync(cache, broken);
      expect(await validate()).toEqual(clean);
      expect(readFileSync(cache).equals(broken)).toBe(false);
    }
  });

  it('is left aside when it is a pipe that nobody writes to', async () => {
    await validate();
    const [cache = ''] = kept();
    rmSync(cache);
    spawnSync('mkfifo', [cache]);
    expect(await validate()).toEqual(clean);
    expect(statSync(cache).isFile()).toBe(true);
  });

  it('belongs to one bundle', async () => {
    const bundle = join(installed.root, 'dist', 'validate.cjs');
    const text = readFileSync(bundle, 'utf8');
    const hash = /\/\/([0-9a-f]{16})\n$/.exec(text)?.[1];
    expect(hash).toBe(
      createHash('sha256')
        .update(text.slice(0, -'//\n'.length - 16))
        .digest('hex')
        .slice(0, 16),
    );
    await validate();
    expect(kept().map((path) => path.includes(`-${hash}-`))).toEqual([true]);
  });

  it('is done without when it cannot be written or is not wanted', async () => {
    writeFileSync(caches, '');
    expect(await validate()).toEqual(clean);
    rmSync(caches);
    expect(
      await run(['validate', 'pipeline.yaml'], { env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' } }),
    ).toEqual(clean);
    expect(existsSync(caches)).toBe(false);
  });
});

describe('the bundle', () => {
  it.each(['cli', 'validate', 'validate-rest'])('of %s is ASCII, as which it is read', (name) => {
    const bundle = readFileSync(join(installed.root, 'dist', `${name}.cjs`));
    expect(bundle.findIndex((byte) => byte > 0x7f)).toBe(-1);
  });

  it('says so when it is missing', async () => {
    const dist = join(installed.root, 'dist');
    renameSync(dist, `${dist}-away`);
    const { code, stdout, stderr } = await run(['validate']);
    renameSync(`${dist}-away`, dist);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^pipewright: this installation is broken, please reinstall it: [^\n]+\n$/);
  });

  const findingsOf = async (path: string): Promise<readonly Diagnostic[]> => {
    const sink = new Sink();
    await validate(path, exampleHost, sink);
    return sink.diagnostics();
  };

  /** Puts the examples of all diagnostics into the working directory, and gives their paths. */
  const putExamples = (): readonly string[] => {
    cpSync('test/errors', installed.work, { recursive: true });
    const paths = errorFolders().flatMap((code) =>
      filesOf(code, '', '.yaml').map((name) => `${code}/${name}`),
    );
    for (const path of paths) {
      const file = join(installed.work, path);
      const short = readFileSync(file, 'utf8');
      const long = writtenOut(short);
      if (long !== short) writeFileSync(file, long);
    }
    expect(paths.length).toBeGreaterThan(100);
    return paths;
  };

  it('of `validate` without options says what the whole one says', async () => {
    const paths = putExamples();
    // Fewer at once than findings are shown.
    for (let start = 0; start < paths.length; start += 40) {
      const some = paths.slice(start, start + 40);
      const plain = await run(['validate', ...some]);
      expect(plain.code).toBeLessThan(2);
      expect(plain).toEqual(await run(['validate', '--fail-on', 'error', ...some]));
    }
  });

  it('finds exactly what the sources find, in every example of every diagnostic', async () => {
    const paths = putExamples();
    const outputs = ['sarif=all.sarif', 'junit=all.xml'].flatMap((one) => ['--output', one]);
    const { code, stdout } = await run(['validate', '--format', 'json', ...outputs, ...paths]);
    expect(code).toBe(1);
    expect(findingsProblems(JSON.parse(stdout))).toBe('');
    const log = JSON.parse(written('all.sarif'));
    expect(sarifProblems()(log)).toBe('');
    expect(log.runs[0].results).toHaveLength(JSON.parse(stdout).diagnostics.length);
    expect(Number(parseXml(written('all.xml')).attributes.tests)).toBeGreaterThan(paths.length);
    const found: Diagnostic[] = JSON.parse(stdout).diagnostics;
    const sink = new Sink();
    for (const path of paths) for (const one of await findingsOf(path)) sink.add(one);
    expect(found).toEqual(JSON.parse(formatJson(sink.diagnostics())).diagnostics);
  });
});

describe('import-component', () => {
  const found = `# ours to keep
name: Copy Rows
inputs:
- {name: in_path, type: str} # by path
- {name: Row Count, type: Integer, default: '5'}
outputs:
- {name: Out Put}
implementation:
  container:
    image: copy:1 # pinned
    command: [copy, {inputPath: in_path}, {inputValue: Row Count}]
`;
  const imported = `# ours to keep
apiVersion: pipewright/v1
kind: Component
dialect: kfp
name: Copy Rows
inputs:
  - {name: in, type: String} # by path
  - {name: Row_Count, type: Integer, default: "5"}
outputs:
  - {name: Out_Put}
implementation:
  container:
    image: copy:1 # pinned
    command: [copy, {inputPath: in}, {inputValue: Row_Count}]
    fileOutputs: {Out_Put: /tmp/outputs/Out_Put/data}
`;
  const names = [
    'pipewright: the input "in_path" is called "in" now.\n',
    'pipewright: the input "Row Count" is called "Row_Count" now.\n',
    'pipewright: the output "Out Put" is called "Out_Put" now.\n',
  ].join('');

  it('writes a component of KFP in our form, with its comments, and says which names changed', async () => {
    put('found.yaml', found);
    expect(await run(['import-component', 'found.yaml'])).toEqual({
      code: 0,
      stdout: imported,
      stderr: names,
    });
    expect(await run(['import-component', 'found.yaml', '-o', 'ours.yaml'])).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(written('ours.yaml')).toBe(imported);
  });

  it('leaves what is imported as it is', async () => {
    put('ours.yaml', imported);
    expect(await run(['import-component', 'ours.yaml'])).toEqual({ code: 0, stdout: imported, stderr: '' });
  });

  it('writes nothing when the file is no component, or has errors', async () => {
    put('pipeline.yaml', hello);
    expect(await run(['import-component', 'pipeline.yaml'])).toMatchObject({ code: 1, stdout: '' });
    put('found.yaml', found.replace('inputPath: in_path', 'inputPath: nothing'));
    const { code, stdout, stderr } = await run(['import-component', 'found.yaml', '-o', 'never.yaml']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('error[unknown-port]');
    expect(existsSync(join(installed.work, 'never.yaml'))).toBe(false);
    expect(await run(['import-component', 'nowhere.yaml'])).toMatchObject({ code: 2 });
  });
});

describe('fmt', () => {
  const untidy = hello.replace('name: hello\n', 'description: "Greeting"\nname:   "hello"\n');
  const tidy = hello.replace('name: hello\n', 'name: hello\ndescription: Greeting\n');

  it('formats files in place, and says how many', async () => {
    put('pipeline.yaml', untidy);
    expect(await run(['fmt'])).toEqual({ code: 0, stdout: '', stderr: 'pipewright: 1 file formatted.\n' });
    expect(written('pipeline.yaml')).toBe(tidy);
    expect(written('say.yaml')).toBe(say);
    expect(await run(['fmt', 'pipeline.yaml'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('with --check and --diff writes nothing and ends with 1', async () => {
    put('pipeline.yaml', untidy);
    const message = 'pipewright: pipeline.yaml is not formatted.\n';
    expect(await run(['fmt', '--check'])).toEqual({ code: 1, stdout: '', stderr: message });
    const { code, stdout, stderr } = await run(['fmt', '--diff', '.']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: message });
    expect(stdout).toContain(
      '-description: "Greeting"\n-name:   "hello"\n+name: hello\n+description: Greeting\n',
    );
    expect(written('pipeline.yaml')).toBe(untidy);
    put('pipeline.yaml', tidy);
    expect(await run(['fmt', '--check', '--diff'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('formats standard input to standard output', async () => {
    expect(await run(['fmt', '-'], { stdin: untidy })).toEqual({ code: 0, stdout: tidy, stderr: '' });
    expect(await run(['fmt', '-'], { stdin: tidy })).toMatchObject({ code: 0, stdout: tidy });
    expect(await run(['fmt', '--check', '-'], { stdin: untidy })).toMatchObject({ code: 1, stdout: '' });
    expect(await run(['fmt', '-', 'say.yaml'], { stdin: untidy })).toMatchObject({ code: 2 });
  });

  it('leaves a file that cannot be read as YAML, says why, and formats the others', async () => {
    put('broken.yaml', `${hello}  - {\n`);
    put('pipeline.yaml', untidy);
    const { code, stderr } = await run(['fmt']);
    expect(code).toBe(1);
    expect(stderr).toContain('broken.yaml:10:3: error[yaml-syntax]');
    expect(stderr).toMatch(/\npipewright: 1 file formatted\.\n$/);
    expect(written('broken.yaml')).toBe(`${hello}  - {\n`);
    expect(written('pipeline.yaml')).toBe(tidy);
  });

  it('shows no password in a difference', async () => {
    put('pipeline.yaml', `${hello}    env: { DB_PASSWORD: hunter2hunter2 }\n`);
    const { stdout } = await run(['fmt', '--diff', 'pipeline.yaml']);
    expect(stdout).toContain('DB_PASSWORD: ***');
    expect(stdout).not.toContain('hunter2');
  });
});
