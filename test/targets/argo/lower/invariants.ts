import type {
  ArgoArtifact,
  ArgoDagTask,
  ArgoObject,
  ArgoTemplate,
  ArgoWorkflowSpec,
} from '../../../../src/targets/argo/model.ts';
import { specOf } from '../../../support/compile.ts';

/**
 * What must be so in every object that is emitted, whatever it was made from: LOWERING's four rules, and that nothing is named that does not
 * exist. Argo's own lint finds little of this. Gives one sentence a problem.
 */
export function problemsOf(object: ArgoObject): readonly string[] {
  const spec = specOf(object);
  const exit = spec.templates.findIndex((one) => one.name === spec.onExit);
  const templates = new Map(spec.templates.map((one) => [one.name, one]));
  return [
    ...(templates.size < spec.templates.length ? ['two templates have one name'] : []),
    ...defaultsProblems(spec),
    ...textProblems(spec, 'spec', `spec.templates.${exit}.`),
    ...reachProblems(spec, templates),
    ...globalProblems(spec),
    ...spec.templates.flatMap((template) => templateProblems(template, templates)),
    ...callProblems('the workflow', spec.arguments, templates.get(spec.entrypoint)),
  ];
}

/** Retries and timeouts as defaults would reach DAGs as well (P-32). */
function defaultsProblems(spec: ArgoWorkflowSpec): readonly string[] {
  return Object.keys(spec.templateDefaults ?? {})
    .filter((key) => key !== 'archiveLocation')
    .map((key) => `templateDefaults has ${key}`);
}

const simple = new RegExp(
  `^(?:${[
    'inputs\\.(?:parameters|artifacts)\\.[-\\w]+',
    'tasks\\.[-a-z0-9]+\\.(?:status|ip|outputs\\.(?:parameters|artifacts)\\.[-\\w]+)',
    'workflow\\.(?:name|uid|namespace|creationTimestamp\\.RFC3339)',
    'node\\.name',
    'pod\\.name',
    'item',
  ].join('|')})$`,
);

/** Every `{{` is the beginning of a tag of ours, and tags of ours hold no two braces side by side; `exit` is the path of what Argo runs at the end. */
function textProblems(value: unknown, path: string, exit: string): readonly string[] {
  if (typeof value === 'string') {
    const rest = value.replace(/\{\{((?:(?!\{\{|\}\}).)*)\}\}/gs, (tag, inside: string) =>
      inside.startsWith('=') ||
      simple.test(inside) ||
      (/\bmetrics\./.test(path) && /^(?:status|duration|workflow\.duration)$/.test(inside)) ||
      (path.startsWith(exit) && /^workflow\.parameters\.[-\w]+$/.test(inside))
        ? ''
        : tag,
    );
    return rest.includes('{{') ? [`${path} holds a live "{{": ${JSON.stringify(value)}`] : [];
  }
  if (value === null || value === undefined) return [`${path} is ${value}`];
  if (typeof value !== 'object') return [];
  if (!Array.isArray(value) && Object.keys(value).some((key) => key.includes('{{')))
    return [`${path} has a key with "{{"`];
  return Object.entries(value).flatMap(([key, one]) => textProblems(one, `${path}.${key}`, exit));
}

function reachProblems(
  spec: ArgoWorkflowSpec,
  templates: ReadonlyMap<string, ArgoTemplate>,
): readonly string[] {
  const reached = new Set([spec.entrypoint, ...(spec.onExit === undefined ? [] : [spec.onExit])]);
  for (const name of reached) {
    for (const task of templates.get(name)?.dag?.tasks ?? []) reached.add(task.template);
  }
  return [
    ...[...reached].filter((name) => !templates.has(name)).map((name) => `there is no template "${name}"`),
    ...[...templates.keys()].filter((name) => !reached.has(name)).map((name) => `nothing runs "${name}"`),
  ];
}

/** Only what Argo calls itself may count on them (P-64); the entrypoint has them as inputs. */
function globalProblems({ onExit, templates }: ArgoWorkflowSpec): readonly string[] {
  return templates
    .filter(
      (one) => one.name !== onExit && /\{\{(?:(?!\}\}).)*workflow\.parameters/.test(JSON.stringify(one)),
    )
    .map((one) => `${one.name} reads parameters of the workflow`);
}

function templateProblems(
  template: ArgoTemplate,
  templates: ReadonlyMap<string, ArgoTemplate>,
): readonly string[] {
  const kinds = [template.dag, template.container, template.resource, template.http, template.suspend].filter(
    (one) => one !== undefined,
  );
  const found = kinds.length === 1 ? [] : [`"${template.name}" does ${kinds.length} things`];
  if (template.dag === undefined) return [...found, ...leafProblems(template)];
  return [...found, ...dagProblems(template, template.dag.tasks, templates)];
}

/** A step reads its own inputs and names of the engine, and all that it is given, but for a status that was asked for beside the value. */
function leafProblems(template: ArgoTemplate): readonly string[] {
  const where = `"${template.name}"`;
  const { inputs, ...rest } = template;
  const { outputs } = rest;
  const declared = new Set((inputs?.parameters ?? []).map((one) => one.name));
  const { parameters: read, tasks } = readsOf(rest);
  return [
    ...[...read].filter((name) => !declared.has(name)).map((name) => `${where} reads "${name}" undeclared`),
    ...[...declared]
      .filter((name) => !read.has(name) && !name.endsWith('-status') && template.suspend === undefined)
      .map((name) => `${where} takes "${name}" for nothing`),
    ...(tasks.size > 0 ? [`${where} reads a task`] : []),
    ...(inputs?.artifacts ?? [])
      .filter((one) => one.path === undefined)
      .map((one) => `${one.name} has no path`),
    ...(outputs?.artifacts ?? [])
      .filter((one) => one.path === undefined)
      .map((one) => `${one.name} has no path`),
    ...pathProblems(template),
  ];
}

/** No two artifacts, and no artifact and mount, lie at one place (P-48). */
function pathProblems({ name, inputs, container }: ArgoTemplate): readonly string[] {
  const paths = [
    ...(inputs?.artifacts ?? []).map((one) => one.path),
    ...(container?.volumeMounts ?? []).map((one) => one.mountPath),
  ];
  return new Set(paths).size < paths.length ? [`"${name}" puts two things at one path`] : [];
}

function dagProblems(
  template: ArgoTemplate,
  tasks: readonly ArgoDagTask[],
  templates: ReadonlyMap<string, ArgoTemplate>,
): readonly string[] {
  const where = `"${template.name}"`;
  const found: string[] = [];
  const names = tasks.map((one) => one.name);
  const declared = new Set((template.inputs?.parameters ?? []).map((one) => one.name));
  const artifacts = new Map((template.inputs?.artifacts ?? []).map((one) => [one.name, one]));
  if (template.dag?.target !== (endsWell(tasks) ? undefined : names.join(' ')))
    found.push(`${where} has the target "${template.dag?.target}"`);
  for (const one of artifacts.values()) if (one.path !== undefined) found.push(`the DAG ${where} has a path`);
  const read = readsOf([tasks, template.outputs]).parameters;
  for (const name of read) if (!declared.has(name)) found.push(`${where} reads "${name}" undeclared`);

  const byName = new Map(tasks.map((one) => [one.name, one]));
  const outputOf = (artifact: ArgoArtifact): { optional: boolean } | undefined => {
    const [, task, name] =
      /^\{\{tasks\.([-a-z0-9]+)\.outputs\.artifacts\.([-\w]+)\}\}$/.exec(artifact.from ?? '') ?? [];
    const [, input] = /^\{\{inputs\.artifacts\.([-\w]+)\}\}$/.exec(artifact.from ?? '') ?? [];
    if (input !== undefined) {
      const source = artifacts.get(input);
      return source === undefined ? undefined : { optional: source.optional === true };
    }
    const producer = byName.get(task ?? '');
    const output = templates
      .get(producer?.template ?? '')
      ?.outputs?.artifacts?.find((one) => one.name === name);
    if (producer === undefined || output === undefined) return undefined;
    return { optional: producer.when !== undefined || output.optional === true };
  };

  for (const task of tasks) {
    const called = templates.get(task.template);
    const before = dependsOf(task);
    if (before === undefined) found.push(`${where}: "${task.name}" depends on "${task.depends}"`);
    for (const name of before ?? [])
      if (!byName.has(name)) found.push(`${where}: no task "${name}" to wait for`);
    const reads = readsOf([task.when, task.arguments]);
    for (const name of reads.tasks) {
      if (!(before ?? []).includes(name))
        found.push(`${where}: "${task.name}" reads "${name}" without waiting`);
    }
    for (const name of reads.outputs) found.push(...outputProblems(name, byName, templates, where));
    if (task.when !== undefined && !/^(?:\{\{= (?:(?!\{\{|\}\}).)+ \}\}|false)$/s.test(task.when))
      found.push(`${where}: "${task.name}" runs when ${task.when}`);
    found.push(...callProblems(`${where}: "${task.name}"`, task.arguments, called));
    for (const artifact of task.arguments?.artifacts ?? []) {
      // A text, or an artifact from outside.
      if (artifact.from === undefined) continue;
      const source = outputOf(artifact);
      if (source === undefined) {
        found.push(`${where}: "${task.name}" takes ${artifact.from}, which nobody gives`);
        continue;
      }
      if (source.optional && artifact.optional !== true)
        found.push(`${where}: "${task.name}" takes ${artifact.from} for certain`);
    }
  }
  for (const output of template.outputs?.artifacts ?? []) {
    if (output.fromExpression !== undefined) {
      for (const [, name = ''] of output.fromExpression.matchAll(/inputs\.artifacts\['([^']*)'\]/g))
        if (!artifacts.has(name)) found.push(`${where} chooses "${name}" undeclared`);
      continue;
    }
    const source = outputOf(output);
    if (source === undefined) found.push(`${where} gives ${output.from}, which nobody makes`);
    else if (source.optional && output.optional !== true)
      found.push(`${where} gives ${output.from} for certain`);
  }
  for (const output of template.outputs?.parameters ?? []) {
    const reads = readsOf(output);
    for (const name of reads.tasks)
      if (!byName.has(name)) found.push(`${where} gives an output of no task "${name}"`);
    for (const name of reads.outputs) found.push(...outputProblems(name, byName, templates, where));
  }
  return found;
}

/** A DAG that succeeds whatever its task does has no target: all tasks as targets would make it fail (LOWERING e). */
function endsWell(tasks: readonly ArgoDagTask[]): boolean {
  return tasks.some((one) => one.continueOn !== undefined) || tasks.every((one) => one.when === 'false');
}

const states = '(?:Succeeded|Skipped|Failed|Errored|Omitted|Daemoned)';

/** The tasks that are waited for, each with its states by name; undefined for any other text. */
function dependsOf({ depends, dependencies }: ArgoDagTask): readonly string[] | undefined {
  if (depends === undefined) return dependencies ?? [];
  const terms = depends.split(' && ');
  const names: string[] = [];
  for (const term of terms) {
    const plain = terms.length > 1 ? /^\((.*)\)$/.exec(term)?.[1] : term;
    const atoms = (plain ?? '')
      .split(' || ')
      .map((atom) => new RegExp(`^([-a-z0-9]+)\\.${states}$`).exec(atom)?.[1]);
    if (atoms.some((name) => name === undefined)) return undefined;
    for (const name of new Set(atoms)) {
      // It does nothing, and succeeds.
      if (plain === 'start--.Succeeded') continue;
      if (!plain?.includes(`${name}.Skipped || `) || !plain.includes(`${name}.Daemoned`)) return undefined;
      names.push(name ?? '');
    }
  }
  return names;
}

/** Every input without a value of its own is given one, and nothing else is given (lint does not say). */
function callProblems(
  where: string,
  given: ArgoDagTask['arguments'],
  called: ArgoTemplate | undefined,
): readonly string[] {
  if (called === undefined) return [];
  const found: string[] = [];
  const parameters = (given?.parameters ?? []).map((one) => one.name);
  // What a person enters has a value in the template, for people to see.
  const wanted = (called.inputs?.parameters ?? [])
    .filter((one) => one.value === undefined && one.default === undefined)
    .map((one) => one.name);
  if ([...parameters].sort().join() !== [...wanted].sort().join())
    found.push(`${where} gives (${parameters}) to "${called.name}", which takes (${wanted})`);
  for (const { name, value } of given?.parameters ?? []) {
    if (value !== undefined && typeof value !== 'string')
      found.push(`${where} gives a ${typeof value} as "${name}"`);
  }
  const artifacts = new Map((called.inputs?.artifacts ?? []).map((one) => [one.name, one]));
  for (const one of given?.artifacts ?? []) {
    const input = artifacts.get(one.name);
    if (input === undefined)
      found.push(`${where} gives the artifact "${one.name}", which "${called.name}" does not take`);
    artifacts.delete(one.name);
  }
  for (const one of artifacts.values()) {
    if (one.optional !== true)
      found.push(`${where} does not give the artifact "${one.name}" to "${called.name}"`);
  }
  return found;
}

function outputProblems(
  [task, output]: readonly [string, string],
  tasks: ReadonlyMap<string, ArgoDagTask>,
  templates: ReadonlyMap<string, ArgoTemplate>,
  where: string,
): readonly string[] {
  const outputs = templates.get(tasks.get(task)?.template ?? '')?.outputs?.parameters ?? [];
  return outputs.some((one) => one.name === output)
    ? []
    : [`${where} reads "${output}" of "${task}", which it has not`];
}

interface Reads {
  readonly parameters: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
  readonly outputs: readonly (readonly [task: string, output: string])[];
}

const name = '([-\\w]+)';
/** The pieces of expr-lang that matter here; a text literal is a piece of its own, so that nothing is found in it. */
const code = new RegExp(
  [
    `inputs\\.parameters\\['${name}'\\]`,
    `get\\(get\\(get\\(tasks\\['${name}'\\], 'outputs'\\), 'parameters'\\), '${name}'\\)`,
    `tasks\\['${name}'\\]\\.outputs\\.parameters\\['${name}'\\]`,
    `tasks\\['${name}'\\]`,
    "'(?:[^'\\\\]|\\\\.)*'",
  ].join('|'),
  'g',
);
const tag = new RegExp(
  `\\{\\{(?:=([^{}]*)|inputs\\.parameters\\.${name}|tasks\\.${name}\\.outputs\\.parameters\\.${name}|tasks\\.${name}\\.[^{}]*)\\}\\}`,
  'g',
);

/** What a part of a template reads, by the tags in its texts; a DAG's `expression` is code as a whole. */
function readsOf(value: unknown): Reads {
  const parameters = new Set<string>();
  const tasks = new Set<string>();
  const outputs: (readonly [string, string])[] = [];
  const output = (task: string, port: string): void => {
    tasks.add(task);
    outputs.push([task, port]);
  };
  const readCode = (text: string): void => {
    for (const [, input, guardedTask, guarded, task, port, other] of text.matchAll(code)) {
      if (input !== undefined) parameters.add(input);
      if (guardedTask !== undefined) output(guardedTask, guarded ?? '');
      if (task !== undefined) output(task, port ?? '');
      if (other !== undefined) tasks.add(other);
    }
  };
  const visit = (one: unknown, key: string): void => {
    if (typeof one === 'string' && /^(?:expression|fromExpression)$/.test(key)) readCode(one);
    else if (typeof one === 'string') {
      for (const [, inside, input, task, port, other] of one.matchAll(tag)) {
        if (inside !== undefined) readCode(inside);
        if (input !== undefined) parameters.add(input);
        if (task !== undefined) output(task, port ?? '');
        if (other !== undefined) tasks.add(other);
      }
    } else if (typeof one === 'object' && one !== null) {
      for (const [inner, part] of Object.entries(one)) visit(part, inner);
    }
  };
  visit(value, '');
  return { parameters, tasks, outputs };
}
