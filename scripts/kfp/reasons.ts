/** Every way in which the result differs from KFP's on purpose; docs/kfp-compatibility.md says why. There are no others. */
export const reasons = {
  'text-written-by-step':
    'A text that is only known at run time and read by path is written by the step itself.',
  'triple-braces': 'A brace before a value: Argo would not fill in `{{{inputs.parameters.x}}}`.',
  dollars: 'The kubelet would change `$$` and `$(NAME)` in texts of the component.',
  'python-text': 'A constant that is no text and is read by path is JSON, not the text of Python.',
  'unread-input': 'An input that the command line does not use is not mounted as a file.',
  'no-image': 'A component without an image cannot run; it is refused until a task names one.',
} as const;

export type Reason = keyof typeof reasons;
