import type { Pitfall } from './pitfall.ts';

export const expressions: readonly Pitfall[] = [
  {
    id: 'P-14',
    says: 'when is text first and govaluate then: values with quotes, hyphens, blanks or exponents are errors.',
    argo: [
      'engine/pitfalls/conditions > P-14: $when gives $phase',
      'engine/pitfalls/conditions > P-14: quotes around a tag can be broken out of by its value',
    ],
    ours: [
      'pitfalls/never-emitted > P-14, P-15: a condition that is neither one expression tag nor constant',
      'targets/argo/lower/conditions > %s is one expression tag',
      'targets/argo/lower/conditions > writes the text %s so that no brace, quote or backslash stands in the tag',
    ],
  },
  {
    id: 'P-15',
    says: 'One expression tag in when leaves govaluate nothing but true and false.',
    argo: ['engine/pitfalls/conditions > P-15: $when gives $phase'],
    ours: [
      'pitfalls/never-emitted > P-14, P-15: a condition that is neither one expression tag nor constant',
      'targets/argo/lower/conditions > %s is one expression tag',
      'targets/argo/lower/conditions > writes the text %s so that no brace, quote or backslash stands in the tag',
    ],
  },
  {
    id: 'P-16',
    says: 'An expression that fails stays as text without an error; names need brackets.',
    argo: ['engine/pitfalls/expressions > P-16: %s with %j fails without a sound: the text stays'],
    ours: [
      'pitfalls/never-emitted > P-16: a member of inputs or tasks behind a dot',
      'pitfalls/never-emitted > P-16: a lookup of a task that gives nothing, not an error, where the task is not known yet, and nothing beside it that fails',
      'pitfalls/never-emitted > P-16: outputs of a task that may have none, named where Argo misses them although they are not computed',
    ],
  },
  {
    id: 'P-17',
    says: 'asInt of an empty text is an error, and that of sprig is 0.',
    argo: ['engine/pitfalls/expressions > P-17: asInt of an empty text is an error, and sprig says 0'],
    ours: [
      'engine/expression > gives the same values as the evaluator, in every place and for the nastiest values',
      'run/evaluate > reads numbers as steps print them',
    ],
  },
  {
    id: 'P-17b',
    says: 'Numbers, Bools and missing members in expressions have these values.',
    argo: ['engine/pitfalls/expressions > P-17b: %s with %j gives %j'],
    ours: [
      'engine/expression > gives the same values as the evaluator, in every place and for the nastiest values',
      'engine/expression > agrees with the evaluator on %s',
    ],
  },
  {
    id: 'P-18',
    says: 'Conditions of resources are label selectors over gjson paths, another language of six.',
    ours: ['targets/argo/lower/volumes > waits until the claim is bound when it shall (P-45)'],
    gap: 'No object of Kubernetes changes under the judge, so it waits for none. The other five languages are never written, but for expr-lang.',
  },
  {
    id: 'P-19',
    says: 'Blanks in simple tags are known to fail sometimes.',
    argo: [
      'engine/pitfalls/expressions > P-19: a tag with blanks is read here, which the docs do not promise',
    ],
    ours: ['pitfalls/never-emitted > P-19: a blank in a simple tag'],
  },
  {
    id: 'P-20',
    says: 'A value in a command or a script is code.',
    argo: [
      'engine/pitfalls/braces > P-20, fact 31: a value in the text of a shell is code, in a variable and in a raw artifact it is not',
    ],
    ours: [
      'pitfalls/never-emitted > P-20: a script template, or a value as code in a command',
      'pitfalls/never-emitted > P-20: a value of a task in an argument of a command but by the name of its input',
      'pitfalls/never-emitted > P-20: a value as code in the condition of a request',
      'targets/argo/lower/inputs > comes from a variable, which the kubelet puts in; numbers are put in by Argo',
      'targets/argo/lower/scripts > gets values in variables and the paths of artifacts',
    ],
  },
  {
    id: 'P-21',
    says: 'A value that holds a tag is read again on the next pass.',
    argo: [
      'engine/pitfalls/braces > P-21, fact 09b: a tag in an argument is evaluated, by simple and by expression tags',
      'engine/pitfalls/braces > P-21, fact 09b: a tag that a step wrote is evaluated, also in groups',
      'engine/pitfalls/expressions > P-21: a value that holds a tag is put in as it is, so the next pass reads it',
    ],
    ours: [
      'targets/argo/lower/inputs > are text for the next step, never code: braces of a run are encoded once',
      'targets/argo/lower/env > holds values of the run, decoded, with what the kubelet would read escaped',
    ],
  },
  {
    id: 'P-22',
    says: 'There is no escape for braces, and an open {{ ends the template engine.',
    argo: [
      'engine/pitfalls/braces > P-22, LOWERING f: in a script they arrive byte for byte, as on a real cluster',
      'engine/pitfalls/braces > P-22, LOWERING f: in arguments and environment they arrive byte for byte (%s)',
      'engine/pitfalls/expressions > P-22: %s is an error: %s',
      'engine/pitfalls/expressions > P-22: %s stays where it may and is an error where not',
    ],
    ours: [
      'pitfalls/never-emitted > P-22: a brace or a quote in a text of an expression',
      'pitfalls/never-emitted > P-22: braces in an expression but those of a predicate, or two of them side by side',
      'targets/argo/lower/scripts > arrives as the first argument, escaped for Argo and the kubelet only',
      'targets/argo/lower/inputs > escapes constants for the kubelet and for Argo, and leaves a lone $ alone',
      'targets/argo/lower/env > holds constants as they are, safe from Argo and the kubelet',
      'compiler/bind/texts > may not stand in keys that go to Kubernetes as they are',
    ],
  },
  {
    id: 'P-23',
    says: 'Handlebars has the same braces and escapes for HTML.',
    ours: [
      'targets/templates > never read a value as a template',
      'targets/quote > quotes what a YAML version may read otherwise',
    ],
    gap: 'Our templates are ours; Argo never sees them.',
  },
];
