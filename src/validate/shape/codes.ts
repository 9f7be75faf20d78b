import { codes } from '../../diagnostics/diagnostic.ts';

/** The codes of the shape of documents: which keys they have and what kind of value stands where. */
export const shapeCodes = codes({
  'unknown-document': {
    severity: 'error',
    summary: 'The file is not a component, pipeline or project file.',
    advice:
      'A pipeline has `apiVersion: pipewright/v1` and `kind: Pipeline`, a component has `implementation`, a project file has `kind: Project`.',
  },
  'unknown-key': {
    severity: 'error',
    summary: 'A key that the language does not have at this place.',
    advice:
      'Correct the spelling, move the key to where it belongs, or remove it. At the top of a file, keys that start with `x-` are free.',
  },
  'missing-key': {
    severity: 'error',
    summary: 'A key that is required is not there.',
    advice: 'Add the key. `docs/reference.md` describes it and has an example.',
  },
  'wrong-type': {
    severity: 'error',
    summary: 'A value of another kind is needed: text, a number, true or false, a list or a map.',
    advice: 'Write the kind of value that the message asks for. Text that looks like a number needs quotes.',
  },
  'invalid-value': {
    severity: 'error',
    summary: 'A value of the right kind is not one of the values allowed.',
    advice: 'Use one of the values, or a value of the form, that the message names.',
  },
  'one-of-required': {
    severity: 'error',
    summary: 'Exactly one of several keys is needed, and there is none or more than one.',
    advice: 'Keep exactly one of the keys that the message names.',
  },
  'task-kind': {
    severity: 'error',
    summary: 'A task does nothing, or more than one thing.',
    advice:
      'Give each task exactly one of component, container, script, tasks, switch, repeat, createVolume, snapshotVolume, deleteVolume, resource, approval and http.',
  },
});
