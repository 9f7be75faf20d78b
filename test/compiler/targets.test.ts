import { describe, expect, it } from 'vitest';
import { validate } from '../../src/compiler/validate.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { argoTargets } from '../../src/targets/argo/capabilities.ts';
import { compiled, compileFiles, component, type Files, MemoryHost, pipeline } from '../support/compile.ts';

const step = component('step', 'implementation: {container: {image: "a:1", command: [x]}}\n');
const files = (body: string): Files => ({ 'step.yaml': step, 'pipeline.yaml': pipeline(body) });
const tasks = 'tasks: {a: {component: ./step.yaml}}\n';
const locked =
  'schedule: {cron: "0 5 * * *"}\nrun: {mutex: all}\ntasks: {a: {component: ./step.yaml, semaphore: {configMap: {name: l, key: k}}}}\n';

describe('the forms that differ by version', () => {
  it.each(argoTargets)('%s has either lists of locks and schedules, or one of each', async (target) => {
    const text = JSON.stringify(await compiled(files(locked), { target }));
    const [one, several] = target === 'argo@3.5' ? [1, 0] : [0, 1];
    for (const [single, list] of [
      ['"schedule":"0 5 * * *"', '"schedules":["0 5 * * *"]'],
      ['"mutex":{"name":"all"}', '"mutexes":[{"name":"all"}]'],
      ['"semaphore":{"configMapKeyRef"', '"semaphores":[{"configMapKeyRef"'],
    ] as const) {
      expect(text.split(single).length - 1).toBe(one);
      expect(text.split(list).length - 1).toBe(several);
    }
  });
});

async function problems(body: string, target: (typeof argoTargets)[number]): Promise<readonly string[]> {
  const { diagnostics } = await compileFiles(files(body), { target });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

describe('what 3.5 does not have', () => {
  it.each([
    ['run: {mutex: [a, b]}\n', 'Argo 3.5 does not take several mutexes'],
    [
      'run: {mutex: a, semaphore: {configMap: {name: l, key: k}}}\n',
      'Argo 3.5 does not take a mutex and a semaphore together',
    ],
    ['schedule: {cron: ["0 5 * * *", "0 6 * * *"]}\n', 'Argo 3.5 does not take several schedules'],
    ['defaults: {mutex: [a, b]}\n', 'Argo 3.5 does not take several mutexes'],
    [
      'defaults: {securityContext: {appArmorProfile: {type: Unconfined}}}\n',
      'Argo 3.5 does not know "appArmorProfile"',
    ],
    [
      'defaults: {sidecars: [{name: s, image: "a:1", securityContext: {appArmorProfile: {type: Unconfined}}}]}\n',
      'Argo 3.5 does not know "appArmorProfile"',
    ],
    [
      'defaults: {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: k, matchLabelKeys: [x], labelSelector: {matchLabels: {a: b}}}]}}}\n',
      'Argo 3.5 does not know "matchLabelKeys"',
    ],
  ])('%s is refused, and 3.6 has it', async (body, message) => {
    expect(await problems(body + tasks, 'argo@3.5')).toEqual([
      `${message}; Argo 3.6 is the first version that does.`,
    ]);
    expect(await problems(body + tasks, 'argo@3.6')).toEqual([]);
    expect(await problems(body + tasks, 'argo@4.1')).toEqual([]);
  });

  it('does not matter to one mutex, one semaphore, one schedule', async () => {
    const body =
      'schedule: {cron: ["0 5 * * *"]}\nrun: {mutex: [a]}\ndefaults: {semaphore: {configMap: {name: l, key: k}}}\n';
    expect(await problems(body + tasks, 'argo@3.5')).toEqual([]);
  });
});

const named = (count: number, settings: (index: number) => string): string =>
  Array.from(
    { length: count },
    (_, index) => `  t${index}: {component: ./step.yaml${settings(index)}}\n`,
  ).join('');

describe('the limits of 4.0', () => {
  const groups = (settings: (index: number) => string): string =>
    `tasks:\n  g:\n    tasks:\n${named(150, settings).replace(/^/gm, '    ')}\n  h:\n    tasks:\n${named(150, (index) => settings(index + 150)).replace(/^/gm, '    ')}\n`;

  it.each(['argo@4.0', 'argo@4.1'] as const)('%s takes 200 tasks in one DAG', async (target) => {
    expect(await problems(`tasks:\n${named(200, () => '')}`, target)).toEqual([]);
    expect(await problems(`tasks:\n${named(201, () => '')}`, target)).toEqual([
      `The number of tasks of pipeline.yaml, with those that Pipewright adds, is 201, and Argo ${target.slice(5)} takes at most 200.`,
    ]);
    expect(
      await problems(
        groups(() => ''),
        target,
      ),
    ).toEqual([]);
  });

  it('takes 200 templates', async () => {
    const body = groups((index) => `, env: {N: "${index}"}`);
    expect(await problems(body, 'argo@4.1')).toEqual([
      'The number of templates that "example" becomes is 303, and Argo 4.1 takes at most 200.',
    ]);
    expect(await problems(body, 'argo@3.7')).toEqual([]);
  });

  it('takes 500 inputs', async () => {
    const inputs = Array.from({ length: 501 }, (_, index) => `{name: i${index}, default: x}`).join(', ');
    const found = await problems(`inputs: [${inputs}]\n${tasks}`, 'argo@4.0');
    expect(found).toContain('The number of inputs is 501, and Argo 4.0 takes at most 500.');
  });

  it('counts in validate when an environment has such a target', async () => {
    const sink = new Sink();
    const project = 'apiVersion: pipewright/v1\nkind: Project\nenvironments: {prod: {target: argo@4.0}}\n';
    const host = new MemoryHost({ ...files(`tasks:\n${named(201, () => '')}`), 'pipewright.yaml': project });
    await validate('pipeline.yaml', host, sink);
    const found = sink.diagnostics().filter(({ code }) => code === 'too-large-for-target');
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain('(in the environment "prod")');
  });
});

describe('validate', () => {
  const raw = 'tasks: {a: {component: ./step.yaml, argo: {pendingTimeout: 10m}}}\n';
  const found = async (project: string, body = raw): Promise<readonly string[]> => {
    const sink = new Sink();
    const host = new MemoryHost({
      ...files(body),
      'pipewright.yaml': `apiVersion: pipewright/v1\nkind: Project\n${project}`,
    });
    await validate('pipeline.yaml', host, sink);
    return sink.diagnostics().flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
  };

  it('asks for no version that nobody has named', async () => {
    expect(await found('environments: {prod: {namespace: ml}}\n')).toEqual([]);
    expect(await found('environments: {prod: {target: argo@4.1}}\n')).toEqual([]);
    expect(await found('environments: {prod: {target: argo@4.0}}\n')).toEqual(['needs-newer-target']);
  });

  it('asks for loops that read what may be missing', async () => {
    const loop = `tasks:
  load:
    when: \${{ 1 > 2 }}
    container: {image: "a:1", command: [sh, {outputPath: table}]}
  each:
    forEach: [1, 2]
    tasks:
      read:
        container: {image: "a:1", command: [cat], args: [{if: {cond: {isPresent: table}, then: [{inputPath: table}]}}]}
        arguments: {table: "\${{ tasks.load.outputs.table }}"}
`;
    expect(await found('environments: {prod: {target: argo@3.7}}\n', loop)).toEqual([]);
    expect(await found('environments: {prod: {target: argo@3.6}}\n', loop)).toEqual(['needs-newer-target']);
  });
});

describe('the length of a template', () => {
  const script = (bytes: number): Files => ({
    'pipeline.yaml': pipeline(
      `tasks: {a: {script: {image: "a:1", interpreter: sh, source: "${'x'.repeat(bytes)}"}, env: {MORE: "${'y'.repeat(60_000)}"}}}\n`,
    ),
  });
  const refused = async (bytes: number, target: (typeof argoTargets)[number]): Promise<readonly string[]> =>
    (await compileFiles(script(bytes), { target })).diagnostics.flatMap(({ code, message }) =>
      code === 'too-large-for-target' ? [message] : [],
    );

  it('has a limit before 3.6, which hands it to the pod in a variable (P-39)', async () => {
    expect(await refused(71_000, 'argo@3.5')).toEqual([
      expect.stringMatching(
        /^The step of tasks\.a in pipeline\.yaml becomes a template of 131,\d+ bytes, and Argo 3\.5 starts no pod with one of more than 131,057\.$/,
      ),
    ]);
    expect(await refused(70_000, 'argo@3.5')).toEqual([]);
    expect(await refused(71_000, 'argo@3.6')).toEqual([]);
  });
});
