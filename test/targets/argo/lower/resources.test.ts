import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, pipeline, templateOf, withParts } from '../../../support/compile.ts';

const job = (values: string): string =>
  `resource: {action: create, manifest: {apiVersion: v1, kind: Pod, metadata: {generateName: p-}, spec: ${values}}}`;

describe('a claim in a manifest', () => {
  it('is its name, whoever makes it', async () => {
    const object = await compiled(
      withParts(`volumes: {made: {create: {size: 1Gi}}, shared: {claim: team-data}}
tasks:
  own: {createVolume: {size: 2Gi}}
  job: {${job('{a: "${{ volumes.made }}", b: "${{ volumes.shared }}", c: "${{ tasks.own.outputs.volume }}"}')}}
`),
    );
    const given = argumentsOf(object, 'main', 'job');
    expect(given['manifest-1']).toContain("sprig.toRawJson((workflow.name + '-made'))");
    expect(given['manifest-2']).toContain("sprig.toRawJson('team-data')");
    expect(given['manifest-3']).toContain("sprig.toRawJson(tasks['own'].outputs.parameters['name'])");
    expect(templateOf(object, 'job').resource?.manifest).toMatch(
      /"a": \{\{=inputs\.parameters\['manifest-1'\]\}\}/,
    );
  });

  it('of a pipeline that others call is that of the call', async () => {
    const object = await compiled({
      'pipeline.yaml': pipeline('tasks: {call: {component: ./inner.yaml}}\n'),
      'inner.yaml': pipeline(
        `volumes: {own: {create: {size: 1Gi}}}\ntasks: {job: {${job('{a: "${{ volumes.own }}"}')}}}\n`,
        'inner',
      ),
    });
    expect(argumentsOf(object, 'inner-run', 'job')['manifest-1']).toContain(
      "inputs.parameters['pw-volume-own']",
    );
  });
});
