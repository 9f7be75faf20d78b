import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateTemplates } from '../../scripts/generate/templates.ts';
import { precompile } from '../../src/targets/precompile.ts';
import { environment, type Render } from '../../src/targets/templates.ts';
import { InternalError } from '../../src/util/invariant.ts';
import { anyText } from './nasty.ts';
import { readers } from './readers.ts';

/** An environment of these templates, compiled as the generator does. */
function compile(sources: { readonly [name: string]: string }): Render {
  const specs = Object.entries(sources).map(([name, source]) => {
    const spec: unknown = new Function(`return ${precompile(name, source)}`)();
    return [name, spec as object] as const;
  });
  return environment(Object.fromEntries(specs));
}

const write = (source: string, context: object): string => compile({ main: source })('main', context);

describe('the grammar of templates', () => {
  it.each([
    ['an unquoted value', 'name: {{name}}\n'],
    ['an unquoted value in three braces', 'name: {{{name}}}\n'],
    ['an unquoted value by &', 'name: {{&name}}\n'],
    ['an unquoted part of a path', 'name: {{this}}\n'],
    ['a literal', 'name: {{"name"}}\n'],
    ['a word without a value', 'name: {{scalar}}\n'],
    ['a word with two values', 'name: {{scalar a b}}\n'],
    ['a word of a computed value', 'name: {{scalar (lookup a b)}}\n'],
    ['a word of a literal', 'name: {{scalar "a"}}\n'],
    ['a path', 'name: {{scalar a.b}}\n'],
    ['a field of the outer context', '{{#each a}}\n- {{scalar ../b}}\n{{/each}}\n'],
    ['data of Handlebars', 'name: {{scalar @root.name}}\n'],
    ['an unknown word', 'name: {{upper name}}\n'],
    ['an unknown option', 'name: {{scalar name wide=1}}\n'],
    ['an indentation by hand', 'name: {{text name indent=1}}\n'],
    ['if', '{{#if a}}\na: 1\n{{/if}}\n'],
    ['unless', '{{#unless a}}\na: 1\n{{/unless}}\n'],
    ['with', '{{#with a}}\na: 1\n{{/with}}\n'],
    ['log', '{{log a}}\n'],
    ['a section', '{{#a}}\na: 1\n{{/a}}\n'],
    ['an inverted section', '{{^a}}\na: 1\n{{/a}}\n'],
    ['has of a value', '{{#has a}}\na: 1\n{{/has}}\n'],
    ['has of nothing', '{{#has}}\na: 1\n{{/has}}\n'],
    ['each of nothing', '{{#each}}\na: 1\n{{/each}}\n'],
    ['each with a name', '{{#each a as |b|}}\na: {{scalar b}}\n{{/each}}\n'],
    ['a partial by a computed name', '{{> (lookup a "b")}}\n'],
    ['a partial with options', '{{> other a=1}}\n'],
    ['a partial in a line', 'a: {{> other}}\n'],
    ['a partial block', '{{#> other}}\na\n{{/other}}\n'],
    ['an inline partial', '{{#*inline "x"}}a{{/inline}}\n'],
    ['a decorator', '{{*x}}\n'],
    ['text in the midst of a line', 'a: {{text a}}, {{text b}}\n'],
    ['text in flow style', 'a: {b: {{text b}} }\n'],
    ['text with more behind it', 'a: {{text a}} # {{scalar b}}\n'],
    ['text on a line of its own', 'a:\n  {{text a}}\n'],
    ['text without a blank', 'a:{{text a}}\n'],
    ['tree with a blank', 'a: {{tree a}}\n'],
    ['tree as an item', '- {{tree a}}\n'],
    ['tree on a line of its own', 'a:\n  {{tree a}}\n'],
  ])('refuses %s', (_name, source) => {
    expect(() => precompile('main', source)).toThrow(InternalError);
  });

  it('says where', () => {
    expect(() => precompile('argo/x.hbs', 'a: {{scalar a}}\nb: {{b}}\n')).toThrow(/^argo\/x\.hbs:2:4: /);
  });
});

describe('the words', () => {
  it('refuse a field that the model does not have', () => {
    for (const source of [
      'a: {{scalar a}}\n',
      'a: {{text a}}\n',
      'a:{{tree a}}\n',
      '{{#each a}}\n- {{scalar this}}\n{{/each}}\n',
    ]) {
      for (const context of [{}, { a: undefined }])
        expect(() => write(source, context)).toThrow(InternalError);
    }
    expect(() =>
      compile({ main: '{{> part a}}\n', part: '{{#has "b"}}\nb: {{scalar b}}\n{{/has}}\n' })('main', {}),
    ).toThrow(InternalError);
    expect(() => write('{{#each a}}\n- {{scalar this}}\n{{/each}}\n', { a: [1, undefined] })).toThrow(
      InternalError,
    );
  });

  it('refuse values of the wrong kind', () => {
    expect(() => write('a: {{scalar a}}\n', { a: {} })).toThrow(InternalError);
    expect(() => write('a: {{text a}}\n', { a: 1 })).toThrow(InternalError);
    expect(() => write('{{#each a}}\n{{/each}}\n', { a: 'abc' })).toThrow(InternalError);
    expect(() => write('{{#each a}}\n{{/each}}\n', { a: { length: 1 } })).toThrow(InternalError);
  });

  it('know own fields only', () => {
    expect(write('{{#has "constructor" "__proto__" "toString"}}\na: 1\n{{else}}\nb: 2\n{{/has}}\n', {})).toBe(
      'b: 2\n',
    );
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(() => write(`a: {{scalar ${name}}}\n`, { a: 'x' })).toThrow(InternalError);
      expect(() => write(`a:{{tree ${name}}}\n`, { a: 'x' })).toThrow(InternalError);
    }
    const own = JSON.parse('{"__proto__": {"a": 1}, "constructor": "c"}') as object;
    expect(write('{{#has "__proto__"}}\na: {{scalar constructor}}\n{{/has}}\n', own)).toBe('a: c\n');
  });

  it('take a field that is false, nought, null or empty for one that is there', () => {
    for (const [value, written] of [
      [false, 'false'],
      [0, '0'],
      [null, 'null'],
      ['', '""'],
    ] as const) {
      expect(write('{{#has "a"}}\na: {{scalar a}}\n{{/has}}\n', { a: value })).toBe(`a: ${written}\n`);
    }
  });

  it('find any one of several fields', () => {
    const source = '{{#has "a" "b"}}\nlong\n{{else}}\nshort\n{{/has}}\n';
    expect([{ a: 1 }, { b: 1 }, { a: 1, b: 1 }, { c: 1 }].map((one) => write(source, one))).toEqual([
      'long\n',
      'long\n',
      'long\n',
      'short\n',
    ]);
  });

  it('write every item of a list, primitive ones too', () => {
    expect(write('{{#each a}}\n- {{scalar this}}\n{{/each}}\n', { a: ['n', 0, false, ''] })).toBe(
      '- "n"\n- 0\n- false\n- ""\n',
    );
  });

  it('never read a value as a template', () => {
    const value = '{{scalar b}}{{> main}}{{{b}}}{{#each a}}\\{{b}}';
    const context = { a: value, b: 'secret' };
    const out = write('a: {{scalar a}}\nb: {{text a}}\nc:{{tree a}}\n', context);
    expect(readers.map(([, read]) => read(out))).toEqual(
      readers.map(() => ({ a: value, b: value, c: value })),
    );
  });

  it('do not let a field replace a partial or a word', () => {
    const render = compile({ main: '{{> part}}\n', part: 'a: {{scalar a}}\n' });
    expect(render('main', { a: 'x', part: 'evil: 1', scalar: 'evil', partials: {} })).toBe('a: x\n');
  });
});

describe.each(readers)('nested partials, read by %s', (_name, read) => {
  const render = compile({
    main: 'top: {{text a}}\none:\n  {{> one}}\nend: {{text b}}\n',
    one: 'a: {{text a}}\ntwo:\n  {{> two}}\nlist:\n{{#each list}}\n- {{text this}}\n{{/each}}\nb: {{text b}}\n',
    two: '{{#has "a"}}\n- x:\n    {{> three}}\n  z:{{tree list}}\n\n- {{text a}}\n{{/has}}\n- - {{text b}}\n',
    three: '# A comment: {{scalar a}}.\ndeep: {{text a}}\nmap:{{tree map}}\nlist:{{tree list fit=0}}\n',
  });

  it('leave every value as it was, at any depth', () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.array(anyText, { maxLength: 3 }),
        fc.jsonValue({ stringUnit: anyText.map((x) => x || 'x') }),
        (a, b, list, json) => {
          const map = { a, json, b: { b, list } };
          const three = { deep: a, map, list };
          const two = [{ x: three, z: list }, a, [b]];
          const out = render('main', { a, b, list, map });
          const expected = { top: a, one: { a, two, list: list.length === 0 ? null : list, b }, end: b };
          expect(read(out)).toEqual(expected);
          expect(out).not.toMatch(/[ \t]$/m);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('generateTemplates', () => {
  it('compiles every template of every target and calls only partials that exist', async () => {
    const files = await generateTemplates();
    expect(files.map((file) => file.path)).toEqual(['generated/templates.js', 'generated/templates.d.ts']);
    const script = files[0]?.text ?? '';
    const names = [...script.matchAll(/^"([a-z-]+)": /gm)].map((match) => match[1]);
    const called = [...script.matchAll(/lookupProperty\(partials,"([^"]+)"\)/g)].map((match) => match[1]);
    expect(called.length).toBeGreaterThan(10);
    expect(called.filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => !called.includes(name))).toEqual([
      'config-map',
      'cron-workflow',
      'workflow',
    ]);
  });

  it('gives the same text twice', async () => {
    expect(await generateTemplates()).toEqual(await generateTemplates());
  });
});
