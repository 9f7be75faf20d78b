import { posix } from 'node:path';
import type { PipelineFacts, ProjectFacts } from '../../compiler/project/project-facts.ts';
import { bundleSchema, type JsonObject } from '../bundle-schema.ts';
import { callSchema, type Spelling, spellings } from './call-schema.ts';
import { skeleton } from './skeleton.ts';
import { slugsOf } from './slugs-of.ts';

type Definitions = Record<string, JsonObject>;

/**
 * One schema for all files of a project: that of all kinds, and for each pipeline, known by its name, what its tasks may run and with which
 * arguments. A pipeline whose name is new, or is that of another one too, is left with what is true of any.
 */
export function projectSchema(facts: ProjectFacts): JsonObject {
  const { definitions: common, ...top } = bundleSchema(undefined);
  const definitions: Definitions = { ...(common as Readonly<Record<string, JsonObject>>) };
  const names = facts.pipelines.map((one) => one.name);
  const known = facts.pipelines.filter((one) => names.indexOf(one.name) === names.lastIndexOf(one.name));
  const slugs = slugsOf([...facts.components.keys()]);
  for (const [path, component] of facts.components)
    definitions[`call--${slugs.get(path)}`] = callSchema(component);
  const directories = new Map(known.map(({ path }) => [posix.dirname(path), `in--${slugs.get(path)}`]));
  for (const [directory, name] of directories)
    definitions[name] = tasksIn(spellings(directory, facts), slugs);
  for (const pipeline of known) {
    const rename = (name: string): string => `${name}--${slugs.get(pipeline.path)}`;
    Object.assign(definitions, skeleton(definitions, 'pipeline', 'pipeline-task', rename));
    const task = rename('pipeline-task');
    const place = directories.get(posix.dirname(pipeline.path)) ?? '';
    definitions[task] = withTasks(definitions[task] ?? {}, place, pipeline);
  }
  definitions['pipeline-task'] = withoutExamples(definitions['pipeline-task'] ?? {}, 'component');
  definitions.typeSpec = { ...definitions.typeSpec, examples: facts.types };
  definitions['any-pipeline'] = definitions.pipeline ?? {};
  definitions.pipeline = {
    // What is said of this project comes first: editors show the first description that they find.
    allOf: [
      ...known.map(({ name, path }) => ({
        if: { required: ['name'], properties: { name: { const: name } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: reference(`pipeline--${slugs.get(path)}`),
      })),
      reference('any-pipeline'),
    ],
  };
  return { ...top, title: 'Pipewright files of this project', definitions };
}

function reference(definition: string): JsonObject {
  return { $ref: `#/definitions/${definition}` };
}

/** What a task in a certain directory may run, and what follows from that. */
function tasksIn(ways: readonly Spelling[], slugs: ReadonlyMap<string, string>): JsonObject {
  const component = {
    anyOf: [
      {
        enum: ways.map((one) => one.best),
        enumDescriptions: ways.map((one) => one.component.description ?? one.component.path),
      },
      {
        pattern: [...ways.map((one) => one.pattern), unusual].join('|'),
        patternErrorMessage:
          'is no component that this schema knows; "pipewright schema --project" makes it anew',
      },
    ],
  };
  return {
    properties: { component },
    allOf: ways.map(({ pattern, component: { path } }) => ({
      if: { required: ['component'], properties: { component: { type: 'string', pattern } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: reference(`call--${slugs.get(path)}`),
    })),
  };
}

/** Paths that go back and forth, which only the compiler follows. */
const unusual = '//|/\\.{1,2}/';

/** Editors offer examples as well, and those of the language are not there in this project. */
function withoutExamples(schema: JsonObject, key: string): JsonObject {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonObject>>;
  const { examples: _, ...property } = properties[key] ?? {};
  return { ...schema, properties: { ...properties, [key]: property } };
}

/** Tasks are offered by name; one that is new since then is none the worse for it. */
function withTasks(task: JsonObject, place: string, { tasks }: PipelineFacts): JsonObject {
  const properties = (task.properties ?? {}) as Readonly<Record<string, JsonObject>>;
  return {
    properties: { ...properties, after: { items: { examples: tasks } } },
    allOf: [reference(place)],
  };
}
