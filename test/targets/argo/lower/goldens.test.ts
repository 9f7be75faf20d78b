import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exitPrefix } from '../../../../src/targets/argo/lower/run-access.ts';
import type { ArgoObject } from '../../../../src/targets/argo/model.ts';
import { specOf } from '../../../support/compile.ts';
import { problemsOf } from './invariants.ts';

const goldens = readdirSync('test/golden', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

function read(path: string): ArgoObject {
  return parse(readFileSync(path, 'utf8'), { version: '1.1' }) as ArgoObject;
}

describe('every golden output', () => {
  it.each(goldens)('%s keeps the rules of lowering', (path) => {
    expect(problemsOf(read(path))).toEqual([]);
  });

  it.each(goldens)('%s has no template twice', (path) => {
    const names = new Map<string, string[]>();
    for (const { name, ...body } of specOf(read(path)).templates) {
      // What runs at the end is kept apart by its name: Argo tells by it what does not count for the run.
      const key = `${name.startsWith(exitPrefix)} ${JSON.stringify(body)}`;
      names.set(key, [...(names.get(key) ?? []), name]);
    }
    expect([...names.values()].filter((all) => all.length > 1)).toEqual([]);
  });
});

/** The rules themselves are tried on broken copies: a check that finds nothing anywhere proves nothing. */
describe('the rules of lowering', () => {
  const break_ = (change: (text: string) => string): readonly string[] =>
    problemsOf(parse(change(JSON.stringify(read('test/golden/census/pipeline.yaml')))) as ArgoObject);

  it.each([
    [
      'a target that leaves a task out',
      '"target":"table-exists fetch get-table"',
      '"target":"get-table"',
      /target/,
    ],
    [
      'a bare dependency',
      '"depends":"fetch.Succeeded || fetch.Skipped || fetch.Daemoned"',
      '"depends":"fetch"',
      /depends/,
    ],
    [
      'a read without waiting',
      '"depends":"table-exists.Succeeded || table-exists.Skipped || table-exists.Daemoned",',
      '',
      /without waiting/,
    ],
    [
      'an argument that nobody takes',
      '{"name":"year","value":"{{inputs.parameters.year}}"}',
      '{"name":"yaer","value":"{{inputs.parameters.year}}"}',
      /which takes/,
    ],
    [
      'an artifact that nobody makes',
      '{"name":"table","path":"/tmp/outputs/table/data"}',
      '{"name":"tabel","path":"/tmp/outputs/table/data"}',
      /nobody/,
    ],
    ['a template that does not exist', '"template":"save-table"', '"template":"safe-table"', /no template/],
    ['a live tag', 'print(f', '{{workflow.parameters.x}}', /live/],
    ['a value that is no text', '"value":"B01001"', '"value":1', /number/],
    [
      'a retry for all templates',
      '"templates":',
      '"templateDefaults":{"retryStrategy":{}},"templates":',
      /retryStrategy/,
    ],
  ])('tell %s', (_, from, to, message) => {
    expect(break_((text) => text.replace(from, to)).join('\n')).toMatch(message);
  });

  it('do not overlook an artifact of a task that may not run', () => {
    const text = JSON.stringify(read('test/golden/census/pipeline.yaml'));
    const broken = parse(
      text
        .replace('"name":"table-exists","template"', '"name":"table-exists","when":"{{= true }}","template"')
        .replace('"name":"get-table","template"', '"name":"get-table","when":"{{= true }}","template"'),
    ) as ArgoObject;
    expect(problemsOf(broken).join('\n')).toMatch(/for certain/);
    expect(specOf(broken).templates).not.toEqual([]);
  });
});
