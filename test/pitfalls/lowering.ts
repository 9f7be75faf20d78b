import type { Pitfall } from './pitfall.ts';

export const lowering: readonly Pitfall[] = [
  {
    id: 'LOWERING rule 1',
    says: 'dag.target names every task, and failFast stays.',
    argo: [
      'engine/pitfalls/groups > P-06, LOWERING rule 1: with every task as target the run is Failed, and handlers and other branches still run',
    ],
    ours: [
      'targets/argo/lower/dag > names every task as its target, in the order of the file',
      'targets/argo/lower/dag > leaves failFast alone',
    ],
  },
  {
    id: 'LOWERING rule 2',
    says: 'No output of a DAG can fail to evaluate.',
    argo: [
      'engine/pitfalls/absence > P-09, LOWERING rule 2: ends the group as an Error and leaves the workflow running for ever',
      'engine/pitfalls/groups > LOWERING rule 2, fact 11d: one that cannot be evaluated leaves the workflow running for ever (%s)',
    ],
    ours: [
      'targets/argo/lower/groups > never fail to evaluate: what may be absent is guarded by the status of its task',
    ],
  },
  {
    id: 'LOWERING rule 3',
    says: 'Absence is a guard by status.',
    argo: [
      'engine/pitfalls/absence > P-07, LOWERING rule 3, LOWERING c: the guard as we write it gives the fallback of every task that did not succeed',
    ],
    ours: [
      'pitfalls/never-emitted > P-07, LOWERING rule 3: ?? or ?. in an expression',
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'LOWERING rule 4',
    says: 'Every scalar that could be something else is quoted.',
    argo: [
      'engine/pitfalls/values > P-66, fact 01 names, LOWERING rule 4: a task named y without quotes is refused, with quotes it is not',
    ],
    ours: [
      'pitfalls/never-emitted > P-66, P-67, LOWERING rule 4: a value or a name that YAML 1.1 takes for something else than a text',
      'targets/argo/lower/dag > quotes every scalar that a reader of YAML 1.1 takes for something else',
      'targets/quote > reads any word back that is written bare',
    ],
  },
  {
    id: 'LOWERING a',
    says: 'A group is a DAG with inputs for what it reads, and the three states on every edge.',
    argo: [
      'engine/pitfalls/absence > LOWERING a: also out of a group, and from a group that was skipped',
      'engine/pitfalls/groups > LOWERING a: values go into a group and out of it, and tasks one and two hops after a skipped group run',
    ],
    ours: [
      'targets/argo/lower/dag > waits for success, for a skip and for a daemon, and says so',
      'targets/argo/lower/dag > joins several in alphabetical order, each in parentheses',
      'targets/argo/lower/groups > becomes a DAG of its own name that takes what its tasks read outside',
      'targets/argo/lower/groups > marks an artifact of a task that may not run as optional on every step of the way',
    ],
  },
  {
    id: 'LOWERING b',
    says: 'A condition is one expression tag.',
    argo: [
      'engine/pitfalls/conditions > LOWERING b: Bools in all spellings, numbers in all notations, and texts with quotes and braces',
    ],
    ours: [
      'targets/argo/lower/conditions > %s is one expression tag',
      'targets/argo/lower/conditions > writes the text %s so that no brace, quote or backslash stands in the tag',
    ],
  },
  {
    id: 'LOWERING c',
    says: 'default, firstOf and present are chains of guards.',
    argo: [
      'engine/pitfalls/absence > P-07, LOWERING rule 3, LOWERING c: the guard as we write it gives the fallback of every task that did not succeed',
      'engine/pitfalls/absence > LOWERING c: default, firstOf and present are guards',
      'engine/pitfalls/absence > fact 10b, LOWERING c: fromExpression as the output of a DAG chooses by status',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'LOWERING d',
    says: 'The body of a loop is a DAG, items travel as base64, outputs as lists.',
    argo: [
      'engine/pitfalls/loops > LOWERING d: every checked value of the pattern is as wanted',
      'engine/pitfalls/loops > P-28, P-29, LOWERING d: nested loops and limited ones',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-24, fact 05, fact 05i, fact 05n, LOWERING d: hands texts on byte for byte, those of a step and those in place',
      'engine/pitfalls/loops-compiled > P-04, fact 05b, LOWERING d: over an empty List is skipped, gives an empty one, and what comes after it runs',
      'engine/pitfalls/loops-compiled > fact 05k, LOWERING d: whose items are all skipped ends well, and gives an empty List, or nulls',
      'engine/pitfalls/loops-compiled > P-26, LOWERING d: leaves out what an item did not write, or gives null in its place',
      'engine/pitfalls/loops-compiled > P-29, LOWERING d: runs as many items at the same time as it may, each with all its steps',
      'engine/pitfalls/loops-compiled > P-28, LOWERING d: inside others has the items of all of them, and gives Lists of Lists',
      'targets/argo/lower/loops > hands each item on in Base64 to a DAG, which runs the task',
      'targets/argo/lower/loops > asks the condition inside, for each item, and gives a List of one or none',
      'targets/argo/lower/loops > with a limit is in a DAG that has it, and gives on what was gathered',
    ],
  },
  {
    id: 'LOWERING e',
    says: 'Handlers of failures wait for every end and have a condition; switch, repeat and tolerance are DAGs.',
    argo: [
      'engine/pitfalls/groups > LOWERING e: a handler of failures is Skipped, not Omitted, when nothing failed, so what comes after it runs',
      'engine/pitfalls/loops > LOWERING e: a tolerated failure behind which a task is skipped does not fail the run',
    ],
    ours: [
      'targets/argo/lower/failures > [%s] names the states, and is a condition where they do not say it',
      'targets/argo/lower/failures > is in a DAG of its own, with its condition and arguments, which ends well whatever it does',
      'targets/argo/lower/failures > gives on how it ended, and what it made',
    ],
    gap: 'switch and repeat are not compiled yet.',
  },
  {
    id: 'LOWERING f',
    says: 'Scripts are arguments, braces come back from a variable, run-time texts carry U+2060.',
    argo: [
      'engine/pitfalls/braces > P-22, LOWERING f: in a script they arrive byte for byte, as on a real cluster',
      'engine/pitfalls/braces > P-22, LOWERING f: in arguments and environment they arrive byte for byte (%s)',
      'engine/pitfalls/braces > LOWERING f: a raw artifact is expanded, and the kubelet takes a dollar away',
    ],
    ours: [
      'targets/argo/lower/scripts > arrives as the first argument, escaped for Argo and the kubelet only',
      'targets/argo/lower/inputs > escapes constants for the kubelet and for Argo, and leaves a lone $ alone',
      'targets/argo/lower/env > holds constants as they are, safe from Argo and the kubelet',
      'targets/argo/lower/inputs > are text for the next step, never code: braces of a run are encoded once',
      'targets/argo/lower/env > holds values of the run, decoded, with what the kubelet would read escaped',
    ],
  },
  {
    id: 'LOWERING g',
    says: 'Claims are made by resources, mounted by name and deleted without waiting.',
    argo: [
      'engine/pitfalls/values > P-42, P-44, LOWERING g: a claim that is made is mounted by its name, also in a group, and deleted at the end',
    ],
    ours: [
      'targets/argo/lower/volumes > makes a claim that belongs to the run, and waits for nothing',
      'targets/argo/lower/volumes > is mounted by its claim, also through groups',
    ],
  },
  {
    id: 'LOWERING h',
    says: 'The repository stands in the workflow as the place of all artifacts.',
    argo: [
      'engine/pitfalls/loops > P-27, LOWERING h: artifacts of a loop lie at keys of their own and are read together',
    ],
    ours: [
      'targets/argo/lower/workflow > is compiled into the workflow as the place of all artifacts, without a ConfigMap',
    ],
  },
  {
    id: 'LOWERING i',
    says: 'Retries give the last outputs, deadlines may be inputs.',
    argo: [
      'engine/pitfalls/running > LOWERING i: outputs of retried steps, groups and loops come from the last try',
      'engine/pitfalls/running > LOWERING i: a number with blanks around it is an Error, and trimmed by an expression it is one',
      'engine/pitfalls/running > LOWERING i: it may come from an input',
    ],
    ours: [
      'targets/argo/lower/pods > %s says limit and policy both (P-31)',
      'targets/argo/lower/pods > %s is a deadline in seconds',
    ],
  },
  {
    id: 'LOWERING j',
    says: 'Names of 63 characters run.',
    argo: [
      'engine/pitfalls/depends > P-03, LOWERING j: a task "%s" ends the workflow as an Error',
      'engine/pitfalls/values > P-36, LOWERING j: a %s may have %i characters and not %i',
      'engine/pitfalls/values > LOWERING j: names of 63 characters two levels deep run',
    ],
    ours: [
      'compiler/bind/names > has at most 63 characters',
      'compiler/bind/names > may not be %s, a word of the engine',
    ],
  },
];
