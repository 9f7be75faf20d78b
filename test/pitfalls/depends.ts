import type { Pitfall } from './pitfall.ts';

export const depends: readonly Pitfall[] = [
  {
    id: 'section 0',
    says: 'Lint accepts many workflows that fail, err or hang when they run.',
    argo: ['engine/pitfalls/values > section 0: lint accepts a defect: %s'],
    ours: ['targets/argo/lower/goldens > %s keeps the rules of lowering'],
  },
  {
    id: 'P-01',
    says: 'A bare name in depends goes on after a skip and not after Omitted; what is omitted omits all behind it, and the run succeeds.',
    argo: [
      'engine/pitfalls/depends > P-01: a bare name goes on after Skipped, and never after Omitted or Failed',
      'engine/pitfalls/depends > P-01: everything behind an omitted task is omitted, and the workflow still succeeds',
      'engine/pitfalls/depends > P-01: the three states that we name let a skip travel any number of hops, and nothing else',
    ],
    ours: [
      'targets/argo/lower/dag > waits for success, for a skip and for a daemon, and says so',
      'targets/argo/lower/dag > joins several in alphabetical order, each in parentheses',
    ],
  },
  {
    id: 'P-02',
    says: 'depends in a DAG forbids dependencies and continueOn in all of it.',
    argo: [
      'engine/pitfalls/depends > P-02, fact 03 both: depends and dependencies in one DAG are refused',
      'engine/pitfalls/depends > P-02: depends and continueOn in one DAG are refused',
    ],
    ours: ['pitfalls/never-emitted > P-02: dependencies or continueOn in a DAG that has depends'],
  },
  {
    id: 'P-03',
    says: 'Names in depends are read by expr-lang: its words, underscores and digits at the start break it.',
    argo: [
      'engine/pitfalls/depends > P-03, LOWERING j: a task "%s" ends the workflow as an Error',
      'engine/pitfalls/depends > P-03: lint accepts tasks of all those names',
      'engine/pitfalls/depends > P-03: a task "%s" is harmless',
      'engine/pitfalls/depends > P-03: digits first, underscores and more than 128 characters are refused',
    ],
    ours: [
      'compiler/bind/names > may not be %s, a word of the engine',
      'compiler/bind/names > may not be %s',
      'compiler/bind/names > may be %s',
      'compiler/bind/names > has at most 63 characters',
    ],
  },
  {
    id: 'P-04',
    says: 'A loop over an empty list is skipped and gives nothing.',
    argo: [
      'engine/pitfalls/loops > P-04, fact 05b: an empty list skips the loop, and its outputs are absent',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-04, fact 05b, LOWERING d: over an empty List is skipped, gives an empty one, and what comes after it runs',
      'targets/argo/lower/loop-pitfalls > may be empty (P-04)',
      'targets/argo/lower/loop-pitfalls > is read behind the question whether it was skipped, and nothing else is asked of its status (P-04, P-26)',
      'targets/argo/lower/loops > that others do not need to have gone well is held too, so that it has a status everywhere',
    ],
  },
  {
    id: 'P-05',
    says: 'A step that is tried again is Failed only after the last try; hooks delay what waits for it.',
    argo: [
      'engine/pitfalls/running > P-05, fact 07: is Failed only after the last try; its outputs and exit code are those of the last',
      'engine/pitfalls/running > P-05: a step that is killed for its memory is Failed with the reason',
    ],
    ours: [
      'targets/argo/lower/pods > stands at every step and never at a DAG, also from the defaults (P-32)',
    ],
  },
  {
    id: 'P-06',
    says: 'failFast is true and targets are the leaves unless said otherwise, so a handled failure disappears.',
    argo: [
      'engine/pitfalls/depends > P-06, fact 03c: without target a handled failure ends as Succeeded',
      'engine/pitfalls/groups > P-06, LOWERING rule 1: with every task as target the run is Failed, and handlers and other branches still run',
    ],
    ours: [
      'pitfalls/never-emitted > P-06: failFast',
      'targets/argo/lower/dag > names every task as its target, in the order of the file',
      'targets/argo/lower/dag > leaves failFast alone',
    ],
  },
];
