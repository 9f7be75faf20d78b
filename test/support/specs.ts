import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'yaml';

/**
 * Every pipeline file below `specs/` that can be run by itself, as paths relative to the project's root, sorted. Tests run there. A pipeline
 * that must be given something is a part of others.
 */
export function pipelineSpecs(): readonly string[] {
  return specFiles().filter((path) => {
    const text = readFileSync(path, 'utf8');
    return /^kind: Pipeline$/m.test(text) && !needsValue(text);
  });
}

function needsValue(text: string): boolean {
  const { inputs = [] } = parse(text, { merge: true }) as { readonly inputs?: readonly object[] };
  return inputs.some((one) => !('default' in one) && !('optional' in one));
}

/** Every YAML file below `specs/`. */
export function specFiles(): readonly string[] {
  return readdirSync('specs', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((path) => posix.normalize(path))
    .sort();
}
