import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileFiles, parts, pipeline } from '../../support/compile.ts';
import { defaultEngine, run } from '../harness.ts';
import { by, dag, lintedProbes, lintedTexts, type Observed, observed, observedProbes } from './recorded.ts';

let probes: Observed;
let verdicts: ReadonlyMap<string, string>;

/** How Argo reads an argument that is not quoted. */
const bare: Readonly<Record<string, string>> = {
  '1e-5': '0.00001',
  '012': '10',
  '1.10': '1.1',
  '1_000': '1000',
  '0b11': '3',
  '0o755': '493',
  true: 'true',
  no: 'false',
  y: 'true',
  '[1, 2]': '',
  '"1e-5"': '1e-5',
  '"012"': '012',
  '"no"': 'no',
};

const questions = {
  strict: { templates: '  - {name: main, nonsense: 1, dag: {tasks: [{name: a, template: use}]}}\n' },
  'many-templates': {
    templates: `  - name: main
    dag: {tasks: [${Array.from({ length: 250 }, (_, index) => `{name: t${index}, template: s${index}}`).join(', ')}]}
${Array.from({ length: 250 }, (_, index) => `  - {name: s${index}, container: {image: b, command: [sh]}}\n`).join('')}`,
  },
  'same-mount': mounting('{name: a, mountPath: /x}, {name: b, mountPath: /x}'),
  'no-volume': mounting('{name: c, mountPath: /x}'),
  'mount-on-artifact': {
    templates: `${dag('{name: t, template: m, arguments: {artifacts: [{name: f, raw: {data: x}}]}}').templates}  - name: m
    inputs: {artifacts: [{name: f, path: /x}]}
    volumes: [{name: a, emptyDir: {}}]
    container: {image: b, command: [sh], volumeMounts: [{name: a, mountPath: /x}]}
`,
  },
  'path-of-a-dag': {
    templates: `${dag('{name: g, template: grp, arguments: {artifacts: [{name: f, raw: {data: x}}]}}').templates}  - name: grp
    inputs: {artifacts: [{name: f, path: /tmp/f}]}
    dag: {tasks: [{name: a, template: use}]}
`,
  },
  'claim-size': {
    ...dag('{name: a, template: use}'),
    spec: `  arguments: {parameters: [{name: s, value: 1Gi}]}
  volumeClaimTemplates: [{metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: "{{workflow.parameters.s}}"}}}}]
`,
  },
  'task-name-y': dag('{name: y, template: use}'),
  'quoted-name-y': dag('{name: "y", template: use}'),
  'list-value': dag('{name: a, template: use, arguments: {parameters: [{name: v, value: [1, 2]}]}}'),
  'unknown-argument': dag('{name: a, template: use, arguments: {parameters: [{name: w, value: "1"}]}}'),
  'typo-in-expression': dag(
    `{name: a, template: use, arguments: {parameters: [{name: v, value: "{{=inputs.parameters['typo']}}"}]}}`,
  ),
  'broken-depends': dag('{name: a, template: use}', '{name: b, template: use, depends: "a.Succeeded ||"}'),
  'patch-nonsense': {
    templates: `${dag('{name: a, template: m}').templates}  - {name: m, podSpecPatch: "not a patch: [", container: {image: b, command: [sh]}}\n`,
  },
  'long-generate-name': dag('{name: a, template: use}'),
};

function mounting(mounts: string): { readonly templates: string } {
  return {
    templates: `${dag('{name: t, template: m}').templates}  - name: m
    volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}]
    container: {image: b, command: [sh], volumeMounts: [${mounts}]}
`,
  };
}

const severalSchedules = 'schedules: ["0 3 * * *"]';
const oneSchedule = by({ default: severalSchedules, '3.5.14': 'schedule: "0 3 * * *"' });

function named(kind: string, length: number, schedule: string = oneSchedule): string {
  const spec = '{entrypoint: main, templates: [{name: main, container: {image: b, command: [sh]}}]}';
  const cron = kind === 'CronWorkflow' ? `{${schedule}, workflowSpec: ${spec}}` : spec;
  return `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: {name: ${'n'.repeat(length)}}\nspec: ${cron}\n`;
}

beforeAll(async () => {
  probes = await observedProbes({
    ...Object.fromEntries(
      Object.keys(bare).map((value, index) => [
        `value-${index}`,
        dag(`{name: a, template: use, arguments: {parameters: [{name: v, value: ${value}}]}}`),
      ]),
    ),
    // The controller of 4.0 would crash of it; there the schema of the API server refuses it.
    ...(defaultEngine !== '4.0.2' && { 'name-y': questions['task-name-y'] }),
    'no-volume': questions['no-volume'],
  });
  verdicts = await lintedProbes(questions);
});

describe('P-66: words of YAML 1.1', () => {
  it('P-66, fact 01 names, LOWERING rule 4: a task named y without quotes is refused, with quotes it is not', () => {
    expect(verdicts.get('task-name-y')).toContain('json: cannot unmarshal bool into Go struct field DAGTask');
    expect(verdicts.get('quoted-name-y')).toBe('accepted');
    if (defaultEngine !== '4.0.2')
      expect(probes.message('name-y')).toBe('cannot unmarshall spec: unrecognized type: string');
  });

  it('P-66: names and values of ours that other readers take for Bools and numbers arrive as they are', async () => {
    const words = [
      'y',
      'n',
      'yes',
      'no',
      'on',
      'off',
      '012',
      '0o755',
      '0b11',
      '1_000',
      '1e-5',
      '1.10',
      'null',
      '~',
      '',
    ];
    const files = {
      ...parts,
      'pipeline.yaml': pipeline(
        `tasks:\n${words
          .map(
            (word, index) =>
              `  "${['y', 'n', 'yes', 'no', 'on', 'off'][index] ?? `t${index}`}":\n    component: ./say.yaml\n    arguments: {text: ${JSON.stringify(word)}}\n`,
          )
          .join('')}`,
      ),
    };
    const { text } = await compileFiles(files);
    const folder = await mkdtemp(join(tmpdir(), 'pipewright-words-'));
    try {
      const file = join(folder, 'words.yaml');
      await writeFile(file, text ?? '');
      const [result] = await run([file]);
      expect(result?.phase).toBe('Succeeded');
      const got = result?.nodes.flatMap((node) => (node.type === 'Pod' ? [node.inputs?.text] : []));
      expect([...(got ?? [])].sort()).toEqual([...words].sort());
      expect(result?.nodes.map((node) => node.displayName)).toEqual(
        expect.arrayContaining(['y', 'n', 'yes', 'no', 'on', 'off']),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('P-67: values without quotes', () => {
  it.each(Object.entries(bare).map(([value, read], index) => ({ value, read, index })))(
    'P-67: value: $value arrives as "$read"',
    ({ read, index }) => {
      expect(probes.node(`value-${index}`, 'a').inputs?.v).toBe(read);
    },
  );
});

describe('P-68: what lint finds', () => {
  it('P-68: unknown fields are refused', () => {
    expect(verdicts.get('strict')).toContain(
      'strict decoding error: unknown field "spec.templates[0].nonsense"',
    );
  });

  it.each([
    'unknown-argument',
    'typo-in-expression',
    'broken-depends',
    'list-value',
    'no-volume',
    'patch-nonsense',
    'long-generate-name',
  ] as const)('section 0: lint accepts a defect: %s', (name) => {
    expect(verdicts.get(name)).toBe('accepted');
  });
});

describe('P-40: many templates', () => {
  it('P-40: 250 templates and tasks are accepted by this version', () => {
    expect(verdicts.get('many-templates')).toBe('accepted');
  });
});

describe('P-42: claims of the workflow', () => {
  it('P-42: their size cannot be a parameter', () => {
    expect(verdicts.get('claim-size')).toContain('quantities must match the regular expression');
  });
});

describe('P-48, P-54: places in pods', () => {
  it('P-48: two mounts, or a mount and an artifact, at one place are refused', () => {
    expect(verdicts.get('same-mount')).toContain(
      "templates.m.container.volumeMounts[1].mountPath '/x' already mounted in container.volumeMounts.a",
    );
    expect(verdicts.get('mount-on-artifact')).toContain(
      "templates.m.inputs.artifacts[0].path '/x' already mounted in container.volumeMounts.a",
    );
  });

  it('P-48: a mount of a volume that does not exist is accepted by lint and an Error at run time', () => {
    expect(probes.phase('no-volume')).toBe('Error');
    expect(probes.message('no-volume', 't')).toContain("volume 'c' not found in workflow spec");
  });

  it('P-54: a path is refused in the inputs of a DAG', () => {
    expect(verdicts.get('path-of-a-dag')).toContain(
      'templates.grp.inputs.artifacts.f.path only valid in container/script templates',
    );
  });
});

describe('P-36: long names', () => {
  it.each([
    ['CronWorkflow', 52, 53, 'must not be more than 52 characters long (currently 53)'],
    ['WorkflowTemplate', 63, 64, 'must not be more than 63 characters long (currently 64)'],
    ['Workflow', 63, 64, 'must not be more than 63 characters long (currently 64)'],
  ] as const)(
    'P-36, LOWERING j: a %s may have %i characters and not %i',
    async (kind, good, bad, message) => {
      const said = await lintedTexts({ good: named(kind, good), bad: named(kind, bad) });
      expect(said.get('good')).toBe('accepted');
      expect(said.get('bad')).toContain(message);
    },
  );

  it('LOWERING j: names of 63 characters two levels deep run', async () => {
    const names = await observed(['patterns/j-names']);
    expect(names.phase('patterns/j-names')).toBe('Succeeded');
  });
});

describe('LOWERING g: volumes', () => {
  it('P-42, P-44, LOWERING g: a claim that is made is mounted by its name, also in a group, and deleted at the end', async () => {
    const name = 'patterns/g-volumes';
    const volumes = await observed([name]);
    expect(volumes.phase(name)).toBe('Succeeded');
    expect(volumes.output(name, 'make-vol', 'name')).toBe('make-vol.name');
    expect(volumes.input(name, 'w', 'claim')).toBe('make-vol.name');
    expect(volumes.input(name, 'r', 'claim')).toBe('make-vol.name');
    expect(volumes.input(name, 'del', 'claim')).toBe('make-vol.name');
  });
});

describe('P-61: names of containers', () => {
  it.each(['main', 'init', 'wait', 'supervisor'])(
    "P-61: a sidecar with Argo's own name %s passes its validator, and could not be started",
    async (name) => {
      const text = `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec:
  entrypoint: main
  templates:
  - {name: main, container: {image: a, command: [a]}, sidecars: [{name: ${name}, image: b, command: [a]}]}
`;
      expect((await lintedTexts({ text })).get('text')).toBe('accepted');
    },
  );
});

describe('P-62: plurals', () => {
  it('P-62: schedules as a list are accepted, and so is the one mutex that Argo 4 refuses', async () => {
    const cron = named('CronWorkflow', 10, severalSchedules);
    const isKnown = by({ default: true, '3.5.14': false });
    expect((await lintedTexts({ cron })).get('cron') === 'accepted').toBe(isKnown);
    const mutex = { ...dag('{name: a, template: use}'), spec: '  synchronization: {mutex: {name: m}}\n' };
    expect((await lintedProbes({ mutex })).get('mutex')).toMatch(
      by({ default: /^accepted$/, '4.0.2': /unknown field "spec.synchronization.mutex"/ }),
    );
  });
});
