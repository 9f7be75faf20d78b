/** Every way in which the result differs from KFP's on purpose; docs/kfp-compatibility.md says why. There are no others. */
export const reasons = {
  'text-by-path':
    'A text that is only known at run time and read by path is written to its file by the step itself.',
  'no-command': 'Without a command, such a text cannot be written: refused.',
  'no-image': 'A component without an image that can be fetched cannot run: refused until a task names one.',
  'equal-names': 'Ports that become one in file names or in Argo: refused, where KFP loses one.',
  'triple-braces': 'A brace before a value: Argo would not fill in `{{{inputs.parameters.x}}}`.',
  dollars: 'The kubelet would change `$$` and `$(NAME)` in texts of the component.',
  'python-text': 'A constant list or map that is read by path is JSON, not the text of Python.',
  'value-and-path': 'An input that is read by value and by path has its file, which KFP forgets.',
  'unread-input': 'An input whose path nobody is told is not mounted as a file.',
  'odd-default': 'A default that KFP cannot write as its type arrives as it is written.',
  'odd-names': 'Names that KFP cannot give to outputs, or to arguments in Python, work here.',
  'odd-types': 'A type without a name (`{}`), on which KFP crashes, is no type.',
  'unset-output':
    'An output of a graph without a value, or for the pages of KFP, on which KFP crashes, has none here.',
  'absent-uri': 'An optional input that is absent leaves nothing where KFP crashes on its `inputUri`.',
  'uri-and-path':
    'An output with a fixed path whose `outputUri` is asked for keeps its path, which KFP forgets.',
  'untaken-branch':
    'An input that is read by path only where an `if` is not taken has its file all the same.',
  'argo-tags': 'Tags of Argo that not every run has arrive as they are written.',
  'tags-in-values':
    'Tags of Argo in values, those of the component itself included, arrive as they are written.',
  kubernetes: 'Names of variables, labels and annotations that Kubernetes would not take: refused.',
  unusable: 'What KFP loads and can never run is refused at once.',
  'old-yaml': 'A bare word that YAML 1.1 and YAML 1.2 read differently.',
  'equal-keys': 'Two equal keys in one map: refused, where KFP takes the last.',
  tags: 'Tags of YAML (`!!bool yes`): refused.',
  'new-yaml':
    'A tab between two words, or a key over two lines in braces, which Python refuses, is YAML 1.2.',
  'values-as-texts': 'A number or Bool where KFP wants a text counts as that text.',
  offline: 'A graph names components by address, and they are not among those that are compared.',
} as const;

export type Reason = keyof typeof reasons;
