import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Request } from './messages.ts';

/** Where workers find what they run. */
export interface Setting {
  readonly root: string;
  /** The instrumented sources, as JavaScript. */
  readonly instrumented: string;
  /** For what tests write; removed by whoever made it. */
  readonly temporary: string;
}

/** A worker that gave no answer in time, or died. */
export class Lost extends Error {}

/** One process that runs tests. */
export class Worker {
  readonly #process: ChildProcess;

  constructor({ root, instrumented, temporary }: Setting, mutant?: number) {
    const { PIPEWRIGHT_MUTANT: _, UPDATE: __, ...inherited } = process.env;
    this.#process = fork(join(import.meta.dirname, 'worker.ts'), {
      cwd: root,
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=1500'],
      // The output of mutants interests nobody.
      stdio: [
        'ignore',
        'ignore',
        process.env.PIPEWRIGHT_MUTATE_DEBUG === undefined ? 'ignore' : 'inherit',
        'ipc',
      ],
      env: {
        ...inherited,
        VITEST: 'true',
        NODE_ENV: 'test',
        TMPDIR: temporary,
        PIPEWRIGHT_SEED: process.env.PIPEWRIGHT_SEED ?? '20261121',
        PIPEWRIGHT_INSTRUMENTED: instrumented,
        NODE_COMPILE_CACHE: join(temporary, 'compiled'),
        ...(mutant === undefined ? {} : { PIPEWRIGHT_MUTANT: String(mutant) }),
      },
    });
    this.#process.on('error', () => {});
  }

  async ready(): Promise<void> {
    await this.#message(60);
  }

  async ask(request: Request, seconds: number): Promise<Answer> {
    this.#process.send(request);
    return (await this.#message(seconds)) as Answer;
  }

  /** Lets tests clean up after themselves, but not for ever. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || !this.#process.connected) return;
    const gone = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    this.#process.send({ kind: 'end' } satisfies Request);
    const timer = setTimeout(() => this.kill(), 5000);
    await gone;
    clearTimeout(timer);
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #message(seconds: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#process.off('message', answered);
        this.#process.off('exit', died);
      };
      const answered = (message: unknown): void => {
        settle();
        resolve(message);
      };
      const died = (): void => {
        settle();
        reject(new Lost('the worker died'));
      };
      const timer = setTimeout(() => {
        settle();
        this.kill();
        reject(new Lost('the worker gave no answer'));
      }, seconds * 1000);
      this.#process.on('message', answered);
      this.#process.on('exit', died);
    });
  }
}
