/** A value as one line of YAML: `{name: a, list: [1, 2]}`. Text is quoted where it would be read as anything else. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${flow(key)}: ${flow(inner)}`)
      .join(', ')}}`;
  }
  if (typeof value !== 'string') return String(value);
  const isPlain =
    /^[\p{L}\p{N}/.][^\n'"{}[\],&*#?|<>=!%`:]*$/u.test(value) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$|\s$|^[\d.][\d._]*(?:e[-+]?\d+)?$|^0[xob]|^\d{4}-/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}
