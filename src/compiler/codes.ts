import { codes } from '../diagnostics/diagnostic.ts';

/** The codes of load, link, suppressions and the gate before lowering. */
export const linkCodes = codes({
  'incomplete-suppression': {
    severity: 'warning',
    summary: 'A comment `# pipewright-ignore` has no code or no reason, and so suppresses nothing.',
    advice: 'Write `# pipewright-ignore code: reason`, so that the next reader knows why.',
  },
  'unknown-suppression': {
    severity: 'warning',
    summary:
      'A comment `# pipewright-ignore` names a code that does not exist, or an error, which cannot be ignored.',
    advice: 'Name the code of a warning, as it stands in the finding.',
  },
  'unused-suppression': {
    severity: 'warning',
    summary: 'A comment `# pipewright-ignore` stands where there is no such finding.',
    advice: 'Delete the comment: the next finding here would be ignored without anybody having looked at it.',
  },
  'file-not-found': {
    severity: 'error',
    summary: 'A file that was named cannot be read.',
    advice: 'Check the path; paths in a file are relative to that file.',
  },
  'unknown-component': {
    severity: 'error',
    summary: 'A task names a component that does not exist.',
    advice:
      'Write a path that has a `/` or ends in .yaml, relative to the pipeline file, or an alias from `components` in pipewright.yaml.',
  },
  'missing-component': {
    severity: 'error',
    summary:
      'A graph names a component by its address, digest or name, and there is no copy of it in the project.',
    advice:
      'Save the file below `vendor/` in the project, or name it in `components` of pipewright.yaml by the address, digest or name. Pipewright fetches nothing.',
  },
  'other-digest': {
    severity: 'warning',
    summary: 'The copy of a component is not the file whose digest a graph names.',
    advice: 'Save the file that the graph means, or correct the digest.',
  },
  'component-cycle': {
    severity: 'error',
    summary: 'A pipeline uses itself as a component, directly or through other pipelines.',
    advice: 'Break the circle; use `repeat` for repetition.',
    isCure: true,
  },
  'path-leaves-project': {
    severity: 'error',
    summary: 'A reference points outside the project.',
    advice:
      'Keep files below the directory that holds pipewright.yaml (or .git); put a pipewright.yaml at the top of the project if there is none.',
  },
  'wrong-document': {
    severity: 'error',
    summary: 'A file of another kind is needed here.',
    advice: 'A task names a component or a pipeline; compile takes a pipeline.',
  },
  'name-taken': {
    severity: 'error',
    summary:
      'An object of Kubernetes is created under one name several times in a run: the second time fails.',
    advice:
      'Put something into the name that differs, such as `${{ item }}`, or make the object once; without a name, a claim or snapshot gets one that nothing else has.',
    isCure: true,
  },
  'no-such-item': {
    severity: 'error',
    summary:
      'An element is taken that a List does not have: it is written, or made by a loop over one that is.',
    advice:
      'Take one that is there, or run over the items with `forEach`; `length(x)` says how many there are.',
    isCure: true,
  },
  'unknown-presence': {
    severity: 'error',
    summary: 'It is asked whether a file is there, and at this place nobody can say.',
    advice:
      'Ask it in a task of `tasks`; or hand the file on with `default(x, …)`, `firstOf(x, …)` or to an optional input, or let a Bool beside it say it.',
  },
  'unknown-environment': {
    severity: 'error',
    summary: '`--env` names an environment that the project file does not have.',
    advice: 'Use one of the names under `environments` in pipewright.yaml.',
  },
  'emit-needs-repository': {
    severity: 'error',
    summary: '`--emit repository` needs a pipeline that describes its artifact repository.',
    advice:
      'Add `artifactRepository` with `s3`, `gcs`, `azure` or `oss`; one that a ConfigMap holds is there already.',
  },
  'invalid-template': {
    severity: 'error',
    summary: 'A template of `--templates` cannot be read or rendered, or takes the place of none.',
    advice:
      'A template has the name of one of ours, and knows scalar, text, tree, has, each and partials. Begin with a copy of ours, in src/targets/argo/templates.',
  },
  'template-changes': {
    severity: 'error',
    summary: 'The templates of `--templates` do more than add to the workflow.',
    advice:
      'Templates decide about layout, and may add labels, annotations, sidecars and the like. What a run does is for the pipeline to say.',
  },
  'input-without-value': {
    severity: 'error',
    summary: 'A Workflow needs a value for every input that is not optional.',
    advice: 'Pass `--input name=value`, give the input a default, or compile with `--kind WorkflowTemplate`.',
  },
  'unknown-input-given': {
    severity: 'error',
    summary: '`--input` names an input that the pipeline does not have.',
    advice: 'Use one of the names that the pipeline declares under `inputs`.',
  },
  'invalid-input': {
    severity: 'error',
    summary: 'A value given by `--input` does not fit the type or the constraints of the input.',
    advice: 'Give a value that the declaration of the input allows.',
  },
  'needs-newer-target': {
    severity: 'error',
    summary: 'The pipeline uses something that the version of Argo named by `--target` does not have.',
    advice: 'Leave it out, or compile for a newer version if that is what runs the pipeline.',
  },
  'too-large-for-target': {
    severity: 'error',
    summary:
      'The workflow has more templates, tasks or parameters, or a longer template, than the version of Argo named by `--target` takes.',
    advice:
      'Before Argo 3.6 a template has at most 128 KiB. From Argo 4.0 on a workflow has at most 200 templates, a DAG 200 tasks, a template 500 parameters. Put tasks into groups, let tasks share settings, or split the pipeline.',
  },
  'text-too-long': {
    severity: 'error',
    summary:
      'A constant is longer than one argument or variable of a program may be: 131,072 bytes with the NUL at its end.',
    advice:
      'Bring it in as a file: in the image, in a mounted ConfigMap, or as an input that is read by path. The bytes of the text in UTF-8 count; for a variable, `NAME=` counts too.',
  },
  'workflow-too-large': {
    severity: 'error',
    summary: 'The workflow is larger than 1 MiB (1,048,576 bytes of JSON), the most that Argo runs.',
    advice:
      'Move large scripts into images and large values into files; split the pipeline into several that are run one after the other.',
  },
  'kind-needs-schedule': {
    severity: 'error',
    summary: 'A CronWorkflow needs a schedule.',
    advice: 'Add `schedule: {cron: "…"}` to the pipeline, or compile to another kind.',
  },
  'deleted-too-early': {
    severity: 'error',
    summary: 'A volume may be deleted before a task that uses it has ended.',
    advice:
      'Let the deletion wait for every task that uses the volume: `after: [train]`, or `after: [{task: train, is: finished}]` to delete it also when one fails.',
  },
  'read-only-volume': {
    severity: 'error',
    summary: 'A step can write to a claim that is declared to be read only, or a task deletes it.',
    advice: 'Mount it with `readOnly: true`, or declare it without.',
  },
  'deleted-with-run': {
    severity: 'error',
    summary: 'A task deletes a volume that is deleted with the run anyway.',
    advice: 'Leave the task out, or make the volume with `createVolume`.',
  },
});
