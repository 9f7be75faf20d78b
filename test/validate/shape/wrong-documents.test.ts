import { describe, expect, test } from 'vitest';
import { shapeFindings } from './findings.ts';

const head = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: p\n';

/** A pipeline with one task; `body` begins on line 7, column 5. */
function task(body: string): string {
  const lines = body.split('\n').map((line) => `    ${line}\n`);
  return `${head}tasks:\n  t:\n    component: c.yaml\n${lines.join('')}`;
}

/** A pipeline in good order with `body` after it, from line 5. */
function pipeline(body: string): string {
  return `${head}tasks: {a: {component: c.yaml}}\n${body}\n`;
}

/** A component whose container has `body`, from line 4, column 5. */
function container(body: string): string {
  return `implementation:\n  container:\n    image: a\n    ${body}\n`;
}

type Row = readonly [
  text: string,
  code: string,
  /** The text that is pointed at. */
  at: string,
  message: string,
  help?: string,
];

const unknownKeys: readonly Row[] = [
  [
    task('retyr: {limit: 1}'),
    'unknown-key',
    'retyr',
    'Unknown key "retyr" in task "t".',
    'Did you mean "retry"?',
  ],
  [
    task('needs: [b]'),
    'unknown-key',
    'needs',
    'Unknown key "needs" in task "t".',
    'It is called "after" here.',
  ],
  [
    task('requests: {cpu: 1}'),
    'unknown-key',
    'requests',
    'Unknown key "requests" in task "t".',
    '"requests" belongs inside "resources".',
  ],
  [
    task('name: t'),
    'unknown-key',
    'name',
    'Unknown key "name" in task "t".',
    'The name of a task is its key: remove "name".',
  ],
  [
    task('zzzzzz: 1'),
    'unknown-key',
    'zzzzzz',
    'Unknown key "zzzzzz" in task "t".',
    'None of the 47 keys known here is like it; docs/reference.md lists them.',
  ],
  [
    task('retry: {limits: 3}'),
    'unknown-key',
    'limits',
    'Unknown key "limits" in "retry".',
    'Did you mean "limit"?',
  ],
  [
    task('after: [{taks: x, is: failed}]'),
    'unknown-key',
    'taks',
    'Unknown key "taks" in item 1 of "after".',
    'Did you mean "task"?',
  ],
  [
    task('env: {E: {valueFrom: {secretKeyRef: {name: a, key: b}}}}'),
    'unknown-key',
    'valueFrom',
    'Unknown key "valueFrom" in "E".',
    'Write `secret: {name: a, key: b}`.',
  ],
  [
    task('mounts: {/c: {claim: x, subPath: y}}'),
    'unknown-key',
    'subPath',
    'Unknown key "subPath" in "/c".',
    '"subPath" can only stand beside "volume".',
  ],
  [
    task('mounts: {/f: {secret: y, readOnly: true}}'),
    'unknown-key',
    'readOnly',
    '"readOnly" can only stand beside "claim".',
  ],
  [
    task('arguments: {a: {from: {s3: {key: a, bukcet: x}}}}'),
    'unknown-key',
    'bukcet',
    'Unknown key "bukcet" in "s3".',
    'Did you mean "bucket"?',
  ],
  [
    pipeline('imagePullSecrets: [a]'),
    'unknown-key',
    'imagePullSecrets',
    'Unknown key "imagePullSecrets" in the pipeline.',
    '"imagePullSecrets" belongs inside "run".',
  ],
  [
    pipeline('timeout: 3h'),
    'unknown-key',
    'timeout',
    'Unknown key "timeout" in the pipeline.',
    '"timeout" belongs inside "defaults" or "run".',
  ],
  [
    pipeline('volumes: {b: {size: 5Gi}}'),
    'unknown-key',
    'size',
    'Unknown key "size" in "b".',
    '"size" belongs inside "create".',
  ],
  [
    'kind: Component\nimage: a\nimplementation: {container: {image: a}}\n',
    'unknown-key',
    'image',
    'Unknown key "image" in the component.',
    '"image" belongs inside "defaults", "implementation.container" or "implementation.script".',
  ],
  [
    container('args: [{inputvalue: x}]'),
    'unknown-key',
    'inputvalue',
    'Unknown key "inputvalue" in item 1 of "args".',
    'Did you mean "inputValue"?',
  ],
  [
    container('args: [{output: x}]'),
    'unknown-key',
    'output',
    'Unknown key "output" in item 1 of "args".',
    'It is called "outputPath" here.',
  ],
  [
    container('args: [{if: {cond: {present: x}, then: a}}]'),
    'unknown-key',
    'present',
    'Unknown key "present" in "cond".',
    'Did you mean "isPresent"?',
  ],
  [
    `${head}tasks:\n  t:\n    componnent: c.yaml\n`,
    'unknown-key',
    'componnent',
    'Unknown key "componnent" in task "t".',
    'Did you mean "component"?',
  ],
  [
    'apiVersion: pipewright/v1\nkind: Pipeline\nnmae: x\ntasks: {a: {component: b}}\n',
    'unknown-key',
    'nmae',
    'Unknown key "nmae" in the pipeline.',
    'Did you mean "name"?',
  ],
  [
    `${head}tasks: {g: {tasks: {a: {component: c.yaml}}, outputs: {x: {from: y, publish: z}}}}\n`,
    'unknown-key',
    'publish',
    'Unknown key "publish" in "x".',
    'The keys known here are from, type, optional, description.',
  ],
];

const missingKeys: readonly Row[] = [
  [
    'apiVersion: pipewright/v1\nkind: Pipeline\ntasks: {a: {component: c.yaml}}\n',
    'missing-key',
    'apiVersion',
    'The pipeline needs the key "name".',
    'For example name: census-table.',
  ],
  [
    pipeline('schedule: {timezone: UTC}'),
    'missing-key',
    'schedule',
    '"schedule" needs the key "cron".',
    'For example cron: 0 6 * * 1-5.',
  ],
  [
    pipeline('inputs: [{type: String}]'),
    'missing-key',
    'type',
    'Item 1 of "inputs" needs the key "name".',
    'For example name: table_code.',
  ],
  [
    task('env: {A: {secret: {name: x}}}'),
    'missing-key',
    'secret',
    '"secret" needs the key "key".',
    'For example key: accesskey.',
  ],
  [
    'kind: Component\nname: a\n',
    'missing-key',
    'kind',
    'The component needs the key "implementation".',
    'For example implementation: {container: {image: "python:3.12-slim", command: [python3, /app/download.py]}}.',
  ],
  [
    'implementation: {container: {command: [a]}}\n',
    'missing-key',
    'container',
    '"container" needs the key "image".',
    'For example image: python:3.12-slim.',
  ],
  [
    `${head}tasks: {a: {approval: {message: m, timeout: 1d}}}\n`,
    'missing-key',
    'timeout',
    '"timeout" needs "onTimeout" beside it.',
  ],
  [
    `${head}tasks: {g: {tasks: {a: {component: c.yaml}}, outputs: {x: {type: String}}}}\n`,
    'missing-key',
    'x',
    '"x" needs the key "from".',
    'For example from: ${{ tasks.get-table.outputs.table }}.',
  ],
];

const wrongTypes: readonly Row[] = [
  [
    task('after: fetch'),
    'wrong-type',
    'fetch',
    '"after" must be a list, not text.',
    'Write a list: [fetch].',
  ],
  [
    task('after: [3]'),
    'wrong-type',
    '3',
    'Item 1 of "after" must be text or a map, not a whole number.',
    'Write it in quotes: "3".',
  ],
  [task('retry: 3'), 'wrong-type', '3', '"retry" must be a map, not a whole number.', 'Write {limit: 3}.'],
  [
    task('timeout: 1.5'),
    'wrong-type',
    '1.5',
    '"timeout" must be a duration such as 90, 30s, 10m, 2h, 1d or 1h30m, or an expression, not 1.5.',
    'A length of time in seconds or with units (`90`, `30s`, `10m`, `2h`, `1d`, `1h30m`), or an expression that gives an Integer number of seconds, or of the unit behind it (`${{ inputs.hours }}h`).',
  ],
  [
    task('when: true'),
    'wrong-type',
    'true',
    '"when" must be text, not true/false.',
    'Write one expression, such as ${{ inputs.enabled }}.',
  ],
  [
    task('when:'),
    'wrong-type',
    '',
    '"when" is empty; it must be text.',
    'Write one expression, such as ${{ inputs.enabled }}.',
  ],
  [
    task('env:\n  - {name: A, value: b}'),
    'wrong-type',
    '- {name: A, value: b}',
    '"env" must be a map, not a list.',
    'Write a map: each entry has a name as its key, and no "-" before it. Here `A: b`.',
  ],
  [
    task('mounts: {/i: {emptyDir: null}}'),
    'wrong-type',
    'null',
    '"emptyDir" must be a map, not null.',
    'Write {} to leave everything in it as it is.',
  ],
  [
    task('tolerations: [{key: a, value: true}]'),
    'wrong-type',
    'true',
    '"value" must be text, not true/false.',
    'Write it in quotes: "true".',
  ],
  [
    task('retry: {limit: 1, backoff: {duration: 1s, factor: .inf}}'),
    'wrong-type',
    '.inf',
    '"factor" must be a whole number, not .inf.',
    'By what each further wait is multiplied: a whole number. For example 2.',
  ],
  [
    pipeline("run: {parallelism: '4'}"),
    'wrong-type',
    "'4'",
    '"parallelism" must be a whole number, not text.',
    'Write 4.',
  ],
  [
    pipeline('run: {parallelism: "${{ inputs.n }}"}'),
    'wrong-type',
    '"${{ inputs.n }}"',
    '"parallelism" must be a whole number, not text.',
    'An expression cannot be used here: the value must be known when the pipeline is compiled.',
  ],
  [
    pipeline('run: {archiveLogs: yes}'),
    'wrong-type',
    'yes',
    '"archiveLogs" must be true/false, not text.',
    'Write true.',
  ],
  [
    pipeline('run: {priority: 1.5}'),
    'wrong-type',
    '1.5',
    '"priority" must be a whole number, not 1.5.',
    'Runs with a higher number are started first when runs have to wait. For example 10.',
  ],
  [
    pipeline('inputs: {bucket: {type: String}}'),
    'wrong-type',
    '{bucket: {type: String}}',
    '"inputs" must be a list, not a map.',
    'Write a list: [{name: bucket, type: String}].',
  ],
  [
    pipeline('outputs: {a: [3]}'),
    'wrong-type',
    '[3]',
    '"a" must be text, a number, true/false or a map, not a list.',
    'An expression or a constant, or `{from, type, optional, description}`. For example "${{ tasks.get-table.outputs.table }}".',
  ],
  [
    pipeline('artifactRepository: {s3: {endpoint: e, bucket: b, accessKey: minio}}'),
    'wrong-type',
    'minio',
    '"accessKey" must be a map, not text.',
    'A credential is a reference to a Secret and never a literal: write {secret: {name: my-secret, key: my-key}}.',
  ],
  [
    `${head}tasks:\n`,
    'wrong-type',
    '',
    '"tasks" is empty; it must be a map.',
    'Tasks by name: lower-case letters, digits and `-` (a DNS-1123 label, no digit first). For example {train: {component: components/train.yaml}}.',
  ],
  [
    `${head}tasks: [{component: c.yaml}]\n`,
    'wrong-type',
    '[{component: c.yaml}]',
    '"tasks" must be a map, not a list.',
    'Write a map: each entry has a name as its key, and no "-" before it. Here `component: c.yaml`.',
  ],
  [
    container('args: [--n, 5]'),
    'wrong-type',
    '5',
    'Item 2 of "args" must be text or a map, not a whole number.',
    'Write it in quotes: "5".',
  ],
  [
    container('command: python3 main.py'),
    'wrong-type',
    'python3 main.py',
    '"command" must be a list, not text.',
    'Write a list: [python3, main.py].',
  ],
  [
    container('args: [{if: {cond: {isPresent: x}, then: null}}]'),
    'wrong-type',
    'null',
    '"then" must be text, a map or a list, not null.',
    'What is there when the condition holds: one part or a list of parts. For example ["--label", {inputValue: label_column}].',
  ],
  [
    'implementation: {container: {image: 3.10}}\n',
    'wrong-type',
    '3.10',
    '"image" must be text, not 3.10.',
    'Write it in quotes: "3.10".',
  ],
];

const invalidValues: readonly Row[] = [
  [
    task('timeout: 10 minutes'),
    'invalid-value',
    '10 minutes',
    '"timeout" must be a duration such as 90, 30s, 10m, 2h, 1d or 1h30m, or an expression, not "10 minutes".',
    'Write 10m.',
  ],
  [task('timeout: 0'), 'invalid-value', '0', '"timeout" must be at least 1, not 0.'],
  [
    task('retry: {limit: three}'),
    'invalid-value',
    'three',
    '"limit" must be a whole number, or an expression, not "three".',
  ],
  [
    task('retry: {limit: 1, for: errors}'),
    'invalid-value',
    'errors',
    '"for" must be failed, error or any, not "errors".',
    'Did you mean error?',
  ],
  [task('image: ""'), 'invalid-value', '""', '"image" must not be empty.'],
  [
    task('resources: {limits: {memory: 5GB}}'),
    'invalid-value',
    '5GB',
    '"memory" must be a Kubernetes quantity such as 500m, 2, 512Mi or 5Gi, or an expression, not "5GB".',
    'Write 5G.',
  ],
  [
    task('mounts: {data: scratch}'),
    'invalid-value',
    'data',
    'The key "data" must be an absolute path, one that starts with /.',
    'Write `/data`.',
  ],
  [
    task('mounts: {scratch: /data}'),
    'invalid-value',
    'scratch',
    'The key "scratch" must be an absolute path, one that starts with /.',
    'Write `/data: scratch`.',
  ],
  [
    task('after: [{any: []}]'),
    'invalid-value',
    '[]',
    '"any" must not be an empty list.',
    'For example [fast, {task: slow, is: succeeded}].',
  ],
  [
    pipeline('schedule: {cron: 0 6 * *}'),
    'invalid-value',
    '0 6 * *',
    '"cron" must have five fields: minute, hour, day of the month, month, day of the week, not "0 6 * *".',
  ],
  [
    pipeline('schedule: {cron: 0 6 * * *, concurrency: forbid}'),
    'invalid-value',
    'forbid',
    '"concurrency" must be Allow, Forbid or Replace, not "forbid".',
    'Did you mean Forbid?',
  ],
  [
    pipeline('run: {timeout: "${{ inputs.x }}"}'),
    'invalid-value',
    '"${{ inputs.x }}"',
    '"timeout" must be a duration such as 90, 30s, 10m, 2h, 1d or 1h30m, not "${{ inputs.x }}".',
    'An expression cannot be used here: the value must be known when the pipeline is compiled.',
  ],
  [
    pipeline('volumes: {a: {create: {size: 1Gi, accessModes: [RWZ]}}}'),
    'invalid-value',
    'RWZ',
    'Item 1 of "accessModes" must be RWO, ROX, RWX, RWOP, ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod, not "RWZ".',
    'Did you mean RWO?',
  ],
  [
    `${head}tasks: {}\n`,
    'invalid-value',
    '{}',
    '"tasks" must not be empty.',
    'For example {train: {component: components/train.yaml}}.',
  ],
  [
    'apiVersion: pipewright/v1\nkind: Project\nrules: {a: warn}\n',
    'invalid-value',
    'warn',
    '"a" must be error, warning or off, not "warn".',
    'Did you mean warning?',
  ],
  [
    'apiVersion: pipewright/v1\nkind: Project\nenvironments: {p: {target: tekton}}\n',
    'invalid-value',
    'tekton',
    '"target" must be an engine and its version, such as argo@3.7, not "tekton".',
  ],
];

const choices: readonly Row[] = [
  [
    `${head}tasks:\n  t:\n    arguments: {a: 1}\n`,
    'task-kind',
    't',
    'Task "t" does nothing: it needs one of "component", "container", "script", "tasks", "switch", "repeat", "createVolume", "snapshotVolume", "deleteVolume", "resource", "approval" or "http".',
    'For example component: components/train.yaml.',
  ],
  [
    task('tasks: {a: {component: b.yaml}}'),
    'task-kind',
    'tasks',
    'Task "t" has both "component" and "tasks", but it can have only one of them.',
    'Make a task of its own for each, in a group ("tasks") if they belong together.',
  ],
  [
    task('mounts: {/d: {claim: x, secret: y}}'),
    'one-of-required',
    'secret',
    '"/d" has both "claim" and "secret", but it can have only one of them.',
    'Keep one of them.',
  ],
  [
    task('mounts: {/e: {}}'),
    'one-of-required',
    '{}',
    '"/e" must have one of "volume", "create", "claim", "secret", "configMap" or "emptyDir".',
  ],
  [
    pipeline('volumes: {e: {readOnly: true}}'),
    'one-of-required',
    'e',
    '"e" must have one of "create", "claim", "secret", "configMap" or "emptyDir".',
    'For example {create: {size: "5Gi", accessModes: [ReadWriteOnce]}}.',
  ],
  [
    pipeline('artifactRepository: {s3: {endpoint: e, bucket: b}, configMap: {name: x}}'),
    'one-of-required',
    'configMap',
    '"artifactRepository" has both "s3" and "configMap", but it can have only one of them.',
    'Keep one of them.',
  ],
  [
    container('args: [{inputValue: a, inputPath: b, outputPath: c}]'),
    'one-of-required',
    'inputPath',
    'Item 1 of "args" has all of "inputValue", "inputPath" and "outputPath", but it can have only one of them.',
    'Keep one of them.',
  ],
  [
    'implementation: {script: {image: a, interpreter: sh}}\n',
    'one-of-required',
    'script',
    '"script" must have one of "source" or "file".',
    'For example {image: "python:3.12-slim", interpreter: python3, source: "print(\'hello\')\\n"}.',
  ],
  [
    'implementation: {}\n',
    'one-of-required',
    '{}',
    '"implementation" must have one of "container", "script" or "graph".',
    'For example {container: {image: "python:3.12-slim", command: [python3, /app/download.py]}}.',
  ],
];

describe.each([
  ['an unknown key', unknownKeys],
  ['a missing key', missingKeys],
  ['a value of the wrong kind', wrongTypes],
  ['a value that is not allowed', invalidValues],
  ['a choice between keys', choices],
])('%s is one finding at its place', (_, rows) => {
  test.each(rows.map((row) => [row[3], row] as const))('%s', (_message, [text, code, at, message, help]) => {
    const found = shapeFindings(text).map((one) => ({
      code: one.code,
      text: one.text,
      message: one.message,
      help: one.help,
    }));
    expect(found).toEqual([{ code, text: at, message, help }]);
  });
});

describe('shape', () => {
  test('goes on behind a wrong part, and names each fault once, in the order of the file', () => {
    const text = `apiVersion: pipewright/v1
kind: Pipeline
tasks:
  first: nothing
  second:
    component: c.yaml
    retyr: {limit: 1}
    env: [A]
  third:
    tasks:
      inner:
        container: {imag: x}
  fourth:
    component: [c.yaml]
`;
    expect(shapeFindings(text).map(({ code, at }) => `${at} ${code}`)).toEqual([
      '1:1 missing-key',
      '4:10 wrong-type',
      '7:5 unknown-key',
      '8:10 wrong-type',
      '12:21 unknown-key',
      '14:16 wrong-type',
    ]);
  });

  test('points at the other key of a task that does two things', () => {
    const [found] = shapeFindings(task('http: {url: x}'));
    expect(found).toMatchObject({ code: 'task-kind', at: '7:5', text: 'http' });
  });

  test.each([
    ['arguments: {a: {from: {raw: x}, notes: 1}}', 'unknown-key', 'notes'],
    ['arguments: {a: {from: {raw: 1}}}', 'wrong-type', '1'],
    ['arguments: {a: {from: {raw: x}, optional: 1}}', 'wrong-type', '1'],
    ['arguments: {a: {secret: {name: a, key: 1}}}', 'wrong-type', '1'],
  ])('finds once what is wrong in an argument that is a map with a meaning: %s', (body, code, text) => {
    expect(shapeFindings(task(body)).map((one) => [one.code, one.text])).toEqual([[code, text]]);
  });

  test.each([
    ['retyr: {limit: 1}', 'retry'],
    ['after: fetch', '[fetch]'],
    ['tolerations: [{value: true}]', '"true"'],
    ['gather: Present', 'present'],
    ['continueOnFailure: "no"', 'false'],
  ])('offers to mend %s', (body, fix) => {
    expect(shapeFindings(task(body)).map((one) => one.fix)).toEqual([fix]);
  });

  test('mends none of the values that a fix would not make right', () => {
    expect(shapeFindings(task('timeout: 1.5')).map((one) => one.fix)).toEqual([undefined]);
    expect(shapeFindings(task('after: "a b"')).map((one) => one.fix)).toEqual([undefined]);
  });

  test('reports a foreign key in every task of a large file', () => {
    const tasks = Array.from({ length: 2000 }, (_, i) => `  t${i}: {component: c.yaml, needs: [x]}\n`).join(
      '',
    );
    expect(shapeFindings(`${head}tasks:\n${tasks}`)).toHaveLength(2000);
  });
});
