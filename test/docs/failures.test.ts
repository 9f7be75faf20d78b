import { describe, expect, it } from 'vitest';
import { runAccess } from '../../src/targets/argo/lower/run-access.ts';
import { content, tableAfter } from './tables.ts';

describe('the table of the fields of run.failures', () => {
  it('has those that we give, in this order', () => {
    const rows = tableAfter('docs/language.md', '| field of `run.failures` | |');
    const [, fields = ''] = /sprig\.dict\((.*)\)/.exec(runAccess('failures').code) ?? [];
    const given = [...fields.matchAll(/'(\w+)', (?:#|\(?sprig)/g)].map(([, name]) => name);
    expect(rows.map(([field]) => content(field))).toEqual(given);
  });
});
