import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ArgoObject } from '../../src/targets/argo/model.ts';
import {
  compileFiles,
  containerOf,
  envOf,
  type Files,
  parts,
  specOf,
  taskOf,
  templateOf,
} from '../support/compile.ts';
import { problemsOf } from '../targets/argo/lower/invariants.ts';
import { anyText, nastyStrings } from '../targets/nasty.ts';
import { limits } from './spec-files.ts';

const texts: readonly string[] = [
  ...nastyStrings,
  'n',
  'on',
  '1_000',
  '0o17',
  '{{x}}',
  '{{workflow.name}}',
  '{{=1+1}}',
  '{{inputs.parameters.text}}',
  '{{',
  '}}',
  '{{{',
  '{',
  '{absent}',
  "it's",
  'a\nb\n',
  'a\u2028b',
  '😀',
  '$(HOME)',
  '$(PW_LB)',
  '$$',
  '$$(HOME)',
  '$',
  '$(',
  '${HOME}',
  '$${{ inputs.x }}',
  '{\u2060{',
  '{\u2060',
  '\\x7b',
  '\\u0026',
  '$1',
  '`date`',
  '"; exit 1; "',
];

/** What the kubelet makes of a text: `$(NAME)` by the variables before it, `$$` one dollar (Kubernetes' expansion.Expand). */
function expand(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (found, name?: string) =>
    found === '$$' ? '$' : (variables[name ?? ''] ?? found),
  );
}

const brace = { PW_LB: '{' };
const inContainer = (text: unknown): string => expand(String(text), brace);
/** What comes out of transport: the joiner after each brace is taken away. */
const carried = (text: unknown): string => String(text).replaceAll('{\u2060', '{');
const asIs = (text: unknown): string => String(text);

interface Place {
  readonly name: string;
  /** The files, with the text as a JSON string, which is YAML as well. */
  readonly files: (text: string) => Files;
  readonly read: (object: ArgoObject) => unknown;
  /** How what is read arrives where it is used. */
  readonly arrives: (written: unknown) => string;
}

function inPipeline(
  name: string,
  body: (text: string) => string,
  read: Place['read'],
  arrives = asIs,
): Place {
  const files = (text: string): Files => ({
    ...parts,
    'pipeline.yaml': `apiVersion: pipewright/v1\nkind: Pipeline\nname: example\n${body(text)}\n`,
  });
  return { name, files, read, arrives };
}

function inStep(name: string, body: (text: string) => string, read: Place['read'], arrives = asIs): Place {
  const files = (text: string): Files => ({
    ...parts,
    'pipeline.yaml':
      'apiVersion: pipewright/v1\nkind: Pipeline\nname: example\ntasks: {t: {component: ./step.yaml}}\n',
    'step.yaml': `apiVersion: pipewright/v1\nkind: Component\nname: step\n${body(text)}\n`,
  });
  return { name, files, read, arrives };
}

const task = (settings: string): string => `tasks: {w: {component: ./work.yaml, ${settings}}}`;
const step = (object: ArgoObject): ReturnType<typeof templateOf> => templateOf(object, 'work');

const places: readonly Place[] = [
  inPipeline(
    'an argument',
    (t) => `tasks: {s: {component: ./say.yaml, arguments: {text: ${t}}}}`,
    (o) => taskOf(o, 'main', 's').arguments?.parameters?.[0]?.value,
    carried,
  ),
  inPipeline(
    'a default',
    (t) =>
      `inputs: [{name: x, type: String, default: ${t}}]\ntasks: {s: {component: ./say.yaml, arguments: {text: "\${{ inputs.x }}"}}}`,
    (o) => specOf(o).arguments?.parameters[0]?.value,
    carried,
  ),
  inPipeline(
    'a word of an enum',
    (t) =>
      `inputs: [{name: x, type: String, enum: [${t}], default: ${t}}]\ntasks: {s: {component: ./say.yaml, arguments: {text: "\${{ inputs.x }}"}}}`,
    (o) => specOf(o).arguments?.parameters[0]?.enum?.[0],
    carried,
  ),
  inPipeline(
    'a default of a pipeline that is used',
    (t) => `tasks: {s: {component: ./say.yaml, arguments: {text: ${t}}}}`,
    (o) => taskOf(o, 'main', 's').arguments?.parameters?.[0]?.value,
    carried,
  ),
  inPipeline(
    'an argument that is read by path',
    (t) =>
      `tasks: {c: {component: ./clean.yaml, arguments: {table: "\${{ tasks.s.outputs.table }}"}}, s: {component: ./make.yaml, arguments: {seed: ${t}}}}`,
    (o) => taskOf(o, 'main', 's').arguments?.parameters?.[0]?.value,
    carried,
  ),
  inPipeline(
    'an output of the run',
    (t) => `outputs: {o: ${t}}\ntasks: {w: {component: ./work.yaml}}`,
    (o) => templateOf(o, 'main').outputs?.parameters?.[0]?.valueFrom?.expression,
    unquoted,
  ),
  inPipeline(
    'a variable',
    (t) => task(`env: {A: ${t}}`),
    (o) => envOf(o, 'work').A,
    inContainer,
  ),
  inPipeline(
    'a variable of the defaults',
    (t) => `defaults: {env: {A: ${t}}}\n${task('timeout: 1m')}`,
    (o) => envOf(o, 'work').A,
    inContainer,
  ),
  inPipeline(
    'a label',
    (t) => task(`labels: {a: ${t}}`),
    (o) => step(o).metadata?.labels?.a,
  ),
  inPipeline(
    'an annotation',
    (t) => task(`annotations: {a: ${t}}`),
    (o) => step(o).metadata?.annotations?.a,
  ),
  inPipeline(
    'a node selector',
    (t) => task(`nodeSelector: {a: ${t}}`),
    (o) => step(o).nodeSelector?.a,
  ),
  inPipeline(
    'an image',
    (t) => task(`image: ${t}`),
    (o) => step(o).container?.image,
  ),
  inPipeline(
    'a working directory',
    (t) => task(`workingDir: ${t}`),
    (o) => step(o).container?.workingDir,
  ),
  inPipeline(
    'a sub-path',
    (t) => task(`mounts: {/d: {volume: {claim: c}, subPath: ${t}}}`),
    (o) => step(o).container?.volumeMounts?.[0]?.subPath,
  ),
  inPipeline(
    'a mount path',
    (t) => task(`mounts: {${t}: {claim: c}}`),
    (o) => step(o).container?.volumeMounts?.[0]?.mountPath,
  ),
  inPipeline(
    'a claim',
    (t) => task(`mounts: {/d: {claim: ${t}}}`),
    (o) => claimOf(step(o).volumes?.[0]),
  ),
  inPipeline(
    'a Secret',
    (t) => task(`env: {A: {secret: {name: ${t}, key: k}}}`),
    (o) => nameOf(envOf(o, 'work').A),
  ),
  inPipeline(
    'a service account',
    (t) => task(`serviceAccount: ${t}`),
    (o) => step(o).serviceAccountName,
  ),
  inPipeline(
    'the key of a toleration',
    (t) => task(`tolerations: [{key: ${t}, operator: Exists}]`),
    (o) => step(o).tolerations?.[0]?.key,
  ),
  inPipeline(
    'the description of the pipeline',
    (t) => `description: ${t}\n${task('timeout: 1m')}`,
    (o) => o.metadata.annotations?.['workflows.argoproj.io/description'],
  ),
  inPipeline(
    'a label of the pipeline',
    (t) => `labels: {a: ${t}}\n${task('timeout: 1m')}`,
    (o) => o.metadata.labels?.a,
  ),
  inPipeline(
    'an annotation of the pipeline',
    (t) => `annotations: {a: ${t}}\n${task('timeout: 1m')}`,
    (o) => o.metadata.annotations?.a,
  ),
  inPipeline(
    'the name of a claim',
    (t) => `tasks: {v: {createVolume: {size: 1Gi, name: ${t}}}}`,
    (o) => metadataOf(o).name,
  ),
  inPipeline(
    'a label of a claim',
    (t) => `tasks: {v: {createVolume: {size: 1Gi}, labels: {a: ${t}}}}`,
    (o) => metadataOf(o).labels?.a,
  ),
  inPipeline(
    'an annotation of a claim',
    (t) => `tasks: {v: {createVolume: {size: 1Gi}, annotations: {a: ${t}}}}`,
    (o) => metadataOf(o).annotations?.a,
  ),
  inPipeline(
    'the namespace',
    (t) => `run: {namespace: ${t}}\n${task('timeout: 1m')}`,
    (o) => o.metadata.namespace,
  ),
  inPipeline(
    'the bucket',
    (t) => `artifactRepository: {s3: {endpoint: e, bucket: ${t}}}\n${task('timeout: 1m')}`,
    (o) => s3Of(o).bucket,
  ),
  inStep(
    'a command',
    (t) => `implementation: {container: {image: "a:1", command: [p, ${t}]}}`,
    (o) => containerOf(o, 'step').command?.[1],
    inContainer,
  ),
  inStep(
    'an argument of a command line',
    (t) => `implementation: {container: {image: "a:1", command: [p], args: [${t}]}}`,
    (o) => containerOf(o, 'step').args?.[0],
    inContainer,
  ),
  inStep(
    'a part of an argument, before a number',
    (t) =>
      `inputs: [{name: n, type: Integer, default: 1}]\nimplementation: {container: {image: "a:1", command: [p], args: [{concat: [${t}, {inputValue: n}]}]}}`,
    (o) => String(containerOf(o, 'step').args?.[0]).replace(/\{\{inputs\.parameters\.n\}\}$/, ''),
    inContainer,
  ),
  inStep(
    'a variable of a component',
    (t) => `implementation: {container: {image: "a:1", command: [p], env: {A: ${t}}}}`,
    (o) => envOf(o, 'step').A,
    inContainer,
  ),
  inStep(
    'a source',
    (t) => `implementation: {script: {image: "a:1", interpreter: sh, source: ${t}}}`,
    (o) => containerOf(o, 'step').args?.[0],
    inContainer,
  ),
  inStep(
    'a default of a component',
    (t) =>
      `inputs: [{name: x, type: String, default: ${t}}]\nimplementation: {container: {image: "a:1", command: [p, {inputValue: x}]}}`,
    (o) => taskOf(o, 'main', 't').arguments?.parameters?.[0]?.value,
    carried,
  ),
  inStep(
    'a file that an output lies in',
    (t) =>
      `outputs: [{name: o, type: String}]\nimplementation: {container: {image: "a:1", command: [p], fileOutputs: {o: ${t}}}}`,
    (o) => templateOf(o, 'step').outputs?.parameters?.[0]?.valueFrom?.path,
  ),
];

function unquoted(code: unknown): string {
  const [, literal] = /^'(.*)'$/su.exec(String(code)) ?? [];
  return (literal ?? '').replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/g,
    (_, ...codes: (string | undefined)[]) =>
      String.fromCodePoint(Number.parseInt(codes.find((one) => one !== undefined) ?? '', 16)),
  );
}

interface Metadata {
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

function metadataOf(object: ArgoObject): Metadata {
  return (JSON.parse(templateOf(object, 'v').resource?.manifest ?? '{}') as { readonly metadata: Metadata })
    .metadata;
}

function claimOf(volume: unknown): string {
  return (volume as { readonly persistentVolumeClaim: { readonly claimName: string } }).persistentVolumeClaim
    .claimName;
}

function nameOf(source: unknown): string {
  return (source as { readonly secretKeyRef: { readonly name: string } }).secretKeyRef.name;
}

function s3Of(object: ArgoObject): { readonly bucket?: string } {
  const { archiveLocation } = specOf(object).templateDefaults as {
    readonly archiveLocation: { readonly s3: { readonly bucket: string } };
  };
  return archiveLocation.s3;
}

/** The text as it arrives; undefined when it was refused, by a diagnostic. */
async function arrival(place: Place, text: string): Promise<string | undefined> {
  const { text: output, diagnostics } = await compileFiles(place.files(JSON.stringify(text)));
  if (output === undefined) {
    expect(diagnostics.some((one) => one.severity === 'error')).toBe(true);
    return undefined;
  }
  const object = parse(output, { version: '1.1' }) as ArgoObject;
  expect(problemsOf(object)).toEqual([]);
  return place.arrives(place.read(object));
}

/** `$${{` is how a literal `${{` is written. */
const written = (text: string): string => text.replaceAll('$${{', '${{');

describe.each(places)('$name', (place) => {
  it('is refused, or arrives byte for byte, whatever it says', async () => {
    for (const text of texts) {
      const arrived = await arrival(place, text);
      if (arrived !== undefined) expect([text, arrived]).toEqual([text, literal(place, text)]);
    }
  });

  it('takes an ordinary text', async () => {
    expect(
      [await arrival(place, 'abc'), await arrival(place, '/abc')].filter((one) => one !== undefined),
    ).not.toEqual([]);
  });
});

/** Texts of components are the program's own: nothing in them is an expression, and nothing is written otherwise. */
function literal(place: Place, text: string): string {
  const own = 'step.yaml' in place.files('');
  return own ? text : written(text);
}

describe('any text', () => {
  it('is refused, or arrives byte for byte, in any place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), anyText, async (place, text) => {
        const arrived = await arrival(place, text);
        if (arrived !== undefined) expect(arrived).toBe(literal(place, text));
      }),
      limits(400),
    );
  });
});

describe('the places where anything must be possible', () => {
  it.each(
    places.filter(({ name }) =>
      [
        'an argument',
        'a variable',
        'a command',
        'a source',
        'an argument of a command line',
        'a variable of a component',
      ].includes(name),
    ),
  )('$name takes every text that YAML can hold', async (place) => {
    for (const text of texts.filter(
      (one) => !one.includes('${{') && !/[^\P{Cc}\n\t]|\p{Cn}|\ufeff/u.test(one),
    ))
      expect([text, await arrival(place, text)]).toEqual([text, text]);
  });
});
