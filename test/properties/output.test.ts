import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/targets/argo/render.ts';
import { compileFiles } from '../support/compile.ts';
import { randomPipeline } from '../support/random-pipeline.ts';
import { pipelineSpecs } from '../support/specs.ts';
import { problemsOf } from '../targets/argo/lower/invariants.ts';
import { readers } from '../targets/readers.ts';
import { filesOf, limits, lowered, specFilesInMemory } from './spec-files.ts';

const specs = pipelineSpecs();
const files = specFilesInMemory();

describe('what is rendered', () => {
  it.each(specs)('of %s parses back to the lowered model, whoever reads it', async (path) => {
    const model = await lowered(files, path);
    const text = render(model, path);
    for (const [name, read] of readers) expect(read(text), name).toEqual(model);
  });

  it('of any pipeline parses back to the lowered model, and keeps the rules of lowering', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, async (spec) => {
        const model = await lowered(filesOf(spec), spec.path, spec.kind);
        const text = render(model, spec.path);
        for (const [name, read] of readers) expect(read(text), name).toEqual(model);
        expect(problemsOf(model)).toEqual([]);
      }),
      limits(150),
    );
  });
});

describe('the compiler', () => {
  it.each(specs)('gives the same bytes for %s every time', async (path) => {
    const once = await compileFiles(files, { path });
    const again = await compileFiles(files, { path });
    expect(once.text).toBeDefined();
    expect(again.text).toBe(once.text);
  });

  it('gives the same bytes for any pipeline every time, and the same findings', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, async (spec) => {
        const options = { path: spec.path, ...(spec.kind !== undefined && { kind: spec.kind }) };
        const once = await compileFiles(filesOf(spec), options);
        const again = await compileFiles(filesOf(spec), options);
        expect(again.text).toBe(once.text);
        expect(again.diagnostics).toEqual(once.diagnostics);
      }),
      limits(50),
    );
  });
});
