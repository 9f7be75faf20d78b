import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PipelineCase } from '../../support/random/case.ts';
import { filesOf } from '../../support/random/files-of.ts';
import type { Difference } from './difference.ts';

const folder = 'test/engine/regressions';

/** `case.json` of a kept case: what is not in its files. */
type Kept = Pick<PipelineCase, 'path' | 'inputs' | 'submitted' | 'outcomes'> & {
  readonly kind?: 'WorkflowTemplate';
  /** What was wrong when it was found; a note for people. */
  readonly differed: readonly string[];
};

/** Writes a case down for ever; gives the folder. */
export function keep(name: string, one: PipelineCase, differences: readonly Difference[]): string {
  const place = join(folder, name);
  for (const [path, text] of filesOf(one)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  const kept: Kept = {
    path: one.path,
    ...(one.kind !== undefined && { kind: one.kind }),
    inputs: one.inputs,
    submitted: one.submitted,
    outcomes: one.outcomes,
    differed: differences.slice(0, 3).map(({ kind, text }) => `${kind}: ${text}`),
  };
  writeFileSync(join(place, 'case.json'), `${JSON.stringify(kept, null, 2)}\n`);
  return place;
}

/** The kept cases by name. */
export function keptCases(): ReadonlyMap<string, PipelineCase> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(names.map(({ name }) => [name, readKept(join(folder, name))]));
}

function readKept(place: string): PipelineCase {
  const kept: Kept = JSON.parse(readFileSync(join(place, 'case.json'), 'utf8'));
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  );
  return {
    path: kept.path,
    documents: new Map(),
    files: new Map(
      files.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(place, path), 'utf8')]),
    ),
    kind: kept.kind,
    inputs: kept.inputs,
    submitted: kept.submitted,
    outcomes: kept.outcomes,
  };
}
