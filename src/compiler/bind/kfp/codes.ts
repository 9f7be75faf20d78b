import { codes } from '../../../diagnostics/diagnostic.ts';

/** What is found in components of KFP, beyond what is wrong in any component. */
export const kfpCodes = codes({
  'engine-input': {
    severity: 'error',
    summary:
      'A task gives an input of type PipelineTaskFinalStatus, which only the engine of KFP v2 can give.',
    advice: 'Leave it out: its placeholder then leaves nothing, as in KFP v1.',
  },
  'unfilled-placeholder': {
    severity: 'warning',
    summary: 'A KFP component has a placeholder of KFP v2.',
    advice:
      'It arrives as the text that KFP v1 makes of it, such as `{{$}}`. A program that needs what KFP v2 would fill in cannot work.',
  },
  'foreign-placeholder': {
    severity: 'error',
    summary: 'A step has a placeholder of KFP v2, which only components of KFP may have.',
    advice: 'Use `{inputValue: …}`, `{inputPath: …}` or `{outputPath: …}`.',
  },
  'two-output-paths': {
    severity: 'error',
    summary: 'A KFP component has a fixed path for an output and asks for its path as well.',
    advice: 'Take the output out of `fileOutputs`, or write the fixed path in place of `{outputPath: …}`.',
  },
  'old-yaml': {
    severity: 'warning',
    summary: 'A default of a KFP component means something else in YAML 1.1, which KFP reads.',
    advice: 'Put what is meant in quotes.',
  },
  'incomplete-graph': {
    severity: 'error',
    summary: 'A graph leaves out what KFP needs to run it.',
    advice: 'Write `outputValues` and the `arguments` of every task, be they empty.',
  },
  'ignored-in-graph': {
    severity: 'warning',
    summary: 'A graph says something that KFP reads and ignores, and Pipewright as well.',
    advice: 'Use a pipeline, whose tasks have `when`, `retry` and `cache`.',
  },
  'unlikely-value': {
    severity: 'warning',
    summary: 'A text for an input of a KFP component does not look like its type.',
    advice: 'KFP passes texts on as they are, and so does Pipewright. Correct the text, or the type.',
    isCure: true,
  },
  'undecided-condition': {
    severity: 'error',
    summary: 'A command line depends on a value that is not known when the pipeline is compiled.',
    advice: 'Give the input as a constant such as `true`, or let the component ask `{isPresent: …}`.',
  },
});
