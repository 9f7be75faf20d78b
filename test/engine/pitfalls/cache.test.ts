import { expect, it } from 'vitest';
import { ran } from './compiled.ts';

const component = `apiVersion: pipewright/v1
kind: Component
name: step
inputs: [{name: text, type: String}]
outputs: [{name: said, type: String}]
implementation: {container: {image: "a:1", command: [echo], args: [{inputValue: text}], fileOutputs: {said: /tmp/said}}}
`;
const task = (after: string, text: string, more = ''): string =>
  `{${after === '' ? '' : `after: [${after}], `}component: ./step.yaml, arguments: {text: ${JSON.stringify(text)}}${more}}`;

it('P-41: a cached step gives what was made of the same parameters, whatever is in them, and nothing else', async () => {
  const files = {
    'step.yaml': component,
    'pipeline.yaml': `apiVersion: pipewright/v1
kind: Pipeline
name: main
inputs: [{name: day, type: String, default: 'it''s {{x}} "y" \\ & $(Z)'}]
defaults: {cache: true}
tasks:
  first: ${task('', 'x ${{ inputs.day }}')}
  same: ${task('first', 'x ${{ inputs.day }}')}
  other: ${task('same', 'y ${{ inputs.day }}')}
  keyed: ${task('other', 'z', ', cache: {key: "k ${{ inputs.day }} ${{ upper(tasks.first.outputs.said) }}"}')}
  again: ${task('keyed', 'w', ', cache: {key: "k ${{ inputs.day }} ${{ upper(tasks.first.outputs.said) }}"}')}
  fresh: ${task('again', 'z', ', cache: null')}
`,
  };
  const script = Object.fromEntries(
    ['first', 'same', 'other', 'keyed', 'again', 'fresh'].map((name) => [name, { outputs: { said: name } }]),
  );
  const seen = await ran({ cached: { files, script } });
  expect(seen.phase('cached')).toBe('Succeeded');
  const said = (name: string): string | undefined => seen.output('cached', name, 'said');
  expect(['first', 'same', 'other', 'keyed', 'again', 'fresh'].map(said)).toEqual([
    'first',
    'first',
    'other',
    'keyed',
    'keyed',
    'fresh',
  ]);
});
