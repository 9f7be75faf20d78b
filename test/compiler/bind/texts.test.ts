import { describe, expect, it } from 'vitest';
import { type Files, findings, withParts } from '../../support/compile.ts';

/** A pipeline and a component that hold one text at a place. */
function at(place: string, text: string): Files {
  const quoted = JSON.stringify(text);
  const put = (name: string, otherwise: string): string => (place === name ? quoted : otherwise);
  return withParts(
    `description: ${put('description', 'd')}
labels: {a: ${put('label of the pipeline', 'b')}}
annotations: {a: ${put('annotation of the pipeline', 'b')}}
inputs:
  - {name: x, type: String, default: ${put('default', 'x')}, description: ${put('description of an input', 'd')}}
  - {name: n, type: Integer, default: 1}
outputs:
  o: ${put('output', '"${{ inputs.n }}"')}
run: {serviceAccount: ${put('service account of the run', 's')}}
artifactRepository: {s3: {endpoint: ${put('endpoint', 'e')}, bucket: b, keyFormat: ${put('key format', '"${{ run.name }}/${{ task.podName }}"')}}}
volumes: {v: {claim: ${put('claim', 'c')}}}
defaults: {labels: {z: ${put('default label', 'z')}}}
tasks:
  d:
    createVolume: {size: ${put('size', '1Gi')}, storageClass: ${put('storage class', 's')}, name: ${put('name of a claim', 'n')}}
    labels: {a: ${put('label of a claim', 'b')}}
    annotations: {a: ${put('annotation of a claim', 'b')}}
  s:
    description: ${put('description of a task', 'd')}
    component: ./step.yaml
    when: ${put('condition', '"${{ inputs.n == 1 }}"')}
    arguments: {text: ${put('argument', 't')}}
    env: {A: ${put('variable', 'b')}, S: {secret: {name: ${put('name of a Secret', 's')}, key: k}}}
    image: ${put('image', 'i')}
    workingDir: ${put('working directory', '/w')}
    nodeSelector: {a: ${put('node selector', 'b')}}
    labels: {a: ${put('label', 'b')}}
    annotations: {a: ${put('annotation', 'b')}}
    tolerations: [{key: ${put('toleration', 'k')}, operator: Exists}]
    serviceAccount: ${put('service account', 's')}
    mounts: {/d: {volume: v, subPath: ${put('sub-path', 'p')}}, /e: {claim: ${put('claim of a mount', 'c')}}, /f: {volume: {secret: ${put('Secret of a mount', 's')}}}}
`,
    {
      'step.yaml': `apiVersion: pipewright/v1
kind: Component
name: step
description: ${put('description of a component', 'd')}
metadata: {annotations: {a: ${put('annotation of a component', 'b')}}}
inputs: [{name: text, type: String, description: ${put('description of a port', 'd')}}]
outputs: [{name: o, type: String}]
defaults: {env: {D: ${put('default variable of a component', 'd')}}, labels: {d: ${put('default label of a component', 'd')}}}
implementation:
  container:
    image: ${put('image of a component', '"a:1"')}
    command: [p, ${put('command', 'c')}, {inputValue: text}]
    args: [${put('args', 'a')}, {concat: [${put('concat', 'a')}, b]}, {outputPath: o}]
    env: {A: ${put('variable of a component', 'b')}, S: {configMap: {name: ${put('name of a ConfigMap of a component', 's')}, key: k}}}
`,
    },
  );
}

/** What a place may hold (the table of docs/language.md): expressions, and literal braces. */
const places: readonly (readonly [string, expressions: boolean, braces: boolean])[] = [
  ['description', false, true],
  ['label of the pipeline', false, false],
  ['annotation of the pipeline', false, true],
  ['default', false, true],
  ['description of an input', false, true],
  ['output', true, true],
  ['service account of the run', false, false],
  ['endpoint', false, false],
  ['claim', false, false],
  ['default label', true, false],
  ['storage class', true, false],
  ['name of a claim', true, false],
  ['label of a claim', true, false],
  ['annotation of a claim', true, false],
  ['description of a task', false, true],
  ['argument', true, true],
  ['variable', true, true],
  ['name of a Secret', false, false],
  ['image', true, false],
  ['working directory', false, false],
  ['node selector', true, false],
  ['label', true, false],
  ['annotation', true, false],
  ['toleration', false, false],
  ['service account', false, false],
  ['sub-path', true, false],
  ['claim of a mount', false, false],
  ['Secret of a mount', false, false],
  ['annotation of a component', false, false],
  ['default variable of a component', false, true],
  ['default label of a component', false, false],
  ['image of a component', false, false],
  ['name of a ConfigMap of a component', false, false],
];

const codes = async (place: string, text: string): Promise<ReadonlySet<string>> =>
  new Set((await findings(at(place, text))).map((one) => one.split(':')[0] ?? ''));

describe('an expression', () => {
  it.each(places.filter(([, expressions]) => expressions).map(([place]) => place))(
    'may stand in the %s',
    async (place) => {
      expect([...(await codes(place, 'a${{ inputs.n }}'))]).toEqual([]);
    },
  );

  it.each(places.filter(([, expressions]) => !expressions).map(([place]) => place))(
    'may not stand in the %s',
    async (place) => {
      expect([...(await codes(place, 'a${{ inputs.n }}'))]).toEqual(['expression-not-allowed']);
    },
  );

  it.each([
    'command',
    'args',
    'concat',
    'variable of a component',
    'description of a component',
    'description of a port',
  ])('means nothing in the %s, where the text is the program’s own', async (place) => {
    expect([...(await codes(place, 'a${{ inputs.n }}'))]).toEqual([]);
  });
});

describe('two braces', () => {
  it.each(places.filter(([, , braces]) => braces).map(([place]) => place))(
    'may stand in the %s',
    async (place) => {
      for (const text of ['a{{b}}', '{{workflow.name}}', '{{'])
        expect([...(await codes(place, text))]).toEqual([]);
    },
  );

  it.each(places.filter(([, , braces]) => !braces).map(([place]) => place))(
    'may not stand in the %s',
    async (place) => {
      for (const text of ['a{{b}}', '{{workflow.name}}', '{{'])
        expect((await codes(place, text)).size).toBeGreaterThan(0);
    },
  );

  it.each(['command', 'args', 'concat', 'variable of a component'])(
    'arrive as written in the %s',
    async (place) => {
      expect([...(await codes(place, '{{workflow.name}}'))]).toEqual([]);
    },
  );

  it('beside an expression are told from those of the expression', async () => {
    expect(await findings(at('label', 'a${{ inputs.n }}{{b'))).toEqual([
      'literal-braces: "a${{ inputs.n }}{{b"',
    ]);
    expect(await findings(at('annotation', "${{ if(inputs.n == 1, '}}', '{{') }}"))).toEqual([]);
    expect(await findings(at('annotation', '${{ if(inputs.n == 1, "\'\\"", "a") }}'))).toEqual([]);
  });

  it('may not stand in keys that go to Kubernetes as they are', async () => {
    const files = withParts(
      'tasks: {w: {component: ./work.yaml, affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: a, labelSelector: {matchLabels: {"{{x}}": b}}}]}}}}\n',
    );
    expect(await findings(files)).toEqual(['literal-braces: "{{x}}"']);
  });

  it('that are written as $${{ are literal too', async () => {
    expect(await findings(at('argument', '$${{ inputs.n }}'))).toEqual([]);
    expect(await findings(at('label', '$${{ inputs.n }}'))).toEqual(['literal-braces: "$${{ inputs.n }}"']);
  });
});
