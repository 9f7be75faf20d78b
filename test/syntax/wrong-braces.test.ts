import { describe, expect, it } from 'vitest';
import { argoTagIn, looksLikeReference, wrongBracesIn } from '../../src/syntax/wrong-braces.ts';

describe('Argo tags', () => {
  it.each([
    ['x {{inputs.parameters.a-b}} y', '{{inputs.parameters.a-b}}', '${{ inputs.a-b }}'],
    ['{{workflow.parameters.a}}', '{{workflow.parameters.a}}', '${{ inputs.a }}'],
    ['{{ tasks.t.outputs.parameters.o }}', '{{ tasks.t.outputs.parameters.o }}', '${{ tasks.t.outputs.o }}'],
    ['{{workflow.uid}}', '{{workflow.uid}}', '${{ run.id }}'],
    ['{{workflow.creationTimestamp}}', '{{workflow.creationTimestamp}}', '${{ run.creationTime }}'],
    ['{{item.k}}', '{{item.k}}', '${{ item.k }}'],
    ['{{pod.name}}', '{{pod.name}}', '${{ task.podName }}'],
    ["{{=sprig.trim(inputs.parameters['a'])}}", "{{=sprig.trim(inputs.parameters['a'])}}", undefined],
    ['{{tasks.t.outputs.result}}', '{{tasks.t.outputs.result}}', undefined],
  ])('finds the tag in %j', (text, tag, cure) => {
    const found = argoTagIn(text);
    expect(found?.tag).toBe(tag);
    expect(found && text.slice(found.start, found.end)).toBe(tag);
    expect(found?.cure).toBe(cure);
  });

  it.each([
    '${{ inputs.x }}',
    '$${{ item }}',
    '{{ inputs.x }}',
    '{{ jinja }}',
    '{{itemize}}',
    '{item}',
    'tasks.a.status',
    '{{',
  ])('finds none in %j', (text) => {
    expect(argoTagIn(text)).toBeUndefined();
  });
});

describe('references in wrong brackets', () => {
  it.each([
    ['{{ inputs.x }}', '{{ inputs.x }}'],
    ['a-${ inputs.x }', '${ inputs.x }'],
    ['${inputs.x}', '${inputs.x}'],
    ['$(inputs.x)', '$(inputs.x)'],
    ['<% inputs.x %>', '<% inputs.x %>'],
    ['{inputs.x}', '{inputs.x}'],
    ['{{ .inputs.x }}', '{{ .inputs.x }}'],
  ])('are found in %j', (text, tag) => {
    const found = wrongBracesIn(text);
    expect(found && text.slice(found.start, found.end)).toBe(tag);
    expect(found?.cure).toBe('${{ inputs.x }}');
  });

  it.each([
    '${{ inputs.x }}',
    '$${{ inputs.x }}',
    '${HOME}',
    '$(date)',
    'for x in ${item}',
    '{item}',
    '{"run": 1}',
    '{{ jinja }}',
  ])('are not seen in %j', (text) => {
    expect(wrongBracesIn(text)).toBeUndefined();
  });
});

describe('bare references', () => {
  it.each(['inputs.x', 'tasks.a-b.outputs.c', "tasks.a.outputs['Out Put']", 'item', 'run.id', 'item[0]'])(
    '%s is one',
    (text) => {
      expect(looksLikeReference(text)).toBe(true);
    },
  );

  it.each(['run', 'task', 'inputs', 'x.y', 'inputs.x y', 'items', 'task-1', 'inputs.', 'python train.py'])(
    '%s is none',
    (text) => {
      expect(looksLikeReference(text)).toBe(false);
    },
  );
});
