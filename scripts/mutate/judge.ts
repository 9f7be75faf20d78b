import type { Numbered } from './instrument.ts';
import type { Baseline, TestId, Timed, Verdict } from './messages.ts';
import { Lost, type Setting, Worker } from './pool.ts';

export type Fate = 'killed' | 'endless' | 'survived' | 'unreached';

export interface Judged {
  readonly mutant: Numbered;
  readonly fate: Fate;
  /** The test that found it. */
  readonly by?: string;
}

/** Seconds of tests, the fastest first, by the time that they take without a mutant, that a mutant must survive. */
const patience = 15;

/** What all tests do without any mutant. */
export class Tests {
  readonly #all: readonly Baseline[];
  readonly #byMutant = new Map<number, Baseline[]>();
  readonly #loaded: ReadonlySet<number>;

  constructor(all: readonly Baseline[], loaded: ReadonlySet<number>) {
    this.#all = [...all].sort((a, b) => a.ms - b.ms);
    this.#loaded = loaded;
    for (const test of this.#all) {
      for (const mutant of test.reached)
        this.#byMutant.set(mutant, [...(this.#byMutant.get(mutant) ?? []), test]);
    }
  }

  /** The tests that come to the place of the mutant, the fastest first. */
  reaching({ id }: Numbered): readonly Timed[] {
    return inTime(this.#byMutant.get(id) ?? []);
  }

  /** Whether the place is come to while files are imported, so that what it does is kept. */
  isLoaded({ id }: Numbered): boolean {
    return this.#loaded.has(id);
  }

  /** The tests in files that need the mutant's file, those of the nearest files first. */
  needing(distances: ReadonlyMap<string, number>): readonly Timed[] {
    const distance = ({ file }: TestId): number => distances.get(file) ?? 0;
    const chosen = inTime(this.#all.filter(({ file }) => distances.has(file)));
    return [...chosen].sort((a, b) => distance(a) - distance(b));
  }
}

/** The tests from the first on, as far as patience reaches. */
function inTime(tests: readonly Baseline[]): readonly Timed[] {
  let sum = 0;
  const chosen: Timed[] = [];
  for (const { file, index, turns, ms } of tests) {
    sum += ms;
    if (sum > patience * 1000) break;
    chosen.push({ file, index, turns });
  }
  return chosen;
}

/** Runs every test once, without a mutant; those that fail even then come with their error. */
export async function baseline(
  files: readonly string[],
  workers: readonly Worker[],
): Promise<[Baseline[], Set<number>]> {
  const waiting = [...files];
  const tests: Baseline[] = [];
  const loaded = new Set<number>();
  await Promise.all(
    workers.map(async (worker) => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        const answer = await worker.ask({ kind: 'baseline', file }, 300);
        if (answer.kind !== 'baseline') throw new Error('a verdict for a baseline');
        tests.push(...answer.tests);
        for (const one of answer.loaded) loaded.add(one);
      }
    }),
  );
  return [tests, loaded];
}

/** Judges mutants, one after the other, with one worker that is replaced when it is lost. */
export class Judge {
  readonly #setting: Setting;
  readonly #tests: Tests;
  readonly #distances: (file: string) => ReadonlyMap<string, number>;
  #worker: Worker;
  #tried = 0;

  constructor(
    setting: Setting,
    tests: Tests,
    distances: (file: string) => ReadonlyMap<string, number>,
    worker: Worker,
  ) {
    this.#setting = setting;
    this.#tests = tests;
    this.#distances = distances;
    this.#worker = worker;
  }

  async judge(mutant: Numbered): Promise<Judged> {
    const reaching = this.#tests.reaching(mutant);
    const loaded = this.#tests.isLoaded(mutant);
    if (reaching.length === 0 && !loaded) return { mutant, fate: 'unreached' };
    if (reaching.length > 0) {
      const [verdict, by] = await this.#try(mutant, reaching);
      if (verdict === 'killed' || verdict === 'endless') return { mutant, fate: verdict, ...by };
      if (verdict === 'survived' && !loaded) return { mutant, fate: 'survived' };
      if (verdict === 'spoilt') await this.#replace();
    }
    const needing = loaded ? this.#tests.needing(this.#distances(mutant.file)) : reaching;
    const [verdict, by] = await this.#tryAlone(mutant, needing);
    return { mutant, fate: verdict === 'killed' || verdict === 'endless' ? verdict : 'survived', ...by };
  }

  end(): Promise<void> {
    return this.#worker.end();
  }

  async #try(mutant: Numbered, tests: readonly Timed[]): Promise<[Verdict, { by?: string }]> {
    this.#tried += 1;
    // Test files keep what they made; a new process is cheap.
    if (this.#tried % 200 === 0) await this.#replace();
    try {
      return await ask(this.#worker, mutant, tests);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      await this.#replace();
      return ['endless', { by: error.message }];
    }
  }

  async #tryAlone(mutant: Numbered, tests: readonly Timed[]): Promise<[Verdict, { by?: string }]> {
    const worker = new Worker(this.#setting, mutant.id);
    try {
      await worker.ready();
      return await ask(worker, mutant, tests);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      return ['endless', { by: error.message }];
    } finally {
      await worker.end();
    }
  }

  async #replace(): Promise<void> {
    await this.#worker.end();
    this.#worker = new Worker(this.#setting);
    await this.#worker.ready();
  }
}

async function ask(
  worker: Worker,
  mutant: Numbered,
  tests: readonly Timed[],
): Promise<[Verdict, { by?: string }]> {
  const answer = await worker.ask({ kind: 'try', mutant: mutant.id, tests }, 120);
  if (answer.kind !== 'verdict') throw new Error('a baseline for a verdict');
  return [answer.verdict, answer.by === undefined ? {} : { by: answer.by }];
}
