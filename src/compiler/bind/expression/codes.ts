import { codes } from '../../../diagnostics/diagnostic.ts';

/** The codes of typed expressions. `type-mismatch` and `may-be-absent` are also reported where a value meets its reader. */
export const expressionCodes = codes({
  'type-mismatch': {
    severity: 'error',
    summary: 'A value has another type than its place needs.',
    advice:
      'Convert it with `int(…)`, `float(…)`, `string(…)` or `fromJson(…)`, or correct the type where the value is made.',
  },
  'needs-conversion': {
    severity: 'error',
    summary: 'A value without a type is used where its type decides the result.',
    advice:
      'Say what it is with `int(…)`, `float(…)` or `string(…)`, or give a type to the output or input that it comes from.',
  },
  'may-be-absent': {
    severity: 'error',
    summary: 'A value may be missing where it is read.',
    advice:
      'Give a substitute with `default(x, …)` or `firstOf(a, b)`, test `present(x)` in the condition of the reader, or put the reader into the group that is skipped with the value.',
  },
  'condition-not-bool': {
    severity: 'error',
    summary: 'A condition is not exactly one Bool expression.',
    advice: 'Write one expression that is true or false: `when: ${{ inputs.year > 2005 }}`.',
  },
  'expression-not-allowed': {
    severity: 'error',
    summary: 'An expression stands where none may stand.',
    advice: 'Write a constant there, or compute the value in a step and pass it on.',
  },
  'unknown-function': {
    severity: 'error',
    summary: 'An expression calls a function that does not exist.',
    advice: 'Use one of the functions in docs/language.md.',
  },
  'wrong-arguments': {
    severity: 'error',
    summary: 'A function is called with the wrong number of arguments, or with one that it cannot take.',
    advice: 'Compare the call with the signature of the function in docs/language.md.',
  },
  'invalid-pattern': {
    severity: 'error',
    summary: 'A regular expression is wrong, or uses what not every engine has.',
    advice: 'Use the common ground of RE2 and JavaScript: no lookaround, no backreferences, no named groups.',
  },
  'secret-in-expression': {
    severity: 'error',
    summary: 'A Secret is used inside an expression.',
    advice:
      'Pass a Secret on as it is: `${{ inputs.token }}` alone, to an input of type Secret or to an environment variable.',
  },
});
