/**
 * Whether a text holds but letters a-z, A-Z, digits and `_`, as most names do; also without any. It is asked before patterns, since to compile
 * one takes longer than to look through all names of a small pipeline.
 */
export function isWord(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isWordCode(text.charCodeAt(at))) return false;
  return true;
}

/** The same of a UTF-16 code unit, or of NaN, which stands behind the end of a text. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

/** Whether a text holds but letters a-z and digits, and at least one. */
export function isLowerCaseWord(text: string): boolean {
  return text !== '' && isWord(text) && !text.includes('_') && text === text.toLowerCase();
}
