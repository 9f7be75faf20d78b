import { describe, expect, it } from 'vitest';
import { compileFiles, type Files, findings, pipeline, withParts } from '../support/compile.ts';

const volume = '"${{ tasks.d.outputs.volume }}"';
const use = (name: string, more = ''): string =>
  `  ${name}: {component: ./work.yaml, mounts: {/m: ${volume}}${more}}\n`;
const drop = (more = ''): string => `  drop: {deleteVolume: {volume: ${volume}}${more}}\n`;
const head = `inputs: [{name: go, type: Bool, default: true}, {name: names, type: "List[String]", default: [a]}]
volumes: {team: {claim: team}}
tasks:
  d: {createVolume: {size: 1Gi, accessModes: [RWX]}}
`;
/** A loop that makes a volume for each item, and the deletion of one, or of all of them. */
const many =
  '  many: {forEach: [x, y], tasks: {e: {createVolume: {size: 1Gi}}}, outputs: {all: "${{ tasks.e.outputs.volume }}"}}\n';
const overMany = 'forEach: "${{ tasks.many.outputs.all }}"';
const one = (name: string, value: string, more = ''): string =>
  `  ${name}: {component: ./work.yaml, mounts: {/m: "\${{ ${value} }}"}${more}}\n`;
const dropOne = (value: string): string => `{deleteVolume: {volume: "\${{ ${value} }}"}}`;
const files: Files = {
  'inner.yaml': pipeline(
    `inputs: [{name: v, type: Volume}]
tasks: {i: {component: ./work.yaml, mounts: {/m: "\${{ inputs.v }}"}}}
outputs: {v: "\${{ inputs.v }}"}
`,
    'inner',
  ),
  'dropping.yaml': pipeline(
    `inputs: [{name: v, type: Volume}]
tasks: {x: {deleteVolume: {volume: "\${{ inputs.v }}"}}}
`,
    'dropping',
  ),
};

async function found(tasks: string): Promise<readonly string[]> {
  const all = await findings(withParts(`${head}${tasks}`, files));
  return all.map((one) => one.split(':')[0] ?? '');
}

describe('the deletion of a volume', () => {
  it.each([
    ['beside a user', use('a') + drop()],
    ['before a user', drop() + use('a', ', after: [drop]')],
    ['after one of two users', use('a') + use('b') + drop(', after: [a]')],
    ['beside a group that holds a user', `  g: {tasks: {${use('a').trim()}}}\n${drop()}`],
    ['inside of a group, beside a user', `${use('a')}  g: {tasks: {${drop().trim()}}}\n`],
    ['beside a snapshot', `  s: {snapshotVolume: {volume: ${volume}}}\n${drop()}`],
    [
      'in a loop around its users',
      `  g: {forEach: "\${{ inputs.names }}", tasks: {${use('a').trim()}, ${drop(', after: [a]').trim()}}}\n`,
    ],
    [
      'in a loop of one at a time around its users',
      `  g: {forEach: "\${{ inputs.names }}", maxParallel: 1, tasks: {${use('a').trim()}, ${drop(', after: [a]').trim()}}}\n`,
    ],
    [
      'beside a pipeline that uses it',
      `  p: {component: ./inner.yaml, arguments: {v: ${volume}}}\n${drop()}`,
    ],
    [
      'in a pipeline that does not wait',
      `${use('a')}  p: {component: ./dropping.yaml, arguments: {v: ${volume}}}\n`,
    ],
    [
      'beside a user that got it through a pipeline',
      `  p: {component: ./inner.yaml, arguments: {v: ${volume}}}\n  a: {component: ./work.yaml, mounts: {/m: "\${{ tasks.p.outputs.v }}"}}\n${drop(', after: [p]')}`,
    ],
    [
      'under a condition that both may meet',
      use('a', ', when: "${{ inputs.go }}"') + drop(', when: "${{ length(inputs.names) > 1 }}"'),
    ],
    [
      'for each of a List, beside a loop over it',
      `${many}${one('a', 'item', `, ${overMany}`)}  g: {${overMany}, tasks: {drop: ${dropOne('item')}}}\n`,
    ],
    [
      'for each of a List, beside a user of one',
      `${many}${one('a', 'tasks.many.outputs.all[0]')}  g: {${overMany}, tasks: {drop: ${dropOne('item')}}}\n`,
    ],
    [
      'of one of a List, in a loop around its user',
      `${many}  g: {forEach: [x, y], tasks: {${one('a', 'tasks.many.outputs.all[0]').trim()}, drop: {after: [a], deleteVolume: {volume: "\${{ tasks.many.outputs.all[0] }}"}}}}\n`,
    ],
    [
      'in a round of a repetition',
      `  g: {repeat: {max: 3, until: "\${{ state.round == 2 }}", tasks: {${use('a').trim()}, ${drop(', after: [a]').trim()}}}}\n`,
    ],
    [
      'in a case of a switch, beside its user',
      `${use('a')}  g: {switch: {value: "\${{ inputs.go }}", cases: {yes: {is: true, tasks: {${drop().trim()}}}, no: {is: false, tasks: {x: {component: ./work.yaml}}}}}}\n`,
    ],
    [
      'beside a user of a claim of that name',
      '  a: {component: ./work.yaml, mounts: {/m: {claim: team}}}\n  drop: {deleteVolume: {volume: team}}\n',
    ],
  ])('may not come %s', async (_, tasks) => {
    expect(await found(tasks)).toEqual(['deleted-too-early']);
  });

  it.each([
    ['after every user', use('a') + use('b') + drop(', after: [a, b]')],
    ['after every user has ended', use('a') + drop(', after: [{task: a, is: finished}]')],
    ['when its only user has failed', use('a') + drop(', after: [{task: a, is: failed}]')],
    ['over a task between', `${use('a')}  m: {component: ./work.yaml, after: [a]}\n${drop(', after: [m]')}`],
    ['after the group of its user', `  g: {tasks: {${use('a').trim()}}}\n${drop(', after: [g]')}`],
    ['instead of its user', use('a', ', when: "${{ inputs.go }}"') + drop(', when: "${{ !inputs.go }}"')],
    ['without a user', drop()],
    ['after a looped user', use('a', ', forEach: "${{ inputs.names }}"') + drop(', after: [a]')],
    [
      'in the loop that makes it',
      `  g: {forEach: "\${{ inputs.names }}", tasks: {e: {createVolume: {size: 1Gi}}, a: {component: ./work.yaml, mounts: {/m: "\${{ tasks.e.outputs.volume }}"}}, drop: {after: [a], deleteVolume: {volume: "\${{ tasks.e.outputs.volume }}"}}}}\n`,
    ],
    [
      'after a pipeline that uses it',
      `  p: {component: ./inner.yaml, arguments: {v: ${volume}}}\n${drop(', after: [p]')}`,
    ],
    [
      'in a pipeline that waits',
      `${use('a')}  p: {component: ./dropping.yaml, after: [a], arguments: {v: ${volume}}}\n`,
    ],
    [
      'for each of a List, after a loop over it',
      `${many}${one('a', 'item', `, ${overMany}`)}  g: {after: [a], ${overMany}, tasks: {drop: ${dropOne('item')}}}\n`,
    ],
    [
      'for each of a List, in the loop of its user',
      `${many}  g: {${overMany}, tasks: {${one('a', 'item').trim()}, drop: {after: [a], deleteVolume: {volume: "\${{ item }}"}}}}\n`,
    ],
    [
      'of another one of a List',
      `${many}${one('a', 'tasks.many.outputs.all[0]')}  drop: ${dropOne('tasks.many.outputs.all[1]')}\n`,
    ],
    [
      'in the round that makes it',
      '  g: {repeat: {max: 3, until: "${{ state.round == 2 }}", tasks: {e: {createVolume: {size: 1Gi}}, a: {component: ./work.yaml, mounts: {/m: "${{ tasks.e.outputs.volume }}"}}, drop: {after: [a], deleteVolume: {volume: "${{ tasks.e.outputs.volume }}"}}}}}\n',
    ],
    [
      'in another case of a switch than its user',
      `  g: {switch: {value: "\${{ inputs.go }}", cases: {yes: {is: true, tasks: {${drop().trim()}}}, no: {is: false, tasks: {${use('a').trim()}}}}}}\n`,
    ],
    [
      'when a task before its user has failed',
      `  x: {component: ./work.yaml}\n${use('a', ', after: [x]')}${drop(', after: [{task: x, is: failed}]')}`,
    ],
    ['beside a user of another volume', `  a: {component: ./work.yaml, mounts: {/m: team}}\n${drop()}`],
  ])('may come %s', async (_, tasks) => {
    expect(await found(tasks)).toEqual([]);
  });

  it.each([
    [
      'mounted',
      'a: {component: ./work.yaml, mounts: {/m: "${{ tasks.p.outputs.v }}"}}',
      ['deleted-too-early: /m'],
    ],
    [
      'given on',
      'a: {component: ./inner.yaml, arguments: {v: "${{ tasks.p.outputs.v }}"}}',
      ['deleted-too-early: /m'],
    ],
    [
      'frozen',
      's: {snapshotVolume: {volume: "${{ tasks.p.outputs.v }}"}}',
      ['deleted-too-early: tasks.p.outputs.v'],
    ],
    [
      'deleted',
      'x: {deleteVolume: {volume: "${{ tasks.p.outputs.v }}"}}',
      ['deleted-with-run: tasks.p.outputs.v'],
    ],
    [
      'mounted from the List of a loop',
      'q: {forEach: [x, y], component: ./own.yaml}, a: {forEach: "${{ tasks.q.outputs.v }}", component: ./work.yaml, mounts: {/m: "${{ item }}"}}',
      ['deleted-too-early: /m'],
    ],
    ['told by its name', 'a: {component: ./work.yaml}', []],
  ])('is no more when the call of its pipeline has ended: %s', async (_, task, expected) => {
    const own = pipeline(
      `volumes: {v: {create: {size: 1Gi}}}
tasks: {i: {component: ./work.yaml, mounts: {/i: v}}, n: {after: [i], component: ./inner.yaml, arguments: {v: "\${{ volumes.v }}"}}}
onExit: {e: {component: ./work.yaml, mounts: {/e: v}}}
outputs: {v: "\${{ volumes.v }}"}
`,
      'own',
    );
    expect(
      await findings(
        withParts(`tasks: {p: {component: ./own.yaml}, ${task}}\n`, { ...files, 'own.yaml': own }),
      ),
    ).toEqual(expected);
  });

  it('may come at the exit of its users, and not before that of others', async () => {
    const exit = (main: string, last: string): Promise<readonly string[]> =>
      findings(
        withParts(
          `volumes: {team: {claim: team}}\ntasks: {w: {component: ./work.yaml}, ${main}}\nonExit: {${last}}\n`,
        ),
      );
    const user = (name: string): string => `${name}: {component: ./work.yaml, mounts: {/m: team}}`;
    const end = 'drop: {deleteVolume: {volume: team}}';
    expect(await exit(user('a'), end)).toEqual([]);
    expect(await exit(end, user('a'))).toEqual(['deleted-too-early: team']);
    expect(await exit(user('a'), `${user('b')}, ${end}`)).toEqual(['deleted-too-early: team']);
  });

  it('names whom it must wait for', async () => {
    const { diagnostics } = await compileFiles(
      withParts(head + use('a') + use('b') + use('c') + drop(', after: [b]')),
    );
    const one = diagnostics.find(({ code }) => code === 'deleted-too-early');
    expect(one?.message).toBe('"drop" may delete the volume "d" before "a" and 1 more ended using it.');
    expect(one?.help).toContain('`after: [a, c]` at "drop"');
    expect(one?.related).toHaveLength(2);
  });
});
