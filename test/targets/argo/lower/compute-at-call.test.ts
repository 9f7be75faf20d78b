import { describe, expect, it } from 'vitest';
import type { ArgoObject } from '../../../../src/targets/argo/model.ts';
import { argumentsOf, compiled, envOf, templateOf, withParts } from '../../../support/compile.ts';

const inputs = `inputs:
  - {name: t, type: String, default: x}
  - {name: n, type: Integer, default: 3}
`;

async function stepWith(settings: string): Promise<ArgoObject> {
  return compiled(withParts(`${inputs}tasks: {w: {component: ./work.yaml, ${settings}}}\n`));
}

describe('an expression of a setting that can fail', () => {
  it('is computed where the step is called, so that it fails there', async () => {
    const object = await stepWith('env: {HALF: "${{ string(inputs.n / 2) }}", SAME: "${{ inputs.n }}"}');
    expect(argumentsOf(object, 'main', 'w')).toEqual({
      'env-HALF': "{{=toJson(asInt(sprig.trim(inputs.parameters['n'])) / 2)}}",
      n: '{{inputs.parameters.n}}',
    });
    expect(envOf(object, 'work').SAME).toBe('{{inputs.parameters.n}}');
    expect(envOf(object, 'work').HALF).toContain("inputs.parameters['env-HALF']");
  });

  it('is each part of a text that can', async () => {
    const object = await stepWith('image: "team/${{ inputs.t }}:${{ int(inputs.t) }}"');
    expect(Object.keys(argumentsOf(object, 'main', 'w'))).toEqual(['image', 't']);
    expect(templateOf(object, 'work').container?.image).toBe(
      "team/{{=inputs.parameters['t']}}:{{inputs.parameters.image}}",
    );
  });

  it.each([
    ['retry: {limit: "${{ inputs.n + 1 }}"}', 'retry-limit'],
    ['timeout: "${{ inputs.n * 60 }}"', 'timeout'],
    ['timeout: "${{ inputs.n }}"', 'timeout'],
    ['retry: {limit: "${{ inputs.n }}"}', 'retry-limit'],
    ['nodeSelector: {pool: "${{ string(inputs.n + 1) }}"}', 'node-selector-pool'],
    ['labels: {example.org/x: "${{ string(inputs.n + 1) }}"}', 'label-example-org-x'],
    ['annotations: {a: "${{ string(inputs.n + 1) }}"}', 'annotation-a'],
    ['mounts: {/data: {volume: {emptyDir: {}}, subPath: "d/${{ inputs.n + 1 }}"}}', 'sub-path-data'],
  ])('is so in every setting: %s', async (settings, name) => {
    const object = await stepWith(settings);
    expect(Object.keys(argumentsOf(object, 'main', 'w'))).toEqual([name]);
    expect(JSON.stringify(templateOf(object, 'work'))).not.toContain('inputs.n');
  });

  it('has a name that no input of the step has', async () => {
    const files = withParts(
      `${inputs}tasks: {w: {component: ./own.yaml, arguments: {image: a}, image: "team:\${{ inputs.n + 1 }}"}}\n`,
      {
        'own.yaml': `apiVersion: pipewright/v1
kind: Component
name: own
inputs: [{name: image, type: String}]
implementation: {script: {image: "alpine:3.20", interpreter: sh, source: "echo\\n"}}
`,
      },
    );
    expect(Object.keys(argumentsOf(await compiled(files), 'main', 'w'))).toEqual(['image', 'image-2']);
  });

  it('is so in claims', async () => {
    const object = await compiled(
      withParts(`${inputs}tasks: {v: {createVolume: {size: "\${{ inputs.n + 1 }}Gi"}}}\n`),
    );
    expect(Object.keys(argumentsOf(object, 'main', 'v'))).toEqual(['claim-size']);
    expect(templateOf(object, 'v').resource?.manifest).toContain("inputs.parameters['claim-size']");
  });

  it('stays in the step when it reads what only the step knows', async () => {
    const object = await stepWith('env: {UP: "${{ upper(task.name) }}"}');
    expect(envOf(object, 'work').UP).toContain('node.name');
  });
});
