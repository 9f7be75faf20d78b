import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one process took, from its start to its end: seconds and bytes. */
export interface Usage {
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
}

export interface Measured extends Usage {
  /** Of standard output. */
  readonly bytes: number;
}

export interface Command {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly runs: number;
}

/**
 * The medians of each command's runs. The commands take turns, so that whatever else the machine does falls on all; the first run of each,
 * which fills the caches, does not count. CPU and memory are read in the process as it ends, the wall clock outside of it.
 */
export function measure(commands: readonly Command[], folder: string): ReadonlyMap<string, Measured> {
  const runs = new Map<string, Measured[]>(commands.map(({ name }) => [name, []]));
  const most = Math.max(...commands.map((command) => command.runs));
  for (const command of commands) runOnce(command, folder);
  for (let round = 0; round < most; round += 1) {
    for (const command of commands) {
      // Spread the runs of a command over all rounds.
      const due = Math.floor(((round + 1) * command.runs) / most) - Math.floor((round * command.runs) / most);
      if (due > 0) runs.get(command.name)?.push(runOnce(command, folder));
    }
  }
  return new Map([...runs].map(([name, found]) => [name, medians(found)]));
}

function runOnce({ name, args, cwd }: Command, folder: string): Measured {
  const usage = join(folder, 'usage.json');
  const env = {
    ...process.env,
    NODE_OPTIONS: `--require=${join(import.meta.dirname, 'usage.cjs')}`,
    PIPEWRIGHT_USAGE: usage,
    // Bytecode is kept there: what another run of the same bundle left holds other functions.
    TMPDIR: folder,
  };
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd, env, maxBuffer: 1 << 28 });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stderr.toString().slice(0, 2000)}`);
  const used: { cpu: number; memory: number } = JSON.parse(readFileSync(usage, 'utf8'));
  return { ...used, wall, bytes: stdout.length };
}

function medians(runs: readonly Measured[]): Measured {
  const of = (key: keyof Measured): number => {
    const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
    return (
      ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) +
        (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
      2
    );
  };
  return { cpu: of('cpu'), wall: of('wall'), memory: of('memory'), bytes: of('bytes') };
}
