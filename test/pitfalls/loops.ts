import type { Pitfall } from './pitfall.ts';

export const loops: readonly Pitfall[] = [
  {
    id: 'P-24',
    says: 'withParam needs a list of JSON, and texts in items arrive escaped.',
    argo: [
      'engine/pitfalls/loops > P-24, fact 05: items of objects come by their keys, and texts in them with the escapes of JSON',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-24, fact 05, fact 05i, fact 05n, LOWERING d: hands texts on byte for byte, those of a step and those in place',
      'engine/pitfalls/loops-compiled > P-24, fact 05j, fact 05n: hands on numbers, null, Lists and Dicts, and what is in them',
      'engine/pitfalls/loops-compiled > P-24, P-26: gives what 300 items made in their order, and hands on items of 5000 characters',
      'pitfalls/never-emitted > P-24, P-28: loops but withParam',
      'pitfalls/never-emitted > P-24, fact 05, fact 05j: an item, but as a whole in an input of its own',
      'pitfalls/never-emitted > P-24, fact 05i, fact 05n: a list of items that are not in Base64',
      'targets/argo/lower/loop-pitfalls > holds texts of all kinds in Base64 of UTF-8, each alone in a List (P-24)',
      'targets/argo/lower/loops > hands each item on in Base64 to a DAG, which runs the task',
      'targets/argo/lower/loops > makes the texts of a List that is known at run time where it is called',
    ],
  },
  {
    id: 'P-25',
    says: 'A list of a skipped task fails the loop.',
    argo: ['engine/pitfalls/loops > P-25, fact 05q: a list of a skipped task'],
    ours: [
      'engine/pitfalls/loops-compiled > P-25, fact 05q: over the List of a task that was skipped takes what is written for that',
      'targets/argo/lower/loop-pitfalls > of a task that may be skipped is asked for by the status of that task (P-25)',
    ],
  },
  {
    id: 'P-26',
    says: 'Only children that succeeded are collected, and types change with the data.',
    argo: [
      'engine/pitfalls/loops > P-26, fact 05d, fact 05d when: a list of texts, without those that were skipped or failed',
      'engine/pitfalls/loops > P-26, fact 05d: a list of JSON when all are lists or objects',
      'engine/pitfalls/loops > P-26, fact 05f: results must be JSON',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-26, fact 05d, fact 05f: gathers what its items made, texts as texts and numbers as numbers',
      'engine/pitfalls/loops-compiled > P-26: in which an item fails runs the others, fails, and has its handler run',
      'engine/pitfalls/loops-compiled > P-26, fact 05d when, fact 05o: that is forgiven leaves out what was skipped or failed, or gives null in its place',
      'engine/pitfalls/loops-compiled > P-26, LOWERING d: leaves out what an item did not write, or gives null in its place',
      'engine/pitfalls/loops-compiled > P-24, P-26: gives what 300 items made in their order, and hands on items of 5000 characters',
      'pitfalls/never-emitted > P-26, fact 05b, fact 05k: what a loop gave, or its status, unless it was asked first whether it was skipped',
      'pitfalls/never-emitted > P-26, P-28, fact 05o: a loop over anything but a DAG',
      'targets/argo/lower/loop-pitfalls > leaves out what an item did not write (P-26)',
      'targets/argo/lower/loop-pitfalls > is read behind the question whether it was skipped, and nothing else is asked of its status (P-04, P-26)',
      'targets/argo/lower/loops > asks the condition inside, for each item, and gives a List of one or none',
      'targets/argo/lower/loops > gives on only what somebody reads',
      'targets/argo/lower/loops > whose failures are forgiven ends well for every item, and says how each of them ended',
    ],
  },
  {
    id: 'P-27',
    says: 'Artifacts of loops are not collected.',
    argo: [
      'engine/pitfalls/loops > P-27, LOWERING h: artifacts of a loop lie at keys of their own and are read together',
      'engine/artifact-lists > are those of the items that succeeded, though what failed has written its file',
      'engine/artifact-lists > hold nothing of a try that failed',
      'engine/artifact-lists > are an empty directory where there are none',
    ],
    ours: [
      'pitfalls/never-emitted > P-27: artifacts of a loop',
      'pitfalls/never-emitted > P-27, P-49: a key that a step tells of an artifact, without the run and the pod, or of no artifact of its own',
      'targets/argo/lower/loop-pitfalls > are no artifacts (P-27)',
      'targets/argo/lower/artifact-lists > says by an output that nobody writes where it has put its artifact',
      'targets/argo/lower/artifact-lists > puts it with the others, and as it is, where they are read as a directory',
      'targets/argo/lower/artifact-lists > does not start with a place that is not there, in any version of Argo (3.6 starts what cannot be computed)',
    ],
  },
  {
    id: 'P-28',
    says: 'Nested loops need a template between them.',
    argo: ['engine/pitfalls/loops > P-28, P-29, LOWERING d: nested loops and limited ones'],
    ours: [
      'engine/pitfalls/loops-compiled > P-28, LOWERING d: inside others has the items of all of them, and gives Lists of Lists',
      'pitfalls/never-emitted > P-24, P-28: loops but withParam',
      'pitfalls/never-emitted > P-26, P-28, fact 05o: a loop over anything but a DAG',
      'targets/argo/lower/loop-pitfalls > have a limit only where the loop is alone in them, also inside others (P-28, P-29)',
      'targets/argo/lower/loops > hands each item on in Base64 to a DAG, which runs the task',
      'targets/argo/lower/loops > hands items of loops around on as inputs',
    ],
  },
  {
    id: 'P-29',
    says: 'parallelism of a template does not count pods of nested ones.',
    argo: ['engine/pitfalls/loops > P-28, P-29, LOWERING d: nested loops and limited ones'],
    ours: [
      'engine/pitfalls/loops-compiled > P-29, LOWERING d: runs as many items at the same time as it may, each with all its steps',
      'pitfalls/never-emitted > P-29: parallelism of a template but of a DAG that holds one loop and nothing else',
      'targets/argo/lower/loop-pitfalls > have a limit only where the loop is alone in them, also inside others (P-28, P-29)',
      'targets/argo/lower/loops > with a limit is in a DAG that has it, and gives on what was gathered',
    ],
  },
  {
    id: 'P-30',
    says: 'A retry of a DAG runs all of it again, and failed with loops inside.',
    argo: [
      'engine/pitfalls/running > fact 07: a group is tried again as a whole',
      'engine/pitfalls/running > LOWERING i: outputs of retried steps, groups and loops come from the last try',
    ],
    ours: [
      'pitfalls/never-emitted > P-30, P-32, P-33: a retry, a timeout or a deadline of a DAG',
      'targets/argo/lower/loop-pitfalls > have no retry, which stands at the step (P-30)',
      'targets/argo/lower/loop-pitfalls > have none around a group either (P-30)',
    ],
  },
];
