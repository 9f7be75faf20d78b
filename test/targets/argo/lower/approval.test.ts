import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, taskOf, templateOf, withParts } from '../../../support/compile.ts';

const body = (spec: string, read = 'x'): string => `inputs: [{name: days, type: Integer, default: 1}]
tasks:
  make: {component: ./make.yaml}
  gate: {approval: ${spec}}
  say: {component: ./say.yaml, after: [gate], arguments: {text: ${read}}}
`;

describe('an approval', () => {
  it('is a template for which Argo waits, where nothing is to be checked', async () => {
    const object = await compiled(withParts(body('{timeout: 1d, onTimeout: useDefaults, message: Go on?}')));
    expect(templateOf(object, 'gate')).toEqual({
      name: 'gate',
      inputs: { parameters: [{ name: 'message' }] },
      suspend: { duration: '86400' },
    });
    expect(argumentsOf(object, 'main', 'gate')).toEqual({ message: 'Go on?' });
  });

  it('has no duration where it has all the time', async () => {
    const object = await compiled(withParts(body('{}')));
    expect(templateOf(object, 'gate')).toEqual({ name: 'gate', suspend: {} });
  });

  it('fails after its time, by the times at which the question began and ended', async () => {
    const object = await compiled(withParts(body('{timeout: "${{ inputs.days * 60 }}", onTimeout: fail}')));
    expect(argumentsOf(object, 'main', 'gate')).toEqual({
      timeout: "{{=toJson(asInt(sprig.trim(inputs.parameters['days'])) * 60)}}",
    });
    expect(templateOf(object, 'gate').dag?.target).toBe('gate gate--');
    expect(taskOf(object, 'gate', 'gate--')).toMatchObject({
      template: 'pw-nothing',
      depends: 'gate.Succeeded || gate.Skipped || gate.Daemoned',
    });
    expect(taskOf(object, 'gate', 'gate--').when).toBe(
      "{{= tasks['gate'].status == 'Succeeded' && ((asInt(sprig.unixEpoch(sprig.toDate('2006-01-02T15:04:05Z07:00', tasks['gate'].finishedAt))) - asInt(sprig.unixEpoch(sprig.toDate('2006-01-02T15:04:05Z07:00', tasks['gate'].startedAt))) >= asInt(inputs.parameters['timeout']) && asInt('nobody answered in time') > 0)) }}",
    );
    expect(templateOf(object, 'gate-question')).toEqual({
      name: 'gate-question',
      inputs: { parameters: [{ name: 'timeout' }] },
      suspend: { duration: '{{inputs.parameters.timeout}}' },
    });
  });

  it('leaves out the template that does nothing where every answer will do', async () => {
    const object = await compiled(
      withParts(
        body(
          '{inputs: [{name: note, type: String, optional: true}]}',
          '"${{ default(tasks.gate.outputs.note, \'none\') }}"',
        ),
      ),
    );
    expect(taskOf(object, 'gate', 'gate').template).toBe('gate-question');
    expect(JSON.stringify(object)).not.toContain('pw-nothing');
  });

  it('shows each input with its description, its words and its default', async () => {
    const object = await compiled(
      withParts(
        body(
          '{inputs: [{name: message, type: String, enum: [a, b], default: a, description: "Is it {{x}}?"}, {name: ok, type: Bool}, {name: note, type: String, optional: true}], message: Well?}',
        ),
      ),
    );
    expect(templateOf(object, 'gate-question')).toMatchObject({
      inputs: {
        parameters: [
          { name: 'message-2' },
          { name: 'message', description: 'Is it {\u2060{x}}?', enum: ['a', 'b'], default: 'a' },
          { name: 'ok', enum: ['true', 'false'], value: '' },
          { name: 'note', value: '' },
        ],
      },
      outputs: {
        parameters: [
          { name: 'message', valueFrom: { supplied: {}, default: 'a' } },
          { name: 'ok', valueFrom: { supplied: {} } },
          { name: 'note', valueFrom: { supplied: {}, default: '{absent}' } },
        ],
      },
    });
  });

  it('gives the default on where Argo leaves an output without a value', async () => {
    const object = await compiled(
      withParts(
        body('{inputs: [{name: stage, type: String, default: a}]}', '"${{ tasks.gate.outputs.stage }}"'),
      ),
    );
    expect(templateOf(object, 'gate').outputs?.parameters?.[0]?.valueFrom?.expression).toContain(
      "(tasks['gate'].status == 'Succeeded' && get(get([tasks['gate']][0].outputs, 'parameters'), 'stage') != nil ? get(get([tasks['gate']][0].outputs, 'parameters'), 'stage') : 'a')",
    );
    expect(templateOf(object, 'gate').dag?.tasks.map(({ name }) => name)).toEqual(['gate']);
  });
});
