import type {
  ArgoContainer,
  ArgoDagTask,
  ArgoPorts,
  ArgoTemplate,
  JsonObject,
} from '../../src/targets/argo/model.ts';
import { type Effective, isMap, stepText } from './effective.ts';
import { evaluate } from './expression.ts';

/** The value of a parameter, or the content of an artifact. */
interface Values {
  readonly parameters: Readonly<Record<string, string>>;
  readonly artifacts: Readonly<Record<string, string>>;
}

export interface Run {
  /** Every step that ran, under the name of its task. */
  readonly steps: readonly { readonly task: string; readonly step: Effective }[];
}

/** What the step of a task writes to an output; undefined: a text that says which step it was and which output. */
export type Written = (task: string, output: string) => string | undefined;

class NotYet extends Error {}

/**
 * Runs a workflow in the way that Argo and the kubelet fill it in, as far as components and graphs need it: no conditions and no loops. The
 * engine tests run the same workflows under Argo itself.
 */
export function runWorkflow(
  templates: readonly ArgoTemplate[],
  entrypoint: string,
  given: Readonly<Record<string, string>>,
  written: Written,
): Run {
  const steps: Run['steps'][number][] = [];

  const callTemplate = (task: string, name: string, inputs: Values): Values => {
    const template = templates.find((one) => one.name === name);
    if (template === undefined) throw new Error(`no template ${name}`);
    const { dag, container, outputs } = template;
    if (dag !== undefined) return runDag(dag.tasks, inputs, outputs);
    if (container === undefined) throw new Error(`the template ${name} is neither a DAG nor a container`);
    const step = effectiveStep(container, template, inputs);
    steps.push({ task, step });
    const content = (output: string): string => written(task, output) ?? `${output} of ${stepText(step)}`;
    const contents = (ports: readonly { readonly name: string }[] = []): Record<string, string> =>
      Object.fromEntries(ports.map((port) => [port.name, content(port.name)]));
    return { parameters: contents(outputs?.parameters), artifacts: contents(outputs?.artifacts) };
  };

  const runDag = (tasks: readonly ArgoDagTask[], inputs: Values, outputs: ArgoPorts | undefined): Values => {
    const done = new Map<string, Values>();
    const fill = filler(inputs, done);
    let open = [...tasks];
    while (open.length > 0) {
      const before = open.length;
      open = open.filter((task) => {
        const values = attempt(() => passed(task.arguments, fill));
        if (values === undefined) return true;
        if (task.when !== undefined) throw new Error(`the task ${task.name} has a condition`);
        done.set(task.name, callTemplate(task.name, task.template ?? '', values));
        return false;
      });
      if (open.length === before) throw new Error(`no value for ${open.map((one) => one.name).join(', ')}`);
    }
    return passed(outputs, fill);
  };

  callTemplate('', entrypoint, { parameters: given, artifacts: {} });
  return { steps };
}

function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof NotYet) return undefined;
    throw error;
  }
}

type Fill = ReturnType<typeof filler>;

/** Fills tags in a text: simple ones and expressions. What Argo does not know stays. */
function filler(inputs: Values, tasks: ReadonlyMap<string, Values>) {
  const find = (path: readonly string[]): string | undefined => {
    const [root, ...rest] = path;
    if (root === 'inputs') {
      const [kind, name = ''] = rest;
      if (kind === 'parameters') return inputs.parameters[name];
      return kind === 'artifacts' ? inputs.artifacts[name] : undefined;
    }
    if (root === 'tasks') {
      const [task = '', outputs, kind, name = ''] = rest;
      if (outputs !== 'outputs') return undefined;
      const values = tasks.get(task);
      if (values === undefined) throw new NotYet();
      return (kind === 'artifacts' ? values.artifacts : values.parameters)[name];
    }
    return root === 'pod' || root === 'workflow' ? `{${path.join('.')}}` : undefined;
  };
  return (text: string): string =>
    text.replace(/\{\{(=?)(.*?)\}\}/gs, (tag, expression, inside: string) => {
      if (expression === '') return find(inside.trim().split('.')) ?? tag;
      return evaluate(inside, (path) => find(path) ?? unknown(path));
    });
}

function unknown(path: readonly string[]): never {
  throw new Error(`${path.join('.')} is unknown`);
}

function passed(ports: ArgoPorts | undefined, fill: Fill): Values {
  const parameters = (ports?.parameters ?? []).map(({ name, value, valueFrom }) => {
    const from =
      valueFrom?.parameter ?? (valueFrom?.expression === undefined ? '' : `{{=${valueFrom.expression}}}`);
    return [name, fill(value ?? from)] as const;
  });
  const artifacts = (ports?.artifacts ?? []).map(({ name, from, raw }) => {
    return [name, fill(raw?.data ?? from ?? '')] as const;
  });
  return { parameters: Object.fromEntries(parameters), artifacts: Object.fromEntries(artifacts) };
}

function effectiveStep(container: ArgoContainer, template: ArgoTemplate, inputs: Values): Effective {
  const fill = filler(inputs, new Map());
  const env: Record<string, string> = {};
  for (const one of container.env ?? []) {
    if ('value' in one) env[one.name] = expand(fill(one.value), env);
    else env[one.name] = fieldOf(one.valueFrom);
  }
  const words = (list: readonly string[] | undefined): readonly string[] =>
    (list ?? []).map((word) => expand(fill(word), env));
  const files = (template.inputs?.artifacts ?? []).map(({ name, path, raw }) => {
    const content = raw === undefined ? inputs.artifacts[name] : fill(raw.data);
    return [path ?? '', content ?? unknown(['inputs', 'artifacts', name])] as const;
  });
  const outputs = [
    ...(template.outputs?.parameters ?? []).map(({ valueFrom }) => valueFrom?.path ?? ''),
    ...(template.outputs?.artifacts ?? []).map(({ path }) => path ?? ''),
  ];
  return {
    image: fill(container.image),
    command: words(container.command),
    args: words(container.args),
    env,
    files: Object.fromEntries(files),
    outputs: [...new Set(outputs)].sort(),
  };
}

/** What the kubelet does: `$(NAME)` becomes the variable, `$$` one dollar. */
function expand(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (found, name: string | undefined) =>
    name === undefined ? '$' : (env[name] ?? found),
  );
}

/** What Kubernetes puts in, by the path of the field. */
function fieldOf({ fieldRef }: JsonObject): string {
  const path = isMap(fieldRef) ? fieldRef.fieldPath : undefined;
  return typeof path === 'string' ? `field ${path}` : unknown(['valueFrom']);
}
