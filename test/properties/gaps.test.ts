import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pipelineSpecs, specFiles } from '../support/specs.ts';
import {
  allFindings,
  goesOn,
  placesIn,
  put,
  shapeFindings,
  type Tree,
  valueAt,
  wrongValues,
} from './gaps.ts';
import { limits, specFilesInMemory } from './spec-files.ts';

const files = specFilesInMemory();

interface Document {
  readonly path: string;
  readonly tree: Tree;
  /** What is said of it when nothing is changed, without the places. */
  readonly before: ReadonlySet<string>;
}

async function read(path: string): Promise<Document | undefined> {
  const tree = parse(files[path] ?? '', { merge: true }) as Tree;
  const text = JSON.stringify(tree, null, 1);
  if (typeof tree !== 'object' || shapeFindings(path, text).length > 0) return undefined;
  const before = await allFindings(path, { ...files, [path]: text });
  return { path, tree, before: new Set(before.map(withoutPlace)) };
}

const withoutPlace = (finding: string): string => finding.replace(/^\S+ /, '');

async function all(paths: readonly string[]): Promise<readonly Document[]> {
  return (await Promise.all(paths.map(read))).filter((one) => one !== undefined);
}

const documents = await all(specFiles());
const isPipeline = new Set(pipelineSpecs());
const pipelines = documents.filter(({ path }) => isPipeline.has(path));

/** A document with one value that cannot stand where it stands, and what the phase shape says of that. */
function wrong(among: readonly Document[], isFair: (place: string) => boolean) {
  return fc
    .tuple(fc.nat(), fc.nat(), fc.nat())
    .map(([document, place, value]) => {
      const one = among[document % among.length];
      if (one === undefined) return undefined;
      const places = placesIn(one.tree).filter((path) => isFair(path.join('.')));
      const at = places[place % places.length];
      if (at === undefined) return undefined;
      const values = wrongValues(valueAt(one.tree, at));
      const tree = put(one.tree, at, values[value % values.length]);
      const own = shapeFindings(one.path, JSON.stringify(tree, null, 1));
      return own.length === 0 ? undefined : { ...one, tree, at };
    })
    .filter((one) => one !== undefined);
}

const isContent = (place: string): boolean => !/^(?:kind|apiVersion|implementation)$/.test(place);

/** Mistakes of later phases, each in tasks of its own. */
const mistakes: readonly (readonly [code: string, tasks: { [name: string]: Tree }])[] = [
  ['invalid-name', { Zz_Name: step() }],
  ['unknown-input', { 'zz-input': step({ v: '${{ inputs.zz-nothing }}' }) }],
  ['unknown-task', { 'zz-task': step({ v: '${{ tasks.zz-nothing.outputs.x }}' }) }],
  ['unknown-task', { 'zz-after': { ...step(), after: ['zz-nothing'] } }],
  ['unknown-component', { 'zz-part': { component: './zz-nothing.yaml' } }],
  ['condition-not-bool', { 'zz-bool': { ...step(), when: '${{ 5 }}' } }],
  ['expression-syntax', { 'zz-syntax': { ...step(), when: '${{ 5 + }}' } }],
  ['unknown-volume', { 'zz-volume': { ...step(), mounts: { '/zz': 'zz-nothing' } } }],
  ['cycle', { 'zz-one': { ...step(), after: ['zz-two'] }, 'zz-two': { ...step(), after: ['zz-one'] } }],
  [
    'may-be-absent',
    {
      'zz-maybe': {
        script: { image: 'alpine:3.20', interpreter: 'sh', source: 'true' },
        outputs: { x: { type: 'String', optional: true } },
      },
      'zz-reader': {
        container: { image: 'alpine:3.20', command: ['echo', '${{ tasks.zz-maybe.outputs.x }}'] },
      },
    },
  ],
];

function step(given?: { [name: string]: Tree }): { [name: string]: Tree } {
  const container = {
    image: 'alpine:3.20',
    command: given === undefined ? ['true'] : ['echo', { inputValue: 'v' }],
  };
  return given === undefined ? { container } : { container, arguments: given };
}

describe('a document of which something has not the right form', () => {
  it('is told no consequence of it, and goes through all phases', async () => {
    await fc.assert(
      fc.asyncProperty(wrong(documents, isContent), async ({ path, tree, before }) => {
        const text = JSON.stringify(tree, null, 1);
        const found = await allFindings(path, { ...files, [path]: text });
        const own = shapeFindings(path, text);
        expect(goesOn(path, text)).toBe(true);
        expect(found).toEqual(expect.arrayContaining([...own]));
        expect(found.filter((one) => !own.includes(one) && !before.has(withoutPlace(one)))).toEqual([]);
      }),
      limits(250),
    );
  });

  it('is told the mistakes of later phases in the same run, and nothing else', async () => {
    const inTasks = (place: string): boolean => /^(?:tasks\..|defaults|run|schedule|labels)/.test(place);
    const chosen = fc.uniqueArray(fc.nat(mistakes.length - 1), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(wrong(pipelines, inTasks), chosen, async ({ path, tree, before }, numbers) => {
        const planted = numbers.flatMap((number) =>
          mistakes[number] === undefined ? [] : [mistakes[number]],
        );
        const tasks = Object.assign({}, valueAt(tree, ['tasks']), ...planted.map(([, more]) => more)) as Tree;
        const text = JSON.stringify(put(tree, ['tasks'], tasks), null, 1);
        const found = await allFindings(path, { ...files, [path]: text });
        const own = shapeFindings(path, text);
        fc.pre(own.length > 0);
        const later = found.filter((one) => !own.includes(one) && !before.has(withoutPlace(one)));
        expect(later.map((one) => one.split(' ')[1]).sort()).toEqual(
          planted.map(([code]) => `${code}:`).sort(),
        );
      }),
      limits(150),
    );
  });
});
