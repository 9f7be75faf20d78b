import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licences of the packages that a bundle holds. A package without a licence text stops the build. */
export function notices(root: string, inputs: readonly string[]): string {
  const packages = new Set(
    // A package may bring others of its own.
    inputs.flatMap((path) => /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const parts = [...packages].sort().map((path) => {
    const directory = join(root, path);
    const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    const file = existsSync(directory)
      ? readdirSync(directory).find((one) => /^licen[cs]e/i.test(one))
      : undefined;
    if (file === undefined) throw new Error(`${name} has no licence text`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(directory, file), 'utf8').trim()}\n`;
  });
  return `Pipewright contains these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
