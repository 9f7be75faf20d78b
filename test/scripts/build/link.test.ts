import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { link, linkInTwo } from '../../../scripts/build/link.ts';
import { type Part, type Source, takeApart } from '../../../scripts/build/take-apart.ts';

/** Sources by path, whose imports of `./x` lead to `x`, and others to what `require` gives. */
function parts(texts: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Part>> {
  const entries = Object.entries(texts).map(([path, code]): [string, Source] => {
    const names = [...code.matchAll(/(?:from |import\(|require\(|^ *import )'([^']+)'/gm)].map(
      ([, name = '']) => name,
    );
    const imports = names.map((name) => {
      const isExternal = !name.startsWith('./');
      return [name, { path: name.replace('./', ''), isExternal }] as const;
    });
    const isModule = /\b(?:import|export) [^(]/.test(code);
    return [
      path,
      { code, loader: path.endsWith('.json') ? 'json' : 'ts', isModule, imports: new Map(imports) },
    ];
  });
  return takeApart(new Map(entries));
}

/** What a linked script tells, in order, by calling `say`: the same when all but the entry is in a second one. */
async function run(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const whole = await tell(link('main', await parts(texts)));
  const { first, rest } = linkInTwo('main', await parts(texts), () => false);
  expect(await tell(first, rest)).toEqual(whole);
  return whole;
}

async function tell(first: string, rest?: string): Promise<readonly string[]> {
  const said: string[] = [];
  const context = createContext({ say: (text: unknown) => said.push(String(text)) });
  const require = (name: string) => ({ name, default: 'none' });
  runInContext(`(${first})`, context)(require, (given: unknown) => {
    if (rest === undefined) throw new Error('there is no rest');
    return runInContext(`(${rest})`, context)(require, given);
  });
  // What is imported when it is needed.
  await new Promise((resolve) => setImmediate(resolve));
  return said;
}

describe('link', () => {
  it('starts a module when something of it is first used, once, and not at all when nothing is', async () => {
    expect(
      await run({
        main: `
          import { used } from './used';
          import { unused } from './unused';
          say('main'); say(used()); say(used());
          export function never() { return unused; }`,
        used: `say('used starts'); let calls = 0; export function used() { calls += 1; return calls; }`,
        unused: `say('unused starts'); export const unused = 1;`,
      }),
    ).toEqual(['main', 'used starts', '1', '2']);
  });

  it('links values, functions, classes and other names for them', async () => {
    expect(
      await run({
        main: `
          import { Base, limit as most, twice, type Kind } from './other';
          class Own extends Base { override name(): Kind { return 'own ' + super.name(); } }
          say(new Own().name()); say(most + twice(1)); say([1, 2].map(twice)); say(\`\${most}\`);`,
        other: `
          export type Kind = string;
          const inner = 40;
          export { inner as limit };
          export function twice(value: number) { return value * 2; }
          export class Base { name(): Kind { return 'base'; } }`,
      }),
    ).toEqual(['own base', '42', '2,4', '40']);
  });

  it('finds what a module only passes on, without starting that module', async () => {
    expect(
      await run({
        main: `import { deep } from './first'; say(deep);`,
        first: `say('first starts'); export { inner as deep } from './second';`,
        second: `say('second starts'); export { inner } from './third';`,
        third: `export const inner = 'of the third';`,
      }),
    ).toEqual(['of the third']);
  });

  it('lets two modules import each other', async () => {
    expect(
      await run({
        main: `import { even } from './even'; say(even(7));`,
        even: `import { odd, step } from './odd'; export function even(n) { return n === 0 || odd(n - step); }`,
        odd: `import { even } from './even'; export const step = 1; export function odd(n) { return n !== 0 && even(n - step); }`,
      }),
    ).toEqual(['false']);
  });

  it('links what is imported when it is needed, also what that passes on', async () => {
    expect(
      await run({
        main: `
          export async function start() { const { own, passed } = await import('./late'); say(own + passed); }
          start(); say('before');`,
        late: `say('late starts'); export const own = 1; export { passed } from './other';`,
        other: `export const passed = 2;`,
      }),
    ).toEqual(['before', 'late starts', '3']);
  });

  it('links a name for all of a module', async () => {
    expect(
      await run({
        main: `import * as all from './other'; say(Object.keys(all)); say(all.a);`,
        other: `export const a = 1; export function b() {}`,
      }),
    ).toEqual(['a,b', '1']);
  });

  it('links CommonJS, JSON and what is asked of require', async () => {
    expect(
      await run({
        main: `
          import common from './common';
          import data from './data.json';
          import { name } from 'node:fs';
          say(common.value); say(data.version); say(name);
          export {};`,
        common: `exports.value = 'common ' + require('./inner');`,
        inner: `module.exports = 'inner';`,
        'data.json': '{"version": "1.2.3"}',
      }),
    ).toEqual(['common inner', '1.2.3', 'node:fs']);
  });

  it('is strict', async () => {
    expect(await run({ main: `export const self = (function () { return this; })(); say(self);` })).toEqual([
      'undefined',
    ]);
  });

  it.each([
    [
      'is imported only for what it does',
      { main: `import './other'; say(1); export {};`, other: 'export {};' },
      /only for what/,
    ],
    [
      'is not exported',
      { main: `import { b } from './other'; say(b);`, other: 'export const a = 1;' },
      /does not export b/,
    ],
    [
      'passes on all of a module',
      { main: `export * from './other'; say(1);`, other: 'export const a = 1;' },
      /./,
    ],
    [
      'is no module, by name',
      { main: `import { a } from './other'; say(a);`, other: 'exports.a = 1;' },
      /no module/,
    ],
    ['is not there', { main: `import { a } from './other'; say(a);` }, /not there/],
  ])('stops the build at what %s', async (_, texts, problem) => {
    const linked = async () => link('main', await parts(texts as Record<string, string>));
    await expect(linked()).rejects.toThrow(problem);
  });
});

describe('linkInTwo', () => {
  const texts = {
    main: `import { a } from './often'; import { b } from './seldom'; say(a); export function late() { return b(); }`,
    often: `export const a = 1; export const limit = 3;`,
    seldom: `import { limit } from './often'; export function b() { return limit; }`,
  };

  it('puts into the second script what is not meant for the first, whose sources it names', async () => {
    const { first, rest, paths } = linkInTwo('main', await parts(texts), (path) => path === 'often');
    expect(paths).toEqual(['main', 'often']);
    expect(first).not.toContain('return limit');
    expect(rest).toContain('function b()');
  });

  it('does not load the second script before something of it is used', async () => {
    const { first } = linkInTwo('main', await parts(texts), (path) => path === 'often');
    expect(await tell(first)).toEqual(['1']);
  });
});
