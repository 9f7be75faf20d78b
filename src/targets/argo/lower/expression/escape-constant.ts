/** A constant for `command`, `args` or `env`. `needsBrace`: the container must define `PW_LB` as `{`, before any variable that uses it. */
export interface EscapedConstant {
  readonly text: string;
  readonly needsBrace: boolean;
}

/**
 * Writes a constant so that it arrives in the container byte for byte: the first brace of each `{{` comes from the variable `PW_LB`, which the
 * kubelet expands when Argo has done its substitutions; and a `$` is doubled where the kubelet would otherwise read it: before `(`, `$`, a
 * brace that `PW_LB` may stand for, and at the end, where a variable may follow. A lone `$` is left as it is, so that scripts stay readable.
 */
export function escapeConstant(text: string): EscapedConstant {
  const escaped = text.replace(/\$(?=[($]|\{\{|\{?$)/g, () => '$$').replace(/\{(?=\{)/g, () => '$(PW_LB)');
  return { text: escaped, needsBrace: escaped.includes('$(PW_LB)') };
}
