import { isArtifactList } from '../../../src/model/artifact-keys.ts';
import type { BoundComponent, BoundPipeline, BoundPort, BoundTask } from '../../../src/model/bound.ts';
import type { BoundExpression, FunctionName } from '../../../src/model/bound-expression.ts';
import { isFileChoice } from '../../../src/model/file-choice.ts';
import { isDaemon } from '../../../src/model/is-daemon.ts';
import { mayBeNull } from '../../../src/model/may-be-null.ts';
import { leafExpressions } from '../../../src/model/setting-expressions.ts';
import type { RandomSpec } from '../random-pipeline.ts';

/** One valid specification, taken apart. */
interface Seen {
  readonly spec: RandomSpec;
  readonly pipeline: BoundPipeline;
  readonly text: string;
  readonly tasks: readonly { readonly task: BoundTask; readonly groups: number; readonly calls: number }[];
  /** All expressions but constants. */
  readonly expressions: readonly BoundExpression[];
}

export function takeApart(spec: RandomSpec, pipeline: BoundPipeline): Seen {
  const tasks: { task: BoundTask; groups: number; calls: number }[] = [];
  const expressions: BoundExpression[] = [];
  const add = (value: BoundExpression): void => {
    if (value.kind !== 'literal') expressions.push(value);
    if (value.kind === 'call') value.arguments.forEach(add);
    else if (value.kind === 'text') value.parts.forEach(add);
    else if (value.kind === 'list') value.items.forEach(add);
    else if (value.kind === 'unary') add(value.operand);
    else if (value.kind === 'binary') [value.left, value.right].forEach(add);
    else if (value.kind === 'index') [value.object, value.index].forEach(add);
  };
  const visit = (all: readonly BoundTask[], groups: number, calls: number): void => {
    for (const task of all) {
      tasks.push({ task, groups, calls });
      if (task.when !== undefined) add(task.when);
      if (task.loop !== undefined) add(task.loop.list);
      if (task.kind === 'group') {
        for (const one of task.exports) add(one.value);
        if (task.choice !== undefined) add(task.choice.value);
        if (task.repeat !== undefined) add(task.repeat.until);
        for (const { first, next } of task.repeat?.state ?? []) [first, next].forEach(add);
        visit(task.body.tasks, groups + 1, calls);
      } else if (task.kind === 'pipeline') {
        for (const one of task.arguments.values()) add(one);
        for (const one of task.pipeline.outputs) add(one.value);
        visit(task.pipeline.scope.tasks, 0, calls + 1);
      } else {
        leafExpressions(task).forEach(add);
        if (task.kind === 'component') for (const one of task.arguments.values()) add(one);
      }
    }
  };
  visit(pipeline.scope.tasks, 0, 0);
  for (const one of pipeline.outputs) add(one.value);
  return { spec, pipeline, text: [...spec.files.values()].join('\n'), tasks, expressions };
}

function steps({ tasks }: Seen): readonly Extract<BoundTask, { kind: 'component' }>[] {
  return tasks.flatMap(({ task }) => (task.kind === 'component' ? [task] : []));
}

function oneOffs(seen: Seen): readonly BoundComponent[] {
  return steps(seen).flatMap(({ component }) => (component.ofTask ? [component] : []));
}

function ports(seen: Seen): readonly BoundPort[] {
  return steps(seen).flatMap(({ component }) => [...component.inputs, ...component.outputs]);
}

function settings(
  seen: Seen,
  has: (settings: ReturnType<typeof steps>[number]['settings']) => boolean,
): boolean {
  return steps(seen).some((step) => has(step.settings));
}

function isComputed(value: BoundExpression | undefined): boolean {
  return value !== undefined && value.kind !== 'literal';
}

function computed(values: ReadonlyMap<string, { readonly kind: string }>): boolean {
  return [...values.values()].some(({ kind }) => !['literal', 'secret', 'configMap', 'field'].includes(kind));
}

function reads(seen: Seen, kind: string): boolean {
  return seen.expressions.some((one) => one.kind === 'reference' && one.target.kind === kind);
}

function mayMiss(value: BoundExpression): boolean {
  return value.absent.length > 0;
}

const functions: readonly FunctionName[] = [
  'dict',
  'combinations',
  'if',
  'present',
  'default',
  'firstOf',
  'int',
  'float',
  'string',
  'json',
  'fromJson',
  'length',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'lower',
  'upper',
  'trim',
  'join',
  'split',
  'replace',
  'format',
  'first',
  'last',
  'keys',
  'flatten',
  'range',
];

/** What random specifications must hold now and then, each with how it is found. Every construct that is compiled has its line. */
export const features: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'groups nested three deep': ({ tasks }) =>
    tasks.some(({ task, groups }) => task.kind === 'group' && groups >= 2),
  'groups with a condition': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'group' && task.when !== undefined),
  'pipelines three deep': ({ tasks }) =>
    tasks.some(({ task, calls }) => task.kind === 'pipeline' && calls >= 2),
  'a pipeline that is called several times': ({ tasks }) => {
    const called = tasks.flatMap(({ task }) => (task.kind === 'pipeline' ? [task.pipeline] : []));
    return new Set(called).size < called.length;
  },
  'a component that is called several times': (seen) =>
    new Set(steps(seen).map(({ component }) => component)).size < steps(seen).length,
  snapshots: ({ tasks }) => tasks.some(({ task }) => task.kind === 'snapshot-volume'),
  'deleted volumes': ({ tasks }) => tasks.some(({ task }) => task.kind === 'delete-volume'),
  'volumes from snapshots': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'create-volume' && task.fromSnapshot !== undefined),
  daemons: ({ tasks }) => tasks.some(({ task }) => isDaemon(task)),
  'daemons that may not run': ({ tasks }) =>
    tasks.some(({ task }) => isDaemon(task) && task.when !== undefined),
  'addresses of daemons': ({ text }) => /tasks\.[-\w]+\.ip\b/.test(text),
  approvals: ({ tasks }) => tasks.some(({ task }) => task.kind === 'approval'),
  'approvals that fail when their time is over': ({ tasks }) =>
    tasks.some(
      ({ task }) => task.kind === 'approval' && task.timeout !== undefined && task.onTimeout === 'fail',
    ),
  'approvals that go on when their time is over': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'approval' && task.onTimeout === 'useDefaults'),
  'approvals whose time is computed': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'approval' && isComputed(task.timeout)),
  'entries that are checked': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'approval' && task.checks.length > 0),
  requests: ({ tasks }) => tasks.some(({ task }) => task.kind === 'http' && task.success === undefined),
  'requests that say what their success is': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'http' && task.success !== undefined),
  'requests whose success asks for values': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'http' && (task.success?.given.length ?? 0) > 1),
  'requests that are made again': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'http' && task.settings.retry !== undefined),
  'requests that are made again under a condition': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'http' && task.settings.retry?.when !== undefined),
  claims: ({ tasks }) => tasks.some(({ task }) => task.kind === 'create-volume'),
  'claims of a computed size': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'create-volume' && isComputed(task.size)),
  'mounts of claims': (seen) =>
    settings(seen, ({ mounts }) => mounts.some(({ volume }) => volume.kind === 'reference')),
  'mounts of named volumes': (seen) =>
    settings(seen, ({ mounts }) => mounts.some(({ volume }) => volume.kind === 'named')),
  'computed sub-paths': (seen) =>
    settings(seen, ({ mounts }) => mounts.some(({ subPath }) => isComputed(subPath))),
  'conditions over inputs': ({ tasks }) =>
    tasks.some(({ task }) => task.when?.kind === 'reference' || task.when?.kind === 'binary'),
  'tasks that wait by after alone': ({ text }) => /^\s*"?after"?:/m.test(text),
  'the same condition at several tasks': ({ text }) => {
    const found = [...text.matchAll(/when"?: (.*\$\{\{.*)/g)].map(([, one]) => one);
    return new Set(found).size < found.length;
  },
  'conditions over statuses': (seen) =>
    seen.expressions.some((one) => one.kind === 'reference' && one.target.kind === 'status'),
  'branches of which one runs': ({ text }) => /firstOf\(tasks\.[\w.-]+(?:\['[^']+'\])?, tasks\./.test(text),
  'branches over the words of an enum': ({ text, pipeline }) =>
    pipeline.inputs.some(
      ({ constraints, name }) => constraints.enum !== undefined && text.includes(`inputs.${name} == `),
    ),
  'enum inputs of called pipelines': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'pipeline' &&
        task.pipeline.inputs.some(({ constraints }) => constraints.enum !== undefined),
    ),
  'optional inputs of the pipeline': ({ pipeline }) => pipeline.inputs.some(({ optional }) => optional),
  'inputs of the pipeline without a value': ({ pipeline }) =>
    pipeline.inputs.some((one) => !one.optional && one.default === undefined),
  'optional outputs of steps': (seen) =>
    steps(seen).some(({ component }) => component.outputs.some(({ optional }) => optional)),
  'optional outputs of the pipeline': ({ pipeline }) => pipeline.outputs.some(({ port }) => port.optional),
  'outputs that are typed': ({ text }) => /from"?:[^\n]*\n\s+"?type"?:/.test(text),
  'absent values for optional inputs': (seen) =>
    steps(seen).some((step) => [...step.arguments].some(([port, value]) => port.optional && mayMiss(value))),
  'absent values for inputs with a default': (seen) =>
    steps(seen).some((step) =>
      [...step.arguments].some(
        ([port, value]) =>
          port.default !== undefined &&
          value.kind === 'call' &&
          value.name === 'default' &&
          value.arguments[1]?.kind === 'literal',
      ),
    ),
  'files that may be absent': (seen) =>
    steps(seen).some((step) =>
      [...step.arguments].some(([port, value]) => port.type.kind === 'artifact' && mayMiss(value)),
    ),
  'files by outputs of groups': ({ tasks }) =>
    tasks.some(
      ({ task }) => task.kind === 'group' && task.exports.some(({ port }) => port.type.kind === 'artifact'),
    ),
  'files by outputs of pipelines': ({ tasks }) =>
    tasks.some(
      ({ task }) => task.kind === 'pipeline' && task.outputs.some(({ type }) => type.kind === 'artifact'),
    ),
  repetitions: ({ tasks }) => tasks.some(({ task }) => task.kind === 'group' && task.repeat !== undefined),
  'repetitions that keep values': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'group' &&
        task.repeat?.state.some(({ port }) => port.type.kind !== 'artifact') === true,
    ),
  'repetitions that keep files': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'group' &&
        task.repeat?.state.some(({ port }) => port.type.kind === 'artifact') === true,
    ),
  'repetitions that may fail': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'group' && task.repeat?.onMax === 'fail' && task.repeat.most > 1),
  'repetitions with a computed greatest number': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'group' && task.repeat !== undefined && task.repeat.limit !== task.repeat.max,
    ),
  'outputs of repetitions': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'group' && task.repeat !== undefined && task.outputs.length > 0),
  switches: ({ tasks }) => tasks.some(({ task }) => task.kind === 'group' && task.choice !== undefined),
  'switches with cases in which nothing runs': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'group' &&
        task.choice !== undefined &&
        task.body.tasks.some((one) => one.kind === 'group' && one.body.tasks.length === 0),
    ),
  'switches that merge values': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'group' &&
        task.choice !== undefined &&
        task.exports.some(({ port }) => port.type.kind !== 'artifact'),
    ),
  'switches that merge files': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'group' &&
        task.choice !== undefined &&
        task.exports.some(({ port }) => port.type.kind === 'artifact'),
    ),
  'switches that may run no case': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'group' &&
        task.choice?.port.constraints.enum?.includes('-') === true &&
        task.outputs.length > 0,
    ),
  'switches for each item': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'group' && task.choice !== undefined && task.loop !== undefined),
  'files that are chosen for steps': (seen) =>
    steps(seen).some((step) => [...step.arguments.values()].some(isFileChoice)),
  'files that are chosen for pipelines': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'pipeline' && [...task.arguments.values()].some(isFileChoice)),
  'files that are chosen for outputs of groups': ({ tasks }) =>
    tasks.some(({ task }) => task.kind === 'group' && task.exports.some(({ value }) => isFileChoice(value))),
  'files that are chosen for outputs of the pipeline': ({ pipeline }) =>
    pipeline.outputs.some(({ value }) => isFileChoice(value)),
  'Lists of files that are read as directories': (seen) =>
    steps(seen).some((step) => [...step.arguments.values()].some(({ type }) => isArtifactList(type))),
  'Lists of files that may be absent': (seen) =>
    steps(seen).some((step) =>
      [...step.arguments.values()].some((value) => isArtifactList(value.type) && mayMiss(value)),
    ),
  'Lists of files into pipelines': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'pipeline' && [...task.arguments.values()].some(({ type }) => isArtifactList(type)),
    ),
  'Lists of files by outputs of groups': ({ tasks }) =>
    tasks.some(
      ({ task }) => task.kind === 'group' && task.exports.some(({ value }) => isArtifactList(value.type)),
    ),
  'Lists of files as outputs of the pipeline': ({ pipeline }) =>
    pipeline.outputs.some(({ port }) => isArtifactList(port.type)),
  'Lists of files in place': (seen) =>
    seen.expressions.some(({ kind, type }) => kind === 'list' && isArtifactList(type)),
  'files out of Lists': (seen) =>
    steps(seen).some((step) =>
      [...step.arguments.values()].some(
        ({ kind, type }) => type.kind === 'artifact' && (kind === 'index' || kind === 'call'),
      ),
    ),
  'elements that may be null': ({ expressions }) =>
    expressions.some((one) => one.kind === 'index' && mayBeNull(one)),
  'elements that are asked for': ({ expressions }) =>
    expressions.some(
      (one) => one.kind === 'call' && one.name === 'present' && one.arguments.some((of) => mayBeNull(of)),
    ),
  'Lists of files with null': ({ tasks }) =>
    tasks.some(
      ({ task }) => task.loop?.nullable === true && task.outputs.some(({ type }) => type.kind === 'artifact'),
    ),
  'loops over Lists of files': ({ tasks }) =>
    tasks.some(({ task }) => task.loop !== undefined && isArtifactList(task.loop.list.type)),
  'files into pipelines': ({ tasks }) =>
    tasks.some(
      ({ task }) =>
        task.kind === 'pipeline' && [...task.arguments.keys()].some(({ type }) => type.kind === 'artifact'),
    ),
  'files as outputs of the pipeline': ({ pipeline }) =>
    pipeline.outputs.some(({ port }) => port.type.kind === 'artifact'),
  'components of KFP': ({ text }) => /^"?name"?: .?Step no/m.test(text),
  'names with blanks': (seen) => ports(seen).some(({ name }) => name.includes(' ')),
  scripts: (seen) => steps(seen).some(({ component }) => component.implementation.kind === 'script'),
  'one-off containers': (seen) => oneOffs(seen).some((one) => one.implementation.kind === 'container'),
  'one-off scripts': (seen) => oneOffs(seen).some((one) => one.implementation.kind === 'script'),
  'expressions on command lines': (seen) =>
    oneOffs(seen).some(({ inputs }) => inputs.some(({ name }) => name.startsWith('text-'))),
  packages: ({ text }) => /packages"?:/.test(text),
  concat: ({ text }) => /concat"?:/.test(text),
  'if of a command line': ({ text }) => /cond"?:/.test(text),
  isPresent: ({ text }) => /isPresent"?:/.test(text),
  fileOutputs: ({ text }) => /fileOutputs"?:/.test(text),
  'component defaults': ({ text, spec }) =>
    [...spec.documents.values()].some((one) => one.has('defaults') && one.has('implementation')) &&
    text.length > 0,
  'pipeline defaults': ({ spec }) =>
    [...spec.documents.values()].some((one) => one.has('defaults') && one.has('tasks')),
  'computed variables': (seen) => settings(seen, ({ env }) => computed(env)),
  'computed images': (seen) => settings(seen, ({ image }) => isComputed(image)),
  'computed node selectors': (seen) => settings(seen, ({ nodeSelector }) => computed(nodeSelector)),
  'computed labels': (seen) => settings(seen, ({ labels }) => computed(labels)),
  'computed annotations': (seen) => settings(seen, ({ annotations }) => computed(annotations)),
  'computed timeouts': (seen) => settings(seen, ({ timeout }) => isComputed(timeout)),
  'computed limits of retries': (seen) => settings(seen, ({ retry }) => isComputed(retry?.limit)),
  'retries of failures': (seen) => settings(seen, ({ retry }) => retry?.for === 'failed'),
  'retries of errors': (seen) => settings(seen, ({ retry }) => retry?.for === 'error'),
  'retries of both': (seen) => settings(seen, ({ retry }) => retry?.for === 'any'),
  'the name of the run': (seen) => reads(seen, 'run'),
  'the name of the task': (seen) => reads(seen, 'task'),
  'names of 63 characters': ({ tasks }) => tasks.some(({ task }) => task.name.length === 63),
  'names of pipelines at their limit': ({ pipeline }) =>
    pipeline.name.length === 57 && pipeline.schedule === undefined,
  'names of schedules at their limit': ({ pipeline }) =>
    pipeline.name.length === 52 && pipeline.schedule !== undefined,
  schedules: ({ pipeline }) => pipeline.schedule !== undefined,
  repositories: ({ pipeline }) => pipeline.repository !== undefined,
  'workflow templates': ({ spec }) => spec.kind === 'WorkflowTemplate',
  ...Object.fromEntries(
    ['string', 'integer', 'float', 'bool', 'list', 'dict', 'any', 'nominal', 'artifact'].map((kind) => [
      `inputs of type ${kind}`,
      (seen: Seen) =>
        steps(seen).some(({ component }) => component.inputs.some(({ type }) => type.kind === kind)),
    ]),
  ),
  ...Object.fromEntries(
    ['string', 'integer', 'float', 'bool', 'list', 'dict', 'any', 'nominal', 'artifact'].map((kind) => [
      `outputs of type ${kind}`,
      (seen: Seen) =>
        steps(seen).some(({ component }) => component.outputs.some(({ type }) => type.kind === kind)),
    ]),
  ),
  ...Object.fromEntries(
    functions.map((name) => [
      `${name}()`,
      ({ expressions }: Seen) => expressions.some((one) => one.kind === 'call' && one.name === name),
    ]),
  ),
};
