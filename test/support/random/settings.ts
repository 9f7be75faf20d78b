import type { Chooser } from './chooser.ts';
import type { Place } from './expression.ts';
import { certainOf, expressionOf } from './expression.ts';
import { anyString, escaped } from './values.ts';
import type { Tree } from './yaml.ts';

/** Settings of a step's pod, some of them with expressions. */
export function randomSettings(place: Place, choose: Chooser): readonly (readonly [string, Tree])[] {
  const expression = (type: 'String' | 'Integer'): string =>
    `\${{ ${expressionOf(type, place, choose, 1)} }}`;
  const volumes = certainOf('Volume', place);
  const mounts = new Map<string, Tree>([
    ['/cache', new Map([['emptyDir', new Map([['sizeLimit', '1Gi']])]])],
  ]);
  if (volumes.length > 0) mounts.set('/data', `\${{ ${choose.pick(volumes).text} }}`);
  const settings: (readonly [string, () => Tree])[] = [
    [
      'env',
      () =>
        new Map<string, Tree>([
          ['TEXT', escaped(anyString(choose))],
          ['COMPUTED', expression('String')],
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
        ]),
    ],
    [
      'resources',
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
      () =>
        new Map([
          ['on', 'y'],
          ['version', '1_000'],
        ]),
    ],
    ['annotations', () => new Map([['example.org/text', "it's 'quoted' \"twice\": # no comment"]])],
    [
      'retry',
      () =>
        new Map<string, Tree>([
          ['limit', choose.between(1, 3)],
          ['for', 'any'],
        ]),
    ],
    ['timeout', () => choose.pick(['90s', '1h30m', 600])],
    [
      'nodeSelector',
      () =>
        new Map([
          ['pool', 'batch'],
          ['on', 'true'],
        ]),
    ],
    [
      'tolerations',
      () => [
        new Map([
          ['key', 'gpu'],
          ['operator', 'Exists'],
          ['effect', 'NoSchedule'],
        ]),
      ],
    ],
    ['imagePullPolicy', () => 'IfNotPresent'],
    ['mounts', () => mounts],
  ];
  const chosen = settings.filter(([key]) => choose.chance(key === 'mounts' && volumes.length > 0 ? 60 : 8));
  return chosen.map(([key, make]) => [key, make()] as const);
}
