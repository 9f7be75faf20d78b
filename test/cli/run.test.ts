import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileHost } from '../../src/cli/file-host.ts';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { InternalError } from '../../src/util/invariant.ts';

/** A world without files whose reads fail in a way that nobody foresaw. */
function brokenIo(error: unknown, debug: boolean): Io & { readonly said: string[] } {
  const said: string[] = [];
  const host = new FileHost(() => {
    throw error;
  });
  return {
    host,
    said,
    debug,
    style: { color: false, width: 80 },
    outIsTerminal: false,
    out: (data) => void said.push(`out: ${data}`),
    err: (text) => void said.push(text),
    write: () => undefined,
    rewrite: () => undefined,
    isDirectory: () => false,
    makeDirectory: () => undefined,
    bytes: () => undefined,
  };
}

describe('a bug of ours', () => {
  it.each([new InternalError('no such template'), new TypeError('x is undefined'), 'a text'])(
    'ends with 3, says whose fault it is and asks for a report: %s',
    async (error) => {
      const io = brokenIo(error, false);
      expect(await run(['validate', '-'], io)).toBe(3);
      const said = io.said.join('');
      expect(said).toMatch(/^pipewright: this is a bug in Pipewright, not in your specification: /);
      expect(said).toContain(error instanceof Error ? `${error.name}: ${error.message}` : error);
      expect(said).toContain('Please report it');
      expect(said).not.toContain('    at ');
    },
  );

  it('shows where it happened when PIPEWRIGHT_DEBUG is set', async () => {
    const io = brokenIo(new TypeError('x is undefined'), true);
    expect(await run(['validate', '-'], io)).toBe(3);
    expect(io.said.join('')).toContain('    at ');
  });
});

describe('bin/pipewright.js', () => {
  const file = 'bin/pipewright.js';

  it.each(['0.10.48', '8.17.0', '16.20.2', '20.18.3'])(
    'tells Node %s what is needed and ends with 2',
    (version) => {
      const directory = mkdtempSync(join(tmpdir(), 'pipewright-node-'));
      const pretend = join(directory, 'pretend.cjs');
      writeFileSync(
        pretend,
        `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '${version}'}});`,
      );
      const { status, stderr } = spawnSync(process.execPath, ['--require', pretend, file, 'validate'], {
        encoding: 'utf8',
      });
      rmSync(directory, { recursive: true });
      expect(stderr).toMatch(`pipewright: Node.js 20.19 or later is needed; this is ${version} (`);
      expect(status).toBe(2);
    },
  );

  it('is written in words that every Node reads', () => {
    const code = readFileSync(file, 'utf8').replace(/^#!.*|\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(/=>|`|\?\.|\b(const|let|import|export|class|async|await)\b/);
    expect(JSON.parse(readFileSync('bin/package.json', 'utf8')).type).toBe('commonjs');
  });
});
