import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../../src/compiler/analyze.ts';
import { formatPretty } from '../../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { MemoryHost } from '../memory-host.ts';
import { randomPipeline } from '../random-pipeline.ts';
import { Chooser } from './chooser.ts';
import { features, takeApart } from './features.ts';
import { randomOutcomes } from './outcomes.ts';

/** The same on every machine, so that a feature cannot be missing by chance. */
const seed = 20261121;
const counts = new Map(Object.keys(features).map((name) => [name, 0]));
const endings = new Map<string, number>();
const invalid: string[] = [];

function note(name: string): void {
  endings.set(name, (endings.get(name) ?? 0) + 1);
}

beforeAll(async () => {
  for (const spec of fc.sample(randomPipeline, { seed, numRuns: 400 })) {
    const sink = new Sink();
    const analysis = await analyze(spec.path, new MemoryHost(spec.files), sink);
    const errors = sink.diagnostics().filter(({ severity }) => severity === 'error');
    if (analysis?.kind !== 'pipeline' || errors.length > 0) {
      invalid.push(formatPretty(errors, { color: false, width: 120 }));
      continue;
    }
    const seen = takeApart(spec, analysis.pipeline);
    for (const [name, isIn] of Object.entries(features))
      if (isIn(seen)) counts.set(name, (counts.get(name) ?? 0) + 1);
    const outcomes = fc.gen().map((value) => randomOutcomes(analysis.pipeline, 'odd', Chooser.from(value)));
    for (const tries of Object.values(fc.sample(outcomes, { seed, numRuns: 1 })[0] ?? {})) {
      if (tries.length > 1) note('several tries');
      for (const { exitCode, lost, delayMs, outputs } of tries) {
        if (exitCode !== undefined) note('failed steps');
        if (lost === true) note('lost pods');
        if (delayMs !== undefined) note('slow steps');
        const texts = Object.values(outputs ?? {});
        if (texts.includes(null)) note('missing files');
        for (const text of texts) {
          if (text?.includes('{{workflow.name}}')) note('tags of Argo');
          if (text?.includes('{{=1+1}}')) note('tags with expressions');
          if (text?.includes('$(')) note('variables of the kubelet');
          if (text?.includes("'")) note('quotes');
          if (text?.includes('\\')) note('backslashes');
          if (text?.includes('\n')) note('newlines');
          if (text === '') note('empty texts');
          if (text === '1e-05') note('small numbers');
          if (text === 'True') note('Bools of Python');
          if (text === 'abc') note('nonsense');
          if (/[^\0-\x7f]/.test(text ?? '')) note('unicode');
        }
      }
    }
  }
}, 120_000);

describe('random specifications', () => {
  it('are valid', () => {
    expect(invalid).toEqual([]);
  });

  it.each(Object.keys(features))('have %s now and then', (name) => {
    expect(counts.get(name)).toBeGreaterThanOrEqual(2);
  });

  it('end in all ways', () => {
    expect([...endings.keys()].sort()).toEqual(
      [
        'several tries',
        'failed steps',
        'lost pods',
        'slow steps',
        'missing files',
        'tags of Argo',
        'tags with expressions',
        'variables of the kubelet',
        'quotes',
        'backslashes',
        'newlines',
        'empty texts',
        'small numbers',
        'Bools of Python',
        'nonsense',
        'unicode',
      ].sort(),
    );
  });
});
