import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent, BoundPipeline, BoundScope, BoundTask } from '../../model/bound.ts';
import { scopesOf } from '../../model/scopes.ts';
import { byteLength } from '../../util/byte-length.ts';
import type { LoweredArgo } from './argo.ts';
import type { ArgoWorkflowSpec, TemplateOrigin } from './model.ts';
import { portName } from './names.ts';

/** The most bytes of a workflow that Argo runs: `getMaxWorkflowSize` in its packer. The API server takes objects of about that size. */
export const objectLimit = 1_048_576;

/** What takes room in an object, and where it was written. */
export interface SizedPart {
  /** Such as `the component "train"` or `the task "clean"`. */
  readonly what: string;
  readonly bytes: number;
  /** How many templates it became. */
  readonly templates: number;
  readonly span: Span;
}

/** The bytes of a value as JSON as Go writes it, with its escapes for HTML: so Argo measures it, and so the API server stores it. */
export function jsonSize(value: unknown): number {
  const text = JSON.stringify(value);
  return (
    byteLength(text) +
    (text.match(/[<>&]/g)?.length ?? 0) * 5 +
    (text.match(/[\u2028\u2029]/g)?.length ?? 0) * 3
  );
}

/** What an object is made of, the largest first: inputs of the run, components, and tasks with what they are given. */
export function sizedParts({ object, origins }: LoweredArgo, root: BoundPipeline): readonly SizedPart[] {
  const spec: ArgoWorkflowSpec = object.kind === 'CronWorkflow' ? object.spec.workflowSpec : object.spec;
  const places = new Places(root);
  const parts = new Map<Span, SizedPart>();
  const add = (what: string, span: Span, value: unknown, templates = 0): void => {
    const known = parts.get(span);
    parts.set(span, {
      what,
      span,
      bytes: jsonSize(value) + (known?.bytes ?? 0),
      templates: templates + (known?.templates ?? 0),
    });
  };
  const inputs = new Map(root.inputs.map((port) => [portName(port.name), port]));
  for (const parameter of spec.arguments?.parameters ?? []) {
    const port = inputs.get(parameter.name);
    if (port !== undefined) add(`the input "${port.name}"`, port.origin.key, parameter);
  }
  for (const template of spec.templates) {
    const origin = origins.get(template.name);
    const component = origin && places.component(origin);
    if (template.dag !== undefined) {
      for (const one of template.dag.tasks) {
        const task = places.task(origin ?? { file: root.origin.key.file.path }, one.name);
        if (task !== undefined) add(`the task "${task.name}"`, task.origin.key, one);
      }
    } else if (component !== undefined) {
      add(
        `the ${component.ofTask ? 'task' : 'component'} "${component.name}"`,
        component.origin.key,
        template,
        1,
      );
    }
  }
  return [...parts.values()].sort((a, b) => b.bytes - a.bytes);
}

/** Finds what a template comes from by its origin. */
class Places {
  readonly #scopes = new Map<string, BoundScope>();
  readonly #tasks = new Map<string, BoundTask>();
  readonly #byName = new Map<BoundScope, ReadonlyMap<string, BoundTask>>();
  readonly #components = new Map<string, BoundComponent>();

  constructor(root: BoundPipeline) {
    const seen = new Set([root]);
    for (const pipeline of seen) {
      const file = pipeline.origin.key.file.path;
      this.#scopes.set(file, pipeline.scope);
      if (pipeline.onExit !== undefined) this.#scopes.set(`${file}\0onExit`, pipeline.onExit);
      const visit = (task: BoundTask): void => {
        this.#tasks.set(`${file}\0${task.name}`, task);
        if (task.kind === 'pipeline') seen.add(task.pipeline);
        if (task.kind === 'component') {
          const { component } = task;
          const { path } = component.origin.key.file;
          this.#components.set(component.ofTask ? `${path}\0tasks.${task.name}` : path, component);
        }
        if (task.kind !== 'group') return;
        this.#scopes.set(`${file}\0tasks.${task.name}`, task.body);
        task.body.tasks.forEach(visit);
      };
      for (const scope of scopesOf(pipeline)) scope.tasks.forEach(visit);
    }
  }

  /** A task of a DAG by its name there; wrappers around a task call it by its own. */
  task({ file, path }: TemplateOrigin, name: string): BoundTask | undefined {
    const scope = this.#scopes.get(path === undefined ? file : `${file}\0${path}`);
    return (scope && this.#namesOf(scope).get(name)) ?? this.#tasks.get(`${file}\0${name}`);
  }

  #namesOf(scope: BoundScope): ReadonlyMap<string, BoundTask> {
    const names = this.#byName.get(scope) ?? new Map(scope.tasks.map((task) => [task.name, task]));
    this.#byName.set(scope, names);
    return names;
  }

  component({ file, path }: TemplateOrigin): BoundComponent | undefined {
    return this.#components.get(path === undefined ? file : `${file}\0${path}`);
  }
}
