// Runs the engine tests on every version of Argo, one after the other: `npm run test:engine:long`, or with `-- 3.6.5 3.7.3` on these only.
// PIPEWRIGHT_RUNS says how many random pipelines each runs; without it 3.7.18 gets 5,000 and the others 1,000. It ends with a line for
// each version, and with 1 when a test failed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, engines } from '../test/engine/harness.ts';

const usual: Engine = '3.7.18';
const random = ['test/engine/random'];
/** Of everything else that is random, such as expressions: one is some hundred questions to the engine. */
const otherRuns = 60;
/** Hours for one test: thousands of pipelines are one. */
const timeout = String(12 * 60 * 60 * 1000);

interface Counts {
  readonly ok: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly left: number;
}

function chosen(names: readonly string[]): readonly Engine[] {
  const unknown = names.filter((name) => !engines.some((engine) => engine === name));
  if (unknown.length > 0) {
    console.error(`There is no engine ${unknown.join(', ')}; there are ${engines.join(', ')}.`);
    process.exit(2);
  }
  return names.length === 0 ? engines : engines.filter((engine) => names.includes(engine));
}

/** Some of the engine tests on one version. */
async function vitest(engine: Engine, runs: number, files: readonly string[]): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-long-'));
  const report = join(folder, 'report.json');
  const { PIPEWRIGHT_HARNESS: ready, ...inherited } = process.env;
  const env = {
    ...inherited,
    PIPEWRIGHT_ENGINE: engine,
    PIPEWRIGHT_RUNS: String(runs),
    // A ready binary is of the usual version.
    ...(engine === usual && ready !== undefined && { PIPEWRIGHT_HARNESS: ready }),
  };
  const options = ['--config', 'vitest.engine.config.ts', '--testTimeout', timeout, '--hookTimeout', timeout];
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn('vitest', ['run', ...options, ...reporters, ...files], { env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', resolve);
  });
  try {
    const found: Readonly<Record<string, number>> = JSON.parse(readFileSync(report, 'utf8'));
    const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: left = 0 } = found;
    return { ok: code === 0 && passed > 0, passed, failed, left };
  } catch {
    return { ok: false, passed: 0, failed: 0, left: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const summary: string[] = [];
for (const engine of chosen(process.argv.slice(2))) {
  const start = Date.now();
  const runs = Number(process.env.PIPEWRIGHT_RUNS ?? (engine === usual ? 5000 : 1000));
  console.log(`\n=== Argo ${engine}: all but the random pipelines ===`);
  const others = await vitest(engine, otherRuns, ['--exclude', '**/random*.test.ts']);
  console.log(`\n=== Argo ${engine}: ${runs} random pipelines ===`);
  const pipelines = await vitest(engine, runs, random);
  const ok = others.ok && pipelines.ok;
  const total = (pick: (one: Counts) => number): number => pick(others) + pick(pipelines);
  summary.push(
    `Argo ${engine}: ${ok ? 'ok' : 'FAILED'}, ${total((one) => one.passed)} tests passed, ${total((one) => one.failed)} failed, ` +
      `${total((one) => one.left)} left out, ${runs} random pipelines, ${Math.round((Date.now() - start) / 1000)} s`,
  );
  if (!ok) process.exitCode = 1;
}
console.log(`\n${summary.join('\n')}`);
