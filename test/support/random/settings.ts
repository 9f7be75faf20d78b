import type { Chooser } from './chooser.ts';
import type { Place } from './expression.ts';
import { certainOf, expressionOf, laterBool, laterLimit } from './expression.ts';
import { anyString, escaped } from './values.ts';
import type { Tree } from './yaml.ts';

/** The volumes that a pipeline names, and their description. */
export const namedVolumes: ReadonlyMap<string, Tree> = new Map<string, Tree>([
  ['scratch', new Map([['emptyDir', new Map([['sizeLimit', '1Gi']])]])],
  [
    'shared',
    new Map<string, Tree>([
      ['claim', 'team-data'],
      ['readOnly', true],
    ]),
  ],
  [
    'disk',
    new Map([
      [
        'create',
        new Map<string, Tree>([
          ['size', '1Gi'],
          ['accessModes', ['RWX']],
        ]),
      ],
    ]),
  ],
  [
    'sized',
    new Map([
      [
        'create',
        new Map<string, Tree>([
          ['size', '${{ length(run.name) }}Gi'],
          ['storageClass', 'fast'],
        ]),
      ],
    ]),
  ],
  ['keys', new Map([['secret', 'user-keys']])],
  [
    'settings',
    new Map<string, Tree>([
      ['configMap', 'settings'],
      ['optional', true],
    ]),
  ],
]);

/** Settings of a step's pod, some of them with expressions. `volumes` are the names that mounts may use. */
export function randomSettings(
  place: Place,
  volumes: readonly string[],
  choose: Chooser,
): readonly (readonly [string, Tree])[] {
  const expression = (type: 'String' | 'Integer' | 'Bool'): string => expressionOf(type, place, choose, 1);
  const inBraces = (text: string): string => `\${{ ${text} }}`;
  /** A word that Kubernetes takes anywhere. */
  const word = (): string =>
    choose.pick([
      () => 'batch',
      () => inBraces(`if(${expression('Bool')}, 'a', 'b')`),
      () => `n${inBraces(`(${expression('Integer')}) % 7`)}`,
      () => inBraces("run.name + '-x'"),
    ])();
  const settings: readonly (readonly [string, number, () => Tree])[] = [
    ['env', 12, () => variables(place, choose)],
    ['image', 8, () => `registry.example/team-${word()}:1.${inBraces(`length(${expression('String')})`)}`],
    [
      'resources',
      8,
      () =>
        new Map([
          [
            'requests',
            new Map([
              ['cpu', '500m'],
              ['memory', '1Gi'],
            ]),
          ],
        ]),
    ],
    [
      'labels',
      8,
      () =>
        new Map([
          ['on', 'y'],
          ['version', '1_000'],
          ['computed', word()],
        ]),
    ],
    [
      'annotations',
      8,
      () =>
        new Map([
          ['example.org/text', "it's 'quoted' \"twice\": # no comment"],
          ['example.org/computed', inBraces(expression('String'))],
        ]),
    ],
    ['retry', 20, () => retryOf(expression, inBraces, choose)],
    [
      'timeout',
      8,
      () =>
        choose.pick([
          () => '90s',
          () => '1h30m',
          () => 600,
          () => inBraces(`if(${laterBool(expression('Bool'))}, 600, 900)`),
        ])(),
    ],
    [
      'nodeSelector',
      8,
      () =>
        new Map([
          ['pool', word()],
          ['on', 'true'],
        ]),
    ],
    [
      'tolerations',
      8,
      () => [
        new Map([
          ['key', 'gpu'],
          ['operator', 'Exists'],
          ['effect', 'NoSchedule'],
        ]),
      ],
    ],
    ['imagePullPolicy', 8, () => 'IfNotPresent'],
    ['workingDir', 5, () => '/work'],
    ['securityContext', 5, () => new Map([['runAsUser', 1000]])],
    ['mounts', certainOf('Volume', place).length > 0 ? 60 : 12, () => mounts(place, volumes, word, choose)],
  ];
  const chosen = settings.filter(([, percent]) => choose.chance(percent));
  const made = chosen.map(([key, , make]) => [key, make()] as const);
  const retried = made.some(([key]) => key === 'retry');
  if (retried || !choose.chance(6)) return made;
  // Each try has another pod, so that these are constants only where there is one.
  const named = new Map<string, Tree>([
    ['TASK', `\${{ task.name }}`],
    ['POD', `pod \${{ task.podName }}`],
  ]);
  return [...made.filter(([key]) => key !== 'env'), ['env', named], ['retry', null]];
}

function variables(place: Place, choose: Chooser): Tree {
  return new Map<string, Tree>([
    ['TEXT', escaped(anyString(choose))],
    ['COMPUTED', `\${{ ${expressionOf('String', place, choose, 2)} }}`],
    ['RUN', `run=\${{ run.name }} ${escaped(anyString(choose))}`],
    [
      'FROM_SECRET',
      new Map([
        [
          'secret',
          new Map([
            ['name', 'keys'],
            ['key', 'n'],
          ]),
        ],
      ]),
    ],
    ...(choose.chance(30) ? [['FROM_PIPELINE', null] as const] : []),
  ]);
}

function retryOf(
  expression: (type: 'Integer' | 'Bool') => string,
  inBraces: (text: string) => string,
  choose: Chooser,
): Tree {
  const limit = choose.pick<() => Tree>([
    () => choose.between(1, 3),
    () => inBraces(laterLimit(expression('Integer'))),
    () => inBraces(`if(${laterBool(expression('Bool'))}, 0, 2)`),
  ])();
  return new Map<string, Tree>([
    ['limit', limit],
    ...(choose.chance(80) ? [['for', choose.pick(['any', 'failed', 'error'])] as const] : []),
    ...(choose.chance(20)
      ? [
          [
            'backoff',
            new Map<string, Tree>([
              ['duration', '1s'],
              ['factor', 2],
            ]),
          ] as const,
        ]
      : []),
  ]);
}

function mounts(place: Place, volumes: readonly string[], word: () => string, choose: Chooser): Tree {
  const found = new Map<string, Tree>([['/cache', new Map([['emptyDir', new Map([['sizeLimit', '1Gi']])]])]]);
  const claims = certainOf('Volume', place);
  if (claims.length > 0) {
    const volume = `\${{ ${choose.pick(claims).text} }}`;
    found.set(
      '/data',
      choose.chance(30)
        ? volume
        : new Map<string, Tree>([
            ['volume', volume],
            ['subPath', `part/${word()}`],
          ]),
    );
  }
  for (const name of choose.some(volumes, 40)) found.set(`/volumes/${name}`, name);
  return found;
}
