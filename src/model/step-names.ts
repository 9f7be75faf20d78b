import { isWord } from '../util/is-word.ts';

/**
 * Names that a step sees: the variables and files through which its inputs and outputs reach it. They are part of the language, and KFP's
 * (KFP.md 3.5), so that images made for KFP run.
 */

/** The part of an environment variable's name that stands for a port: `table-code` gives `TABLE_CODE`. */
export function variableName(name: string): string {
  const upper = name.toUpperCase();
  return isWord(upper) ? upper : upper.replace(/[^0-9A-Z_]+/g, '_');
}

/** Where an input that is read by path lies in the container. */
export function inputPath(port: string): string {
  return `/tmp/inputs/${fileName(port)}/data`;
}

/** Where a step writes an output. */
export function outputPath(port: string): string {
  return `/tmp/outputs/${fileName(port)}/data`;
}

/** A directory name below /tmp/inputs and /tmp/outputs (KFP's `_sanitize_file_name`). */
function fileName(name: string): string {
  return name.replace(/[^-_.0-9a-zA-Z]+/g, '_');
}
