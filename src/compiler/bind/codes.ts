import { codes } from '../../diagnostics/diagnostic.ts';

/** What makes the output wrong: errors, never suppressible. Expressions have codes of their own in `expression/codes.ts`. */
export const bindCodes = codes({
  'unknown-input': {
    severity: 'error',
    summary: 'An input is named that does not exist.',
    advice: 'Declare it under `inputs`, or use one of the declared names.',
  },
  'unknown-task': {
    severity: 'error',
    summary: 'A task is named that does not exist where it is named.',
    advice:
      'Use a task of the same DAG or of one around it. What happens inside a group is read through the outputs of the group.',
  },
  'state-of-outer-task': {
    severity: 'error',
    summary: 'A task in a group asks how a task outside of the group ended.',
    advice:
      'A group starts as a whole. Put `after: [{task, is}]` or `{any: […]}` at the group that stands beside the task.',
  },
  'unknown-output': {
    severity: 'error',
    summary: 'A task has no output of that name.',
    advice: 'Use one of the outputs that the component, pipeline or group declares.',
  },
  'engine-cannot': {
    severity: 'error',
    summary: 'What is written means something, but Argo has no means for it.',
    advice: 'Write it in the other way that the finding names.',
  },
  'open-switch': {
    severity: 'error',
    summary: 'The value of a switch may be something for which it has no case.',
    advice: 'Over an enum or a Bool the cases must cover every value. Add the missing case, or an `else`.',
  },
  'unreachable-case': {
    severity: 'error',
    summary: 'A case of a switch can never run.',
    advice: 'Take the case away, or change what it compares with.',
    isCure: true,
  },
  'too-many-rounds': {
    severity: 'error',
    summary: 'A repetition may have more rounds than Argo can run.',
    advice:
      'Argo calls templates at most 100 deep, and each round is called by the one before it. Ask for fewer rounds, or do more in one round, by a loop in it. A `max` that an input says counts as 50 rounds, unless the input has a `maximum`.',
  },
  'unknown-reference': {
    severity: 'error',
    summary: 'An expression starts with a name that means nothing here.',
    advice:
      'References start with `inputs`, `tasks`, `volumes`, `run` or `task`; with `item` or `loop` in a loop, with `state` in a repetition, and with `response` in `success` of a request.',
  },
  'unknown-volume': {
    severity: 'error',
    summary: 'A mount names a volume that the pipeline does not declare.',
    advice: 'Declare it under `volumes`, or write the volume in place, such as `{claim: team-data}`.',
  },
  'unknown-argument': {
    severity: 'error',
    summary: 'A task gives an argument for an input that its component does not have.',
    advice: 'Use one of the inputs that the component declares.',
  },
  'missing-argument': {
    severity: 'error',
    summary: 'A task does not give a value for an input that needs one.',
    advice: 'Add the argument, give the input a default, or declare it `optional: true`.',
  },
  'daemon-stopped': {
    severity: 'error',
    summary: 'An output holds the address of a daemon, which has been stopped when somebody reads it.',
    advice: 'Put the tasks that use the daemon beside it, or into groups beside it.',
  },
  'missing-default': {
    severity: 'error',
    summary: 'An approval goes on with defaults when its time is over, and an input of it has none.',
    advice:
      'Give every input a `default` or declare it `optional: true`; or let the task fail, by `onTimeout: fail`.',
  },
  'invalid-success': {
    severity: 'error',
    summary: 'The `success` of a request asks something of the response that Argo cannot compute.',
    advice:
      "Argo's agent compares, combines conditions, and knows the functions that docs/language.md lists. Let a step compute all else from the body.",
  },
  'invalid-argument': {
    severity: 'error',
    summary: 'A constant does not fit the type or the constraints of the input that it is given to.',
    advice: 'Give a value that the declaration of the input allows.',
  },
  'invalid-default': {
    severity: 'error',
    summary: 'The default of an input does not fit its own type or constraints.',
    advice: 'Change the default, the type or the constraints.',
  },
  'secret-exposed': {
    severity: 'error',
    summary: 'A Secret reaches a place where its text could be read by everybody.',
    advice:
      'A Secret can be an environment variable, a mounted file or a credential: write `env: {TOKEN: ${{ inputs.token }}}`, or pass it to an input of type Secret.',
  },
  'unknown-target': {
    severity: 'error',
    summary: 'An environment names an engine that Pipewright cannot compile for.',
    advice: 'Use one of the targets of `compile --target`, such as argo@3.7.',
  },
  'unknown-environment-input': {
    severity: 'warning',
    summary:
      'An environment gives a value to an input that the pipeline does not have, but has one of nearly that name.',
    advice: 'Correct the name in pipewright.yaml. Inputs of other pipelines may stand there too.',
  },
  'cache-needs-key': {
    severity: 'error',
    summary: 'A step is cached, but its program and its parameters do not tell its outputs apart.',
    advice:
      'Say what does: `cache: {key: "${{ inputs.table_code }}-${{ inputs.version }}"}`, such as a version or a digest of the data.',
  },
  'invalid-constraint': {
    severity: 'error',
    summary: 'A constraint of an input cannot be used.',
    advice: 'Patterns are regular expressions; `schema` is a JSON Schema.',
  },
  'invalid-name': {
    severity: 'error',
    summary: 'A name has characters that Kubernetes or Argo does not allow there.',
    advice:
      'Tasks, volumes and pipelines: lower-case letters, digits and `-`, starting with a letter. Inputs and outputs: letters, digits, `_` and `-`, starting with a letter.',
  },
  'reserved-name': {
    severity: 'error',
    summary: 'A name is one that Argo uses itself: a word of its expression language, a label, a variable.',
    advice:
      'Choose another name; Argo would read a task’s name as an operator, and lose a run whose labels or variables are not its own.',
    isCure: true,
  },
  'name-too-long': {
    severity: 'error',
    summary: 'A name is longer than the names that Argo makes from it may be.',
    advice: 'Shorten it.',
  },
  'duplicate-name': {
    severity: 'error',
    summary: 'Two things have the same name where only one of them can be meant.',
    advice: 'Rename one of them.',
    isCure: true,
  },
  'ambiguous-name': {
    severity: 'error',
    summary:
      'Two inputs or outputs differ only in characters that become the same in Argo, in paths or in variables.',
    advice: 'Rename one of them so that letters or digits differ.',
    isCure: true,
  },
  'path-suffix': {
    severity: 'error',
    summary: 'The name of an input or output ends in `_path` or `_file`.',
    advice: 'Name the thing, not how it travels: `table`, not `table_path`.',
  },
  'unknown-port': {
    severity: 'error',
    summary: 'A placeholder of a component names an input or output that it does not declare.',
    advice: 'Declare it under `inputs` or `outputs`.',
  },
  'output-not-written': {
    severity: 'error',
    summary: 'A component declares an output that its container is never told to write.',
    advice: 'Add `{outputPath: <name>}` to `args` or `env`, or name the file in `fileOutputs`.',
  },
  'unknown-interpreter': {
    severity: 'error',
    summary:
      'An interpreter is named that Pipewright does not know, or one that has no package tool for `packages`.',
    advice:
      'Use python3, sh, bash, node, Rscript …, or write the command as a list; build an image for other packages.',
  },
  'setting-not-applicable': {
    severity: 'error',
    summary: 'A setting stands at a kind of task that it cannot apply to.',
    advice:
      'Settings of pods belong to the tasks that run a container; see the table of settings in docs/language.md.',
  },
  'mount-conflict': {
    severity: 'error',
    summary:
      'Two mounts of one step, or a mount and the files of its inputs or outputs, take the same place.',
    advice:
      'Mount each volume at a directory of its own, outside /tmp/inputs and /tmp/outputs; what a step writes its outputs to must be writable.',
    isCure: true,
  },
  'not-a-claim': {
    severity: 'error',
    summary: 'Something is to be done with a volume that only a claim can do.',
    advice:
      'Only claims are handed on, kept and deleted: `create` and `claim` of `volumes`, and what `createVolume` makes.',
  },
  'invalid-mount': {
    severity: 'error',
    summary: 'A mount does not say what is mounted, or not where.',
    advice: 'Mount paths are absolute; the volume is a name, an inline volume or a reference of type Volume.',
  },
  'invalid-kubernetes-name': {
    severity: 'error',
    summary: 'Kubernetes would refuse a name, a label or a variable.',
    advice: 'Use the characters that Kubernetes allows there; what labels cannot hold, annotations can.',
  },
  'invalid-manifest': {
    severity: 'error',
    summary: 'Kubernetes or Argo could do nothing with a resource as it is written.',
    advice: 'Write the manifest as `kubectl` takes it, with a name, and only what goes with the action.',
  },
  'invalid-pod-patch': {
    severity: 'error',
    summary:
      'A patch of the pod changes what has a setting of its own, or what the step or Argo needs to work.',
    advice: 'Use the setting that the message names. A patch is for the fields of a pod that have none.',
  },
  'invalid-raw-field': {
    severity: 'error',
    summary: 'A field under `argo` is one that a setting says, or that the compiler writes.',
    advice: 'Use what the message names. `argo` is for the fields of Argo that have no setting.',
  },
  'invalid-quantity': {
    severity: 'error',
    summary: 'A size is not a Kubernetes quantity, or not one that is possible there.',
    advice: 'Write a number with a unit, such as 500Mi, 5Gi or 2.',
  },
  'settings-conflict': {
    severity: 'error',
    summary:
      'Settings of one step or volume exclude each other, so that Kubernetes would refuse it, or never start it.',
    advice: 'Change or leave out one of the settings that the message names.',
  },
  'invalid-image': {
    severity: 'error',
    summary: 'A text cannot be the reference of a container image, so that no node can fetch it.',
    advice:
      'Write host, path, and a tag or digest, such as python:3.12-slim or ghcr.io/team/train@sha256:…; all but the host and the tag is in lower case.',
  },
  'invalid-duration': {
    severity: 'error',
    summary: 'A duration cannot be read.',
    advice: 'Write seconds (90), or numbers with units: 30s, 10m, 2h, 1d, 1h30m.',
  },
  'invalid-schedule': {
    severity: 'error',
    summary: 'A cron expression or time zone cannot be read.',
    advice: 'Cron has five fields: minute, hour, day of month, month, day of week, such as "0 5 * * 1-5".',
  },
  'invalid-artifact-store': {
    severity: 'error',
    summary:
      'The place of artifacts is not described as its store takes it: credentials are not complete, or an address has the wrong form.',
    advice:
      'Give both keys, or none and `useSDKCreds: true` for the identity of the pod. S3 takes a host, Azure the address of the storage account.',
  },
  'overwritten-artifact': {
    severity: 'error',
    summary: 'An artifact is published under a key that another run, item or step would overwrite.',
    advice:
      'Put the run, and in loops the item, into the key: `${{ run.name }}`, `${{ item }}`; `${{ task.podName }}` is nobody else’s.',
  },
  'outside-artifact': {
    severity: 'error',
    summary: 'An artifact from outside is asked for something that Argo cannot do with its source.',
    advice: 'Leave that out, or fetch the artifact in a step of its own.',
  },
  'listed-artifact': {
    severity: 'error',
    summary:
      'Artifacts that come out of a loop are read, or kept, in a way that their keys alone do not allow.',
    advice: 'Read them by path, or take them one by one.',
  },
  'invalid-key-format': {
    severity: 'error',
    summary: 'A key format does not tell runs and pods apart, so that they would overwrite one another.',
    advice: 'Put ${{ run.name }} (or run.id) and ${{ task.podName }} into it.',
  },
  'invalid-type-declaration': {
    severity: 'error',
    summary: 'A type of the project file does not extend an artifact type.',
    advice: 'Extend Artifact, Dataset, Model, Metrics, Directory … or another type of the project that does.',
  },
  cycle: {
    severity: 'error',
    summary: 'Tasks wait for one another in a circle.',
    advice: 'Remove one of the references or `after` entries; use `repeat` for repetition.',
    isCure: true,
  },
  'literal-braces': {
    severity: 'error',
    summary: 'A text holds `{{` where Argo would read it and nothing can prevent that.',
    advice: 'Leave the braces out, or bring the text in through `env`, `args` or a script, where it is safe.',
  },
  'command-needed': {
    severity: 'error',
    summary: 'A text made at run time is read by path in a container without `command`.',
    advice:
      'Write the `command` of the image into the component, so that the text can be written to its file first.',
  },
  'ignored-in-component': {
    severity: 'note',
    summary: 'A pipeline that is used as a component has settings that only count when it is run itself.',
    advice: 'Put them into the pipeline that is run.',
    isCure: true,
  },
});
