import { codes } from '../diagnostics/diagnostic.ts';

/** The codes of types. */
export const typeCodes = codes({
  'invalid-type': {
    severity: 'error',
    summary: 'A type is not written as a type.',
    advice:
      "Write a name such as `String`, a list or dict such as `List[Integer]`, or one of KFP's structured types: one name with a map.",
  },
  'unknown-type': {
    severity: 'warning',
    summary: 'A type name that nobody knows looks like a known one.',
    advice: 'Use the known name. An unknown name is a type of its own, which only fits itself.',
  },
});
