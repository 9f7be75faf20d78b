import type { Pitfall } from './pitfall.ts';

export const loops: readonly Pitfall[] = [
  {
    id: 'P-24',
    says: 'withParam needs a list of JSON, and texts in items arrive escaped.',
    notApplicable: 'Loops are not compiled yet.',
    until: ['task.forEach', 'task.matrix'],
    argo: [
      'engine/pitfalls/loops > P-24, fact 05: items of objects come by their keys, and texts in them with the escapes of JSON',
    ],
    ours: ['pitfalls/never-emitted > P-24, P-25, P-26, P-28: loops of Argo'],
  },
  {
    id: 'P-25',
    says: 'A list of a skipped task fails the loop.',
    notApplicable: 'Loops are not compiled yet.',
    until: ['task.forEach', 'task.matrix'],
    argo: ['engine/pitfalls/loops > P-25, fact 05q: a list of a skipped task'],
    ours: ['pitfalls/never-emitted > P-24, P-25, P-26, P-28: loops of Argo'],
  },
  {
    id: 'P-26',
    says: 'Only children that succeeded are collected, and types change with the data.',
    notApplicable: 'Loops are not compiled yet.',
    until: ['task.forEach', 'task.matrix'],
    argo: [
      'engine/pitfalls/loops > P-26, fact 05d, fact 05d when: a list of texts, without those that were skipped or failed',
      'engine/pitfalls/loops > P-26, fact 05d: a list of JSON when all are lists or objects',
      'engine/pitfalls/loops > P-26, fact 05f: results must be JSON',
    ],
    ours: ['pitfalls/never-emitted > P-24, P-25, P-26, P-28: loops of Argo'],
  },
  {
    id: 'P-27',
    says: 'Artifacts of loops are not collected.',
    notApplicable: 'Loops that gather are not compiled yet.',
    until: ['task.gather'],
    argo: [
      'engine/pitfalls/loops > P-27, LOWERING h: artifacts of a loop lie at keys of their own and are read together',
    ],
  },
  {
    id: 'P-28',
    says: 'Nested loops need a template between them.',
    notApplicable: 'Loops are not compiled yet.',
    until: ['task.forEach', 'task.matrix'],
    argo: ['engine/pitfalls/loops > P-28, P-29, LOWERING d: nested loops and limited ones'],
    ours: ['pitfalls/never-emitted > P-24, P-25, P-26, P-28: loops of Argo'],
  },
  {
    id: 'P-29',
    says: 'parallelism of a template does not count pods of nested ones.',
    notApplicable: 'Limits of loops are not compiled yet.',
    until: ['task.maxParallel'],
    argo: ['engine/pitfalls/loops > P-28, P-29, LOWERING d: nested loops and limited ones'],
    ours: ['pitfalls/never-emitted > P-29: parallelism of a template'],
  },
  {
    id: 'P-30',
    says: 'A retry of a DAG runs all of it again, and failed with loops inside.',
    notApplicable: 'A group cannot have a retry (setting-not-applicable), and loops are not compiled yet.',
    until: ['task.forEach', 'task.matrix'],
    ours: ['pitfalls/never-emitted > P-30, P-32, P-33: a retry, a timeout or a deadline of a DAG'],
  },
];
