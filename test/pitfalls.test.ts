import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bans } from './pitfalls/bans.ts';
import { facts, forms, ids, numbers, regimes, rules } from './pitfalls/ids.ts';
import { pitfalls } from './pitfalls/index.ts';

/** What is known of Argo is in ../shared on the machines where Pipewright is made; a fresh clone has its numbers in test/pitfalls/ids.ts. */
const pages = ['PITFALLS.md', 'LOWERING.md', 'engine/README.md'].map((page) => `../shared/${page}`);
const [points, lowering, readme] = pages.map((page) => (existsSync(page) ? readFileSync(page, 'utf8') : ''));

/** The titles of the tests of a file, as they are written: the first argument of `it`, `test` and of what `it.each(…)` gives. */
function titlesOf(path: string): readonly string[] {
  const file = `test/${path}.test.ts`;
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const call =
    /(?:\b(?:it|test)(?:\.runIf\([^\n]*?\))?\(|\)\()\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")\s*,/g;
  const titles = [...text.matchAll(call)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  );
  return path === 'pitfalls/never-emitted' ? [...titles, ...bans.map((ban) => ban.title)] : titles;
}

const known = new Map<string, readonly string[]>();
function exists(reference: string): boolean {
  const [path = '', ...title] = reference.split(' > ');
  const titles = known.get(path) ?? titlesOf(path);
  known.set(path, titles);
  return titles.includes(title.join(' > '));
}

describe('the list of pitfalls', () => {
  it('has an entry for every point, row and form, each once', () => {
    expect(pitfalls.map((one) => one.id).sort()).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.skipIf(points === '')('has every point of PITFALLS', () => {
    const written = [...(points ?? '').matchAll(/^\* \*\*(P-\d+b?)\*\*/gm)].map(([, id]) => id);
    expect([...written].sort()).toEqual([...numbers].sort());
  });

  it.skipIf(lowering === '')('has every rule and form of LOWERING', () => {
    const written = (pattern: RegExp): readonly string[] =>
      [...(lowering ?? '').matchAll(pattern)].map(([, id]) => id ?? '');
    expect(written(/^(\d)\. \*\*/gm).map((rule) => `LOWERING rule ${rule}`)).toEqual(rules);
    expect(written(/^## ([a-z])\. /gm).map((form) => `LOWERING ${form}`)).toEqual(forms);
  });

  it.skipIf(readme === '')('has every row of the tables of facts and of versions', () => {
    const rowsOf = (head: string): readonly string[] => {
      const [, table = ''] = (readme ?? '').split(`${head}\n`);
      const rows = table.split('\n').slice(1);
      const end = rows.findIndex((row) => !row.startsWith('|'));
      return rows.slice(0, end === -1 ? undefined : end).map((row) => row.split('|')[1]?.trim() ?? '');
    };
    expect(rowsOf('| # | question | what Argo does |')).toEqual(facts.map(([row]) => row));
    expect(rowsOf('| version | simple tag / expression over an absent output |')).toEqual(
      regimes.map(([row]) => row),
    );
  });

  it.each(pitfalls)(
    '$id is pinned on both sides, or says why not',
    ({ says, argo, ours, gap, notApplicable }) => {
      expect(says).toMatch(/^.{15,}\.$/);
      if (notApplicable === undefined) {
        expect([...(argo ?? []), ...(ours ?? [])].length + (gap?.length ?? 0)).toBeGreaterThan(0);
        if (argo === undefined || ours === undefined) expect(gap).toMatch(/^.{20,}\.$/);
      } else {
        expect(notApplicable).toMatch(/^.{20,}\.$/);
        expect(gap).toBeUndefined();
      }
    },
  );

  it.each(
    pitfalls.flatMap(({ id, argo = [], ours = [] }) => [...argo, ...ours].map((test) => ({ id, test }))),
  )('$id is pinned by a test that is there: $test', ({ test }) => {
    expect(exists(test)).toBe(true);
  });

  it('has no entry that names a test twice', () => {
    for (const { id, argo = [], ours = [] } of pitfalls) {
      expect(new Set([...argo, ...ours]).size, id).toBe(argo.length + ours.length);
    }
  });

  it('has every case of the engine tests and every search that names a point', () => {
    const files = globSync('test/engine/pitfalls/*.test.ts').map((file) =>
      file.replaceAll('\\', '/').replace(/^test\/|\.test\.ts$/g, ''),
    );
    expect(files.length).toBeGreaterThan(8);
    const byId = new Map(pitfalls.map((one) => [one.id, [...(one.argo ?? []), ...(one.ours ?? [])]]));
    for (const path of [...files, 'pitfalls/never-emitted', 'pitfalls/emitted']) {
      for (const title of titlesOf(path)) {
        for (const id of idsIn(title)) expect(byId.get(id), title).toContain(`${path} > ${title}`);
      }
    }
  });
});

describe('the check', () => {
  it('knows a test that is not there', () => {
    expect(exists('targets/argo/lower/dag > leaves failFast alone')).toBe(true);
    expect(exists('targets/argo/lower/dag > leaves failFast')).toBe(false);
    expect(exists('targets/argo/lower/no-file > leaves failFast alone')).toBe(false);
  });
});

/** `P-14, LOWERING b: …` names two points; `regimes` stands for all versions. */
function idsIn(title: string): readonly string[] {
  const [, names] =
    /^((?:(?:P-\d+b?|fact [^,:]+|LOWERING [^,:]+|section 0|regimes)(?:, )?)+): /.exec(title) ?? [];
  if (names === undefined) return [];
  return names.split(', ').flatMap((name) => (name === 'regimes' ? regimes.map(([, id]) => id) : [name]));
}
