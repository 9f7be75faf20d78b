import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog.ts';
import { edges } from '../engine/transport/edges.ts';
import { sourceRoutes } from '../engine/transport/sources.ts';
import { specialRoutes } from '../engine/transport/special.ts';
import { tableAfter } from './tables.ts';

const path = 'docs/language.md';
const head =
  '| transport | how it is written | what could change it | what keeps it | what is lost or refused |';

it('the table of transports has a row for each that the engine tests prove, and no other', () => {
  const rows = tableAfter(path, head).map(([name]) => name);
  const proven = [...sourceRoutes(['x']), ...specialRoutes, ...edges].map(({ transport }) => transport);
  expect(rows.length).toBeGreaterThan(15);
  expect([...new Set(rows)].sort()).toEqual([...new Set(proven)].sort());
  expect(new Set(rows).size).toBe(rows.length);
});

it('the diagnostics that it names exist', () => {
  const table = readFileSync(path, 'utf8').split(head)[1]?.split('\n\n')[0] ?? '';
  const named = [...table.matchAll(/errors\.md#([\w-]+)/g)].map(([, code]) => code);
  expect(named.length).toBeGreaterThan(4);
  const known = new Set(catalog.map(({ code }) => code));
  expect(named.filter((code) => !known.has(code ?? ''))).toEqual([]);
});
