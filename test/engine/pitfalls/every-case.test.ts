import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge, type Observed, observed, recordedPhases } from './recorded.ts';

/** The workflows behind the facts of judge/README.md (`cases/`) and behind the lowering (`patterns/`): each ends as it is recorded. */
const names = ['cases', 'patterns'].flatMap((folder) =>
  readdirSync(`${judge}${folder}`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file.slice(0, -'.yaml'.length)}`),
);
const recorded = await recordedPhases();

let all: Observed;
beforeAll(async () => {
  all = await observed(names);
});

describe('every recorded workflow', () => {
  it('is in phases.json, and nothing else is', () => {
    expect([...names].sort()).toEqual(Object.keys(recorded).sort());
  });

  it.each(names)('%s ends as it did', (name) => {
    expect(all.result(name).error).toBeUndefined();
    expect(all.phase(name)).toBe(recorded[name]);
  });

  it('gives each checking step of the patterns what it wants', () => {
    const checks = names.flatMap((name) =>
      all
        .result(name)
        .nodes.flatMap(({ displayName, inputs }) =>
          inputs?.got === undefined
            ? []
            : [{ where: `${name} ${displayName}`, got: plain(inputs.got), want: plain(inputs.want) }],
        ),
    );
    expect(checks.length).toBeGreaterThan(15);
    for (const { where, got, want } of checks) expect(got, where).toEqual(want);
  });
});

function plain(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return text;
  }
}
