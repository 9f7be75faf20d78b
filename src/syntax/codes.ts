import { codes } from '../diagnostics/diagnostic.ts';

/** Everything that reading YAML and expressions can report. */
export const syntaxCodes = codes({
  'yaml-syntax': {
    severity: 'error',
    summary: 'The text is not valid YAML.',
    advice:
      'Correct the YAML at the marked place; most often a quote, a bracket or the indentation is wrong.',
  },
  'flow-indentation': {
    severity: 'warning',
    summary: 'A line inside of brackets or quotes is not indented, which only the YAML reader of KFP takes.',
    advice:
      'Indent it more than the line in which the bracket or the quote opens, so that editors and other tools can read the file.',
  },
  'duplicate-key': {
    severity: 'error',
    summary: 'A map holds the same key twice.',
    advice: 'Keep one of the two entries, or rename one of them.',
  },
  'quote-expression': {
    severity: 'error',
    summary: 'YAML reads a part of this unquoted expression as its own syntax.',
    advice:
      'Put the whole value in quotes: `"${{ … }}"`. Expressions in `{ }` or `[ ]`, and expressions that hold `: ` or ` #`, always need them.',
  },
  'quote-type': {
    severity: 'error',
    summary:
      'A type such as `List[String]` stands without quotes inside `{ }` or `[ ]`, where YAML reads its brackets as a list.',
    advice:
      'Put the type in quotes: `type: "List[String]"`. On a line of its own, outside of `{ }` and `[ ]`, it needs none.',
  },
  'empty-file': {
    severity: 'error',
    summary: 'The file holds no document.',
    advice: 'Write a component, a pipeline or a project file, or leave the file out.',
  },
  'several-documents': {
    severity: 'error',
    summary: 'The file holds more than one YAML document.',
    advice: 'Keep one document in each file: move what follows the second `---` to a file of its own.',
  },
  'tab-indentation': {
    severity: 'error',
    summary: 'A line is indented with a tab, which YAML forbids.',
    advice: 'Indent with spaces.',
  },
  'alias-limit': {
    severity: 'error',
    summary: 'Aliases (`*name`) or merge keys (`<<`) repeat so much that the document becomes too large.',
    advice: 'Repeat less: an alias that stands for a list of aliases multiplies.',
    isCure: true,
  },
  'unknown-alias': {
    severity: 'error',
    summary: 'An alias (`*name`) names no anchor (`&name`) above it, or the value that it stands in.',
    advice: 'Mark the value with `&name` before the first `*name`; quote text that begins with `*`.',
  },
  'merge-value': {
    severity: 'error',
    summary: 'The merge key `<<` has a value that is neither a map nor a list of maps.',
    advice: 'Write `<<: *anchor`, or `<<: [*one, *two]`, where each anchor marks a map.',
  },
  'too-deep': {
    severity: 'error',
    summary: 'The document is nested too deeply.',
    advice: 'Nest less; files for this tool need a dozen levels, and 200 are allowed.',
    isCure: true,
  },
  'file-too-large': {
    severity: 'error',
    summary: 'The file is larger than 10 MB.',
    advice: 'Split it: a task can name another pipeline as its component.',
  },
  'invalid-key': {
    severity: 'error',
    summary: 'A key of a map is not a text.',
    advice: 'Write a name before the colon; quote it if it begins with `{`, `[`, `*` or `?`.',
  },
  'unknown-tag': {
    severity: 'error',
    summary: 'A YAML tag (`!name`) is not supported.',
    advice: 'Remove the tag, or quote the value if its text begins with `!`.',
  },
  'invalid-character': {
    severity: 'error',
    summary: 'The file holds a character that YAML or a program does not allow.',
    advice:
      'Save the file as UTF-8 text; write control characters as escapes in double quotes, such as "\\u0007". NUL cannot be in a text at all.',
  },
  'expression-syntax': {
    severity: 'error',
    summary: 'An expression `${{ … }}` is not written as the language wants it.',
    advice: 'See the expression grammar in docs/language.md; the message names the right form.',
  },
  'expression-limit': {
    severity: 'error',
    summary: 'An expression is too long or nested too deeply, or a text has too many of them.',
    advice:
      'Move a part of it to a step of its own; 10,000 characters, 100 levels, and 1,000 expressions in a text are allowed.',
  },
});
