import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

/**
 * The numbers of the sources that start when a linked script runs, by V8's own count of calls. `calls`: the arguments of each run, in `cwd`; a run that fails
 * stops the build.
 */
export async function startedBy(
  linked: string,
  calls: readonly (readonly string[])[],
  cwd: string,
): Promise<ReadonlySet<number>> {
  const folder = await mkdtemp(join(tmpdir(), 'pipewright-started-'));
  try {
    const script = join(folder, 'script.cjs');
    const coverage = join(folder, 'coverage');
    await writeFile(script, `(${linked})(require);\n`);
    const env = { ...process.env, NODE_V8_COVERAGE: coverage };
    for (const args of calls) await promisify(execFile)(process.execPath, [script, ...args], { cwd, env });
    const found = new Set<number>();
    for (const name of await readdir(coverage)) {
      const { result }: Coverage = JSON.parse(await readFile(join(coverage, name), 'utf8'));
      const functions = result
        .filter(({ url }) => url.endsWith('/script.cjs'))
        .flatMap((one) => one.functions);
      for (const { functionName, ranges } of functions) {
        const number = /^\$r(\d+)$/.exec(functionName)?.[1];
        if (number !== undefined && ranges.some(({ count }) => count > 0)) found.add(Number(number));
      }
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
