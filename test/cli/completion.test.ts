import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { catalog } from '../../src/catalog.ts';
import { shellCommands } from '../../src/cli/completion/shell-command.ts';
import { type Shell, shells } from '../../src/cli/completion/shells.ts';
import { processIo } from '../../src/cli/io.ts';
import { createProgram } from '../../src/cli/program.ts';
import { formats } from '../../src/diagnostics/format/formats.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const { top, commands } = shellCommands(
  createProgram(processIo(), () => undefined),
  {},
);
const names = commands.map((one) => one.name);
const shellFiles = resolve('test', 'cli', 'shells');
let work = '';

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'pipewright-shells-'));
  for (const shell of shells) {
    const made = spawnSync(process.execPath, ['src/cli/main.ts', 'completion', shell], { encoding: 'utf8' });
    writeFileSync(join(work, `script.${shell}`), made.stdout);
  }
  for (const name of ['pipe one.yaml', 'pipe-two.yaml']) writeFileSync(join(work, name), '');
  mkdirSync(join(work, 'pipes'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function call(program: string, args: readonly string[], input?: string): string {
  const env = { ...process.env, HOME: work, TERM: 'xterm' };
  const ended = spawnSync(program, args, { cwd: work, env, encoding: 'utf8', input });
  if (ended.error !== undefined) throw ended.error;
  if (ended.status !== 0) throw new Error(`${program} ended with ${ended.status}: ${ended.stderr}`);
  return ended.stdout;
}

const isThere = (program: string): boolean =>
  spawnSync(program, ['-c', 'exit 0'], { stdio: 'ignore' }).status === 0;

/** What a shell offers for a line that ends where the cursor is: whole words, sorted. */
const offers: Readonly<Record<Shell, (line: string) => string>> = {
  bash: (line) => call('bash', ['--norc', join(shellFiles, 'offer.bash'), 'script.bash', line]),
  zsh: (line) => call('zsh', ['-f', join(shellFiles, 'capture.zsh'), './script.zsh', line]),
  fish: (line) => call('fish', ['--no-config', '-c', `source script.fish; complete -C '${line}'`]),
};

function offered(shell: Shell, line: string): readonly string[] {
  const words = offers[shell](line)
    .split('\n')
    .map((one) => one.replace(/=?(\t.*)?$/, ''))
    .filter((one) => one !== '');
  return [...new Set(words)].sort();
}

describe.each(shells)('completion in %s', (shell) => {
  const real = it.skipIf(!isThere(shell));
  const hits = (line: string): readonly string[] => offered(shell, line);

  real('offers every command', () => {
    expect(hits('pipewright ')).toEqual(expect.arrayContaining([...names]));
    expect(hits('pipewright impo')).toEqual(['import-component']);
    expect(hits('pipewright --format json impo')).toEqual(['import-component']);
  });

  real('offers every long option of a command', () => {
    for (const { name, options } of commands.filter((one) => one.options.length > 1)) {
      const long = options.flatMap((one) => one.names).filter((one) => one.startsWith('--'));
      expect(hits(`pipewright ${name} --`), name).toEqual([...long].sort());
    }
    expect(hits('pipewright --vers')).toEqual(['--version']);
    expect(hits('pipewright compile --ver')).toEqual([]);
  });

  real('offers the values of an option, of this command and no other', () => {
    expect(hits('pipewright validate --format ')).toEqual([...formats].sort());
    expect(hits('pipewright graph --format ')).toEqual(['mermaid', 'svg']);
    expect(hits('pipewright --fail-on w')).toEqual(['warning']);
  });

  real('offers the values of an argument', () => {
    expect(hits('pipewright completion ')).toEqual(['bash', 'fish', 'zsh']);
    expect(hits('pipewright explain unused-')).toEqual(
      catalog.map((one) => one.code).filter((code) => code.startsWith('unused-')),
    );
    expect(hits('pipewright help vali')).toEqual(['validate']);
  });

  real('offers files, whatever their names, and only directories where one is wanted', () => {
    const files = ['pipe one.yaml', 'pipe-two.yaml', 'pipes'];
    const plain = (line: string): readonly string[] =>
      hits(line).map((one) => one.replaceAll('\\', '').replace(/\/$/, ''));
    expect(plain('pipewright compile pipe')).toEqual(files);
    expect(plain('pipewright validate pipes pipe')).toEqual(files);
    expect(plain('pipewright validate --baseline pipe')).toEqual(files);
    expect(plain('pipewright compile --templates p')).toEqual(['pipes']);
  });
});

describe('bash on a terminal', () => {
  const hasScript = spawnSync('script', ['--version'], { stdio: 'ignore' }).status === 0;

  it.skipIf(!hasScript)('replaces the right part of words with the signs = and @', () => {
    const show = 'source script.bash; pipewright() { printf "GIVEN<%s>\\n" "$@"; }';
    const lines = [
      'pipewright compile --target argo@4.1\t --kind=Cr\t pipe\\ o\t',
      'pipewright validate --fix=u\t -o sarif=pipe-\t',
    ];
    const input = `${[show, ...lines, 'exit'].join('\n')}\n`;
    const out = call('script', ['-qec', 'bash --norc --noprofile -i', '/dev/null'], input);
    const given = [...out.matchAll(/GIVEN<([^%>]*)>/g)].map(([, word]) => word);
    const first = ['compile', '--target', 'argo@4.1', '--kind=CronWorkflow', 'pipe one.yaml'];
    expect(given).toEqual([...first, 'validate', '--fix=unsafe', '-o', 'sarif=pipe-two.yaml']);
  });
});

describe('what is completed', () => {
  it('is every command and option that the program has', () => {
    const program = createProgram(processIo(), () => undefined);
    expect(names).toEqual([...program.commands.map((one) => one.name()), 'help']);
    expect(top.options.flatMap((one) => one.names)).toEqual(
      expect.arrayContaining(['-V', '--version', '-h']),
    );
    for (const command of program.commands) {
      const found = commands.find((one) => one.name === command.name());
      const long = found?.options.flatMap((one) => one.names) ?? [];
      for (const option of command.options) expect(long).toContain(option.long);
    }
  });

  it('is never code in the script', () => {
    for (const { name, description, options } of [top, ...commands]) {
      expect(name).toMatch(/^[a-z-]*$/);
      expect(description).not.toContain('\n');
      for (const one of options) for (const text of one.names) expect(text).toMatch(/^--?[a-zA-Z-]+$/);
    }
  });
});
