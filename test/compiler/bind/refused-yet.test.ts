import { describe, expect, it } from 'vitest';
import { compileFiles, type Files } from '../../support/compile.ts';

/** What the language has and this version does not compile, where no key alone shows it. */
const step = (ports: string): string =>
  `apiVersion: pipewright/v1\nkind: Component\nname: work\n${ports}implementation: {script: {image: "a:1", interpreter: sh, source: "true"}}\n`;
const head = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: top\n';

const shared: Files = {
  'make.yaml': step('outputs: [{name: table, type: Dataset}]\n'),
  'use.yaml': step('inputs: [{name: table, type: Dataset, optional: true}]\n'),
  'size.yaml': step('outputs: [{name: size, type: Integer}]\n'),
  'text.yaml': step('inputs: [{name: text, type: String}]\n'),
  'disk.yaml': `${head.replace('top', 'disk')}volumes: {d: {create: {size: 1Gi}}}\ntasks: {a: {component: ./make.yaml}}\n`,
  'mounts.yaml': `${head.replace('top', 'mounts')}inputs: [{name: v, type: Volume}]\ntasks: {a: {component: ./make.yaml, mounts: {/v: "\${{ inputs.v }}"}}}\n`,
};

describe('not compiled yet', () => {
  it.each<[string, string, string]>([
    [
      'the presence of an optional file',
      `tasks:
  g:
    tasks: {a: {component: ./make.yaml}}
    outputs: {t: {from: "\${{ tasks.a.outputs.table }}", optional: true}}
  b: {when: "\${{ present(tasks.g.outputs.t) }}", component: ./use.yaml}
`,
      'Asking whether an optional file is present',
    ],
  ])('%s', async (_, body, what) => {
    const { diagnostics } = await compileFiles({ ...shared, 'pipeline.yaml': head + body });
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `not-lowered-yet: ${what} is part of the language, but this version of Pipewright does not compile it yet.`,
    ]);
  });
});
