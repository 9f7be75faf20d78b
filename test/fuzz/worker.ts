import { parentPort } from 'node:worker_threads';
import fc from 'fast-check';
import { anyCase, type Case, described, hostOf } from './case.ts';
import { corpus } from './corpus.ts';
import { judge } from './judge.ts';
import type { ChunkResult, FromWorker, ToWorker } from './messages.ts';

/** How many smaller cases are tried when one fails: a slow one would be tried for many minutes. */
const mostShrunk = 300;

const cases = anyCase(corpus());
const originals = new Map<string, string | undefined>();

parentPort?.on('message', ({ seed, size }: ToWorker) => {
  runChunk(seed, size).then(
    (result) => send({ kind: 'done', result }),
    (error: unknown) => send({ kind: 'done', result: { ran: 0, compiled: [], failure: String(error) } }),
  );
});

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

async function runChunk(seed: number, size: number): Promise<ChunkResult> {
  const compiled: { text: string; of: string }[] = [];
  let ran = 0;
  let shrunk = 0;
  let hasFailed = false;
  const outcome = await fc.check(
    fc.asyncProperty(cases, async (one) => {
      if (hasFailed && ++shrunk > mostShrunk) return;
      ran += 1;
      send({ kind: 'case', text: JSON.stringify([one.seed.path, one.other.path, one.changes]) });
      const text = await judge(one.seed.path, hostOf(one)).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
      if (text !== undefined && text !== (await original(one))) compiled.push({ text, of: described(one) });
    }),
    { seed, numRuns: size },
  );
  if (!outcome.failed) return { ran, compiled };
  const [smallest] = outcome.counterexample ?? [];
  const why =
    outcome.errorInstance instanceof Error ? outcome.errorInstance : new Error(String(outcome.errorInstance));
  return { ran, compiled, failure: `${stackOf(why)}\n${smallest === undefined ? '' : described(smallest)}` };
}

/** What a document compiles to unchanged: comments and the like change nothing, and Argo need not see it again. */
async function original(one: Case): Promise<string | undefined> {
  if (!originals.has(one.seed.path)) {
    originals.set(
      one.seed.path,
      await judge(one.seed.path, hostOf({ ...one, changes: [] })).catch(() => undefined),
    );
  }
  return originals.get(one.seed.path);
}

function stackOf(error: Error): string {
  return (error.stack ?? error.message).split('\n').slice(0, 8).join('\n');
}
