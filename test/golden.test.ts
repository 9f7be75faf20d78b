import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileHost } from '../src/cli/file-host.ts';
import { compile } from '../src/compiler/compile.ts';
import { formatPretty } from '../src/diagnostics/format/pretty.ts';
import { Sink } from '../src/diagnostics/sink.ts';
import { pipelineSpecs } from './support/specs.ts';

/** `UPDATE=1 vitest run test/golden.test.ts` writes what the compiler gives now; read the difference as an Argo engineer would. */
const update = process.env.UPDATE === '1';
const folder = 'test/golden';

function goldenOf(spec: string): string {
  return join(folder, spec.replace(/^specs\//, ''));
}

async function compiled(spec: string): Promise<string> {
  const sink = new Sink();
  const host = new FileHost(async function* () {});
  const text = await compile(spec, host, { inputs: new Map(), target: 'argo' }, sink);
  const found = sink.diagnostics();
  if (text === undefined || found.some((one) => one.severity !== 'note')) {
    throw new Error(formatPretty(found, { color: false, width: 120 }));
  }
  return text;
}

describe('golden output', () => {
  const specs = pipelineSpecs();

  it.each(specs)('%s compiles to what was read and approved', async (spec) => {
    const text = await compiled(spec);
    const golden = goldenOf(spec);
    if (update) {
      mkdirSync(dirname(golden), { recursive: true });
      writeFileSync(golden, text);
    }
    expect(existsSync(golden), `${golden} is missing; UPDATE=1 writes it`).toBe(true);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('has no golden output that no specification makes', () => {
    const made = new Set(specs.map(goldenOf));
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(kept.filter((path) => !made.has(path))).toEqual([]);
  });
});
