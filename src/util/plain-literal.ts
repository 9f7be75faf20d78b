/** Whether a text is a number, true or false as JSON writes them. */
export function isPlainLiteral(text: string): boolean {
  return /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?|true|false)$/.test(text);
}
