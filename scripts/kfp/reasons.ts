/** Every way in which the result differs from KFP's on purpose; docs/kfp-compatibility.md says why. There are no others. */
export const reasons = {
  'text-by-path':
    'A text that is only known at run time and read by path is written to its file by the step itself.',
  'no-command': 'Without a command, such a text cannot be written: refused.',
  'no-image': 'A component without an image cannot run: refused until a task names one.',
  'equal-names': 'Ports that become one in file names or in Argo: refused, where KFP loses one.',
  'triple-braces': 'A brace before a value: Argo would not fill in `{{{inputs.parameters.x}}}`.',
  dollars: 'The kubelet would change `$$` and `$(NAME)` in texts of the component.',
  'python-text': 'A constant list or map that is read by path is JSON, not the text of Python.',
  'value-and-path': 'An input that is read by value and by path has its file, which KFP forgets.',
  'unread-input': 'An input whose path nobody is told is not mounted as a file.',
  'odd-default': 'A default that KFP cannot write as its type arrives as it is written.',
  'absent-uri': 'An optional input that is absent leaves nothing where KFP crashes on its `inputUri`.',
  unusable: 'What KFP loads and can never run is refused at once.',
  'old-yaml': 'A bare word that YAML 1.1 and YAML 1.2 read differently.',
  'values-as-texts': 'A number or Bool where KFP wants a text counts as that text.',
  offline: 'A graph names components by address, and they are not among those that are compared.',
} as const;

export type Reason = keyof typeof reasons;
