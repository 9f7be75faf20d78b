import { describe, expect, it } from 'vitest';
import { compileFiles, type Files, finding, pipeline, withParts } from '../../support/compile.ts';

/** RWX, so that only the race counts; `o` is ReadWriteOnce, which two pods should not even hold. */
const head = `inputs:
  - {name: go, type: Bool, default: true}
  - {name: kind, type: String, default: a, enum: [a, b]}
  - {name: names, type: "List[String]", default: [a, b]}
  - {name: dir, type: String, default: x}
volumes:
  v: {claim: team, accessModes: [RWX]}
  o: {create: {size: 1Gi}}
  one: {create: {size: 1Gi, accessModes: [RWOP]}}
  r: {claim: read, accessModes: [ROX]}
  unknown: {claim: unknown}
  secret: {secret: s}
`;

const step = (name: string, mount: string, more = ''): string =>
  `${name}: {component: ./work.yaml, mounts: {/m-${name}: ${mount}}${more}}`;

const inner: Files = {
  'inner.yaml': pipeline(
    `inputs: [{name: v, type: Volume}, {name: dir, type: String, default: x}]
tasks:
  i: {component: ./work.yaml, mounts: {/m-i: {volume: "\${{ inputs.v }}", subPath: "\${{ inputs.dir }}"}}}
outputs: {same: "\${{ inputs.v }}"}
`,
    'inner',
  ),
  'two.yaml': pipeline(
    `inputs: [{name: a, type: Volume}, {name: b, type: Volume}]
tasks:
  x: {component: ./work.yaml, mounts: {/m-x: "\${{ inputs.a }}"}}
  y: {component: ./work.yaml, mounts: {/m-y: "\${{ inputs.b }}"}}
`,
    'two',
  ),
  'own.yaml': pipeline(
    `volumes: {team: {claim: team}}
tasks: {i: {component: ./work.yaml, mounts: {/m-i: team}}}
`,
    'own',
  ),
};

async function found(tasks: string, top = ''): Promise<readonly string[]> {
  const { diagnostics, text } = await compileFiles(withParts(`${top}${head}tasks:\n${tasks}\n`, inner));
  expect(text).toBeDefined();
  const about = diagnostics.filter(({ code }) => code === 'volume-race' || code === 'rwo-parallel');
  return about.map(finding);
}

/** A loop that makes a volume for each item, and a step over the List of them. */
const many =
  'many: {forEach: [x, y], tasks: {d: {createVolume: {size: 1Gi, accessModes: [RWX]}}}, outputs: {all: "${{ tasks.d.outputs.volume }}"}}';
const overMany = ', forEach: "${{ tasks.many.outputs.all }}"';

const rows = (...tasks: readonly string[]): string => tasks.map((task) => `  ${task}`).join('\n');
const group = (name: string, more: string, ...tasks: readonly string[]): string =>
  `${name}: {${more}tasks: {${tasks.join(', ')}}}`;
const each = 'forEach: "${{ inputs.names }}"';
const item = '"${{ item }}"';
const when = (condition: string): string => `, when: "\${{ ${condition} }}"`;

describe('volume-race', () => {
  it.each([
    ['two tasks', rows(step('a', 'v'), step('b', 'v')), ['b']],
    ['a claim under two names', rows(step('a', 'v'), step('b', '{claim: team}')), ['b']],
    [
      'two loops over one List of volumes',
      rows(many, step('a', item, overMany), step('b', item, overMany)),
      ['b'],
    ],
    [
      'an item of a List of volumes, and one that is picked',
      rows(many, step('a', item, overMany), step('b', '"${{ tasks.many.outputs.all[1] }}"')),
      ['b'],
    ],
    [
      'one of a List of volumes in a loop',
      rows(many, step('a', '"${{ tasks.many.outputs.all[0] }}"', ', forEach: [x, y]')),
      ['a'],
    ],
    [
      'a loop in a loop over a List of volumes',
      rows(
        many,
        `g: {forEach: {in: "\${{ tasks.many.outputs.all }}", as: one}, tasks: {${step('a', '"${{ loop.one }}"', ', forEach: [p, q]')}}}`,
      ),
      ['a'],
    ],
    [
      'a sidecar that writes what the step reads',
      rows(
        step(
          'a',
          '{volume: v, readOnly: true}',
          `, sidecars: [{name: s, image: "x:1", command: [x], volumeMounts: [{name: v, mountPath: /v}]}]`,
        ),
        step('b', 'v'),
      ),
      ['b'],
    ],
    [
      'an init container that writes beside the place of its step',
      rows(
        step(
          'a',
          '{volume: v, subPath: x}',
          `, initContainers: [{name: s, image: "x:1", command: [x], volumeMounts: [{name: v, mountPath: /v}]}]`,
        ),
        step('b', '{volume: v, subPath: y}'),
      ),
      ['b'],
    ],
    [
      'cases of a switch, for several items',
      rows(
        `g: {${each}, tasks: {s: {switch: {value: "\${{ inputs.kind }}", cases: {p: {is: a, tasks: {${step('a', 'v')}}}}, else: {tasks: {${step('b', 'v')}}}}}}}`,
      ),
      ['a', 'b'],
    ],
    [
      'a step beside a repetition',
      rows(
        step('a', 'v'),
        `g: {repeat: {max: 3, until: "\${{ state.round == 2 }}", tasks: {${step('b', 'v')}}}}`,
      ),
      ['b'],
    ],
    [
      'two steps of one round',
      rows(
        `g: {repeat: {max: 3, until: "\${{ state.round == 2 }}", tasks: {${step('a', 'v')}, ${step('b', 'v')}}}}`,
      ),
      ['b'],
    ],
    [
      'after a task that may fail, and when it failed',
      rows(
        step('x', 'secret', ', continueOnFailure: true'),
        step('a', 'v', ', after: [{task: x, is: failed}]'),
        step('b', 'v', ', after: [x]'),
      ),
      ['b'],
    ],
    ['three tasks, one wait', rows(step('a', 'v'), step('b', 'v', ', after: [a]'), step('c', 'v')), ['c']],
    [
      'the same sub-path',
      rows(step('a', '{volume: v, subPath: x}'), step('b', '{volume: v, subPath: ./x/}')),
      ['b'],
    ],
    ['the whole and a part', rows(step('a', 'v'), step('b', '{volume: v, subPath: x}')), ['b']],
    [
      'a part in a part',
      rows(step('a', '{volume: v, subPath: x/y}'), step('b', '{volume: v, subPath: x}')),
      ['b'],
    ],
    [
      'a sub-path that begins as another',
      rows(
        step('a', '{volume: v, subPath: out}'),
        step('b', '{volume: v, subPath: "out/${{ inputs.dir }}"}'),
      ),
      ['b'],
    ],
    [
      'sub-paths of one value',
      rows(
        step('a', '{volume: v, subPath: "${{ inputs.dir }}"}'),
        step('b', '{volume: v, subPath: "${{ inputs.dir }}/x"}'),
      ),
      ['b'],
    ],
    ['a task and one in a group', rows(step('a', 'v'), group('g', '', step('b', 'v'))), ['b']],
    ['a loop', rows(step('a', 'v', `, ${each}`)), ['a']],
    ['a loop over literals', rows(step('a', 'v', ', forEach: [x, y]')), ['a']],
    ['a loop with a constant sub-path', rows(step('a', '{volume: v, subPath: x}', `, ${each}`)), ['a']],
    [
      'a loop with a sub-path of another loop',
      rows(
        group(
          'g',
          'forEach: {in: [x, y], as: outer}, ',
          step('a', `{volume: v, subPath: "\${{ item }}"}`, ', forEach: [p, q]'),
        ),
      ),
      ['a'],
    ],
    [
      'a looped group',
      rows(group('g', `${each}, `, step('a', 'v'), step('b', 'v', ', after: [a]'))),
      ['a', 'b'],
    ],
    ['a task that is looped inside', rows(group('g', '', step('a', 'v', `, ${each}`))), ['a']],
    [
      'conditions that may both hold',
      rows(step('a', 'v', when('inputs.go')), step('b', 'v', when("inputs.kind == 'a'"))),
      ['b'],
    ],
    [
      'conditions on the item, which do not tell the items apart',
      rows(group('g', `${each}, `, step('a', 'v', when("item != 'x'")))),
      ['a'],
    ],
    [
      'conditions on the item that only exclude each other for one item',
      rows(group('g', `${each}, `, step('a', 'v', when("item == 'a'")), step('b', 'v', when("item == 'b'")))),
      ['b'],
    ],
    [
      'a volume that is made before',
      rows(
        'd: {createVolume: {size: 1Gi, accessModes: [RWX]}}',
        step('a', '"${{ tasks.d.outputs.volume }}"'),
        step('b', '"${{ tasks.d.outputs.volume }}"'),
      ),
      ['b'],
    ],
    [
      'a volume that a group hands out',
      rows(
        'g: {tasks: {d: {createVolume: {size: 1Gi, accessModes: [RWX]}}}, outputs: {v: "${{ tasks.d.outputs.volume }}"}}',
        step('a', '"${{ tasks.g.outputs.v }}"'),
        step('b', '"${{ tasks.g.outputs.v }}"'),
      ),
      ['b'],
    ],
    [
      'two calls of one pipeline',
      rows(
        'd: {createVolume: {size: 1Gi, accessModes: [RWX]}}',
        'p: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}"}}',
        'q: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}"}}',
      ),
      ['i'],
    ],
    [
      'one volume for two inputs',
      rows(
        'd: {createVolume: {size: 1Gi, accessModes: [RWX]}}',
        'p: {component: ./two.yaml, arguments: {a: "${{ tasks.d.outputs.volume }}", b: "${{ tasks.d.outputs.volume }}"}}',
      ),
      ['y'],
    ],
    [
      'a volume that is handed through a pipeline',
      rows(
        'd: {createVolume: {size: 1Gi, accessModes: [RWX]}}',
        'p: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}"}}',
        step('a', '"${{ tasks.p.outputs.same }}"'),
        step('b', '"${{ tasks.d.outputs.volume }}"'),
      ),
      ['b'],
    ],
    ['a claim that a pipeline names itself', rows(step('a', 'v'), 'p: {component: ./own.yaml}'), ['i']],
    [
      'handlers of two ends that both may come',
      rows(
        step('x', 'secret'),
        step('y', 'secret'),
        step('a', 'v', ', after: [{task: x, is: failed}]'),
        step('b', 'v', ', after: [{task: y, is: succeeded}]'),
      ),
      ['b'],
    ],
    [
      'defaults, told once',
      rows('a: {component: ./work.yaml}', 'b: {component: ./work.yaml}', 'c: {component: ./work.yaml}'),
      ['d'],
      'defaults: {mounts: {/m-d: v}}\n',
    ],
  ])('of %s', async (_, tasks, places, top = '') => {
    expect(await found(tasks, top)).toEqual(places.map((place) => `volume-race: /m-${place}`));
  });

  it.each([
    ['one after the other', rows(step('a', 'v'), step('b', 'v', ', after: [a]'))],
    [
      'one after the other over a third',
      rows(step('a', 'v'), 'm: {component: ./work.yaml, after: [a]}', step('b', 'v', ', after: [m]')),
    ],
    ['after a group that holds it', rows(group('g', '', step('a', 'v')), step('b', 'v', ', after: [g]'))],
    ['inside of a group that waits', rows(step('a', 'v'), group('g', 'after: [a], ', step('b', 'v')))],
    [
      'after any of two',
      rows(step('a', 'v'), step('c', 'secret'), step('b', 'v', ', after: [{any: [a, c]}]')),
    ],
    ['after it has failed', rows(step('a', 'v'), step('b', 'v', ', after: [{task: a, is: failed}]'))],
    ['readers', rows(step('a', '{volume: v, readOnly: true}'), step('b', '{volume: v, readOnly: true}'))],
    ['one writer', rows(step('a', 'v'), step('b', '{volume: v, readOnly: true}'))],
    ['claims that can only be read', rows(step('a', 'r'), step('b', 'r'))],
    [
      'different sub-paths',
      rows(step('a', '{volume: v, subPath: x}'), step('b', '{volume: v, subPath: xy}')),
    ],
    [
      'sub-paths of different values',
      rows(
        step('a', '{volume: v, subPath: "${{ inputs.dir }}"}'),
        step('b', '{volume: v, subPath: "${{ inputs.kind }}"}'),
      ),
    ],
    [
      'shared writes',
      rows(step('a', '{volume: v, sharedWrites: true}'), step('b', '{volume: v, sharedWrites: true}')),
    ],
    ['shared writes in a loop', rows(step('a', '{volume: v, sharedWrites: true}', `, ${each}`))],
    ['different volumes', rows(step('a', 'v'), step('b', 'unknown'))],
    ['Secrets', rows(step('a', 'secret'), step('b', 'secret'))],
    ['directories of their own', rows(step('a', '{emptyDir: {}}'), step('b', '{emptyDir: {}}'))],
    [
      'one pod alone that mounts it twice',
      rows('a: {component: ./work.yaml, mounts: {/x: v, /y: {volume: v, subPath: z}}}'),
    ],
    [
      'conditions of which one holds',
      rows(step('a', 'v', when('inputs.go')), step('b', 'v', when('!inputs.go'))),
    ],
    [
      'words of which one is said',
      rows(step('a', 'v', when("inputs.kind == 'a'")), step('b', 'v', when("inputs.kind == 'b'"))),
    ],
    [
      'groups of which one runs',
      rows(
        group('g', 'when: "${{ inputs.go }}", ', step('a', 'v')),
        group('h', 'when: "${{ !inputs.go }}", ', step('b', 'v')),
      ),
    ],
    ['a condition that never holds', rows(step('a', 'v', when('false')), step('b', 'v'))],
    [
      'ends of which one comes',
      rows(
        step('x', 'secret'),
        step('a', 'v', ', after: [{task: x, is: failed}]'),
        step('b', 'v', ', after: [{task: x, is: succeeded}]'),
      ),
    ],
    [
      'what runs after a task, over others, and what runs when it failed',
      rows(
        step('x', 'secret'),
        step('a', 'v', ', after: [{task: x, is: failed}]'),
        step('y', 'secret', `, after: [x]${when('inputs.go')}`),
        group('g', 'after: [y], ', step('b', 'v')),
      ),
    ],
    ['a loop over a List of volumes', rows(many, step('a', item, overMany))],
    [
      'steps one after the other for each of a List of volumes',
      rows(
        many,
        `g: {forEach: "\${{ tasks.many.outputs.all }}", tasks: {${step('a', item)}, ${step('b', item, ', after: [a]')}}}`,
      ),
    ],
    [
      'two of a List of volumes',
      rows(
        many,
        step('a', '"${{ tasks.many.outputs.all[0] }}"'),
        step('b', '"${{ tasks.many.outputs.all[1] }}"'),
      ),
    ],
    [
      'cases of a switch',
      rows(
        `s: {switch: {value: "\${{ inputs.kind }}", cases: {p: {is: a, tasks: {${step('a', 'v')}}}, q: {is: b, tasks: {${step('b', 'v')}}}}}}`,
      ),
    ],
    [
      'conditions of a switch',
      rows(
        `s: {switch: {cases: {p: {when: "\${{ inputs.go }}", tasks: {${step('a', 'v')}}}, q: {when: "\${{ inputs.dir == 'x' }}", tasks: {${step('b', 'v')}}}}, else: {tasks: {${step('c', 'v')}}}}}`,
      ),
    ],
    [
      'rounds of a repetition',
      rows(`g: {repeat: {max: 3, until: "\${{ state.round == 2 }}", tasks: {${step('a', 'v')}}}}`),
    ],
    [
      'a sidecar that reads',
      rows(
        step(
          'a',
          '{volume: v, readOnly: true}',
          `, sidecars: [{name: s, image: "x:1", command: [x], volumeMounts: [{name: v, mountPath: /v, readOnly: true}]}]`,
        ),
        step('b', 'v'),
      ),
    ],
    ['a loop of one item', rows(step('a', 'v', ', forEach: [x]'))],
    ['a loop of one at a time', rows(step('a', 'v', `, ${each}, maxParallel: 1`))],
    ['a loop with a place for each item', rows(step('a', `{volume: v, subPath: ${item}}`, `, ${each}`))],
    [
      'a loop with a place that is made for each item',
      rows(step('a', '{volume: v, subPath: "out/${{ item }}/x"}', `, ${each}`)),
    ],
    [
      'a loop with a place for each pod',
      rows(step('a', '{volume: v, subPath: "${{ task.podName }}"}', `, ${each}`)),
    ],
    [
      'a looped group with a place for each item',
      rows(
        group(
          'g',
          `${each}, `,
          step('a', `{volume: v, subPath: ${item}}`),
          step('b', `{volume: v, subPath: ${item}}`, ', after: [a]'),
        ),
      ),
    ],
    [
      'loops in a loop with a place for both',
      rows(
        group(
          'g',
          'forEach: {in: [x, y], as: outer}, ',
          step('a', '{volume: v, subPath: "${{ loop.outer }}/${{ item }}"}', ', forEach: [p, q]'),
        ),
      ),
    ],
    [
      'a volume for each item',
      rows(
        group(
          'g',
          `${each}, `,
          'd: {createVolume: {size: 1Gi}}',
          step('a', '"${{ tasks.d.outputs.volume }}"'),
          step('b', '"${{ tasks.d.outputs.volume }}"', ', after: [a]'),
        ),
      ),
    ],
    ['one item of a loop', rows(group('g', `${each}, `, step('a', 'v', when("item == 'x'"))))],
    [
      'two calls of one pipeline with a place for each',
      rows(
        'd: {createVolume: {size: 1Gi, accessModes: [RWX]}}',
        'p: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}", dir: x}}',
        'q: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}", dir: y}}',
      ),
    ],
    [
      'a looped call of a pipeline with a place for each item',
      rows(
        'd: {createVolume: {size: 1Gi, accessModes: [RWX]}}',
        `p: {component: ./inner.yaml, ${each}, arguments: {v: "\${{ tasks.d.outputs.volume }}", dir: "\${{ item }}"}}`,
      ),
    ],
    [
      'calls of one pipeline with a volume for each',
      rows(
        'd: {createVolume: {size: 1Gi}}',
        'e: {createVolume: {size: 1Gi}}',
        'p: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}"}}',
        'q: {component: ./inner.yaml, arguments: {v: "${{ tasks.e.outputs.volume }}"}}',
      ),
    ],
    ['a run of one pod at a time', rows(step('a', 'v'), step('b', 'v')), 'run: {parallelism: 1}\n'],
  ])('is silent about %s', async (_, tasks, top = '') => {
    expect(await found(tasks, top)).toEqual([]);
  });

  it('names the calls of one step', async () => {
    const tasks = rows(
      'd: {createVolume: {size: 1Gi, accessModes: [RWX]}}',
      'p: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}"}}',
      'q: {component: ./inner.yaml, arguments: {v: "${{ tasks.d.outputs.volume }}"}}',
    );
    const { diagnostics } = await compileFiles(withParts(`${head}tasks:\n${tasks}\n`, inner));
    const one = diagnostics.find(({ code }) => code === 'volume-race');
    expect(one?.message).toBe(
      '"q.i" and "p.i" may run at the same time, and both can write to the same place of the volume "d".',
    );
  });

  it('names the tasks and the volume, and shows the other mount', async () => {
    const { diagnostics } = await compileFiles(
      withParts(`${head}tasks:\n${rows(step('a', 'v'), step('b', 'v'))}\n`),
    );
    const one = diagnostics.find(({ code }) => code === 'volume-race');
    expect(one?.message).toBe(
      '"b" and "a" may run at the same time, and both can write to the same place of the volume "v".',
    );
    expect(one?.severity).toBe('warning');
    expect(one?.related?.map(({ message }) => message)).toEqual(['"a" mounts it here']);
  });
});

describe('rwo-parallel', () => {
  const hold = (name: string, more = ''): string => step(name, `{volume: o, readOnly: true}`, more);
  const node = (value: string): string => `, nodeSelector: {kubernetes.io/hostname: ${value}}`;
  const company = `, affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {a: b}}}]}}`;

  it.each([
    ['readers', rows(hold('a'), hold('b')), ['b']],
    ['a loop', rows(hold('a', `, ${each}`)), ['a']],
    [
      'places of their own',
      rows(step('a', '{volume: o, subPath: x}'), step('b', '{volume: o, subPath: y}')),
      ['b'],
    ],
    ['a place for each item', rows(step('a', `{volume: o, subPath: ${item}}`, `, ${each}`)), ['a']],
    ['a claim for one pod', rows(step('a', 'one'), step('b', 'one')), ['b']],
    [
      'a claim that exists',
      rows(
        step('a', '{volume: {claim: c, accessModes: [RWO]}, readOnly: true}'),
        step('b', '{volume: {claim: c, accessModes: [RWO]}, readOnly: true}'),
      ),
      ['b'],
    ],
    [
      'a volume that is made before, as it is when nothing is said',
      rows(
        'd: {createVolume: {size: 1Gi}}',
        step('a', '{volume: "${{ tasks.d.outputs.volume }}", subPath: x}'),
        step('b', '{volume: "${{ tasks.d.outputs.volume }}", subPath: y}'),
      ),
      ['b'],
    ],
    ['two nodes', rows(hold('a', node('n1')), hold('b', node('n2'))), ['b']],
  ])('of %s', async (_, tasks, places) => {
    expect(await found(tasks)).toEqual(places.map((place) => `rwo-parallel: /m-${place}`));
  });

  it.each([
    ['one after the other', rows(hold('a'), hold('b', ', after: [a]'))],
    ['one of two', rows(hold('a', when('inputs.go')), hold('b', when('!inputs.go')))],
    [
      'a claim of which nothing is known',
      rows(step('a', '{volume: unknown, readOnly: true}'), step('b', '{volume: unknown, readOnly: true}')),
    ],
    [
      'a claim that many can hold',
      rows(step('a', '{volume: v, readOnly: true}'), step('b', '{volume: v, readOnly: true}')),
    ],
    ['one node', rows(hold('a', node('n1')), hold('b', node('n1')))],
    ['pods that seek company', rows(hold('a'), hold('b', company))],
    ['a loop of one at a time', rows(hold('a', `, ${each}, maxParallel: 1`))],
    ['a run of one pod at a time', rows(hold('a'), hold('b')), 'run: {parallelism: 1}\n'],
  ])('is silent about %s', async (_, tasks, top = '') => {
    expect(await found(tasks, top)).toEqual([]);
  });

  it('tells of both where two write to what one can hold', async () => {
    expect(await found(rows(step('a', 'o'), step('b', 'o')))).toEqual([
      'rwo-parallel: /m-b',
      'volume-race: /m-b',
    ]);
  });
});
