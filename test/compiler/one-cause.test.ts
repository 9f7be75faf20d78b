import { expect, it } from 'vitest';
import { findings } from '../support/compile.ts';

it('reports a wrong output of a called pipeline there, and not at its readers', async () => {
  const step =
    'apiVersion: pipewright/v1\nkind: Component\nname: work\ninputs: [{name: x, type: String, optional: true}]\n' +
    'implementation: {script: {image: "a:1", interpreter: sh, source: "true"}}\n';
  const head = 'apiVersion: pipewright/v1\nkind: Pipeline\n';
  expect(
    await findings({
      'work.yaml': step,
      'sub.yaml': `${head}name: sub\noutputs: {y: "\${{ tasks.nobody.outputs.y }}"}\ntasks: {a: {component: ./work.yaml}}\n`,
      'pipeline.yaml': `${head}name: top\ntasks:\n  s: {component: ./sub.yaml}\n  t: {component: ./work.yaml, arguments: {x: "\${{ tasks.s.outputs.y }}"}}\n`,
    }),
  ).toEqual(['unknown-task: nobody']);
});

it('does not ask for the key of a cache whose key is wrong', async () => {
  const task = (cache: string): string =>
    `apiVersion: pipewright/v1\nkind: Pipeline\nname: p\ntasks:\n  t:\n    cache: ${cache}\n    container: {image: "alpine:3.20", command: [echo]}\n    mounts: {/data: {claim: team}}\n`;
  expect(await findings({ 'pipeline.yaml': task('true') })).toEqual(['cache-needs-key: cache']);
  expect(await findings({ 'pipeline.yaml': task('{key: "${{ inputs.nothing }}"}') })).toEqual([
    'unknown-input: nothing',
  ]);
});
