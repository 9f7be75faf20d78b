/** A constant for `command`, `args` or `env`. `needsBrace`: the container must define `PW_LB` as `{`, before any variable that uses it. */
export interface EscapedConstant {
  readonly text: string;
  readonly needsBrace: boolean;
}

/**
 * Writes a constant so that it arrives in the container byte for byte: `$` is doubled for the kubelet, and the first brace of each `{{` comes
 * from the variable `PW_LB`, which the kubelet expands when Argo has done its substitutions.
 */
export function escapeConstant(text: string): EscapedConstant {
  const escaped = text.replaceAll('$', '$$$$').replace(/\{(?=\{)/g, () => '$(PW_LB)');
  return { text: escaped, needsBrace: escaped.includes('$(PW_LB)') };
}
