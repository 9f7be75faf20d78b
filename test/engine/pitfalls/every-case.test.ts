import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { by, judge, type Observed, observed, recordedPhases } from './recorded.ts';

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

  // More than a hundred at once can be late on a busy machine, which the judge takes for a hang: what differs is run once more by itself.
  it.each(names)('%s ends as it did', async (name) => {
    expect(all.result(name).error).toBeUndefined();
    const same = all.phase(name) === recorded[name];
    expect(same ? all.phase(name) : (await observed([name])).phase(name)).toBe(recorded[name]);
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
    expect(checks.length).toBeGreaterThan(by({ default: 15, '4.0.2': 9 }));
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
