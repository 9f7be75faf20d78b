import type { ComponentTask } from '../../../model/bound.ts';
import { sha256 } from '../../../util/sha256.ts';
import type { ArgoTemplate } from '../model.ts';
import { templateName } from '../names.ts';
import { lowerCacheKey } from './expression/index.ts';
import type { Frame } from './frame.ts';

/** Longest name of an object in Kubernetes. */
const nameLimit = 253;

/**
 * How the outputs of a step are found again. The key is a digest, because Argo takes letters and digits only (P-41), over the program (all that
 * makes the step do what it does) and over the texts of its parameters, or over the key that the user gives in their place. One ConfigMap a
 * component, since all keys of a ConfigMap share its 1 MiB.
 */
export function lowerCache(
  task: ComponentTask,
  body: Omit<ArgoTemplate, 'name'>,
  frame: Frame,
): Pick<ArgoTemplate, 'memoize'> {
  const { cache } = task.settings;
  if (cache === undefined) return {};
  const parameters = (body.inputs?.parameters ?? []).map(({ name }) => name);
  const { maxAge } = cache;
  const name = `pipewright-cache-${templateName(task.component.name)}`.slice(0, nameLimit).replace(/-$/, '');
  return {
    memoize: {
      key: lowerCacheKey(programDigest(task, body), parameters, cache.key, frame),
      ...(maxAge !== undefined && { maxAge: `${maxAge}s` }),
      // Argo reads the name only, but its CRD wants a key.
      cache: { configMap: { name, key: 'outputs' } },
    },
  };
}

function programDigest({ component, settings }: ComponentTask, body: Omit<ArgoTemplate, 'name'>): string {
  const { resources: _, imagePullPolicy: __, ...container } = body.container ?? { image: '' };
  const { inputs, outputs, volumes, initContainers, sidecars } = body;
  const { podSpecPatch } = settings;
  const types = [...component.inputs, ...component.outputs].map((port) => [port.name, port.type]);
  return sha256(
    JSON.stringify({ container, inputs, outputs, volumes, types, initContainers, sidecars, podSpecPatch }),
  );
}
