import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Every pipeline file below `specs/`, as paths relative to the project's root, sorted. Tests run there. */
export function pipelineSpecs(): readonly string[] {
  return specFiles().filter((path) => /^kind: Pipeline$/m.test(readFileSync(path, 'utf8')));
}

/** Every YAML file below `specs/`. */
export function specFiles(): readonly string[] {
  return readdirSync('specs', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((path) => posix.normalize(path))
    .sort();
}
