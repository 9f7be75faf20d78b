import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleSchema, type JsonObject } from '../../src/cli/bundle-schema.ts';
import { FileHost } from '../../src/cli/file-host.ts';
import { projectSchema } from '../../src/cli/project-schema/project-schema.ts';
import { referencesIn, skeleton } from '../../src/cli/project-schema/skeleton.ts';
import { findProject } from '../../src/compiler/load/find-project.ts';
import { projectFacts } from '../../src/compiler/project/project-facts.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { errorFolders, filesOf } from '../errors/fixtures.ts';
import { specFiles } from '../support/specs.ts';
import { labels, uriOf, YamlServer } from './yaml-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let folder = '';
let server: YamlServer;
const schemas = ['specs.json', 'kitchen-sink.json', 'small.json'];

/** The real command, in a directory. */
function schema(directory: string, ...args: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [resolve('src/cli/main.ts'), 'schema', '--project', ...args], {
    cwd: directory,
    encoding: 'utf8',
  });
}

function put(name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const train = `apiVersion: pipewright/v1
kind: Component
name: train
description: Trains a model.
inputs:
  - {name: data, type: Table}
  - {name: epochs, type: Integer, description: How often the data is seen., minimum: 1}
  - {name: mode, type: String, enum: [small, large], default: small}
  - {name: tags, type: "List[String]", optional: true}
  - {name: verbose, type: Bool, default: false}
  - {name: token, type: Secret, optional: true}
outputs:
  - {name: model, type: Model}
implementation:
  container: {image: "train:1", command: [train]}
`;
const kfp = `name: Old style
inputs: [{name: count, type: Integer}, {name: rest, optional: true}]
implementation: {container: {image: "a:1", command: [a, {inputValue: count}]}}
`;
const head = `apiVersion: pipewright/v1
kind: Pipeline
name: learn
inputs:
  - {name: data, type: Table}
tasks:
`;
const learn = `${head}  first:
    component: ../components/train.yaml
    arguments: {data: "\${{ inputs.data }}", epochs: 3}
  by-alias:
    component: old
    arguments: {count: "12"}
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pipewright-project-'));
  cpSync('specs', join(folder, 'specs'), { recursive: true });
  put('specs/.git/HEAD', '');
  put(
    'small/pipewright.yaml',
    'apiVersion: pipewright/v1\nkind: Project\ncomponents: {old: vendor/old.yaml}\ntypes: {Table: {extends: Dataset}}\n',
  );
  put('small/components/train.yaml', train);
  put('small/vendor/old.yaml', kfp);
  put('small/pipelines/learn.yaml', learn);
  put(
    'small/tools/sub/pipeline.yaml',
    `${head.replace('learn', 'sub')}  a: {component: ../../components/train.yaml, arguments: {data: "\${{ inputs.data }}", epochs: 1}}\n`,
  );
  for (const [directory, name] of [
    ['specs', schemas[0]],
    ['specs/kitchen-sink', schemas[1]],
    ['small', schemas[2]],
  ] as const) {
    const { status, stderr } = schema(join(folder, directory), '-o', join(folder, name ?? ''));
    expect([status, stderr]).toEqual([0, '']);
  }
  const uri = (name: string): string => uriOf(join(folder, name));
  server = await YamlServer.start({
    [uri('specs.json')]: ['**/specs/!(kitchen-sink)/**/*.yaml'],
    [uri('kitchen-sink.json')]: ['**/specs/kitchen-sink/**/*.yaml'],
    [uri('small.json')]: ['**/small/**/*.yaml'],
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const problems = async (path: string, text: string): Promise<readonly string[]> =>
  (await server.problems(join(folder, path), text)).map((one) => one.slice(folder.length + 1));
/** The pipeline with another first task; `|` marks a place. */
const withTask = (lines: string): string => `${head}  first:\n${lines}`;
const call = (rest: string): string =>
  withTask(
    `    component: ../components/train.yaml\n    arguments:\n      data: "\${{ inputs.data }}"\n${rest}`,
  );
const at = (text: string): ReturnType<YamlServer['at']> =>
  server.at(join(folder, 'small/pipelines/learn.yaml'), text);

describe('the schema of a project', () => {
  it('has nothing against any file of the project', { timeout: 120_000 }, async () => {
    const files = [...specFiles()];
    const found = await Promise.all(files.map((path) => problems(path, readFileSync(path, 'utf8'))));
    expect(found.flat()).toEqual([]);
    expect(await problems('small/pipelines/learn.yaml', learn)).toEqual([]);
  });

  it('has nothing against the near misses of our own errors, each with a schema of its own', async () => {
    const right = errorFolders().flatMap((code) =>
      filesOf(code, 'ok', '.yaml').map((name) => `test/errors/${code}/${name}`),
    );
    const found = await Promise.all(
      right.map(async (path, index) => {
        const host = new FileHost(() => process.stdin);
        const project = await findProject(path, host, new Sink());
        const facts = await projectFacts([path], project, host);
        const own = `near-miss-${index}.json`;
        put(own, JSON.stringify(projectSchema(facts)));
        const text = `${readFileSync(path, 'utf8')}\n# yaml-language-server: $schema=${uriOf(join(folder, own))}\n`;
        return { known: facts.pipelines.length, wrong: await server.problems(path, text) };
      }),
    );
    expect(found.flatMap((one) => one.wrong)).toEqual([]);
    expect(found.filter((one) => one.known > 0).length).toBeGreaterThan(80);
  });

  it.each(schemas)('is one that JSON Schema allows, and refers only to what it has: %s', (name) => {
    const made: JsonObject = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const ajv = new Ajv({ strict: false });
    expect(ajv.validateSchema(made)).toBe(true);
    const definitions = Object.keys(made.definitions as JsonObject);
    expect(referencesIn(made).filter((one) => !definitions.includes(one))).toEqual([]);
  });

  it('is the same however often it is made, and --check says when it is stale', () => {
    const directory = join(folder, 'small');
    expect(schema(directory).stdout).toBe(readFileSync(join(folder, 'small.json'), 'utf8'));
    expect(schema(directory, '--check', '-o', '../small.json').status).toBe(0);
    put('small/components/train.yaml', train.replace('name: epochs', 'name: rounds'));
    const stale = schema(directory, '--check', '-o', '../small.json');
    put('small/components/train.yaml', train);
    expect(stale.status).toBe(1);
    expect(stale.stderr).toContain('../small.json is stale');
    expect(stale.stdout).toMatch(/^\+ +"rounds": \{/m);
  });

  it.each([
    [['--check'], '--check compares with a file: name it with -o'],
    [['pipeline'], '--project gives one schema for all kinds of files'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = schema(folder, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('holds nothing that a terminal would obey', () => {
    const text = '"\\u202e\\u009b31m of a component"';
    put(
      'small/odd/component.yaml',
      train.replace('Trains a model.', text).replace('name: train', 'name: odd'),
    );
    const made = String(schema(join(folder, 'small')).stdout);
    rmSync(join(folder, 'small/odd'), { recursive: true });
    expect(made).not.toMatch(/[\u0080-\u009f\u202e]/);
    expect(made).toContain('\\u202e\\u009b31m of a component');
  });

  it('finds a misspelt argument', async () => {
    expect(await problems('small/pipelines/learn.yaml', call('      epochs: 1\n      epoch: 3\n'))).toEqual([
      'small/pipelines/learn.yaml:12: Property epoch is not allowed.',
    ]);
  });

  it('finds an argument that is missing', async () => {
    const [wrong = ''] = await problems('small/pipelines/learn.yaml', call('      verbose: true\n'));
    expect(wrong).toMatch(/: Missing property "epochs"\.$/);
    const [all = ''] = await problems(
      'small/pipelines/learn.yaml',
      withTask('    component: ../components/train.yaml\n'),
    );
    expect(all).toMatch(/: Missing property "arguments"\.$/);
  });

  it.each([
    ['epochs: many', 'must be a whole number or an expression'],
    ['epochs: 0', 'Value is below the minimum of 1.'],
    ['epochs: 1.5', 'Incorrect type'],
    ['epochs: 1\n      mode: medium', 'must be one of small, large, or an expression'],
    ['epochs: 1\n      tags: one', 'must be a list or an expression'],
    ['epochs: 1\n      tags: [1]', 'Incorrect type'],
    ['epochs: 1\n      verbose: "yes"', 'must be true or false or an expression'],
    ['epochs: 1\n      token: secret', 'must be a reference to a Secret'],
  ])('finds a value that does not fit: %s', async (text, message) => {
    const found = await problems('small/pipelines/learn.yaml', call(`      ${text}\n`));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it.each([
    'epochs: "${{ 1 + 2 }}"',
    'epochs: 3\n      mode: large\n      tags: [a, "${{ inputs.data }}"]\n      verbose: null',
    'epochs: 3\n      token: {secret: {name: a, key: b}}',
  ])('has nothing against %s', async (text) => {
    expect(await problems('small/pipelines/learn.yaml', call(`      ${text}\n`))).toEqual([]);
  });

  it('finds a component that is not there, and takes all spellings of one that is', async () => {
    const using = (path: string): string =>
      withTask(`    component: ${path}\n    arguments: {data: "\${{ inputs.data }}", epochs: 1}\n`);
    const [wrong = ''] = await problems('small/pipelines/learn.yaml', using('../components/trian.yaml'));
    expect(wrong).toContain('small/pipelines/learn.yaml:8:');
    for (const path of [
      '../components/train.yaml',
      './../components/train.yaml',
      '../pipelines/../components/train.yaml',
    ])
      expect(await problems('small/pipelines/learn.yaml', using(path))).toEqual([]);
    for (const path of ['../tools/sub', '../tools/sub/', '../tools/sub/pipeline.yaml'])
      expect(
        await problems(
          'small/pipelines/learn.yaml',
          withTask(`    component: ${path}\n    arguments: {data: "\${{ inputs.data }}"}\n`),
        ),
      ).toEqual([]);
  });

  it('lets a text be the value of any input of a component of KFP, but knows its inputs', async () => {
    const old = (text: string): string => withTask(`    component: old\n    arguments: {${text}}\n`);
    expect(await problems('small/pipelines/learn.yaml', old('count: "1", rest: x'))).toEqual([]);
    expect(await problems('small/pipelines/learn.yaml', old('count: "1", rset: x'))).toEqual([
      'small/pipelines/learn.yaml:9: Property rset is not allowed.',
    ]);
  });

  it('finds it in tasks of groups, of cases, of repetitions and at the end', async () => {
    const task =
      '{a: {component: ../components/train.yaml, arguments: {data: "${{ inputs.data }}", epochs: 1, x: 1}}}';
    for (const holder of [
      `    tasks: ${task}\n`,
      `    switch: {cases: {one: {when: "\${{ true }}", tasks: ${task}}}}\n`,
      `    switch: {cases: {one: {when: "\${{ true }}", tasks: {b: {tasks: ${task}}}}}, else: {tasks: {b: {component: old, arguments: {count: 1}}}}}\n`,
      `    repeat: {until: "\${{ true }}", max: 2, tasks: ${task}}\n`,
      `    component: old\n    arguments: {count: 1}\nonExit: ${task}\n`,
    ])
      expect(await problems('small/pipelines/learn.yaml', withTask(holder)), holder).toEqual([
        expect.stringContaining('Property x is not allowed.'),
      ]);
  });

  it('has nothing against a pipeline that is new', async () => {
    const text = learn.replace('name: learn', 'name: fresh').replace('components/train', 'components/new');
    expect(await problems('small/pipelines/fresh.yaml', text)).toEqual([]);
  });

  it('offers the inputs of the component that are not given yet, the components and the tasks', async () => {
    const inputs = labels(await at(call('      |\n')));
    expect(inputs).toEqual(expect.arrayContaining(['epochs', 'mode', 'tags', 'verbose', 'token']));
    expect(inputs).not.toContain('data');
    const components = await at(withTask('    component: |\n'));
    expect(labels(components)).toEqual(
      expect.arrayContaining(['../components/train.yaml', 'old', '../tools/sub/pipeline.yaml']),
    );
    expect(labels(components)).not.toContain('components/train.yaml');
    expect(JSON.stringify(components.items)).toContain('Trains a model.');
    expect(labels(await at(call('      epochs: 1\n      mode: |\n')))).toEqual(
      expect.arrayContaining(['small', 'large']),
    );
    expect(labels(await at(`${learn}    after: [|]\n`))).toEqual(
      expect.arrayContaining(['first', 'by-alias']),
    );
  });

  it('shows what an input takes and what a component does', async () => {
    expect((await at(call('      epo|chs: 1\n'))).hover).toContain('How often the data is seen.');
    expect((await at(call('      epo|chs: 1\n'))).hover).toContain('Integer, required.');
    expect((await at(withTask('    compo|nent: ../components/train.yaml\n'))).hover).toContain(
      'Trains a model.',
    );
  });

  it('offers the types of the project', async () => {
    const offered = await server.at(
      join(folder, 'small/components/train.yaml'),
      train.replace('type: Model', 'type: |'),
    );
    expect(labels(offered)).toEqual(expect.arrayContaining(['Table', 'Dataset', 'List']));
  });
});

describe('the skeleton of a schema', () => {
  it('reaches tasks everywhere where the language has them', () => {
    const definitions = bundleSchema(undefined).definitions as Readonly<Record<string, JsonObject>>;
    const made = skeleton(definitions, 'pipeline', 'pipeline-task', (name) => name);
    for (const name of Object.keys(made)) {
      const towards = (one: JsonObject | undefined): readonly string[] =>
        referencesIn(one)
          .filter((target) => target in made)
          .sort();
      expect(towards(made[name]), name).toEqual(towards(definitions[name]));
    }
    expect(Object.keys(made)).toEqual(
      expect.arrayContaining(['pipeline', 'pipeline-tasks', 'pipeline-switchElse', 'pipeline-repeat']),
    );
  });
});
