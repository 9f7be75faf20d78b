import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { python } from './python.ts';

/** What an image holds, as the judge wants to be told (judge/local.go): variables, and directories by directories of this machine. */
export interface Image {
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

/** How a pod's `pip install` reaches the registry: as the machine does, and without writing to what the image holds. */
function pip(): Readonly<Record<string, string>> {
  const names = /^(PIP_|SSL_|REQUESTS_CA|CURL_CA|(HTTPS?|NO|ALL)_PROXY$)/i;
  const machine = Object.entries(process.env).filter(
    (entry): entry is [string, string] => names.test(entry[0]) && entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(machine),
    PIP_CACHE_DIR: resolve('.cache/engine/pip'),
    PIP_TARGET: '/tmp/installed',
    PYTHONPATH: '/tmp/installed',
  };
}

/** `python:3.12-slim` and its like: Python without packages. `packages` of a step are really installed, into the pod. */
export async function plainPython(more: Readonly<Record<string, string>> = {}): Promise<Image> {
  const { bin } = await python([]);
  return { env: { ...pip(), PATH: pathWith(bin), ...more }, files: {} };
}

/** An image from its Dockerfile: the files that it copies, at their place, and the packages that it installs. `folder` keeps the files. */
export async function builtImage(context: string, folder: string): Promise<Image> {
  const app = await mkdtemp(join(folder, 'image-'));
  let directory = '/';
  let requirements: readonly string[] = [];
  for (const line of (await readFile(join(context, 'Dockerfile'), 'utf8')).split('\n')) {
    const [instruction = '', ...words] = line.trim().split(/\s+/);
    const [first = '', second] = words;
    if (instruction === 'WORKDIR') directory = first;
    else if (instruction === 'COPY' && second === '.') await copyFile(join(context, first), join(app, first));
    else if (instruction === 'RUN' && line.endsWith('pip install --no-cache-dir -r requirements.txt'))
      requirements = (await readFile(join(app, 'requirements.txt'), 'utf8'))
        .split('\n')
        .filter((one) => one !== '');
    else if (!['', 'FROM', 'USER', 'ENTRYPOINT'].includes(instruction))
      throw new Error(`${context}/Dockerfile: the tests don't know how to do "${line}"`);
  }
  const { bin } = await python(requirements);
  return { env: { PATH: pathWith(bin) }, files: { [directory]: app } };
}

/** Tells the judge of the images, by name; all others are the machine as it is. */
export async function announce(images: Readonly<Record<string, Image>>, folder: string): Promise<void> {
  const file = join(folder, 'images.json');
  await writeFile(file, JSON.stringify(images));
  process.env.HARNESS_IMAGES = file;
}

function pathWith(bin: string): string {
  return `${bin}:${process.env.PATH ?? ''}`;
}
