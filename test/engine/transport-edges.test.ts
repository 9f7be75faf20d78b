import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFiles, shown } from '../support/compile.ts';
import { type RunResult, run } from './harness.ts';
import { type Edge, edges } from './transport/edges.ts';
import { reported } from './transport/steps.ts';

/** Where values do not arrive as they were, or not at all: each as docs/language.md says it, and none hangs. */

const folder = mkdtempSync(join(tmpdir(), 'pipewright-edges-'));
const results = new Map<Edge, RunResult>();

beforeAll(async () => {
  for (const edge of edges) {
    const { text, diagnostics } = await compileFiles(edge.files, { kind: edge.kind ?? 'Workflow' });
    if (text === undefined) throw new Error(`${edge.name} does not compile:\n${shown(diagnostics)}`);
    const file = join(folder, `${edge.name}.yaml`);
    writeFileSync(file, text);
    const [result] = await run([file], {
      execLocal: true,
      parameters: edge.parameters ?? {},
      timeoutSeconds: 120,
    });
    if (result !== undefined) results.set(edge, result);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what cannot be kept from changing a value', () => {
  it.each(edges.map((edge) => [edge.transport, edge.name, edge] as const))('%s (%s)', (_, _name, edge) => {
    const result = results.get(edge) ?? expect.fail('it did not run');
    const { phase, timedOut, stalled, error, nodes, pods } = result;
    const said = [
      result.message,
      ...nodes.map(({ message }) => message),
      ...pods.map(({ stderr }) => stderr),
    ];
    expect({ phase, timedOut, stalled, error }, said.join('\n')).toEqual({ phase: edge.phase });
    for (const [task, texts] of Object.entries(edge.reports ?? {})) {
      const hex = nodes.find((node) => node.name === `${result.name}.${task}`)?.outputs?.seen;
      const wanted = texts.map((text) => (text === '$NAME' ? (result.name ?? '') : text));
      expect(reported(hex ?? ''), task).toEqual(wanted);
    }
    expect(said.join('\n')).toContain(edge.says ?? '');
  });
});
