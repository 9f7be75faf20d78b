import { describe, expect, it } from 'vitest';
import { findings, withParts } from '../../support/compile.ts';

const run = (setting: string): Promise<readonly string[]> =>
  findings(withParts(`${setting}\ntasks: {w: {component: ./work.yaml}}\n`));

describe('the settings of a run', () => {
  it.each([
    ['run: {timeout: 1s, ttl: 0}', []],
    ['run: {timeout: 0}', ['invalid-duration: 0']],
    ['run: {timeout: 0s}', ['invalid-duration: 0s']],
    ['run: {timeout: 2147483647}', []],
    ['run: {timeout: 2147483648}', ['invalid-duration: 2147483648']],
    ['run: {ttl: 1000000d}', ['invalid-duration: 1000000d']],
    ['run: {ttl: {failed: 1000000d}}', ['invalid-duration: 1000000d']],
    ['run: {priority: -2147483647, parallelism: 2147483647}', []],
    ['run: {priority: 99999999999}', ['invalid-value: 99999999999']],
    ['run: {priority: -99999999999}', ['invalid-value: -99999999999']],
    ['run: {parallelism: 99999999999999999999}', ['invalid-value: 99999999999999999999']],
    ['defaults: {timeout: 100000000d}', ['invalid-duration: 100000000d']],
  ])('are numbers that Argo takes: %s', async (setting, expected) => {
    expect(await run(setting)).toEqual(expected);
  });
});

describe('the time zone of a schedule', () => {
  const zone = (name: string): Promise<readonly string[]> =>
    run(`schedule: {cron: "0 1 * * *", timezone: ${name}}`);

  it('may be every zone that is known', async () => {
    const others = [
      'UTC',
      'Etc/GMT+5',
      'America/Port-au-Prince',
      'America/Argentina/Buenos_Aires',
      'EST5EDT',
      'NZ',
    ];
    for (const name of [...Intl.supportedValuesOf('timeZone'), ...others])
      expect(await zone(name), name).toEqual([]);
  });

  it.each([
    'europe/vienna',
    'Europe/vienna',
    'EUROPE/VIENNA',
    'Europe/VIENNA',
    'utc',
    'Europe/Nowhere',
    '+01:00',
  ])('is written as in the database, whose files Argo opens: %s is refused', async (name) => {
    expect(await zone(`"${name}"`)).toEqual([`invalid-schedule: "${name}"`]);
  });
});
