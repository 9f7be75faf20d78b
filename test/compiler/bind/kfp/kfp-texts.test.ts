import { expect, it } from 'vitest';
import { kfpText } from '../../../../src/compiler/bind/kfp/kfp-texts.ts';
import type { Placeholder } from '../../../../src/model/bound.ts';

const pod: Placeholder = { kind: 'engine', name: { kind: 'task', field: 'podName' } };
const run = (field: 'name' | 'id' | 'namespace'): Placeholder => ({
  kind: 'engine',
  name: { kind: 'run', field },
});

it.each<readonly [string, readonly Placeholder[]]>([
  ['{{pod.name}}', [pod]],
  ['{{ workflow.name }}', [run('name')]],
  ['{{workflow.uid}}', [run('id')]],
  ['a-{{workflow.namespace}}', [{ kind: 'concat', parts: ['a-', run('namespace')] }]],
  ['{{pod.name}}{{pod.name}}!', [{ kind: 'concat', parts: [pod, pod, '!'] }]],
  ['', ['']],
  [
    '{{$}} {{workflow.parameters.x}} {{pod.ip}} {{tasks.name}}',
    ['{{$}} {{workflow.parameters.x}} {{pod.ip}} {{tasks.name}}'],
  ],
])('reads %j', (text, parts) => {
  expect(kfpText(text)).toEqual(parts);
});
