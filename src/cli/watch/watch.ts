import { resolve } from 'node:path';
import { visible } from '../../diagnostics/format/visible.ts';
import { exitCodes } from '../exit-codes.ts';
import { shownPath } from '../file-host.ts';
import { filesBelow } from '../find-specs.ts';
import { type Io, processIo } from '../io.ts';
import { usageError } from '../report.ts';
import { firstChange, snapshot } from './snapshot.ts';
import { Watchers } from './watchers.ts';

export interface Watched {
  /** The directories in which the command looks for files; what is no directory does not matter. */
  readonly roots: readonly string[];
  /** Files that the command reads in a way of its own. */
  readonly others?: () => readonly string[];
  /** Why this call cannot be watched. */
  readonly problem: string | undefined;
}

/**
 * Runs a command, and again whenever a file that it read, or could have read, is not the same any more, until the process is told to end.
 * A first run that was called wrongly is the last one.
 */
export async function watch(
  command: (io: Io) => Promise<number>,
  { roots: given, others, problem }: Watched,
  io: Io,
): Promise<number> {
  if (problem !== undefined) return usageError(io, problem);
  const roots = given.map(shownPath);
  const bell = new Bell();
  const watchers = new Watchers(() => bell.ring());
  for (const signal of signals) process.once(signal, () => bell.end());
  for (let isFirst = true; !bell.isOver; isFirst = false) {
    const written = new Set<string>();
    const round = recording(processIo(), written);
    for (const path of others?.() ?? []) await round.host.read(path);
    const exitCode = await command(round);
    if (isFirst && exitCode === exitCodes.usage) return exitCode;
    const seen = await snapshot(round.host, roots);
    const directories = roots.flatMap((root) => filesBelow(root).directories);
    const arm = (): void => watchers.arm(seen.files.keys(), directories);
    arm();
    io.err('pipewright: watching for changes; Ctrl-C ends.\n');
    let changed = await firstChange(seen, roots, written);
    while (changed === undefined && !bell.isOver) {
      await bell.wait(watchers.isBlind ? lookAgain : undefined);
      // What a directory was replaced by has to be watched in its place.
      arm();
      changed = await firstChange(seen, roots, written);
    }
    if (changed !== undefined && !bell.isOver) io.err(`pipewright: ${visible(changed)} has changed.\n`);
  }
  watchers.close();
  return exitCodes.clean;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds of quiet after which a change counts as complete: editors write in several steps. */
const quiet = 80;

/** Milliseconds after which nobody waits for quiet any more. */
const noisy = 400;

/** Milliseconds between two looks where the system cannot watch. */
const lookAgain = 1000;

/** The same world; the paths of what is written are noted. */
function recording(io: Io, written: Set<string>): Io {
  return {
    ...io,
    write: (path, data) => {
      written.add(resolve(path));
      return io.write(path, data);
    },
  };
}

/** Wakes who waits once it has not been rung for a while. */
class Bell {
  #timer: NodeJS.Timeout | undefined;
  #since = 0;
  #wake: () => void = () => undefined;
  isOver = false;

  ring(): void {
    const now = performance.now();
    if (this.#timer === undefined) this.#since = now;
    else if (now - this.#since > noisy) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#wake();
    }, quiet);
  }

  end(): void {
    this.isOver = true;
    clearTimeout(this.#timer);
    this.#wake();
  }

  /** Until it was rung, or at most this long. */
  async wait(atMost: number | undefined): Promise<void> {
    if (this.isOver) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, atMost ?? dayAtMost);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}

/** A timer that is not due keeps the process alive, also when there is nothing to watch. */
const dayAtMost = 24 * 60 * 60 * 1000;
