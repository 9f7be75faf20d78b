import { describe, expect, it } from 'vitest';
import { argo } from '../../../src/targets/argo/argo.ts';
import {
  analyzeFiles,
  boundPipeline,
  compileFiles,
  component,
  type Files,
  finding,
  findings,
  parts,
  pipeline,
  shown,
  withParts,
} from '../../support/compile.ts';

describe('a circle', () => {
  it.each([
    ['of one task by after', 'a: {component: ./work.yaml, after: [a]}', ['cycle: a']],
    [
      'of one task by its own output',
      'a: {component: ./make.yaml, arguments: {seed: "${{ tasks.a.outputs.text }}"}}',
      ['cycle: tasks.a.outputs.text'],
    ],
    [
      'of one task by its condition',
      'a: {component: ./make.yaml, when: "${{ tasks.a.outputs.ok }}"}',
      ['cycle: tasks.a.outputs.ok'],
    ],
    [
      'of two tasks by after',
      'a: {component: ./work.yaml, after: [b]}\n  b: {component: ./work.yaml, after: [a]}',
      ['cycle: b'],
    ],
    [
      'of two tasks by their conditions',
      'a: {component: ./make.yaml, when: "${{ tasks.b.outputs.ok }}"}\n  b: {component: ./make.yaml, when: "${{ tasks.a.outputs.ok }}"}',
      ['cycle: tasks.b.outputs.ok'],
    ],
    [
      'of data and after',
      'a: {component: ./make.yaml, after: [b]}\n  b: {component: ./make.yaml, arguments: {seed: "${{ tasks.a.outputs.text }}"}}',
      ['cycle: b'],
    ],
    [
      'by a setting',
      'a: {component: ./make.yaml, env: {X: "${{ tasks.b.outputs.text }}"}}\n  b: {component: ./make.yaml, after: [a]}',
      ['cycle: tasks.b.outputs.text'],
    ],
    [
      'by a status',
      `a: {component: ./make.yaml, when: "\${{ tasks.b.status == 'Skipped' }}"}\n  b: {component: ./make.yaml, after: [a]}`,
      ['cycle: tasks.b.status'],
    ],
    [
      'of a group and a task inside it by after',
      'g: {tasks: {a: {component: ./work.yaml, after: [g]}}}',
      ['cycle: g'],
    ],
    [
      'of a group and a task inside it by an output',
      'g:\n    tasks: {a: {component: ./make.yaml}, b: {component: ./say.yaml, arguments: {text: "${{ tasks.g.outputs.x }}"}}}\n    outputs: {x: "${{ tasks.a.outputs.text }}"}',
      ['cycle: tasks.g.outputs.x'],
    ],
    [
      'of two groups, by tasks inside them',
      'g: {tasks: {a: {component: ./work.yaml, after: [h]}}}\n  h: {tasks: {b: {component: ./work.yaml, after: [g]}}}',
      ['cycle: h'],
    ],
    [
      'of the outputs of two groups',
      'g: {tasks: {a: {component: ./work.yaml}}, outputs: {x: "${{ tasks.h.outputs.x }}"}}\n  h: {tasks: {b: {component: ./work.yaml}}, outputs: {x: "${{ tasks.g.outputs.x }}"}}',
      ['cycle: tasks.h.outputs.x'],
    ],
    [
      'of a condition and a group that it enters',
      'x: {component: ./work.yaml, when: "${{ tasks.g.outputs.o }}"}\n  g: {tasks: {t: {component: ./make.yaml, when: "${{ tasks.x.status == \'Succeeded\' }}"}}, outputs: {o: "${{ default(tasks.t.outputs.ok, false) }}"}}',
      ['cycle: tasks.g.outputs.o'],
    ],
    [
      'of a volume and its size',
      'v: {createVolume: {size: 1Gi}, after: [w]}\n  w: {component: ./work.yaml, mounts: {/d: "${{ tasks.v.outputs.volume }}"}}',
      ['cycle: w'],
    ],
  ])('%s is told once, at the text that makes a task wait', async (_, tasks, expected) => {
    expect(await findings(withParts(`tasks:\n  ${tasks}\n`))).toEqual(expected);
  });

  it('shows the way round and where each waits', async () => {
    const { diagnostics } = await compileFiles(
      withParts(
        'tasks: {a: {component: ./work.yaml, after: [b]}, b: {component: ./work.yaml, after: [c]}, c: {component: ./work.yaml, after: [a]}}\n',
      ),
    );
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toBe('These tasks wait for one another in a circle: a → b → c → a.');
    expect(diagnostics[0]?.related?.map((one) => one.message)).toEqual([
      '"b" waits for "c" here',
      '"c" waits for "a" here',
    ]);
  });

  it('is told of each of two circles', async () => {
    expect(
      await findings(
        withParts(
          'tasks: {a: {component: ./work.yaml, after: [a]}, b: {component: ./work.yaml, after: [c]}, c: {component: ./work.yaml, after: [b]}}\n',
        ),
      ),
    ).toEqual(['cycle: a', 'cycle: c']);
  });

  it('does not blame tasks that only wait for it', async () => {
    const { diagnostics } = await compileFiles(
      withParts(
        'tasks: {z: {component: ./work.yaml, after: [a]}, a: {component: ./work.yaml, after: [b]}, b: {component: ./work.yaml, after: [a]}}\n',
      ),
    );
    expect(diagnostics.map((one) => one.message)).toEqual([
      'These tasks wait for one another in a circle: a → b → a.',
    ]);
  });

  it.each([
    [
      'a group that waits for a task which waits for a task beside',
      'g: {tasks: {a: {component: ./work.yaml, after: [x]}}}\n  x: {component: ./work.yaml, after: [y]}\n  y: {component: ./work.yaml}',
    ],
    [
      'tasks of the same name in two groups',
      'g: {tasks: {a: {component: ./work.yaml}, b: {component: ./work.yaml, after: [a]}}}\n  h: {tasks: {b: {component: ./work.yaml}, a: {component: ./work.yaml, after: [b]}}}',
    ],
    [
      'a diamond',
      'a: {component: ./work.yaml, after: [b, c]}\n  b: {component: ./work.yaml, after: [d]}\n  c: {component: ./work.yaml, after: [d]}\n  d: {component: ./work.yaml}',
    ],
    [
      'the same task twice in after',
      'a: {component: ./work.yaml, after: [b, b]}\n  b: {component: ./work.yaml}',
    ],
  ])('is not seen in %s', async (_, tasks) => {
    expect(await findings(withParts(`tasks:\n  ${tasks}\n`))).toEqual([]);
  });
});

/** Passes a number on. */
const pass: Files = {
  'pass.yaml': component(
    'pass',
    'inputs: [{name: i, type: Integer}]\noutputs: [{name: o, type: Integer}]\nimplementation: {container: {image: "a:1", command: [p, {inputValue: i}, {outputPath: o}]}}\n',
  ),
};

describe('a chain of ten thousand tasks', () => {
  const length = 10_000;
  const chains: readonly (readonly [string, (before: number) => string, string])[] = [
    ['by data', (before) => `arguments: {i: "\${{ tasks.t${before}.outputs.o }}"}`, 'arguments: {i: 1}'],
    ['by after', (before) => `arguments: {i: 1}, after: [t${before}]`, 'arguments: {i: 1}'],
    [
      'by conditions',
      (before) => `arguments: {i: 1}, when: "\${{ default(tasks.t${before}.outputs.o, 0) > 1 }}"`,
      'arguments: {i: 1}',
    ],
    [
      'by conditions that prove one another',
      (before) =>
        `arguments: {i: "\${{ tasks.t${before}.outputs.o }}"}, when: "\${{ present(tasks.t${before}.outputs.o) }}"`,
      'arguments: {i: 1}, when: "${{ inputs.go }}"',
    ],
  ];

  describe.each(chains)('%s', (_, link, start) => {
    it.each(['forwards', 'backwards'])('is proven %s', async (direction) => {
      const tasks = Array.from(
        { length },
        (__, at) => `  t${at}: {component: ./pass.yaml, ${at === 0 ? start : link(at - 1)}}`,
      );
      if (direction === 'backwards') tasks.reverse();
      const { analysis, diagnostics } = await analyzeFiles({
        ...pass,
        'pipeline.yaml': pipeline(
          `inputs: [{name: go, type: Bool, default: true}]\ntasks:\n${tasks.join('\n')}\n`,
        ),
      });
      expect(shown(diagnostics.filter((one) => one.severity === 'error'))).toBe('');
      expect(analysis?.kind).toBe('pipeline');
    });
  });

  it('is lowered and written as a whole, and refused for its size', async () => {
    const tasks = Array.from(
      { length },
      (_, at) =>
        `  t${at}: {component: ./pass.yaml, ${at === 0 ? 'arguments: {i: 1}' : `arguments: {i: "\${{ tasks.t${at - 1}.outputs.o }}"}`}}`,
    );
    const files = { ...pass, 'pipeline.yaml': pipeline(`tasks:\n${tasks.join('\n')}\n`) };
    const lowered = argo.lower(await boundPipeline(files), { kind: 'Workflow', inputs: new Map() });
    expect(argo.render(lowered, 'pipeline.yaml')).toContain(
      `t${length - 2}.Succeeded || t${length - 2}.Skipped || t${length - 2}.Daemoned`,
    );
    expect(await findings(files)).toEqual(['workflow-too-large: example']);
  });

  it('may be a circle, which is told in a few words', async () => {
    const tasks = Array.from(
      { length },
      (_, at) =>
        `  t${at}: {component: ./work.yaml, when: "\${{ tasks.t${(at + 1) % length}.status == 'Skipped' }}"}`,
    );
    const { diagnostics } = await compileFiles({
      ...parts,
      'pipeline.yaml': pipeline(`tasks:\n${tasks.join('\n')}\n`),
    });
    expect(diagnostics.map(finding)).toEqual(['cycle: tasks.t1.status']);
    expect(diagnostics[0]?.message.length).toBeLessThan(200);
  });

  it('may pass through groups, each of which hands on what the one before gives', async () => {
    const tasks = Array.from(
      { length: 2000 },
      (_, at) =>
        `  g${at}: {tasks: {t: {component: ./work.yaml}}, outputs: {o: "\${{ ${at === 0 ? 'inputs.x' : `tasks.g${at - 1}.outputs.o`} }}"}}`,
    ).reverse();
    const { text, diagnostics } = await compileFiles({
      ...parts,
      'pipeline.yaml': pipeline(
        `inputs: [{name: x, type: String, default: k}]\noutputs: {o: "\${{ tasks.g1999.outputs.o }}"}\ntasks:\n${tasks.join('\n')}\n`,
      ),
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['large-workflow']);
    expect(text).toBeDefined();
  });
});
