/**
 * Parts of Argo that we do without, because of what they do (PITFALLS). Every golden output is searched for each, and so is an example that
 * has it: a search that finds nothing anywhere proves nothing.
 */

/** A value somewhere in an object of Argo. */
export interface Place {
  /** The keys that lead to the value; items of lists have their index. */
  readonly path: readonly string[];
  readonly key: string;
  readonly value: unknown;
}

export interface Ban {
  readonly title: string;
  readonly finds: (place: Place) => boolean;
  /** Part of a specification of a workflow, as YAML 1.1. */
  readonly example: string;
}

const template = (text: string): string => `templates: [{name: main, ${text}}]`;
const task = (text: string): string => template(`dag: {tasks: [{name: a, template: b, ${text}}]}`);

/** The code of the expressions in a text: what stands in `{{=…}}`, or all of it where Argo wants code. Texts in quotes are left out. */
function codeOf({ key, value }: Place): readonly string[] {
  if (typeof value !== 'string') return [];
  const found =
    key === 'expression' ? [value] : [...value.matchAll(/\{\{=(.*?)\}\}/gs)].map(([, code]) => code ?? '');
  return found.map((code) => code.replace(/'(?:[^'\\]|\\.)*'/g, "''"));
}

const has =
  (...names: readonly string[]) =>
  ({ key }: Place): boolean =>
    names.includes(key);
const inText =
  (pattern: RegExp) =>
  ({ value }: Place): boolean =>
    typeof value === 'string' && pattern.test(value);
const inCode =
  (pattern: RegExp) =>
  (place: Place): boolean =>
    codeOf(place).some((code) => pattern.test(code));
/** A map that has both keys. */
const together =
  (one: string, other: string | RegExp) =>
  ({ value }: Place): boolean =>
    typeof value === 'object' &&
    value !== null &&
    one in value &&
    Object.keys(value).some((key) => (typeof other === 'string' ? key === other : other.test(key)));

export const bans: readonly Ban[] = [
  {
    title: 'P-02: dependencies or continueOn in a DAG that has depends',
    finds: ({ key, value }) =>
      key === 'dag' &&
      /"depends":/.test(JSON.stringify(value)) &&
      /"(?:dependencies|continueOn)":/.test(JSON.stringify(value)),
    example: template(
      'dag: {tasks: [{name: a, template: b, dependencies: [c]}, {name: c, template: b, depends: d.Succeeded}]}',
    ),
  },
  { title: 'P-06: failFast', finds: has('failFast'), example: template('dag: {failFast: false, tasks: []}') },
  {
    title: 'P-07: a result or an exit code of a task',
    finds: inText(/outputs\.(?:result|exitCode)|\.exitCode\b/),
    example: task('when: "{{= tasks.a.outputs.result == \'x\' }}"'),
  },
  {
    title: 'P-07, LOWERING rule 3: ?? or ?. in an expression',
    finds: inCode(/\?\?|\?\./),
    example: task("when: \"{{= tasks['a'].outputs ?? 'x' }}\""),
  },
  {
    title: 'P-11: fromExpression',
    finds: has('fromExpression'),
    example: task('arguments: {artifacts: [{name: f, fromExpression: x}]}'),
  },
  { title: 'P-12: steps', finds: has('steps'), example: template('steps: []') },
  {
    title: 'P-14, P-15: a condition that is neither one expression tag nor constant',
    finds: ({ key, value }) =>
      key === 'when' && !(typeof value === 'string' && /^(?:\{\{= [^{}]+ \}\}|false)$/.test(value)),
    example: task("when: \"'{{inputs.parameters.x}}' == 'y'\""),
  },
  {
    title: 'P-16: a member of inputs or tasks behind a dot',
    finds: inCode(/\binputs\.(?:parameters|artifacts)\.|\btasks\.|\boutputs\.(?:parameters|artifacts)\./),
    example: task('when: "{{= inputs.parameters.my-p == \'x\' }}"'),
  },
  {
    title: 'P-19: a blank in a simple tag',
    finds: inText(/\{\{\s|\{\{(?!=)[^}]*\s[^}]*\}\}/),
    example: task('arguments: {parameters: [{name: p, value: "{{ inputs.parameters.x }}"}]}'),
  },
  {
    title: 'P-20: a script template, or a value as code in a command',
    finds: (place) => place.key === 'script' || (place.path.includes('command') && inText(/\{\{/)(place)),
    example: template('container: {command: [sh, -c, "echo {{inputs.parameters.x}}"]}'),
  },
  {
    title: 'P-20: a value of a task in an argument of a command but by the name of its input',
    finds: (place) => place.path.includes('args') && inText(/\{\{(?!inputs\.parameters\.[-\w]+\}\})/)(place),
    example: template('container: {args: ["{{=inputs.parameters[\'x\']}}"]}'),
  },
  {
    title: 'P-22: a brace or a quote in a text of an expression',
    finds: (place) =>
      typeof place.value === 'string' &&
      [...place.value.matchAll(/\{\{=(.*?)\}\}/gs)].some(([, code]) => /[{}]|\\u(?!2060)/.test(code ?? '')),
    example: task("arguments: {parameters: [{name: p, value: \"{{='{' + 'x'}}\"}]}"),
  },
  {
    title: 'P-24, P-25, P-26, P-28: loops of Argo',
    finds: (place) =>
      has('withItems', 'withParam', 'withSequence')(place) || inText(/\{\{=?\s*item\b/)(place),
    example: task('withItems: [1]'),
  },
  {
    title: 'P-29: parallelism of a template',
    finds: ({ key, path }) => key === 'parallelism' && path.includes('templates'),
    example: template('parallelism: 2'),
  },
  {
    title: 'P-30, P-32, P-33: a retry, a timeout or a deadline of a DAG',
    finds: together('dag', /^(?:retryStrategy|timeout|activeDeadlineSeconds)$/),
    example: template('retryStrategy: {limit: "1"}, dag: {tasks: []}'),
  },
  {
    title: 'P-31: a retry without a limit or a policy, or with an expression',
    finds: ({ key, value }) =>
      key === 'retryStrategy' &&
      !(
        typeof value === 'object' &&
        value !== null &&
        'limit' in value &&
        'retryPolicy' in value &&
        !('expression' in value)
      ),
    example: template('retryStrategy: {}'),
  },
  {
    title: 'P-32: a default for all templates but the place of artifacts',
    finds: ({ key, path }) => path.at(-2) === 'templateDefaults' && key !== 'archiveLocation',
    example: 'templateDefaults: {retryStrategy: {limit: "1", retryPolicy: Always}}',
  },
  { title: 'P-33: pendingTimeout', finds: has('pendingTimeout'), example: template('pendingTimeout: 5m') },
  {
    title: 'P-34, P-35: hooks, exit handlers and global outputs',
    finds: has('hooks', 'onExit', 'globalName'),
    example: 'onExit: bye',
  },
  { title: 'P-41: memoize', finds: has('memoize'), example: template('memoize: {key: a}') },
  {
    title: 'P-47: snapshots',
    finds: ({ value }) => value === 'VolumeSnapshot',
    example: template('resource: {kind: VolumeSnapshot}'),
  },
  {
    title: 'P-49: a key of an artifact without the name or the id of the run',
    finds: ({ key, value, path }) =>
      key === 'key' && path.at(-2) === 's3' && !/\{\{workflow\.(?:name|uid)\}\}/.test(String(value)),
    example: 'templateDefaults: {archiveLocation: {s3: {key: a/b}}}',
  },
  {
    title: 'P-50, P-53: archive and gc of artifacts',
    finds: has('archive', 'artifactGC'),
    example: template('outputs: {artifacts: [{name: a, archive: {none: {}}}]}'),
  },
  {
    title: 'P-54: a path of an artifact of a DAG',
    finds: ({ value }) =>
      typeof value === 'object' &&
      value !== null &&
      'dag' in value &&
      /"path":/.test(JSON.stringify({ ...value, dag: undefined })),
    example: template('inputs: {artifacts: [{name: a, path: /tmp/a}]}, dag: {tasks: []}'),
  },
  {
    title: 'P-56: modes, which are octal in YAML and decimal behind the API server',
    finds: ({ key, value }) => ['mode', 'defaultMode'].includes(key) && typeof value !== 'number',
    example: template('volumes: [{secret: {defaultMode: "0644"}}]'),
  },
  {
    title: 'P-60, P-61: podSpecPatch, sidecars, containers before the step, and sets of containers',
    finds: has('podSpecPatch', 'sidecars', 'initContainers', 'containerSet'),
    example: template('podSpecPatch: "{}"'),
  },
  {
    title: 'P-62: mutexes, semaphores, and the one schedule that 4.x refuses',
    finds: has('synchronization', 'mutex', 'semaphore', 'schedule', 'podPriority'),
    example: 'synchronization: {mutex: {name: m}}',
  },
  {
    title: 'P-64: parameters of the workflow in templates, and templates of other objects',
    finds: (place) =>
      has('templateRef', 'workflowTemplateRef')(place) || inText(/workflow\.parameters/)(place),
    example: task('arguments: {parameters: [{name: p, value: "{{workflow.parameters.x}}"}]}'),
  },
  {
    title:
      'P-66, P-67, LOWERING rule 4: a value or a name that YAML 1.1 takes for something else than a text',
    finds: ({ key, value, path }) =>
      ['value', 'name', 'template', 'depends', 'data', 'default'].includes(key) &&
      path.at(-2) !== 'securityContext' &&
      typeof value !== 'string',
    example: task('arguments: {parameters: [{name: n, value: 1e-5}]}'),
  },
];
