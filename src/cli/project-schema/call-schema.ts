import { posix } from 'node:path';
import type { ComponentFacts } from '../../compiler/project/component-facts.ts';
import type { ProjectFacts } from '../../compiler/project/project-facts.ts';
import type { JsonObject } from '../bundle-schema.ts';
import { escaped, valueSchema } from './value-schema.ts';

/** What is true of a task that runs a certain component. */
export function callSchema({ description, inputs, isOfKfp, path }: ComponentFacts): JsonObject {
  const required = inputs.filter((one) => one.isRequired).map((one) => one.port.name);
  return {
    properties: {
      component: { description: description ?? path },
      arguments: {
        description: `The value of each input of ${path}, by name.`,
        type: 'object',
        properties: Object.fromEntries(inputs.map((one) => [one.port.name, valueSchema(one, isOfKfp)])),
        additionalProperties: false,
        ...(required.length > 0 && { required }),
      },
    },
    ...(required.length > 0 && { required: ['arguments'] }),
  };
}

/** How the tasks of the pipelines in one directory may name a component: the best way, and a pattern of all ways. */
export interface Spelling {
  readonly best: string;
  readonly pattern: string;
  readonly component: ComponentFacts;
}

/** All that the pipelines in a directory may run, in the order of paths. */
export function spellings(
  directory: string,
  { components, aliases, pipelines }: ProjectFacts,
): readonly Spelling[] {
  const references = pipelines
    .filter(({ path }) => posix.dirname(path) === directory)
    .flatMap((one) => [...one.references]);
  return [...components].map(([path, component]) => {
    const relative = posix.relative(directory, path);
    const named = [...aliases].filter(([, target]) => target === path).map(([alias]) => alias);
    const written = references.filter(([, target]) => target === path).map(([text]) => text);
    const ways = [
      `(?:\\./)*${escaped(relative)}`,
      ...directoryForm(relative, path, components),
      ...[...named, ...written].map(escaped),
    ];
    const [best = relative] = [...written, ...named];
    return { best, pattern: `^(?:${[...new Set(ways)].join('|')})$`, component };
  });
}

/** A directory means its component, or else its pipeline; without a slash its name would be an alias. */
function directoryForm(
  relative: string,
  path: string,
  components: ProjectFacts['components'],
): readonly string[] {
  const isMeant =
    posix.basename(path) === 'component.yaml' ||
    (posix.basename(path) === 'pipeline.yaml' &&
      !components.has(posix.join(posix.dirname(path), 'component.yaml')));
  if (!isMeant) return [];
  const directory = posix.dirname(relative);
  if (directory.includes('/') || directory === '..') return [`(?:\\./)*${escaped(directory)}/?`];
  return [`(?:\\./)+${escaped(directory)}/?`, `${escaped(directory)}/`];
}
