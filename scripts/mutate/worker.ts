// A worker of `npm run mutate`: imports the instrumented sources and runs tests under one mutant after the other. A mutant that is given in
// PIPEWRIGHT_MUTANT is on from the start, also while files are imported.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Answer, Baseline, Request, Timed } from './messages.ts';
import { switches } from './switches.ts';
import type { TestFile } from './vitest-stand-in.ts';

const root = process.cwd();
const instrumented = process.env.PIPEWRIGHT_INSTRUMENTED ?? '';
const standIn = new URL('vitest-stand-in.ts', import.meta.url).href;
const sources = pathToFileURL(join(root, 'src')).href;

registerHooks({
  resolve(specifier, context, next) {
    const stood = specifier === 'vitest' && context.parentURL !== standIn;
    return stood ? { url: standIn, shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith(`${sources}/`)) return next(url, context);
    const path = fileURLToPath(url)
      .slice(root.length + 1)
      .replaceAll('\\', '/');
    const changed = join(instrumented, path.replace(/ts$/, 'js'));
    if (!existsSync(changed)) return next(url, context);
    return { format: 'module', source: readFileSync(changed), shortCircuit: true };
  },
});

const { collect } = await import('./vitest-stand-in.ts');
await import('../../test/support/seed.ts');
const { default: fc } = await import('fast-check');
// The first counterexample is enough; the smallest one interests nobody here.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

switches.active = Number(process.env.PIPEWRIGHT_MUTANT ?? 0);
const files = new Map<string, TestFile>();

// Tests may leave promises behind that fail later; that is another test's business as little as it is ours.
process.on('unhandledRejection', () => {});
process.on('message', (request: Request) => {
  handle(request).then(
    (answer) => answer !== undefined && process.send?.(answer),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.('ready');

async function handle(request: Request): Promise<Answer | undefined> {
  if (request.kind === 'baseline') return baseline(request.file);
  if (request.kind === 'try') return attempt(request.mutant, request.tests);
  for (const { after } of files.values()) for (const work of after) await work();
  process.exit(0);
}

async function load(file: string): Promise<TestFile> {
  const known = files.get(file);
  if (known !== undefined) return known;
  const loaded = await collect(join(root, file));
  for (const work of loaded.before) await work();
  files.set(file, loaded);
  return loaded;
}

async function baseline(file: string): Promise<Answer> {
  const loaded = new Set<number>();
  switches.recorded = loaded;
  const { tests } = await load(file);
  const found: Baseline[] = [];
  for (const [index, { name, run }] of tests.entries()) {
    switches.recorded = new Set();
    switches.turns = 0;
    const before = process.cpuUsage();
    const error = await failure(run);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    const reached = [...switches.recorded];
    found.push({
      file,
      index,
      name,
      ms,
      turns: switches.turns,
      reached,
      ...(error === undefined ? {} : { error }),
    });
  }
  switches.recorded = undefined;
  return { kind: 'baseline', tests: found, loaded: [...loaded] };
}

async function attempt(mutant: number, tests: readonly Timed[]): Promise<Answer> {
  const fresh = process.env.PIPEWRIGHT_MUTANT !== undefined;
  let everReached = true;
  for (const { file, index, turns } of tests) {
    // Files are imported without the mutant here, and with it only where it is on from the start.
    switches.active = fresh ? mutant : 0;
    switches.limit = 20_000_000;
    switches.turns = 0;
    const loading = await failure(() => load(file).then(() => {}));
    if (loading !== undefined) return { kind: 'verdict', verdict: fresh ? 'killed' : 'spoilt', by: file };
    const test = files.get(file)?.tests[index];
    if (test === undefined) return { kind: 'verdict', verdict: fresh ? 'killed' : 'spoilt', by: file };
    switches.active = mutant;
    switches.reached = false;
    switches.turns = 0;
    switches.limit = 10 * turns + 100_000;
    const error = await failure(test.run);
    const endless = switches.turns > switches.limit;
    switches.active = 0;
    switches.limit = Number.POSITIVE_INFINITY;
    everReached &&= switches.reached;
    if (error === undefined && !endless) continue;
    const by = `${file}: ${test.name}`;
    if (!fresh && (await failure(test.run)) !== undefined) return { kind: 'verdict', verdict: 'spoilt', by };
    return { kind: 'verdict', verdict: endless ? 'endless' : 'killed', by };
  }
  return { kind: 'verdict', verdict: fresh || everReached ? 'survived' : 'stale' };
}

async function failure(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
