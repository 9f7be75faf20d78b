import type { Pitfall } from './pitfall.ts';

export const absence: readonly Pitfall[] = [
  {
    id: 'P-07',
    says: 'An output of a task that did not run is text, empty, nil or a hang, by version.',
    argo: [
      'engine/pitfalls/absence > P-07, fact 04 nodef, regimes: a simple tag means the default of the input, and without one an Error',
      'engine/pitfalls/absence > P-07, fact 04 def, regimes: a default of the producer helps on the newest only',
      'engine/pitfalls/absence > P-07, LOWERING rule 3, LOWERING c: the guard as we write it gives the fallback of every task that did not succeed',
    ],
    ours: [
      'pitfalls/never-emitted > P-07: a result of a task that is no request, or an exit code',
      'pitfalls/never-emitted > P-07, LOWERING rule 3: ?? or ?. in an expression',
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'P-08',
    says: 'An empty text is not absent.',
    argo: [
      'engine/pitfalls/absence > P-08, fact 09: an empty text is a value, nil is an Error or stays as text',
      'engine/pitfalls/absence > P-08: our sign of absence comes out of a group as it went in',
    ],
    ours: [
      'targets/argo/lower/groups > guards a value of a task that may not run where it is taken, and reads the sign of absence inside',
      'targets/argo/lower/pipelines > say {absent} when they are optional and nothing came',
    ],
  },
  {
    id: 'P-09',
    says: 'An output that evaluates to nil fails its group.',
    argo: [
      'engine/pitfalls/absence > P-09, LOWERING rule 2: ends the group as an Error and leaves the workflow running for ever',
    ],
    ours: [
      'targets/argo/lower/groups > never fail to evaluate: what may be absent is guarded by the status of its task',
    ],
  },
  {
    id: 'P-10',
    says: 'An optional artifact needs optional on the argument and on the input.',
    argo: ['engine/pitfalls/absence > P-10, fact 10: needs optional on the argument and on the input'],
    ours: [
      'targets/argo/lower/groups > marks an artifact of a task that may not run as optional on every step of the way',
      'targets/argo/lower/pipelines > takes an artifact as an artifact, optional when the input is',
    ],
  },
  {
    id: 'P-11',
    says: 'fromExpression is not accepted in arguments.',
    argo: ['engine/pitfalls/absence > P-11: fromExpression is refused in arguments'],
    ours: ['pitfalls/never-emitted > P-11: fromExpression in arguments'],
  },
  {
    id: 'P-12',
    says: 'Arguments of a task whose condition is false were resolved once, in steps.',
    argo: [
      'engine/pitfalls/absence > P-12: do not matter when its condition is false, whatever they would do',
    ],
    ours: [
      'pitfalls/never-emitted > P-12: steps',
      'targets/argo/lower/conditions > a reader that runs only when its source did still guards its arguments, which Argo resolves first',
    ],
  },
  {
    id: 'P-13',
    says: 'A file that was not written fails the step, but for a default or optional.',
    argo: [
      'engine/pitfalls/absence > P-13, fact 16: makes the step an Error, not Failed',
      'engine/pitfalls/absence > P-13: is covered by the default of a parameter and by optional of an artifact',
    ],
    ours: ['targets/argo/lower/inputs > may stay unwritten when they are optional (P-13)'],
  },
];
