import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { labels, YamlServer } from '../editors/yaml-server.ts';
import { type Ended, Installation } from './command.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const installed = new Installation();
const run = installed.run.bind(installed);
const at = (name: string): string => join(installed.work, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const files = [
  '.pipewright/schema.json',
  '.pre-commit-config.yaml',
  'components/count-lines.yaml',
  'components/split-words.yaml',
  'pipeline.yaml',
  'pipewright.yaml',
];

beforeAll(() => installed.build(), 120_000);
afterAll(() => installed.remove());
beforeEach(() => installed.clean());

function below(directory: string): readonly string[] {
  return readdirSync(at(directory), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(at(directory).length + 1))
    .sort();
}

/** Answers the questions of the command on a terminal. */
function answer(args: string, lines: readonly string[]): string {
  const command = `${process.execPath} ${join(installed.root, 'bin', 'pipewright.js')} init ${args}`;
  const input = lines.map((one) => `${one}\n`).join('');
  const options = { cwd: installed.work, input, encoding: 'utf8', timeout: 15_000 } as const;
  return spawnSync('script', ['-qec', `${command}; echo "ended with $?"`, '/dev/null'], options).stdout;
}
const hasScript = spawnSync('script', ['--version'], { stdio: 'ignore' }).status === 0;

describe('init', () => {
  it.each(['demo', 'true', 'e1', 'a-b-c'])(
    'makes a project called %s that every command is content with',
    async (name) => {
      const made = await run(['init', '--name', name, '--dir', 'new']);
      expect(made).toMatchObject({ code: 0 });
      expect(made.stdout.trim().split('\n').sort()).toEqual(files.map((one) => `new/${one}`));
      expect(below('new')).toEqual(files);
      const clean = { code: 0 };
      expect(await run(['validate', '--fail-on', 'warning', 'new'])).toMatchObject(clean);
      expect(await run(['fmt', '--check', 'new'])).toMatchObject(clean);
      const compiled = await run(['compile', 'new']);
      expect(compiled).toMatchObject(clean);
      expect(compiled.stdout).toMatch(new RegExp(`generateName: "?${name}-`));
      const inside = spawnSync(
        process.execPath,
        [
          join(installed.root, 'bin', 'pipewright.js'),
          'schema',
          '--project',
          '-o',
          '.pipewright/schema.json',
          '--check',
        ],
        { cwd: at('new'), encoding: 'utf8' },
      );
      expect([inside.status, inside.stderr]).toEqual([0, '']);
    },
  );

  it('takes the name from the directory where none is given', async () => {
    expect(await run(['init', '--dir', '12 My Project!'])).toMatchObject({ code: 0 });
    expect(read('12 My Project!/pipeline.yaml')).toContain('\nname: my-project\n');
    expect(await run(['init', '--dir', '___'])).toMatchObject({ code: 0 });
    expect(read('___/pipeline.yaml')).toContain('\nname: my-pipeline\n');
  });

  it.each([['Not A Name'], ['x: y'], ['a'.repeat(60)], ['']])(
    'refuses the name %j and writes nothing',
    async (name) => {
      expect(await run(['init', '--name', name])).toMatchObject({ code: 2, stdout: '' });
      expect(below('.')).toEqual([]);
    },
  );

  it('writes over nothing that is there, unless it is told to', async () => {
    for (const name of files.filter((one) => one !== '.pre-commit-config.yaml')) {
      installed.clean();
      installed.put(name, 'mine');
      const refused = await run(['init', '--yes', '--name', 'demo']);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain(`${name} is there already; --force writes over what is there`);
      expect(below('.')).toEqual([name]);
      expect(read(name)).toBe('mine');
    }
    expect(await run(['init', '--force', '--name', 'demo'])).toMatchObject({ code: 0 });
    expect(below('.')).toEqual(files);
    expect(await run(['validate'])).toMatchObject({ code: 0 });
  });

  it('leaves hooks alone that are there, whatever it is told, and says so', async () => {
    installed.put('.pre-commit-config.yaml', 'repos: []\n');
    const made = await run(['init', '--force', '--name', 'demo']);
    expect(made.code).toBe(0);
    expect(made.stderr).toContain('.pre-commit-config.yaml is there already');
    expect(read('.pre-commit-config.yaml')).toBe('repos: []\n');
  });

  it('writes hooks at the top of a repository, and nowhere else in it', async () => {
    mkdirSync(at('.git'));
    expect((await run(['init', '--dir', 'deep/er'])).stderr).toContain(
      'belongs to the top of the repository',
    );
    expect(existsSync(at('deep/er/.pre-commit-config.yaml'))).toBe(false);
    expect(await run(['init'])).toMatchObject({ code: 0 });
    expect(read('.pre-commit-config.yaml')).toContain(`pipewright@${manifest.version}`);
    installed.clean();
    await run(['init', '--no-hooks']);
    expect(existsSync(at('.pre-commit-config.yaml'))).toBe(false);
  });

  it('says what is in its way when it cannot write', async () => {
    installed.put('new', 'a file');
    const ended: Ended = await run(['init', '--dir', 'new']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('cannot be');
  });

  it('leads yaml-language-server to the schema, from each file', { timeout: 60_000 }, async () => {
    await run(['init', '--name', 'demo']);
    const server = await YamlServer.start();
    for (const name of files.filter((one) => one.endsWith('.yaml') && !one.startsWith('.'))) {
      expect(await server.problems(at(name), read(name)), name).toEqual([]);
      expect(await server.problems(at(name), `${read(name)}nonsense: 1\n`), name).toEqual([
        expect.stringContaining('Property nonsense is not allowed.'),
      ]);
    }
    const pipeline = read('pipeline.yaml');
    expect(await server.problems(at('pipeline.yaml'), pipeline.replace('file: ', 'flie: '))).toEqual(
      expect.arrayContaining([expect.stringContaining('Property flie is not allowed.')]),
    );
    const offered = await server.at(at('pipeline.yaml'), pipeline.replace(/file: .*/, '|'));
    expect(labels(offered)).toContain('file');
    await server.stop();
  });
});

describe.skipIf(!hasScript)('init on a terminal', () => {
  it('asks for what was not said', () => {
    const said = answer('', ['here', 'mine']);
    expect(said).toContain('Directory of the project [.]');
    expect(said).toContain('Name of the pipeline [here]');
    expect(said).toContain('ended with 0');
    expect(read('here/pipeline.yaml')).toContain('\nname: mine\n');
  });

  it('takes what is proposed for an empty answer, and asks again for a name that is not allowed', () => {
    expect(answer('--dir one', ['', ''])).toContain('ended with 0');
    expect(read('one/pipeline.yaml')).toContain('\nname: one\n');
    expect(answer('--dir two', ['Not This', 'but-this'])).toContain(
      '"Not This" cannot be the name of a pipeline',
    );
    expect(read('two/pipeline.yaml')).toContain('\nname: but-this\n');
  });

  it('asks before it writes over something', () => {
    installed.put('pipeline.yaml', 'mine');
    expect(answer('--dir . --name demo', ['no'])).toContain('pipewright: nothing was written.');
    expect(read('pipeline.yaml')).toBe('mine');
    expect(below('.')).toEqual(['pipeline.yaml']);
    expect(answer('--dir . --name demo', ['yes'])).toContain('ended with 0');
    expect(read('pipeline.yaml')).toContain('kind: Pipeline');
  });

  it('asks nothing with --yes', () => {
    expect(answer('--yes --dir quick', [])).not.toContain('[');
    expect(below('quick')).toEqual(files);
  });

  it('writes nothing when it is given up', () => {
    // Ctrl-C may come before the first question, and ends the shell around the command then.
    expect(answer('', ['\u0003'])).not.toContain('ended with 0');
    expect(answer('', ['\u0004'])).toContain('nothing was written');
    expect(below('.')).toEqual([]);
  });
});
