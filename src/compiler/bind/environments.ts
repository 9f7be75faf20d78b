import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { EnvironmentSpec, ProjectDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { type ArgoTarget, argoTargets } from '../../targets/argo/capabilities.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { imageProblem } from '../../util/image-reference.ts';
import { checkNamesOfEnvironment } from './check-kubernetes-names.ts';
import { bindCodes } from './codes.ts';
import { refuseMisplacedTextOfEnvironment } from './misplaced-text.ts';

/** What is different on one cluster (DESIGN 1.7). What says nothing of a thing leaves it as it is. */
export interface BoundEnvironment {
  readonly name: string;
  readonly target: ArgoTarget | undefined;
  readonly namespace: string | undefined;
  /** Repositories of images by those that they stand for; both without tag. */
  readonly images: ReadonlyMap<string, string>;
  readonly spec: At<EnvironmentSpec>;
}

/** The environments of a project by name; what is wrong with any of them is reported. */
export function bindEnvironments(
  project: At<ProjectDocument> | undefined,
  sink: Sink,
): ReadonlyMap<string, BoundEnvironment> {
  const bound = new Map<string, BoundEnvironment>();
  for (const [name, at] of project?.get('environments')?.entries() ?? []) {
    checkName(name, at.keySpan, sink);
    bound.set(name, bindEnvironment(name, at.as<EnvironmentSpec>(), sink));
  }
  return bound;
}

function bindEnvironment(name: string, spec: At<EnvironmentSpec>, sink: Sink): BoundEnvironment {
  refuseMisplacedTextOfEnvironment(spec, sink);
  checkNamesOfEnvironment(spec, sink);
  return {
    name,
    target: bindTarget(spec.get('target'), sink),
    namespace: spec.value.namespace,
    images: bindImages(spec, sink),
    spec,
  };
}

/** Files are called after it. */
function checkName(name: string, span: Span, sink: Sink): void {
  if (/^[A-Za-z0-9][-\w.]{0,62}$/.test(name)) return;
  sink.report(
    bindCodes['invalid-name'],
    span,
    `"${name}" cannot be the name of an environment: letters, digits, "-", "_" and "." are allowed, at most 63, the first a letter or digit.`,
  );
}

/** Values are for inputs of many pipelines; one that is nearly an input of this one was meant for it. */
export function checkInputsOf(
  environment: BoundEnvironment | undefined,
  inputs: readonly BoundPort[],
  sink: Sink,
): void {
  const known = inputs.map((port) => port.name);
  const given = environment?.spec.get('inputs')?.entries() ?? [];
  const missing = known.filter((name) => given.every(([key]) => key !== name));
  for (const [name, at] of given) {
    const near = known.includes(name) ? undefined : didYouMean(name, missing);
    if (near === undefined) continue;
    sink.report(
      bindCodes['unknown-environment-input'],
      at.keySpan,
      `The environment "${environment?.name}" gives a value to "${name}", which is no input of this pipeline.`,
      meant(name, near, at.keySpan),
    );
  }
}

function bindTarget(at: At<string> | undefined, sink: Sink): ArgoTarget | undefined {
  const target = argoTargets.find((one) => one === at?.value);
  if (at === undefined || target !== undefined) return target;
  sink.report(bindCodes['unknown-target'], at.span, `"${at.value}" cannot be compiled for.`, {
    help: `The targets are ${argoTargets.join(', ')}.`,
  });
  return undefined;
}

function bindImages(spec: At<EnvironmentSpec>, sink: Sink): ReadonlyMap<string, string> {
  const images = new Map<string, string>();
  for (const [image, at] of spec.get('images')?.entries() ?? []) {
    for (const [text, span] of [
      [image, at.keySpan],
      [at.value, at.span],
    ] as const) {
      const problem = splitImage(text).version === '' ? imageProblem(text) : 'it has a tag or a digest';
      if (problem === undefined) continue;
      sink.report(
        bindCodes['invalid-image'],
        span,
        `"${text}" cannot be the name of an image here: ${problem}.`,
        { help: 'Write names without tag: the tag is kept.' },
      );
    }
    images.set(image, at.value);
  }
  return images;
}

/** The name of an image, and the tag or digest behind it with its sign. */
function splitImage(image: string): { readonly name: string; readonly version: string } {
  const at = /(?::[^/]*)?(?:@.*)?$/.exec(image)?.index ?? image.length;
  return { name: image.slice(0, at), version: image.slice(at) };
}

/** The same for an image that a task chooses, as far as its name is a constant. */
export function chosenImageIn(
  environment: BoundEnvironment | undefined,
  image: BoundExpression | undefined,
): BoundExpression | undefined {
  if (environment === undefined || image === undefined) return image;
  if (image.kind === 'literal') return { ...image, value: imageIn(environment, String(image.value)) };
  const [first, ...more] = image.kind === 'text' ? image.parts : [];
  if (image.kind !== 'text' || first?.kind !== 'literal') return image;
  const text = String(first.value);
  if (splitImage(text).version === '') return image;
  return { ...image, parts: [{ ...first, value: imageIn(environment, text) }, ...more] };
}

/** The image that an environment has in the place of another: under its own name, with the same tag. */
export function imageIn(environment: BoundEnvironment | undefined, image: string): string {
  if (environment === undefined || environment.images.size === 0) return image;
  const { name, version } = splitImage(image);
  const other = environment.images.get(name);
  return other === undefined ? image : `${other}${version}`;
}
