export function inBraces(expression: string): string {
  return `\${{ ${expression} }}`;
}

/** `tasks.a.outputs.n`, with brackets where the name asks for them. */
export function memberOf(object: string, name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)
    ? `${object}.${name}`
    : `${object}['${name.replaceAll("'", "''")}']`;
}
