/** What other tools call a value, the word of ours, and what it is. */
const words: Readonly<Record<string, readonly [word: string, remark: string]>> = {
  gzip: ['tar', ', which is gzipped'],
  gz: ['tar', ', which is gzipped'],
  tgz: ['tar', ', which is gzipped'],
  'tar.gz': ['tar', ', which is gzipped'],
  targz: ['tar', ', which is gzipped'],
  failure: ['failed', ''],
  onfailure: ['failed', ''],
  onerror: ['error', ''],
  always: ['any', ''],
  success: ['succeeded', ''],
  done: ['finished', ''],
  completed: ['finished', ''],
};

/** What stands in the place of a word of other tools, where it is among the values that are allowed. */
export function otherWord(
  said: string,
  allowed: readonly string[],
): { readonly word: string; readonly remark: string } | undefined {
  const key = said.toLowerCase();
  const found = Object.hasOwn(words, key) ? words[key] : undefined;
  return found === undefined || !allowed.includes(found[0])
    ? undefined
    : { word: found[0], remark: found[1] };
}
