/**
 * Names as Argo and Kubernetes take them. The rules are KFP's (KFP.md 3.5), so that a component written for KFP gets the names that its
 * users know.
 */

/** A template name: lower-case letters, digits and `-` (KFP's `sanitize_k8s_name`); `component` where nothing is left. */
export function templateName(name: string): string {
  const clean = name
    .toLowerCase()
    .replace(/[^-0-9a-z]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  if (clean === '') return 'component';
  return /^[0-9]/.test(clean) ? `n${clean}` : clean;
}

/** A parameter or artifact name: letters, digits, `-` and `_` (KFP's "caps" rule); `value` where nothing is left. */
export function portName(name: string): string {
  const clean = name
    .replace(/[^-_0-9A-Za-z]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return clean === '' ? 'value' : clean;
}

/** A directory name below /tmp/inputs and /tmp/outputs (KFP's `_sanitize_file_name`). */
export function fileName(name: string): string {
  return name.replace(/[^-_.0-9a-zA-Z]+/g, '_');
}

/** The part of an environment variable's name that stands for a port: `table-code` gives `TABLE_CODE`. */
export function variableName(name: string): string {
  return name.toUpperCase().replace(/[^0-9A-Z_]+/g, '_');
}

/** Where an input that is read by path lies in the container. */
export function inputPath(port: string): string {
  return `/tmp/inputs/${fileName(port)}/data`;
}

/** Where a step writes an output. */
export function outputPath(port: string): string {
  return `/tmp/outputs/${fileName(port)}/data`;
}
