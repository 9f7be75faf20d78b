import type { Pitfall } from './pitfall.ts';

export const facts: readonly Pitfall[] = [
  {
    id: 'fact 01',
    says: 'Outputs and results come into the next task without one newline at the end.',
    argo: ['engine/pitfalls/groups > fact 01: outputs and results come without one newline at the end'],
    ours: [
      'targets/argo/lower/groups > becomes a DAG of its own name that takes what its tasks read outside',
    ],
  },
  {
    id: 'fact 01 names',
    says: 'Names y and n without quotes are Bools.',
    argo: [
      'engine/pitfalls/values > P-66, fact 01 names, LOWERING rule 4: a task named y without quotes is refused, with quotes it is not',
    ],
    ours: [
      'targets/argo/lower/dag > quotes every scalar that a reader of YAML 1.1 takes for something else',
      'targets/quote > reads any word back that is written bare',
    ],
  },
  {
    id: 'fact 02',
    says: 'One expression tag in when runs, skips with a message, and can be negated.',
    argo: [
      'engine/pitfalls/conditions > fact 02: true runs, false skips with a message, and a negation around the tag works',
    ],
    ours: [
      'targets/argo/lower/conditions > %s is one expression tag',
      'targets/argo/lower/conditions > writes the text %s so that no brace, quote or backslash stands in the tag',
    ],
  },
  {
    id: 'fact 02b',
    says: 'Values with quotes, hyphens or blanks, and empty ones, are errors in when.',
    argo: [
      'engine/pitfalls/conditions > fact 02b: a value with a quote is an Error, and the same in one expression tag is not',
      'engine/pitfalls/conditions > fact 02b: values with a hyphen or a blank, and empty ones, are Errors',
    ],
    ours: [
      'targets/argo/lower/conditions > %s is one expression tag',
      'targets/argo/lower/conditions > writes the text %s so that no brace, quote or backslash stands in the tag',
    ],
  },
  {
    id: 'fact 02k',
    says: 'A number in when is an error; the text true and the empty text run.',
    argo: [
      'engine/pitfalls/conditions > fact 02k: a number is an Error, the text true runs, and so does an empty condition',
    ],
    ours: [
      'targets/argo/lower/conditions > %s is one expression tag',
      'targets/argo/lower/conditions > writes the text %s so that no brace, quote or backslash stands in the tag',
    ],
  },
  {
    id: 'fact 02c',
    says: 'An output of a skipped task in when is nil, empty or text, by version.',
    argo: [
      'engine/pitfalls/conditions > fact 02c: nil in an expression: equal to nothing, different from everything, nil, and ?? works',
      'engine/pitfalls/conditions > fact 02c: a simple tag is an Error',
    ],
    ours: ['targets/argo/lower/conditions > reads a task that may not run by its status, never by ??'],
  },
  {
    id: 'fact 03',
    says: 'depends goes on after Skipped, and not after Omitted or Failed.',
    argo: [
      'engine/pitfalls/depends > fact 03: depends knows Omitted, Skipped, Failed, not and or',
      'engine/pitfalls/depends > fact 03: dependencies mean the same as a bare name',
    ],
    ours: [
      'targets/argo/lower/dag > waits for success, for a skip and for a daemon, and says so',
      'targets/argo/lower/dag > joins several in alphabetical order, each in parentheses',
    ],
  },
  {
    id: 'fact 03 both',
    says: 'depends and dependencies in one DAG are refused.',
    argo: ['engine/pitfalls/depends > P-02, fact 03 both: depends and dependencies in one DAG are refused'],
    ours: ['pitfalls/never-emitted > P-02: dependencies or continueOn in a DAG that has depends'],
  },
  {
    id: 'fact 03c',
    says: 'The phase of a DAG is that of its leaves; an omitted leaf has that of its branch.',
    argo: [
      'engine/pitfalls/depends > P-06, fact 03c: without target a handled failure ends as Succeeded',
      'engine/pitfalls/groups > fact 03c: a rescued group leaves the workflow Failed when what waits for it is omitted',
    ],
    ours: [
      'targets/argo/lower/dag > names every task as its target, in the order of the file',
      'targets/argo/lower/dag > leaves failFast alone',
    ],
  },
  {
    id: 'fact 03d',
    says: 'continueOn with dependencies goes on.',
    argo: [
      'engine/pitfalls/depends > fact 03d: continueOn with dependencies goes on, and the workflow succeeds',
    ],
    ours: [
      'targets/argo/lower/failures > is in a DAG of its own, with its condition and arguments, which ends well whatever it does',
      'pitfalls/never-emitted > P-02: dependencies or continueOn in a DAG that has depends',
    ],
  },
  {
    id: 'fact 04 nodef',
    says: 'A simple tag on an output of a skipped task drops the argument, is empty or stays, by version.',
    argo: [
      'engine/pitfalls/absence > P-07, fact 04 nodef, regimes: a simple tag means the default of the input, and without one an Error',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'fact 04 def',
    says: 'A default of the producer is used, or not, by version.',
    argo: [
      'engine/pitfalls/absence > P-07, fact 04 def, regimes: a default of the producer helps on the newest only',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'fact 04 coal',
    says: '?? works, gives an empty text or stays, by version.',
    argo: [
      'engine/pitfalls/absence > fact 04 coal, regimes: ?? helps on the newest only, for skipped and for omitted tasks',
      'engine/pitfalls/groups > fact 04 coal, regimes: an output of a skipped group is absent like that of a step',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'fact 04 bare',
    says: 'Without ?? it is an error, an empty text or stays, by version.',
    argo: [
      'engine/pitfalls/absence > fact 04 bare, regimes: an expression without a way out is an Error, or runs with a wrong text',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'fact 04 fail',
    says: '?? on a failed task is an error, a hang or stays, by version.',
    argo: [
      'engine/pitfalls/absence > fact 04 fail, regimes: ?? on a failed task is an Error, a wrong text, or leaves the workflow running for ever',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'fact 32',
    says: 'The status of the producer decides right on every version.',
    argo: [
      'engine/pitfalls/absence > fact 32, regimes: the status of the producer decides everywhere: skipped, omitted, failed, succeeded',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'fact 05',
    says: 'Texts in items that are objects arrive with the escapes of JSON.',
    argo: [
      'engine/pitfalls/loops > P-24, fact 05: items of objects come by their keys, and texts in them with the escapes of JSON',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-24, fact 05, fact 05i, fact 05n, LOWERING d: hands texts on byte for byte, those of a step and those in place',
      'pitfalls/never-emitted > P-24, fact 05, fact 05j: an item, but as a whole in an input of its own',
      'targets/argo/lower/loops > hands each item on in Base64 to a DAG, which runs the task',
    ],
  },
  {
    id: 'fact 05i',
    says: 'Items that are texts are clean on the newest only.',
    argo: ['engine/pitfalls/loops > fact 05i: items that are texts are clean on the newest only'],
    ours: [
      'engine/pitfalls/loops-compiled > P-24, fact 05, fact 05i, fact 05n, LOWERING d: hands texts on byte for byte, those of a step and those in place',
      'pitfalls/never-emitted > P-24, fact 05i, fact 05n: a list of items that are not in Base64',
      'targets/argo/lower/loops > hands each item on in Base64 to a DAG, which runs the task',
    ],
  },
  {
    id: 'fact 05j',
    says: 'An item in an expression is a map of texts.',
    argo: ['engine/pitfalls/loops > fact 05j: an item in an expression is a map of texts and no JSON'],
    ours: [
      'engine/pitfalls/loops-compiled > P-24, fact 05j, fact 05n: hands on numbers, null, Lists and Dicts, and what is in them',
      'pitfalls/never-emitted > P-24, fact 05, fact 05j: an item, but as a whole in an input of its own',
    ],
  },
  {
    id: 'fact 05n',
    says: 'fromJSON brings texts and objects of items back.',
    argo: ['engine/pitfalls/loops > fact 05n: texts and objects of items come back by fromJSON'],
    ours: [
      'engine/pitfalls/loops-compiled > P-24, fact 05, fact 05i, fact 05n, LOWERING d: hands texts on byte for byte, those of a step and those in place',
      'engine/pitfalls/loops-compiled > P-24, fact 05j, fact 05n: hands on numbers, null, Lists and Dicts, and what is in them',
      'pitfalls/never-emitted > P-24, fact 05i, fact 05n: a list of items that are not in Base64',
      'targets/argo/lower/loops > hands each item on in Base64 to a DAG, which runs the task',
    ],
  },
  {
    id: 'fact 05d',
    says: 'A loop gives a list of texts, or of JSON when all are lists or objects.',
    argo: [
      'engine/pitfalls/loops > P-26, fact 05d, fact 05d when: a list of texts, without those that were skipped or failed',
      'engine/pitfalls/loops > P-26, fact 05d: a list of JSON when all are lists or objects',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-26, fact 05d, fact 05f: gathers what its items made, texts as texts and numbers as numbers',
      'targets/argo/lower/loops > asks the condition inside, for each item, and gives a List of one or none',
    ],
  },
  {
    id: 'fact 05f',
    says: 'Results of loops must be JSON.',
    argo: ['engine/pitfalls/loops > P-26, fact 05f: results must be JSON'],
    ours: [
      'engine/pitfalls/loops-compiled > P-26, fact 05d, fact 05f: gathers what its items made, texts as texts and numbers as numbers',
      'pitfalls/never-emitted > P-07: a result of a task that is no request, or an exit code',
    ],
  },
  {
    id: 'fact 05b',
    says: 'An empty list skips the loop.',
    argo: [
      'engine/pitfalls/loops > P-04, fact 05b: an empty list skips the loop, and its outputs are absent',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-04, fact 05b, LOWERING d: over an empty List is skipped, gives an empty one, and what comes after it runs',
      'pitfalls/never-emitted > P-26, fact 05b, fact 05k: what a loop gave, or its status, unless it was asked first whether it was skipped',
    ],
  },
  {
    id: 'fact 05k',
    says: 'A loop of skipped items succeeds, with an empty list that is no list.',
    argo: [
      'engine/pitfalls/loops > fact 05k, regimes: when every item is skipped the loop succeeds, and its outputs are an Error, a wrong text or a hang',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > fact 05k, LOWERING d: whose items are all skipped ends well, and gives an empty List, or nulls',
      'pitfalls/never-emitted > P-26, fact 05b, fact 05k: what a loop gave, or its status, unless it was asked first whether it was skipped',
      'targets/argo/lower/loops > asks the condition inside, for each item, and gives a List of one or none',
    ],
  },
  {
    id: 'fact 05d when',
    says: 'A condition is evaluated for each item.',
    argo: [
      'engine/pitfalls/loops > P-26, fact 05d, fact 05d when: a list of texts, without those that were skipped or failed',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-26, fact 05d when, fact 05o: that is forgiven leaves out what was skipped or failed, or gives null in its place',
      'targets/argo/lower/loops > asks the condition inside, for each item, and gives a List of one or none',
    ],
  },
  {
    id: 'fact 05q',
    says: 'A list of a skipped task skips, errs or runs, by how it is read and by version.',
    argo: ['engine/pitfalls/loops > P-25, fact 05q: a list of a skipped task'],
    ours: [
      'engine/pitfalls/loops-compiled > P-25, fact 05q: over the List of a task that was skipped takes what is written for that',
      'targets/argo/lower/loop-pitfalls > of a task that may be skipped is asked for by the status of that task (P-25)',
    ],
  },
  {
    id: 'fact 05o',
    says: 'A DAG around each item keeps the positions.',
    argo: [
      'engine/pitfalls/loops > fact 05o: positions are kept by a DAG around each item, with ?? on the newest only',
    ],
    ours: [
      'engine/pitfalls/loops-compiled > P-26, fact 05d when, fact 05o: that is forgiven leaves out what was skipped or failed, or gives null in its place',
      'pitfalls/never-emitted > P-26, P-28, fact 05o: a loop over anything but a DAG',
      'targets/argo/lower/loops > asks the condition inside, for each item, and gives a List of one or none',
      'targets/argo/lower/loops > with a limit is in a DAG that has it, and gives on what was gathered',
    ],
  },
  {
    id: 'fact 06',
    says: 'Nested DAGs take values by inputs and give them by outputs.',
    argo: [
      'engine/pitfalls/groups > fact 06: a group takes values as inputs, and its outputs come from tasks inside',
    ],
    ours: [
      'targets/argo/lower/groups > becomes a DAG of its own name that takes what its tasks read outside',
      'targets/argo/lower/groups > hands values and artifacts through two levels under the same names',
    ],
  },
  {
    id: 'fact 06c',
    says: 'Names with hyphens are indexed by brackets.',
    argo: ['engine/pitfalls/groups > fact 06c: names with hyphens and underscores are indexed by brackets'],
    ours: ['targets/argo/lower/groups > tells the input a-b from the output b of the task a'],
  },
  {
    id: 'fact 06d',
    says: 'The outputs of a group that failed are not computed.',
    argo: ['engine/pitfalls/groups > fact 06d: the outputs of a group that failed are not computed'],
    ours: [
      'targets/argo/lower/groups > never fail to evaluate: what may be absent is guarded by the status of its task',
    ],
  },
  {
    id: 'fact 06e',
    says: 'A template may call itself.',
    ours: [
      'targets/argo/lower/repeat > is a template that calls itself with the state of the next round',
      'targets/argo/lower/repeat > gives what the next round gives, or else its own',
    ],
    argo: [
      'engine/pitfalls/groups > fact 06e: a template may call itself, and ?? brings its output back on the newest only',
    ],
  },
  {
    id: 'fact 07',
    says: 'Outputs and exit code of a step that was tried again are those of the last try.',
    argo: [
      'engine/pitfalls/running > P-05, fact 07: is Failed only after the last try; its outputs and exit code are those of the last',
      'engine/pitfalls/running > fact 07: when all tries have failed, says so, and what waits is omitted',
      'engine/pitfalls/running > fact 07: a group is tried again as a whole',
    ],
    ours: ['targets/argo/lower/pods > %s says limit and policy both (P-31)'],
  },
  {
    id: 'fact 08',
    says: 'Exit handlers see the status and the failures; one that fails fails the run.',
    argo: [
      'engine/pitfalls/running > P-35, fact 08: handlers see the status and the failures',
      'engine/pitfalls/running > P-34, fact 08: a handler that fails makes the workflow Failed',
      'engine/pitfalls/running > P-35, fact 08: the outputs of the entrypoint are those of the run',
    ],
    ours: [
      'engine/pitfalls/on-exit > P-35, fact 08: the failures are data, whatever their messages hold',
      'engine/pitfalls/on-exit > P-34, fact 08: a failure in onExit is a failure of the run, and of a call one of the call',
    ],
  },
  {
    id: 'fact 09',
    says: 'Numbers, comparisons, lists and special signs in expressions have these texts.',
    argo: [
      'engine/pitfalls/absence > P-08, fact 09: an empty text is a value, nil is an Error or stays as text',
      'engine/pitfalls/expressions > fact 09: numbers, comparisons, maps, lists and signs have these texts',
      'engine/pitfalls/expressions > fact 09: quotes, backslashes, dollars and backquotes in values are safe',
    ],
    ours: [
      'engine/expression > gives the same values as the evaluator, in every place and for the nastiest values',
      'engine/expression > agrees with the evaluator on %s',
    ],
  },
  {
    id: 'fact 09b',
    says: 'A value that holds a known tag is evaluated, also in nested templates.',
    argo: [
      'engine/pitfalls/braces > P-21, fact 09b: a tag in an argument is evaluated, by simple and by expression tags',
      'engine/pitfalls/braces > fact 09b: unknown tags and lone braces in arguments stay',
      'engine/pitfalls/braces > P-21, fact 09b: a tag that a step wrote is evaluated, also in groups',
      'engine/pitfalls/braces > fact 09b: unknown tags, lone braces and quotes that a step wrote stay',
    ],
    ours: [
      'targets/argo/lower/inputs > are text for the next step, never code: braces of a run are encoded once',
      'targets/argo/lower/env > holds values of the run, decoded, with what the kubelet would read escaped',
    ],
  },
  {
    id: 'fact 12',
    says: 'A raw artifact gets the data as they are, but for known tags.',
    argo: [
      'engine/pitfalls/braces > fact 12: a raw artifact gets quotes, newlines and unknown tags as they are',
    ],
    ours: [
      'targets/argo/lower/inputs > travels as a raw artifact when it is a constant that neither Argo nor the kubelet would change',
    ],
  },
  {
    id: 'fact 10',
    says: 'An artifact of a skipped task needs optional twice.',
    argo: ['engine/pitfalls/absence > P-10, fact 10: needs optional on the argument and on the input'],
    ours: [
      'targets/argo/lower/groups > marks an artifact of a task that may not run as optional on every step of the way',
      'targets/argo/lower/pipelines > takes an artifact as an artifact, optional when the input is',
    ],
  },
  {
    id: 'fact 10b',
    says: 'fromExpression chooses an artifact by status.',
    ours: [
      'targets/argo/lower/file-choices > for a step is chosen by a DAG without pods, in a DAG around the step',
      'targets/argo/lower/file-choices > for an output is chosen beside the tasks, when they have ended',
    ],
    argo: [
      'engine/pitfalls/absence > fact 10b, LOWERING c: fromExpression as the output of a DAG chooses by status',
    ],
  },
  {
    id: 'fact 11',
    says: 'An output of branches that exclude each other is chosen by status, and by ?? on the newest only.',
    argo: [
      'engine/pitfalls/groups > fact 11: branches that exclude each other are chosen by status',
      'engine/pitfalls/groups > fact 11: ?? between branches is right on the newest only',
    ],
    ours: [
      'targets/argo/lower/groups > never fail to evaluate: what may be absent is guarded by the status of its task',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
    ],
  },
  {
    id: 'fact 11d',
    says: 'An output of a DAG that cannot be evaluated is a hang, or an error in a leaf.',
    argo: [
      'engine/pitfalls/groups > LOWERING rule 2, fact 11d: one that cannot be evaluated leaves the workflow running for ever (%s)',
      'engine/pitfalls/groups > fact 11d: in a leaf it is an Error, with the name of the group',
    ],
    ours: [
      'targets/argo/lower/groups > never fail to evaluate: what may be absent is guarded by the status of its task',
    ],
  },
  {
    id: 'fact 11e',
    says: 'A default of such an output is used on every version.',
    argo: ['engine/pitfalls/groups > fact 11e, regimes: a default of the output is used everywhere'],
    ours: [
      'targets/argo/lower/groups > never fail to evaluate: what may be absent is guarded by the status of its task',
    ],
  },
  {
    id: 'fact 13',
    says: 'A CronWorkflow of a template gives its own arguments.',
    argo: [
      'engine/pitfalls/groups > P-64, fact 13: arguments of a CronWorkflow win over those of its template',
    ],
    ours: ['targets/argo/lower/workflow > is a CronWorkflow when the pipeline has a schedule'],
  },
  {
    id: 'fact 14',
    says: 'A memoized step is not run again.',
    argo: [
      'engine/pitfalls/running > P-41, fact 14: a memoized step is not run again and gives the same outputs',
    ],
    ours: [
      'engine/pitfalls/cache > P-41: a cached step gives what was made of the same parameters, whatever is in them, and nothing else',
    ],
  },
  {
    id: 'fact 15',
    says: 'Steps follow the rules of DAGs.',
    argo: ['engine/pitfalls/groups > fact 15: steps follow the same rules as DAGs'],
    ours: ['pitfalls/never-emitted > P-12: steps'],
  },
  {
    id: 'fact 16',
    says: 'A missing output file is Error, not Failed.',
    argo: ['engine/pitfalls/absence > P-13, fact 16: makes the step an Error, not Failed'],
    ours: ['targets/argo/lower/inputs > may stay unwritten when they are optional (P-13)'],
  },
  {
    id: 'fact 18',
    says: 'Hooks see status and outputs.',
    argo: ['engine/pitfalls/running > fact 18: a hook at the end of a step reads its status and outputs'],
    ours: ['pitfalls/never-emitted > P-34, P-35: hooks and global outputs'],
  },
  {
    id: 'fact 23',
    says: 'Many items, long scripts, deadlines and sets of containers work.',
    argo: [
      'engine/pitfalls/running > P-33, fact 23: on a step it ends the pod, which counts as Failed',
      'engine/pitfalls/running > fact 23, P-39: 200 items and a script of 150 kB run',
      'engine/pitfalls/running > fact 23: a containerSet is one pod',
    ],
    ours: [
      'targets/argo/lower/scripts > arrives as the first argument, escaped for Argo and the kubelet only',
      'targets/argo/lower/pods > %s is a deadline in seconds',
    ],
  },
  {
    id: 'fact 31',
    says: 'A parameter in the text of a shell is code; in a variable and in a raw artifact it is not.',
    argo: [
      'engine/pitfalls/braces > P-20, fact 31: a value in the text of a shell is code, in a variable and in a raw artifact it is not',
    ],
    ours: [
      'targets/argo/lower/inputs > comes from a variable, which the kubelet puts in; numbers are put in by Argo',
    ],
  },
  {
    id: 'regime 3.6.5',
    says: '3.6.5 and 3.7.3 leave tags over absent outputs as text.',
    argo: [
      'engine/pitfalls/absence > P-07, fact 04 nodef, regimes: a simple tag means the default of the input, and without one an Error',
      'engine/pitfalls/absence > P-07, fact 04 def, regimes: a default of the producer helps on the newest only',
      'engine/pitfalls/absence > fact 04 coal, regimes: ?? helps on the newest only, for skipped and for omitted tasks',
      'engine/pitfalls/absence > fact 04 bare, regimes: an expression without a way out is an Error, or runs with a wrong text',
      'engine/pitfalls/absence > fact 04 fail, regimes: ?? on a failed task is an Error, a wrong text, or leaves the workflow running for ever',
      'engine/pitfalls/absence > fact 32, regimes: the status of the producer decides everywhere: skipped, omitted, failed, succeeded',
      'engine/pitfalls/groups > fact 04 coal, regimes: an output of a skipped group is absent like that of a step',
      'engine/pitfalls/groups > fact 11e, regimes: a default of the output is used everywhere',
      'engine/pitfalls/loops > fact 05k, regimes: when every item is skipped the loop succeeds, and its outputs are an Error, a wrong text or a hang',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'regime 3.7.14',
    says: '3.7.14 gives an empty text, and hangs on failed tasks and on loops of skipped items.',
    argo: [
      'engine/pitfalls/absence > P-07, fact 04 nodef, regimes: a simple tag means the default of the input, and without one an Error',
      'engine/pitfalls/absence > P-07, fact 04 def, regimes: a default of the producer helps on the newest only',
      'engine/pitfalls/absence > fact 04 coal, regimes: ?? helps on the newest only, for skipped and for omitted tasks',
      'engine/pitfalls/absence > fact 04 bare, regimes: an expression without a way out is an Error, or runs with a wrong text',
      'engine/pitfalls/absence > fact 04 fail, regimes: ?? on a failed task is an Error, a wrong text, or leaves the workflow running for ever',
      'engine/pitfalls/absence > fact 32, regimes: the status of the producer decides everywhere: skipped, omitted, failed, succeeded',
      'engine/pitfalls/groups > fact 04 coal, regimes: an output of a skipped group is absent like that of a step',
      'engine/pitfalls/groups > fact 11e, regimes: a default of the output is used everywhere',
      'engine/pitfalls/loops > fact 05k, regimes: when every item is skipped the loop succeeds, and its outputs are an Error, a wrong text or a hang',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
  {
    id: 'regime 3.7.18',
    says: '3.7.18 gives nil, uses defaults, and otherwise errs.',
    argo: [
      'engine/pitfalls/absence > P-07, fact 04 nodef, regimes: a simple tag means the default of the input, and without one an Error',
      'engine/pitfalls/absence > P-07, fact 04 def, regimes: a default of the producer helps on the newest only',
      'engine/pitfalls/absence > fact 04 coal, regimes: ?? helps on the newest only, for skipped and for omitted tasks',
      'engine/pitfalls/absence > fact 04 bare, regimes: an expression without a way out is an Error, or runs with a wrong text',
      'engine/pitfalls/absence > fact 04 fail, regimes: ?? on a failed task is an Error, a wrong text, or leaves the workflow running for ever',
      'engine/pitfalls/absence > fact 32, regimes: the status of the producer decides everywhere: skipped, omitted, failed, succeeded',
      'engine/pitfalls/groups > fact 04 coal, regimes: an output of a skipped group is absent like that of a step',
      'engine/pitfalls/groups > fact 11e, regimes: a default of the output is used everywhere',
      'engine/pitfalls/loops > fact 05k, regimes: when every item is skipped the loop succeeds, and its outputs are an Error, a wrong text or a hang',
    ],
    ours: [
      'targets/argo/lower/conditions > reads a task that may not run by its status, never by ??',
      'targets/argo/lower/conditions > firstOf of two branches is a chain of status guards',
      'targets/argo/lower/conditions > the default of an input takes the place of a value that may be absent',
    ],
  },
];
