import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hello, Installation, say } from './command.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const installed = new Installation();
const at = (name: string): string => join(installed.work, name);
/** In one step, so that a slow machine does not see an empty file in between. */
const put = (name: string, content: string): void => {
  mkdirSync(dirname(at(name)), { recursive: true });
  const written = join(installed.root, 'written');
  writeFileSync(written, content);
  renameSync(written, at(name));
};
const broken = hello.replace('inputs.text', 'inputs.txet');
const ready = 'watching for changes';
let running: Running | undefined;

beforeAll(() => installed.build(), 120_000);
afterAll(() => installed.remove());
beforeEach(() => {
  installed.clean();
  put('say.yaml', say);
  put('pipeline.yaml', hello);
});
afterEach(async () => {
  await running?.end();
  running = undefined;
});

/** A command that goes on running. What it writes is read piece by piece. */
class Running {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #log = join(installed.root, 'log.txt');
  #read = 0;

  constructor(args: readonly string[], options: readonly string[] = []) {
    const program = join(installed.root, 'bin', 'pipewright.js');
    // One file for both streams keeps their order.
    const log = openSync(this.#log, 'w');
    const stdio = ['ignore', log, log] as const;
    this.#child = spawn(process.execPath, [...options, program, ...args], {
      cwd: installed.work,
      stdio: [...stdio],
    });
    closeSync(log);
    this.#ended = new Promise((done) => this.#child.once('exit', done));
  }

  /** Everything that is written from the last call on until a text is there, that text included. */
  async until(text: string): Promise<string> {
    const deadline = Date.now() + 40_000;
    for (;;) {
      const all = readFileSync(this.#log, 'utf8');
      const found = all.indexOf(text, this.#read);
      if (found >= 0) {
        const part = all.slice(this.#read, found + text.length);
        this.#read = found + text.length;
        return part;
      }
      if (Date.now() > deadline) throw new Error(`"${text}" was not written, but:\n${all.slice(this.#read)}`);
      await sleep(10);
    }
  }

  /** What is written while nothing should happen. */
  async silence(milliseconds = 700): Promise<string> {
    await sleep(milliseconds);
    return readFileSync(this.#log, 'utf8')
      .slice(this.#read)
      .trim()
      .replace(/^; Ctrl-C ends\.$/, '');
  }

  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.#child.kill(signal);
    return this.#ended;
  }
}

async function start(...args: readonly string[]): Promise<string> {
  running = new Running(args);
  return running.until(ready);
}

/** What is written after a change until all is quiet again. */
async function onChange(change: () => void, text: string = ready): Promise<string> {
  if (running === undefined) throw new Error('nothing runs');
  change();
  return running.until(text);
}

describe('validate --watch', () => {
  it('checks at once, and again when a file changes, and says what changed', async () => {
    expect(await start('validate', '--watch', 'pipeline.yaml')).toContain(
      '1 specification checked, no problems',
    );
    const wrong = await onChange(() => put('pipeline.yaml', broken));
    expect(wrong).toContain('pipewright: pipeline.yaml has changed.');
    expect(wrong).toContain('error[unknown-input]');
    // In two steps, between which the file is empty, so that it may be checked twice.
    const inPlace = (): void => writeFileSync(at('pipeline.yaml'), hello);
    expect(await onChange(inPlace, 'no problems')).toContain('pipeline.yaml has changed.');
  });

  it('checks again when a component changes, goes away and comes back', async () => {
    await start('validate', '--watch', 'pipeline.yaml');
    expect(await onChange(() => put('say.yaml', say.replaceAll('text', 'words')))).toContain(
      'unknown-argument',
    );
    expect(await onChange(() => rmSync(at('say.yaml')))).toContain('error[unknown-component]');
    expect(await onChange(() => put('say.yaml', say))).toContain('no problems');
  });

  it('notices a project file that appears', async () => {
    put('deep/er/pipeline.yaml', hello.replace('./say.yaml', '../../say.yaml'));
    await start('validate', '--watch', 'deep/er/pipeline.yaml');
    const project = 'apiVersion: pipewright/v1\nkind: Project\nrules: {unpinned-image: wrong}\n';
    expect(await onChange(() => put('deep/pipewright.yaml', project))).toContain('invalid-value');
  });

  it('goes on when editors rename a new file over the old one, again and again', async () => {
    await start('validate', '--watch', 'pipeline.yaml');
    for (const text of [broken, hello, broken]) {
      const said = await onChange(() => {
        put('.pipeline.yaml.swp', text);
        renameSync(at('.pipeline.yaml.swp'), at('pipeline.yaml'));
      });
      expect(said).toContain(text === broken ? 'error[unknown-input]' : 'no problems');
    }
  });

  it('goes on when the pipeline or its whole directory is gone for a while', async () => {
    put('p/pipeline.yaml', hello.replace('./say', '../say'));
    await start('validate', '--watch', 'p/pipeline.yaml');
    expect(await onChange(() => rmSync(at('p'), { recursive: true }))).toContain('does not exist');
    const said = await onChange(() => put('p/pipeline.yaml', broken.replace('./say', '../say')));
    expect(said).toContain('error[unknown-input]');
    // The new directory is watched in the place of the old one.
    expect(await onChange(() => put('p/pipeline.yaml', hello.replace('./say', '../say')))).toContain(
      'no problems',
    );
  });

  it('finds new files, and new directories with files, below a directory', async () => {
    expect(await start('validate', '--watch')).toContain('2 specifications checked');
    expect(await onChange(() => put('other.yaml', broken))).toContain('other.yaml:9:35');
    const deep = await onChange(() => put('a/b/c/pipeline.yaml', broken.replace('./say', '../../../say')));
    expect(deep).toContain('a/b/c/pipeline.yaml:9:35');
    rmSync(at('other.yaml'));
    await running?.until(ready);
    expect(await onChange(() => rmSync(at('a'), { recursive: true }))).toContain('2 specifications checked');
  });

  it('follows a link to the file behind it', async () => {
    put('real/pipeline.yaml', hello);
    rmSync(at('pipeline.yaml'));
    symlinkSync('real/pipeline.yaml', at('pipeline.yaml'));
    await start('validate', '--watch', 'pipeline.yaml');
    expect(await onChange(() => put('real/pipeline.yaml', broken))).toContain('error[unknown-input]');
  });

  it('is silent when nothing changes that it reads, or a file is written as it was', async () => {
    await start('validate', '--watch', 'pipeline.yaml');
    put('pipeline.yaml', hello);
    put('unrelated.yaml', broken);
    put('notes.txt', 'x');
    expect(await running?.silence()).toBe('');
    expect(await onChange(() => put('pipeline.yaml', broken))).toContain('error[unknown-input]');
  });

  it('does not wake itself with the reports that it writes', async () => {
    await start('validate', '--watch', '--output', 'json=findings.json');
    expect(JSON.parse(readFileSync(at('findings.json'), 'utf8')).findings ?? []).toEqual([]);
    expect(await running?.silence()).toBe('');
    await onChange(() => put('pipeline.yaml', broken));
    expect(readFileSync(at('findings.json'), 'utf8')).toContain('unknown-input');
    expect(await running?.silence()).toBe('');
  });

  it('runs once for many changes at once', async () => {
    for (let n = 0; n < 20; n += 1) put(`many/${n}.yaml`, hello.replace('./say', '../say'));
    await start('validate', '--watch', '.');
    const said = await onChange(() => {
      for (let n = 0; n < 20; n += 1) put(`many/${n}.yaml`, broken.replace('./say', '../say'));
    });
    expect(said).toContain('20 errors');
    expect(await running?.silence()).toBe('');
  });

  it('looks by itself where the system watches no more files', async () => {
    const full = join(installed.root, 'full.cjs');
    writeFileSync(full, "require('node:fs').watch = () => { throw new Error('ENOSPC'); };");
    running = new Running(['validate', '--watch', 'pipeline.yaml'], ['--require', full]);
    await running.until(ready);
    expect(await onChange(() => put('pipeline.yaml', broken))).toContain('error[unknown-input]');
    expect(await onChange(() => put('pipeline.yaml', hello))).toContain('no problems');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 and without a word on %s', async (signal) => {
    put('pipeline.yaml', broken);
    await start('validate', '--watch');
    const child = running;
    expect(await child?.end(signal)).toBe(0);
    expect(await child?.silence(0)).toBe('');
  });

  it.each([
    [['validate', '--watch', '-'], 'standard input cannot be watched'],
    [['validate', '--watch', '--fix'], '--watch checks again and again'],
    [['validate', '--watch', '--write-baseline', 'b.json'], '--watch checks again and again'],
    [['validate', '--watch', 'missing.yaml'], 'missing.yaml does not exist'],
    [['compile', '--watch', 'pipeline.yaml'], 'name it with -o'],
    [['compile', '--watch', '--check', 'pipeline.yaml', '-o', 'out.yaml'], '--check compares once'],
    [['compile', '--watch', '-', '-o', 'out.yaml'], 'standard input cannot be watched'],
  ])('refuses %j', async (args, message) => {
    const ended = await installed.run(args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
  });
});

describe('compile --watch', () => {
  it('writes the workflow anew when it changes, and leaves it alone while there are errors', async () => {
    await start('compile', '--watch', 'pipeline.yaml', '-o', 'out.yaml');
    const first = readFileSync(at('out.yaml'), 'utf8');
    expect(first).toContain('value: hello');
    expect(await onChange(() => put('pipeline.yaml', broken))).toContain('error[unknown-input]');
    expect(readFileSync(at('out.yaml'), 'utf8')).toBe(first);
    await onChange(() => put('pipeline.yaml', hello.replace('default: hello', 'default: goodbye')));
    expect(readFileSync(at('out.yaml'), 'utf8')).toBe(
      first
        .replaceAll('hello', 'goodbye')
        .replaceAll('name: goodbye', 'name: hello')
        .replaceAll('goodbye-', 'hello-'),
    );
  });

  it('never shows half a file to who reads it meanwhile', async () => {
    await start('compile', '--watch', 'pipeline.yaml', '-o', 'out.yaml');
    const seen = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      const done = onChange(() =>
        put('pipeline.yaml', hello.replace('default: hello', `default: ${'x'.repeat(round + 1)}`)),
      );
      let isOver = false;
      void done.then(() => {
        isOver = true;
      });
      while (!isOver) {
        const text = readFileSync(at('out.yaml'), 'utf8');
        expect(text.endsWith('\n')).toBe(true);
        expect(text).toContain('- name: INPUT_TEXT');
        seen.add(text.length);
        await sleep(1);
      }
      await done;
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it('does not wake itself when what it writes lies beside what it reads', async () => {
    mkdirSync(at('p'));
    renameSync(at('pipeline.yaml'), at('p/pipeline.yaml'));
    renameSync(at('say.yaml'), at('p/say.yaml'));
    await start('compile', '--watch', 'p', '-o', 'p/workflow.yaml');
    expect(await running?.silence()).toBe('');
    expect(existsSync(at('p/workflow.yaml'))).toBe(true);
    await onChange(() => put('p/say.yaml', say.replace('alpine:3.20', 'alpine:3.21')));
    expect(readFileSync(at('p/workflow.yaml'), 'utf8')).toContain('alpine:3.21');
  });

  it('follows templates of the user', async () => {
    mkdirSync(at('mine'));
    writeFileSync(at('mine/header.hbs'), '# one\n');
    await start('compile', '--watch', 'pipeline.yaml', '-o', 'out.yaml', '--templates', 'mine');
    expect(readFileSync(at('out.yaml'), 'utf8')).toMatch(/^# one/m);
    await onChange(() => writeFileSync(at('mine/header.hbs'), '# two\n'));
    expect(readFileSync(at('out.yaml'), 'utf8')).toMatch(/^# two/m);
  });
});
