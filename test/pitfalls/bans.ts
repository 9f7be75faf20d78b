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
  /** More of them, each of which is found by itself. */
  readonly others?: readonly string[];
}

interface Called {
  readonly name: string;
  readonly http?: unknown;
  readonly dag?: { readonly tasks: readonly { readonly name: string; readonly template: string }[] };
}

/** The response of a request has no other place. */
function hasResults(templates: readonly Called[]): boolean {
  const requests = new Set(templates.filter((one) => one.http !== undefined).map(({ name }) => name));
  const tasks = templates.flatMap(({ dag }) => dag?.tasks ?? []);
  const may = new Set(tasks.filter((one) => requests.has(one.template)).map(({ name }) => name));
  const text = JSON.stringify(templates);
  if (/(?<!lastRetry)\.exitCode\b/.test(text)) return true;
  const names = [...text.matchAll(/(\w[-\w]*)'?\]?(?:\.outputs|, 'outputs'\),)(?:\.| ')result\b/g)];
  return names.some(([, name = '']) => !may.has(name));
}

const template = (text: string): string => `templates: [{name: main, ${text}}]`;
const task = (text: string): string => template(`dag: {tasks: [{name: a, template: b, ${text}}]}`);

/** A loop, and a task that gets a value and more. */
const looping = (value: string, more = 'parameters: []'): string => `templates:
- name: main
  dag:
    tasks:
    - {name: a, template: b, withParam: "[]"}
    - {name: c, template: d, arguments: {${more}}}
    - {name: e, template: d, arguments: {parameters: [{name: p, value: ${JSON.stringify(value)}}]}}
- {name: b, dag: {tasks: []}}
`;

/** The code of the expressions in a text: what stands in `{{=…}}`, or all of it where Argo wants code. Texts in quotes are left out. */
function codeOf(place: Place): readonly string[] {
  return rawCodeOf(place).map((code) => code.replace(texts, "''"));
}

/** What a run is called and when it began: only tags bring it into the expression of an output, and it has no quotes. */
const ofRun = /^'\{\{workflow\.(?:name|uid|namespace|creationTimestamp\.RFC3339)\}\}'$/;

const texts = /'(?:[^'\\]|\\.)*'/g;

function rawCodeOf({ key, value }: Place): readonly string[] {
  if (typeof value !== 'string') return [];
  if (key === 'expression' || key === 'fromExpression') return [value];
  return [...value.matchAll(/\{\{=(.*?)\}\}/gs)].map(([, code]) => code ?? '');
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
  (isBad: RegExp | ((code: string) => boolean)) =>
  (place: Place): boolean =>
    codeOf(place).some((code) => (typeof isBad === 'function' ? isBad(code) : isBad.test(code)));
/** A map that has both keys. */
const together =
  (one: string, other: string | RegExp) =>
  ({ value }: Place): boolean =>
    typeof value === 'object' &&
    value !== null &&
    one in value &&
    Object.keys(value).some((key) => (typeof other === 'string' ? key === other : other.test(key)));

/** The parts of a template that the searches for loops look at. */
interface Template {
  readonly name?: string;
  readonly dag?: { readonly tasks?: readonly Looping[] };
  readonly outputs?: { readonly artifacts?: unknown };
  readonly parallelism?: unknown;
}
interface TellingOutputs {
  readonly parameters?: readonly {
    readonly name?: string;
    readonly valueFrom?: { readonly default?: string };
  }[];
  readonly artifacts?: readonly unknown[];
}
interface Looping {
  readonly name?: string;
  readonly template?: string;
  readonly withParam?: unknown;
}

const templatesIn = ({ key, value }: Place): readonly Template[] =>
  key === 'templates' && Array.isArray(value) ? value : [];
const loopsIn = ({ dag }: Template): readonly Looping[] =>
  (dag?.tasks ?? []).filter((one) => one.withParam !== undefined);
/** The DAGs with loops in a list of templates, and the names of the tasks that loop. */
const withLoops = (place: Place): readonly { readonly text: string; readonly name: string }[] =>
  templatesIn(place).flatMap((one) =>
    loopsIn(one).map(({ name = '' }) => ({ text: JSON.stringify(one), name })),
  );

/** Items as we write them: each alone in a List, in JSON and Base64. */
function isPacked(list: unknown): boolean {
  if (typeof list !== 'string') return false;
  if (list.startsWith('{{=')) {
    return /^\{\{=toJson\(map\(.+, \{sprig\.b64enc\(toJson\(\[#\]\)\)\}\)\)\}\}$/s.test(list);
  }
  const items = jsonOf(list);
  return Array.isArray(items) && items.every(isPackedItem);
}

function isPackedItem(text: unknown): boolean {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const item = jsonOf(Buffer.from(text, 'base64').toString('utf8'));
  return Array.isArray(item) && item.length === 1;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isItemElsewhere({ path, value }: Place): boolean {
  if (typeof value !== 'object' || value === null || !Object.values(value).includes('{{item}}')) return false;
  return !('name' in value && value.name === 'pw-item' && path.includes('arguments'));
}

/** What Argo gives of a loop is absent when there were no items, and 3.6.5 gives one that ended well no status. */
function isUnguarded(text: string, name: string): boolean {
  const status = `tasks['${name}'].status`;
  const output = `get([tasks['${name}']][0].outputs`;
  const asked = text
    .split(`${status} == 'Skipped' ? `)
    .slice(1)
    .map((after) => after.split(output)[0] ?? '');
  const guarded = asked.filter((between) => /^'(?:\[\]|Skipped)' : [\w(]+$/.test(between)).length;
  const isNamed = text.includes(`tasks.${name}.`) || text.includes(`tasks['${name}'].outputs`);
  return isNamed || timesIn(text, status) > asked.length || timesIn(text, output) > guarded;
}

function timesIn(text: string, part: string): number {
  return text.split(part).length - 1;
}

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
    title: 'P-07: a result of a task that is no request, or an exit code',
    finds: ({ key, value }) => key === 'templates' && hasResults(value as readonly Called[]),
    example: task('when: "{{= tasks.a.outputs.result == \'x\' }}"'),
    others: [task('when: "{{= tasks.a.exitCode == \'0\' }}"')],
  },
  {
    title: 'P-07, LOWERING rule 3: ?? or ?. in an expression',
    // What is known of the workflow is there from the start, in all versions, and does not become known later.
    finds: inCode((code) => /\?\?|\?\./.test(code.replaceAll("workflow[''] ??", ''))),
    example: task("when: \"{{= tasks['a'].outputs ?? 'x' }}\""),
  },
  {
    title: 'P-11: fromExpression in arguments',
    finds: (place) => has('fromExpression')(place) && place.path.includes('arguments'),
    example: task('arguments: {artifacts: [{name: f, fromExpression: x}]}'),
  },
  {
    title:
      'P-16: a lookup of a task that gives nothing, not an error, where the task is not known yet, and nothing beside it that fails',
    finds: (place) =>
      place.key !== 'expression' &&
      inCode((code) => /tasks\[''\]/.test(code) && !/tasks\[''\](?:\]\[0\])?\./.test(code))(place),
    example: task("when: \"{{= get(tasks['a'], 'outputs') == 'x' }}\""),
  },
  {
    title:
      'P-16: outputs of a task that may have none, named where Argo misses them although they are not computed',
    finds: inCode((code) => /get\(tasks\[''\]\.outputs/.test(code)),
    example: task(
      "when: \"{{= tasks['a'].status == 'Failed' ? '' : get(tasks['a'].outputs, 'parameters') }}\"",
    ),
    others: [task("when: \"{{= get(get(tasks['a'].outputs, 'parameters'), 'x') == 'y' }}\"")],
  },
  { title: 'P-12: steps', finds: has('steps'), example: template('steps: []') },
  {
    title: 'P-14, P-15: a condition that is neither one expression tag nor constant',
    // The `when` of a metric decides whether it is counted; Argo logs what it cannot read.
    finds: ({ path, key, value }) =>
      key === 'when' &&
      !path.includes('metrics') &&
      !(typeof value === 'string' && /^(?:\{\{= (?:(?!\{\{|\}\}).)+ \}\}|false)$/.test(value)),
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
    title: 'P-20: a value as code in the condition of a request',
    finds: (place) =>
      place.key === 'successCondition' &&
      place.path.includes('http') &&
      inText(/(?<!fromBase64\(')\{\{|\{\{(?!inputs\.parameters\.[-\w]+\}\}'\))/)(place),
    example: template('http: {url: "x", successCondition: "response.body == \'{{inputs.parameters.x}}\'"}'),
    others: [
      template(
        'http: {url: "x", successCondition: "response.body == fromBase64(\'{{=inputs.parameters[\'x\']}}\')"}',
      ),
    ],
  },
  {
    title: 'P-22: a brace or a quote in a text of an expression',
    finds: (place) =>
      rawCodeOf(place).some((code) =>
        [...code.matchAll(texts)].some(([text]) => /[{}"]|\\u(?!2060)/.test(text) && !ofRun.test(text)),
      ),
    example: task("arguments: {parameters: [{name: p, value: \"{{='{' + 'x'}}\"}]}"),
  },
  {
    title: 'P-22: braces in an expression but those of a predicate, or two of them side by side',
    finds: inCode(
      (code) => /\{\{|\}\}|(?<!, )\{|\{''/.test(code) || code.split('{').length !== code.split('}').length,
    ),
    example: task('arguments: {parameters: [{name: p, value: "{{=map(x, {map(#, {#}})})}}"}]}'),
    others: [
      task('arguments: {parameters: [{name: p, value: "{{={\'a\': 1}.a}}"}]}'),
      task('arguments: {parameters: [{name: p, value: "{{=map(x, {#})}} {{=map(x, {#}}}"}]}'),
    ],
  },
  {
    title: 'P-24, P-28: loops but withParam',
    finds: has('withItems', 'withSequence'),
    example: task('withItems: [1]'),
    others: [task('withSequence: {count: "3"}')],
  },
  {
    title: 'P-24, fact 05, fact 05j: an item, but as a whole in an input of its own',
    finds: (place) =>
      inText(/\{\{=?\s*item\b(?!\}\}$)/)(place) ||
      inText(/.\{\{item\}\}/s)(place) ||
      inCode(/(?<![-\w.])item(?![-\w])/)(place) ||
      isItemElsewhere(place),
    example: task('arguments: {parameters: [{name: pw-item, value: "{{item.x}}"}]}'),
    others: [
      task('arguments: {parameters: [{name: pw-item, value: "{{= 1 + item }}"}]}'),
      task('arguments: {parameters: [{name: pw-item, value: "a {{item}}"}]}'),
      task('arguments: {parameters: [{name: text, value: "{{item}}"}]}'),
      template('inputs: {parameters: [{name: pw-item, value: "{{item}}"}]}'),
    ],
  },
  {
    title: 'P-24, fact 05i, fact 05n: a list of items that are not in Base64',
    finds: ({ key, value }) => key === 'withParam' && !isPacked(value),
    example: task('withParam: "{{=inputs.parameters[\'list\']}}"'),
    others: [task('withParam: "[1]"'), task('withParam: "[\\"YQ==\\"]"')],
  },
  {
    title:
      'P-26, fact 05b, fact 05k: what a loop gave, or its status, unless it was asked first whether it was skipped',
    finds: (place) => withLoops(place).some(({ text, name }) => isUnguarded(text, name)),
    example: `templates: [{name: main, outputs: {parameters: [{name: o, valueFrom: {expression: "toJson(fromJSON(get(get([tasks['a']][0].outputs, 'parameters'), 'o')))"}}]}, dag: {tasks: [{name: a, template: b, withParam: "[]"}]}}]`,
    others: [
      looping('{{tasks.a.outputs.parameters.o}}'),
      looping("{{=tasks['a'].outputs.parameters['o']}}"),
      looping("{{=tasks['a'].status}}"),
      looping("{{=tasks['a'].status == 'Succeeded' ? 'x' : 'y'}}"),
      looping(
        "{{=tasks['a'].status == 'Skipped' ? '' : get(tasks['b'], 'outputs')}} {{=get(get([tasks['a']][0].outputs, 'parameters'), 'o')}}",
      ),
    ],
  },
  {
    title: 'P-27: artifacts of a loop',
    finds: (place) => {
      const templates = templatesIn(place);
      const looped = templates.flatMap(loopsIn).map((one) => one.template);
      return (
        templates.some((one) => looped.includes(one.name) && one.outputs?.artifacts !== undefined) ||
        withLoops(place).some(({ text, name }) => text.includes(`tasks.${name}.outputs.artifacts`))
      );
    },
    example:
      'templates: [{name: main, dag: {tasks: [{name: a, template: b, withParam: "[]"}]}}, {name: b, outputs: {artifacts: [{name: o}]}, dag: {tasks: []}}]',
    others: [looping('', 'artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.o}}"}]')],
  },
  {
    title:
      'P-27, P-49: a key that a step tells of an artifact, without the run and the pod, or of no artifact of its own',
    finds: ({ key, value }) => {
      if (key !== 'outputs' || typeof value !== 'object' || value === null) return false;
      const { parameters, artifacts } = value as TellingOutputs;
      const told = (parameters ?? []).filter((one) => one.name?.startsWith('pw-key-'));
      return told.some(({ valueFrom }) => {
        const said = valueFrom?.default;
        if (said === undefined) return false;
        const isUnique = said.includes('{{workflow.name}}') && said.includes('{{pod.name}}');
        // A key of the user's tells runs and items apart by itself.
        const isOurs = said.includes('/lists/') || said.startsWith('pipewright/');
        const isThere = (artifacts ?? []).some((one) => JSON.stringify(one).includes(JSON.stringify(said)));
        return !isThere || (isOurs && !isUnique);
      });
    },
    example:
      'templates: [{name: a, outputs: {parameters: [{name: pw-key-o, valueFrom: {path: /p, default: "pipewright/{{workflow.name}}/o"}}], artifacts: [{name: o, s3: {key: "pipewright/{{workflow.name}}/o"}}]}}]',
    others: [
      'templates: [{name: a, outputs: {parameters: [{name: pw-key-o, valueFrom: {path: /p, default: "a/{{workflow.name}}/{{pod.name}}"}}], artifacts: [{name: o}]}}]',
    ],
  },
  {
    title: 'P-26, P-28, fact 05o: a loop over anything but a DAG',
    finds: (place) => {
      const templates = templatesIn(place);
      const looped = templates.flatMap(loopsIn).map((one) => one.template);
      return looped.some((name) => templates.find((one) => one.name === name)?.dag === undefined);
    },
    example:
      'templates: [{name: main, dag: {tasks: [{name: a, template: b, withParam: "[]"}]}}, {name: b, container: {image: c}}]',
  },
  {
    title: 'P-29: parallelism of a template but of a DAG that holds one loop and nothing else',
    finds: (place) =>
      templatesIn(place).some(
        (one) =>
          one.parallelism !== undefined && !(one.dag?.tasks?.length === 1 && loopsIn(one).length === 1),
      ),
    example: template(
      'parallelism: 2, dag: {tasks: [{name: a, template: b, withParam: "[]"}, {name: c, template: b}]}',
    ),
    others: [
      template('parallelism: 2, dag: {tasks: [{name: a, template: b}]}'),
      template('parallelism: 2, container: {image: a}'),
    ],
  },
  {
    title: 'P-30, P-32, P-33: a retry, a timeout or a deadline of a DAG',
    finds: together('dag', /^(?:retryStrategy|timeout|activeDeadlineSeconds)$/),
    example: template('retryStrategy: {limit: "1"}, dag: {tasks: []}'),
  },
  {
    title: 'P-31: a retry without a limit or a policy',
    finds: ({ key, value }) =>
      key === 'retryStrategy' &&
      !(typeof value === 'object' && value !== null && 'limit' in value && 'retryPolicy' in value),
    example: template('retryStrategy: {}'),
  },
  {
    title: 'P-32: a default for all templates but the place of artifacts',
    finds: ({ key, path }) => path.at(-2) === 'templateDefaults' && key !== 'archiveLocation',
    example: 'templateDefaults: {retryStrategy: {limit: "1", retryPolicy: Always}}',
  },
  {
    title: 'P-35: failures of a run as they are, in which values would become code',
    finds: inText(/\{\{workflow\.failures\}\}/),
    example: task('arguments: {parameters: [{name: a, value: "{{workflow.failures}}"}]}'),
  },
  { title: 'P-33: pendingTimeout', finds: has('pendingTimeout'), example: template('pendingTimeout: 5m') },
  {
    title: 'P-34, P-35: hooks and global outputs',
    finds: has('hooks', 'globalName'),
    example: template('hooks: {exit: {template: bye}}'),
    others: [template('outputs: {parameters: [{name: a, globalName: b}]}')],
  },
  {
    title: 'P-41: a cache key that is no digest, or a cache without the key that the CRD wants',
    finds: ({ key, value }) =>
      key === 'memoize' &&
      !/"key":"\{\{workflow\.namespace\}\}-\{\{=sprig\.sha256sum\(.*"cache":\{"configMap":\{"name":"[^"]+","key":/s.test(
        JSON.stringify(value),
      ),
    example: template('memoize: {key: a}'),
  },
  {
    title: 'P-47: a snapshot that is made and not waited for',
    finds: ({ key, value }) => {
      const text = key === 'resource' ? JSON.stringify(value) : '';
      return /VolumeSnapshot\\",\\n {2}\\"metadata/.test(text) && !text.includes('readyToUse == true');
    },
    example: template(
      'resource: {action: create, manifest: "{\\"kind\\": \\"VolumeSnapshot\\",\\n  \\"metadata\\": {}}"}',
    ),
  },
  {
    title: 'P-49: a key of an artifact that is written, without the name or the id of the run',
    finds: ({ key, value, path }) =>
      key === 'key' &&
      path.at(-2) === 's3' &&
      !path.includes('arguments') &&
      !/\{\{workflow\.(?:name|uid)\}\}/.test(String(value)),
    example: 'templateDefaults: {archiveLocation: {s3: {key: a/b}}}',
  },
  {
    title: 'P-50: a key that ends in a slash, of what is packed into one file',
    finds: ({ value }) =>
      typeof value === 'object' &&
      value !== null &&
      'path' in value &&
      /"(?:key|blob)":"[^"]*\/"/.test(JSON.stringify(value)) &&
      !/"archive":\{"none"/.test(JSON.stringify(value)),
    example: template('outputs: {artifacts: [{name: a, path: /a, s3: {key: "{{workflow.name}}/"}}]}'),
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
    title: 'P-60: a patch of a pod that is no JSON, or has tags that are no text of JSON',
    finds: ({ key, value }) => {
      if (key !== 'podSpecPatch') return false;
      const constant = String(value).replace(/\{\{=toJson\([^{}]*\)\}\}/g, '"amount"');
      try {
        return constant.includes('{{') || typeof JSON.parse(constant) !== 'object';
      } catch {
        return true;
      }
    },
    example: template('podSpecPatch: "{hostname: a}"'),
  },
  {
    title: 'P-61: sets of containers, and other containers with a name of Argo',
    finds: ({ key, value }) =>
      key === 'containerSet' ||
      (['sidecars', 'initContainers'].includes(key) &&
        /"name":"(main|init|wait|supervisor)"/.test(JSON.stringify(value))),
    example: template('sidecars: [{name: wait, image: a}]'),
  },
  {
    title: 'P-62: the one mutex, semaphore and schedule that 4.x refuses',
    finds: has('mutex', 'semaphore', 'schedule', 'podPriority'),
    example: 'synchronization: {mutex: {name: m}}',
  },
  {
    title: 'P-64: templates of other objects',
    finds: has('templateRef', 'workflowTemplateRef'),
    example: task('templateRef: {name: a, template: b}'),
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
