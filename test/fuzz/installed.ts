import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { bundleCommand } from '../../scripts/build/bundle.ts';
import { measured, type Run } from './measured.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'pipewright-strange-')));

/** Where the command runs: a project without specifications, new for each test. */
export const work = join(root, 'work');
/** What starts the command. */
export const start = join(root, 'bin', 'pipewright.js');

/** Installs the command for the tests of a file. */
export function install(): void {
  beforeAll(async () => {
    cpSync('bin', join(root, 'bin'), { recursive: true });
    cpSync('bench/usage.cjs', join(root, 'usage.cjs'));
    writeFileSync(join(root, 'package.json'), '{"type": "module"}');
    await bundleCommand(join(root, 'dist'));
    for (const name of ['usage', 'cache']) mkdirSync(join(root, name));
    for (const name of ['usage', 'cache', '.']) chmodSync(join(root, name), 0o777);
  });
  beforeEach(() => {
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    chmodSync(work, 0o777);
    put('pipewright.yaml', 'apiVersion: pipewright/v1\nkind: Project\n');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
}

export function put(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(work, name)), { recursive: true });
  writeFileSync(join(work, name), content);
}

/** Megabytes and seconds that no input may take: 2 s, and half as much again for machines that do other things as well. */
const most = { memory: 1000, cpu: 3 };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const raw = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\ufffd/;

/** Runs the command: it ends by itself in time and memory, without a bug of ours, and says nothing that a terminal obeys. */
export async function run(args: readonly string[], asNobody = false): Promise<Run> {
  const one = await measured(args, { root, work, asNobody });
  expect([0, 1, 2], `${args.join(' ')}\n${one.stderr}`).toContain(one.code);
  expect(raw.exec(`${one.stdout}${one.stderr}`)).toBeNull();
  expect(one.cpu).toBeLessThan(most.cpu);
  expect(one.memory).toBeLessThan(most.memory);
  return one;
}
