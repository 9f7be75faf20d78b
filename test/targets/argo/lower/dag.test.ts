import { describe, expect, it } from 'vitest';
import { compiled, compileFiles, taskOf, templateOf, withParts } from '../../../support/compile.ts';

const three = (name: string): string => `${name}.Succeeded || ${name}.Skipped || ${name}.Daemoned`;

describe('a DAG', () => {
  it('names every task as its target, in the order of the file', async () => {
    const object = await compiled(
      withParts(`tasks:
  b: {component: ./work.yaml, after: [c]}
  a: {component: ./work.yaml}
  c: {component: ./work.yaml}
`),
    );
    expect(templateOf(object, 'main').dag?.target).toBe('b a c');
    expect(templateOf(object, 'main').dag?.tasks.map((one) => one.name)).toEqual(['b', 'a', 'c']);
  });

  it('leaves failFast alone', async () => {
    const object = await compiled(withParts('tasks: {a: {component: ./work.yaml}}\n'));
    expect(Object.keys(templateOf(object, 'main').dag ?? {})).toEqual(['target', 'tasks']);
  });

  it('waits for success, for a skip and for a daemon, and says so', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./work.yaml}
  b: {component: ./work.yaml, after: [a]}
`),
    );
    expect(taskOf(object, 'main', 'b').depends).toBe(three('a'));
    expect(taskOf(object, 'main', 'a')).not.toHaveProperty('depends');
  });

  it('joins several in alphabetical order, each in parentheses', async () => {
    const object = await compiled(
      withParts(`tasks:
  z: {component: ./make.yaml}
  m: {component: ./work.yaml}
  b: {component: ./say.yaml, arguments: {text: "\${{ tasks.z.outputs.text }}"}, after: [m, z]}
`),
    );
    expect(taskOf(object, 'main', 'b').depends).toBe(`(${three('m')}) && (${three('z')})`);
  });

  it.each([
    ['an argument', 'arguments: {text: "${{ tasks.a.outputs.text }}"}'],
    ['a text with an expression in it', 'arguments: {text: "x ${{ tasks.a.outputs.text }}"}'],
    ['a condition', 'arguments: {text: x}, when: "${{ tasks.a.outputs.ok }}"'],
    ['a status', `arguments: {text: x}, when: "\${{ tasks.a.status == 'Succeeded' }}"`],
    ['a variable', 'arguments: {text: x}, env: {X: "${{ tasks.a.outputs.text }}"}'],
    ['an image', 'arguments: {text: x}, image: "i:${{ tasks.a.outputs.text }}"'],
    ['a label', 'arguments: {text: x}, labels: {x: "${{ tasks.a.outputs.text }}"}'],
    ['an annotation', 'arguments: {text: x}, annotations: {x: "${{ tasks.a.outputs.text }}"}'],
    ['a node selector', 'arguments: {text: x}, nodeSelector: {x: "${{ tasks.a.outputs.text }}"}'],
    ['a timeout', 'arguments: {text: x}, timeout: "${{ tasks.a.outputs.count }}"'],
    ['a number of retries', 'arguments: {text: x}, retry: {limit: "${{ tasks.a.outputs.count }}"}'],
    [
      'a path in a volume',
      'arguments: {text: x}, mounts: {/d: {volume: {claim: c}, subPath: "${{ tasks.a.outputs.text }}"}}',
    ],
    ['an entry of after', 'arguments: {text: x}, after: [a]'],
  ])('waits for what it reads in %s', async (_, settings) => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./make.yaml}
  b: {component: ./say.yaml, ${settings}}
`),
    );
    expect(taskOf(object, 'main', 'b').depends).toBe(three('a'));
  });

  it('waits for a volume that it mounts', async () => {
    const object = await compiled(
      withParts(`tasks:
  v: {createVolume: {size: 1Gi}}
  b: {component: ./work.yaml, mounts: {/d: "\${{ tasks.v.outputs.volume }}"}}
`),
    );
    expect(taskOf(object, 'main', 'b').depends).toBe(three('v'));
  });

  it('makes the group wait for what a task inside it reads, and the task wait for nothing', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./make.yaml}
  g:
    tasks:
      inner: {component: ./say.yaml, arguments: {text: "\${{ tasks.a.outputs.text }}"}}
`),
    );
    expect(taskOf(object, 'main', 'g').depends).toBe(three('a'));
    expect(taskOf(object, 'g', 'inner')).not.toHaveProperty('depends');
  });

  it('makes the outermost group wait when a task two groups deep says after', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./work.yaml}
  g:
    tasks:
      h:
        tasks:
          inner: {component: ./work.yaml, after: [a]}
`),
    );
    expect(taskOf(object, 'main', 'g').depends).toBe(three('a'));
    expect(taskOf(object, 'g', 'h')).not.toHaveProperty('depends');
    expect(taskOf(object, 'h', 'inner')).not.toHaveProperty('depends');
  });

  it('makes the group wait for what only its outputs read', async () => {
    const object = await compiled(
      withParts(`tasks:
  a: {component: ./make.yaml}
  g:
    tasks: {w: {component: ./work.yaml}}
    outputs: {text: "\${{ tasks.a.outputs.text }}"}
  b: {component: ./say.yaml, arguments: {text: "\${{ tasks.g.outputs.text }}"}}
`),
    );
    expect(taskOf(object, 'main', 'g').depends).toBe(three('a'));
    expect(taskOf(object, 'main', 'b').depends).toBe(three('g'));
  });

  it('waits for an outer group that was skipped, too', async () => {
    const object = await compiled(
      withParts(`inputs: [{name: go, type: Bool, default: true}]
tasks:
  g:
    when: \${{ inputs.go }}
    tasks: {w: {component: ./work.yaml}}
  b: {component: ./work.yaml, after: [g]}
`),
    );
    expect(taskOf(object, 'main', 'b').depends).toBe(three('g'));
  });
});

describe('the text of a workflow', () => {
  it('quotes every scalar that a reader of YAML 1.1 takes for something else', async () => {
    const { text } = await compileFiles(
      withParts(
        `inputs: [{name: "n", type: String, default: "no"}, {name: "y", type: Integer, default: 1}, {name: "on", type: Bool, default: true}]
tasks:
  y: {component: ./odd.yaml, arguments: {"n": "\${{ inputs.n }}", "y": "\${{ inputs.y }}", "on": "\${{ inputs.on }}", e: 1e3, o: "0o17"}}
`,
        {
          'odd.yaml': `inputs: [{name: "n"}, {name: "y", type: Integer}, {name: "on", type: Bool}, {name: e, type: Float}, {name: o}]
implementation:
  container: {image: "a:1", command: ["y", "no", "1_000", "012", {inputValue: "n"}, {inputValue: "y"}, {inputValue: "on"}, {inputValue: e}, {inputValue: o}]}
`,
        },
      ),
    );
    for (const word of ['name: "n"', 'name: "y"', 'name: "on"', 'value: "no"', 'value: "1"', 'value: "true"'])
      expect(text).toContain(word);
    for (const word of ['"y"', '"no"', '"1_000"', '"012"', 'value: "1000.0"', 'value: "0o17"'])
      expect(text).toContain(word);
  });
});
