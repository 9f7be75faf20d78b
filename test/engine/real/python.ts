import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const call = promisify(execFile);

/** A Python installation that stands for that of an image: a virtual environment with the packages of the image and nothing else. */
export interface Python {
  /** The directory of `python3` and of the commands that the packages bring. */
  readonly bin: string;
  /** What a program that is given as text prints. */
  print(program: string, ...args: readonly string[]): Promise<string>;
}

/** What the machine must have: the packages that the pipelines pin need Python 3.11. */
const needed =
  'Install Python 3.11 or later with its modules venv and pip (Debian: apt-get install python3-venv python3-pip).';

/** Makes the environment once, in .cache/engine under a name made from its requirements and the machine's Python. */
export async function python(requirements: readonly string[]): Promise<Python> {
  const sorted = [...requirements].sort();
  const version = await versionOf('python3');
  const hash = createHash('sha256')
    .update(JSON.stringify([version, sorted]))
    .digest('hex')
    .slice(0, 12);
  const folder = resolve('.cache/engine', `python-${hash}`);
  const bin = join(folder, 'bin');
  const complete = join(folder, 'complete');
  if (!existsSync(complete)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await explained('make a virtual environment', 'python3', ['-m', 'venv', folder]);
    const install = ['-n', '5', join(bin, 'python3'), '-m', 'pip', 'install', '--quiet', ...sorted];
    if (sorted.length > 0) await explained(`install ${sorted.join(', ')}`, 'nice', install);
    await writeFile(complete, '');
  }
  return {
    bin,
    print: async (program, ...args) => {
      const { stdout } = await call(join(bin, 'python3'), ['-c', program, ...args], { maxBuffer: 1e8 });
      return stdout;
    },
  };
}

async function versionOf(command: string): Promise<string> {
  const program = 'import sys; print("%d.%d.%d %s" % (*sys.version_info[:3], sys.prefix))';
  const { stdout } = await call(command, ['-c', program]).catch(() => {
    throw new Error(
      `Real steps run with the Python of this machine, and there is no python3 on the PATH. ${needed}`,
    );
  });
  const [major = 0, minor = 0] = stdout.split('.').map(Number);
  if (major !== 3 || minor < 11) throw new Error(`The python3 on the PATH is ${stdout.trim()}. ${needed}`);
  return stdout.trim();
}

async function explained(what: string, command: string, args: readonly string[]): Promise<void> {
  await call(command, [...args]).catch((error: Error & { readonly stderr?: string }) => {
    throw new Error(`Could not ${what}. ${needed}\n${error.stderr ?? error.message}`);
  });
}
