// `npm run mutate [-- --folder src/validate] [-- --sample 100 | --all] [-- --seed 1] [-- --write]`: plants small mistakes in the sources, one
// at a time, and counts how many the tests find. Nothing is written into the checkout but, with --write, bench/mutation.md.
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { constants, setPriority, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { withoutEquivalent } from './mutate/equivalent.ts';
import { importers } from './mutate/importers.ts';
import { instrument, type Numbered } from './mutate/instrument.ts';
import { baseline, Judge, type Judged, Tests } from './mutate/judge.ts';
import { type Mutant, mutantsOf } from './mutate/mutants.ts';
import { type Setting, Worker } from './mutate/pool.ts';
import { type FolderResult, survivors, table } from './mutate/report.ts';
import { sample } from './mutate/sample.ts';
import { TypeChecker } from './mutate/valid.ts';

const allFolders = 'compiler validate syntax model run targets diagnostics util'
  .split(' ')
  .map((one) => `src/${one}`);
/** Tests of the built command: they run other processes, where no mutant is. */
const elsewhere = new Set(['test/cli/command.test.ts']);

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true, default: allFolders },
    sample: { type: 'string', default: '120' },
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const size = values.all ? Number.POSITIVE_INFINITY : Number(values.sample);
let failing = 0;
process.chdir(root);
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const folder = mkdtempSync(join(tmpdir(), 'pipewright-mutate-'));

try {
  const results = await mutate({
    root,
    instrumented: join(folder, 'instrumented'),
    temporary: join(folder, 'tests'),
  });
  console.log(survivors(results));
  console.log(`\n${table(results)}\n`);
  if (values.write) writeFileSync(join('bench', 'mutation.md'), page(results));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function mutate(setting: Setting): Promise<readonly FolderResult[]> {
  for (const path of [setting.instrumented, setting.temporary, join(folder, 'types')]) mkdirSync(path);
  const texts = new Map(sorted('src/**/*.ts').map((path) => [path, readFileSync(path, 'utf8')]));
  const made = new Map(
    values.folder.map((one) => {
      const own = [...texts].filter(([path]) => path.startsWith(`${one}/`) || path === one);
      return [one, own.flatMap(([path, text]) => mutantsOf(path, text))];
    }),
  );
  const different = new Map([...made].map(([one, mutants]) => [one, differing(mutants)]));
  const chosen = sample(different, size, values.seed, new TypeChecker(root, join(folder, 'types')));
  const numbered = [...chosen.values()].flat().map((one, index): Numbered => ({ ...one, id: index + 1 }));
  console.log(`${numbered.length} mutants under seed ${values.seed}`);
  const byFile = Map.groupBy(numbered, ({ file }) => file);
  for (const [path, text] of texts) {
    const script = join(setting.instrumented, path.replace(/ts$/, 'js'));
    mkdirSync(dirname(script), { recursive: true });
    writeFileSync(script, stripTypeScriptTypes(instrument(text, byFile.get(path) ?? [])));
  }
  const judged = await judgeAll(numbered, setting, texts);
  return [...made].map(([one, mutants]) => ({
    folder: one,
    made: mutants.length,
    ignored: mutants.length - (different.get(one)?.length ?? 0),
    judged: judged.filter(({ mutant }) => mutant.file.startsWith(one)),
  }));
}

async function judgeAll(
  mutants: readonly Numbered[],
  setting: Setting,
  texts: ReadonlyMap<string, string>,
): Promise<readonly Judged[]> {
  const tests = sorted('test/**/*.test.ts').filter(
    (path) => !path.startsWith('test/engine/') && !elsewhere.has(path),
  );
  const support = sorted('test/**/*.ts').map((path) => [path, readFileSync(path, 'utf8')] as const);
  const workers = Array.from({ length: Number(values.workers) }, () => new Worker(setting));
  await Promise.all(workers.map((one) => one.ready()));
  const [found, loaded] = await baseline(tests, workers);
  const passing = found.filter(({ error }) => error === undefined);
  for (const { file, name, error } of found) {
    if (error !== undefined)
      console.log(`fails without a mutant, and is left out: ${file}: ${name}\n  ${error}`);
  }
  failing = found.length - passing.length;
  console.log(`${passing.length} tests pass without a mutant`);
  const distances = importers(new Map([...texts, ...support]));
  const known = new Tests(passing, loaded);
  const waiting = [...mutants];
  const judged: Judged[] = [];
  await Promise.all(
    workers.map(async (worker) => {
      const judge = new Judge(setting, known, distances, worker);
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        judged.push(await judge.judge(mutant));
        if (judged.length % 100 === 0) console.log(`${judged.length} judged`);
      }
      await judge.end();
    }),
  );
  return judged;
}

function differing(mutants: readonly Mutant[]): readonly Mutant[] {
  const files = new Set(mutants.map(({ file }) => file));
  const { rest, stale } = withoutEquivalent(mutants);
  for (const { file, original } of stale.filter((one) => files.has(one.file))) {
    throw new Error(`scripts/mutate/equivalent.ts: ${file} has no such mutant any more: ${original}`);
  }
  return rest;
}

function sorted(pattern: string): readonly string[] {
  return globSync(pattern)
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

function page(results: readonly FolderResult[]): string {
  const what = values.all ? 'all mutants' : `${values.sample} mutants of each folder`;
  const date = new Date().toISOString().slice(0, 10);
  return `# Mutation testing

\`npm run mutate -- --write\` on ${date}: ${what}, seed ${values.seed}.${failing === 0 ? '' : ` ${failing} tests that failed without any mistake were left out.`}

${table(results)}
`;
}
