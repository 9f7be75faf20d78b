/** Whether a text has an expression in it; `$${{` is none. */
export function holdsExpression(text: string): boolean {
  return text.replaceAll('$${{', '').includes('${{');
}
