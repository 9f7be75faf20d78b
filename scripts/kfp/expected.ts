import { canonical, type Effective, stepText } from './effective.ts';
import type { Json, KfpPorts, KfpTemplate, Variant } from './golden.ts';

type Fault = 'triple-braces' | 'dollars' | 'argo-tags';

/** What KFP means a step to be, and in what Argo or the kubelet would not do what KFP means (`kfp` of `differences.ts`). */
export interface Expected {
  readonly step: Effective;
  readonly faults: ReadonlySet<Fault>;
}

/** The names that Argo fills in for every step of every run; with all others it depends, and a run may be refused for one. */
const everyRun: ReadonlySet<string> = new Set([
  'pod.name',
  'workflow.name',
  'workflow.uid',
  'workflow.namespace',
]);

/** The value of each input of the templates, by the name that KFP gives to its source. */
type Sources = (name: string) => string | undefined;

/** The step of a component, where `marker` says what stands for a value that is only known at run time. */
export function expectedStep(variant: Variant, marker: (source: string) => string): Expected | undefined {
  const { template, task, dag_inputs: dag, workflow_arguments: workflow } = variant;
  if (template === undefined) return undefined;
  const sources = new Map<string, string>();
  for (const port of portsOf(task?.arguments)) sources.set(port.name, port.value);
  for (const port of [...portsOf(dag), ...portsOf(workflow)])
    if (!sources.has(port.name)) sources.set(port.name, port.value);
  return meant(template, (name) => (sources.has(name) ? marker(name) : undefined));
}

function portsOf(ports: KfpPorts | undefined): readonly { readonly name: string; readonly value: string }[] {
  return [
    ...(ports?.parameters ?? []).map(({ name, value }) => ({ name, value: value ?? '' })),
    ...(ports?.artifacts ?? []).map(({ name, from }) => ({ name, value: from ?? '' })),
  ];
}

/** The steps of a graph. An output is known by the step that writes it, so that the names of tasks and their order don't count. */
export function expectedGraph(templates: readonly KfpTemplate[]): readonly Expected[] {
  const made = new Map<KfpTemplate, Expected>();
  const produced = (name: string): string | undefined => {
    for (const template of templates) {
      const ports = [...(template.outputs?.parameters ?? []), ...(template.outputs?.artifacts ?? [])];
      if (!ports.some((port) => port.name === name)) continue;
      const prefix = `${template.name}-`;
      const output = name.startsWith(prefix) ? name.slice(prefix.length) : name;
      return `${output} of ${stepText(of(template).step)}`;
    }
    return undefined;
  };
  const of = (template: KfpTemplate): Expected => {
    const known = made.get(template);
    if (known !== undefined) return known;
    const found = meant(template, produced);
    made.set(template, found);
    return found;
  };
  return templates.map(of);
}

function meant(template: KfpTemplate, source: Sources): Expected {
  const faults = new Set<Fault>();
  const env = new Map(
    (template.container.env ?? []).map((one) => [
      one.name,
      one.value ?? `field ${one.valueFrom?.fieldRef?.fieldPath}`,
    ]),
  );
  const fill = (text: string): string => {
    if (/\{\{\{(?:inputs|pod|workflow)\.|\{\{inputs\.parameters\.[^{}]*\}\}\}/.test(text))
      faults.add('triple-braces');
    return text.replace(
      /\{\{ *(inputs\.parameters\.([^{}]+)|(?:pod|workflow)\.[^{}]+?) *\}\}/g,
      (tag, path: string, name?: string) => {
        if (name !== undefined) return source(name) ?? tag;
        if (everyRun.has(path)) return `{${path}}`;
        faults.add('argo-tags');
        return tag;
      },
    );
  };
  const word = (text: string): string => {
    const variables = [...text.matchAll(/\$\(([^)]*)\)/g)].map(([, name]) => name ?? '');
    if (text.includes('$$') || variables.some((name) => env.has(name))) faults.add('dollars');
    return fill(text);
  };
  const files: Record<string, string> = {};
  for (const { name, path, raw } of template.inputs?.artifacts ?? [])
    files[path ?? ''] = raw === undefined ? (source(name) ?? '') : fill(raw.data);
  const outputs = [...(template.outputs?.artifacts ?? []).map(({ path }) => path ?? '')];
  return {
    faults,
    step: {
      image: template.container.image ?? '',
      command: (template.container.command ?? []).map(word),
      args: (template.container.args ?? []).map(word),
      env: Object.fromEntries([...env].map(([name, value]) => [name, word(value)])),
      files,
      outputs: [...new Set(outputs)].sort(),
    },
  };
}

/** Whether a text is what Python's `str()` makes of a value: KFP puts that into a file for a constant that is no text. */
export function isPythonText(text: string, value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const json = text
    .replaceAll("'", '"')
    .replace(/\b(True|False|None)\b/g, (word) => ({ True: 'true', False: 'false' })[word] ?? 'null');
  try {
    return canonical(JSON.parse(json)) === canonical(value);
  } catch {
    return false;
  }
}
