import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { MemoryHost } from '../memory-host.ts';
import { randomPipeline } from '../random-pipeline.ts';
import { seed } from '../seed.ts';
import type { PipelineCase } from './case.ts';
import { edited } from './edits.ts';
import { filesOf } from './files-of.ts';
import { shrink } from './shrink.ts';

async function valid(one: PipelineCase): Promise<boolean> {
  const options = {
    inputs: new Map(Object.entries(one.inputs)),
    target: 'argo' as const,
    kind: 'WorkflowTemplate' as const,
  };
  return (await compile(one.path, new MemoryHost(filesOf(one)), options, new Sink())) !== undefined;
}

function textOf(one: PipelineCase): string {
  return [...filesOf(one).values()].join('\n');
}

/** The first random case that a comparison dislikes, and what is left of it. */
async function reduced(dislikes: (one: PipelineCase) => boolean): Promise<PipelineCase> {
  const specs = fc.sample(randomPipeline, { seed, numRuns: 100 });
  for (const spec of specs) {
    const { files: _, luck: __, ...plain } = spec;
    const outcomes = { a: [{ exitCode: 1 }, { outputs: { value: 'x' } }] };
    // Without files that nothing uses.
    const one = edited({ ...plain, inputs: {}, submitted: {}, outcomes }, []);
    const { length } = textOf(one);
    if (length < 4000 || length > 8_000 || !dislikes(one) || !(await valid(one))) continue;
    return shrink(one, {
      valid,
      shows: async (cases) => cases.map(dislikes),
      batch: 50,
      milliseconds: 100_000,
    });
  }
  throw new Error('no random pipeline shows it');
}

/** It stops when nothing more can go; the time is for machines that do much else. */
describe('the reducer', { timeout: 120_000 }, () => {
  it('leaves a handful of lines of a pipeline in which one function is disliked', async () => {
    const left = await reduced((one) => /\bupper\(/.test(textOf(one)));
    expect(await valid(left)).toBe(true);
    expect(textOf(left)).toMatch(/\bupper\(/);
    expect(textOf(left).split('\n').length).toBeLessThan(30);
    expect(left.outcomes).toEqual({});
  }, 100_000);

  it('keeps two things that are only disliked together', async () => {
    const left = await reduced((one) => /\bretry:/.test(textOf(one)) && /\bfirstOf\(/.test(textOf(one)));
    expect(await valid(left)).toBe(true);
    expect(textOf(left)).toMatch(/\bfirstOf\(/);
    expect(textOf(left)).toMatch(/\bretry:/);
    expect(textOf(left).split('\n').length).toBeLessThan(60);
  }, 100_000);

  it('gives the case as it is when nothing can go', async () => {
    const one: PipelineCase = {
      path: 'p.yaml',
      documents: new Map(),
      kind: undefined,
      inputs: {},
      submitted: {},
      outcomes: {},
    };
    expect(
      await shrink(one, {
        valid,
        shows: async (cases) => cases.map(() => true),
        batch: 5,
        milliseconds: 1000,
      }),
    ).toEqual(one);
  });
});
