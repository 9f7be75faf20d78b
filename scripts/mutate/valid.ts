import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutants.ts';

/** Says which mutants the compiler of TypeScript accepts. What it refuses can never be committed, so no test has to find it. */
export class TypeChecker {
  readonly #folder: string;

  /** Works on a copy of the sources in `folder`, which is the caller's to remove. */
  constructor(root: string, folder: string) {
    this.#folder = folder;
    for (const name of ['src', 'generated', 'schema', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const relaxed = {
      extends: './tsconfig.json',
      include: ['src', 'generated'],
      // A mistake may leave something unused; the tests have to find it all the same.
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true },
    };
    writeFileSync(join(folder, 'tsconfig.mutants.json'), JSON.stringify(relaxed));
    const found = this.#errors();
    if (found.size > 0) throw new Error(`without any mutant, TypeScript refuses ${[...found].join(', ')}`);
  }

  /** The accepted ones. Each run of the compiler judges one mutant of every file. */
  valid<M extends Mutant>(mutants: readonly M[]): readonly M[] {
    const queues = Map.groupBy(mutants, ({ file }) => file);
    const accepted: M[] = [];
    for (let round = 0; ; round += 1) {
      const batch = [...queues.values()].flatMap((queue) => queue.slice(round, round + 1));
      if (batch.length === 0) return accepted;
      accepted.push(...this.#judge(batch));
    }
  }

  /** An error counts against the mutant of its file; errors in other files need the mutants apart. */
  #judge<M extends Mutant>(batch: readonly M[]): readonly M[] {
    for (const one of batch) this.#write(one.file, (text) => mutated(text, one));
    const refused = this.#errors();
    for (const { file } of batch) this.#write(file, (text) => text);
    const strangers = [...refused].filter((file) => batch.every((one) => one.file !== file));
    if (strangers.length === 0) return batch.filter(({ file }) => !refused.has(file));
    if (batch.length === 1) return [];
    const half = Math.ceil(batch.length / 2);
    return [...this.#judge(batch.slice(0, half)), ...this.#judge(batch.slice(half))];
  }

  #write(file: string, change: (text: string) => string): void {
    writeFileSync(join(this.#folder, file), change(this.#original(file)));
  }

  readonly #originals = new Map<string, string>();

  #original(file: string): string {
    const known = this.#originals.get(file) ?? readFileSync(join(this.#folder, file), 'utf8');
    this.#originals.set(file, known);
    return known;
  }

  /** The files with errors. */
  #errors(): ReadonlySet<string> {
    const args = [
      join(this.#folder, 'node_modules', '.bin', 'tsc'),
      '-p',
      'tsconfig.mutants.json',
      '--pretty',
      'false',
    ];
    const { stdout, status, error } = spawnSync(process.execPath, args, {
      cwd: this.#folder,
      encoding: 'utf8',
    });
    const found = new Set(
      [...stdout.matchAll(/^([^\s(][^(\n]*)\(\d+,\d+\): error/gm)].map(([, file]) => file ?? ''),
    );
    if (error !== undefined || (status !== 0 && found.size === 0))
      throw new Error(`tsc: ${error?.message ?? stdout}`);
    return found;
  }
}

export function mutated(text: string, { start, end, replacement, body }: Mutant): string {
  return `${text.slice(0, start)}${body ? replacement : `(${replacement})`}${text.slice(end)}`;
}
