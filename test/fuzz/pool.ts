import { Worker } from 'node:worker_threads';
import type { ChunkResult, FromWorker, ToWorker } from './messages.ts';

/** Megabytes of the heap that a worker may use. */
const mostMemory = 1000;
/** Seconds after which a case that does not end is given up; what is slow but ends is judged by its processor time. */
const patience = 60;

/** Runs chunks in some workers. A case that hangs or exhausts the memory costs its worker, and is a failure. */
export async function runChunks(
  chunks: readonly ToWorker[],
  workers: number,
): Promise<readonly ChunkResult[]> {
  const waiting = [...chunks];
  const results: ChunkResult[] = [];
  const one = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) {
      worker ??= new Worker(new URL('worker.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: mostMemory },
        execArgv: ['--disable-warning=ExperimentalWarning'],
      });
      const result = await runChunk(worker, chunk);
      results.push(result.chunk);
      if (result.isDead) {
        await worker.terminate();
        worker = undefined;
      }
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: workers }, one));
  return results;
}

function runChunk(
  worker: Worker,
  chunk: ToWorker,
): Promise<{ readonly chunk: ChunkResult; readonly isDead: boolean }> {
  return new Promise((resolve) => {
    let last = 'before the first case';
    let timer: NodeJS.Timeout | undefined;
    const end = (result: ChunkResult, isDead: boolean): void => {
      clearTimeout(timer);
      worker.off('message', hear).off('error', fail).off('exit', fail);
      resolve({ chunk: result, isDead });
    };
    const dead = (why: string): void => end({ ran: 0, compiled: [], failure: `${why}\n${last}` }, true);
    const fail = (reason: unknown): void => dead(`the worker died: ${reason}`);
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => dead(`did not end within ${patience} s`), patience * 1000);
    };
    const hear = (message: FromWorker): void => {
      if (message.kind === 'done') {
        end(message.result, false);
      } else {
        last = message.text;
        watch();
      }
    };
    worker.on('message', hear).on('error', fail).on('exit', fail);
    watch();
    worker.postMessage(chunk);
  });
}
