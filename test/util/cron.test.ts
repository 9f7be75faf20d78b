import { describe, expect, it } from 'vitest';
import { cronProblem, neverComes } from '../../src/util/cron.ts';

/** Each of these was given to `argo lint` in a CronWorkflow: what stands under "reads" passed, what stands under "refuses" did not. */
describe('cronProblem', () => {
  it.each([
    '* * * * *',
    '? ? ? ? ?',
    '0 0 1 1 0',
    '59 23 31 12 6',
    '5  4 * * *',
    ' 5 4 * * * ',
    '*/99 * * * *',
    '5/15 * * * *',
    '1,2,59 * * * *',
    '0-0 22-23 * * *',
    '5 4 ? JAN-dec MON-fri',
    '5 4 * feb sun,Sat',
    '@yearly',
    '@annually',
    '@monthly',
    '@weekly',
    '@daily',
    '@midnight',
    '@hourly',
    '@every 1h30m',
    '@every 1.5h',
    '@every 5us2ns3ms4s',
    '@every 5µs',
    '@every 2562047h',
    '@every 153722867m',
    '@every 9223372036s',
    '@every 9223372036854ms',
    '@every 9223372036854775us',
    '@every 9223372036854775000ns',
  ])('reads "%s"', (text) => {
    expect(cronProblem(text)).toBeUndefined();
  });

  it.each([
    ['', 'it has 0 fields, and five are needed'],
    ['  ', 'it has 0 fields, and five are needed'],
    ['x@daily', 'it has 1 fields, and five are needed'],
    ['* * * *', 'it has 4 fields, and five are needed'],
    ['0 * * * * *', 'it has 6 fields, and five are needed'],
    ['60 * * * *', 'the minute goes from 0 to 59, not "60"'],
    ['* 24 * * *', 'the hour goes from 0 to 23, not "24"'],
    ['* * 0 * *', 'the day of month goes from 1 to 31, not "0"'],
    ['* * 32 * *', 'the day of month goes from 1 to 31, not "32"'],
    ['* * * 0 *', 'the month goes from 1 to 12, not "0"'],
    ['* * * 13 *', 'the month goes from 1 to 12, not "13"'],
    ['* * * * 7', 'the day of week goes from 0 to 6, not "7"'],
    ['* * * * 5-7', 'the day of week goes from 0 to 6, not "7"'],
    ['* * * mon *', 'the month goes from 1 to 12, not "mon"'],
    ['* * * * jan', 'the day of week goes from 0 to 6, not "jan"'],
    ['* jan * * *', 'the hour goes from 0 to 23, not "jan"'],
    ['* 5-4 * * *', 'the range "5-4" of the hour runs backwards'],
    ['* * * dec-jan *', 'the range "dec-jan" of the month runs backwards'],
    ['*/0 * * * *', 'the step of the minute is zero'],
    ['a * * * *', '"a" cannot be the minute'],
    ['x1 * * * *', '"x1" cannot be the minute'],
    ['1x * * * *', '"1x" cannot be the minute'],
    ['monday * * * *', '"monday" cannot be the minute'],
    ['*-5 * * * *', '"*-5" cannot be the minute'],
    ['* ?-5/2 * * *', '"?-5/2" cannot be the hour'],
    ['-1 * * * *', '"-1" cannot be the minute'],
    ['1- * * * *', '"1-" cannot be the minute'],
    ['1/ * * * *', '"1/" cannot be the minute'],
    ['TZ=UTC 5 4 * * *', 'the time zone belongs into `timezone`'],
    ['CRON_TZ=Europe/Berlin 5 4 * * *', 'the time zone belongs into `timezone`'],
  ])('refuses "%s": %s', (text, problem) => {
    expect(cronProblem(text)).toBe(problem);
  });

  it.each([
    '@dayly',
    '@DAILY',
    ' @daily',
    '@daily ',
    '@',
    '@every 5',
    '@every  5m',
    ' @every 5m',
    '@every 5m ',
  ])('refuses "%s", which is none of the words that stand for a schedule', (text) => {
    const words = 'is not one of @yearly, @monthly, @weekly, @daily, @hourly or "@every 1h30m"';
    expect(cronProblem(text)).toBe(`"${text}" ${words}`);
  });

  it.each([
    '@every 2562048h',
    '@every 153722868m',
    '@every 9223372037s',
    '@every 9223372037000ms',
    '@every 9223372037000000us',
    '@every 9223372037000000µs',
    '@every 9223372037000000000ns',
    '@every 2562047h100m',
  ])('refuses "%s", which Go cannot count', (text) => {
    expect(cronProblem(text)).toBe(`"${text}" is longer than 292 years`);
  });
});

describe('neverComes', () => {
  it.each(['30 2 31 2 *', '0 0 30,31 feb ?', '0 0 31 4,6,9-9,11 *', '0 0 30-31/1 2 */1', '0 0 31 2-2 *,1'])(
    'is true of %s',
    (text) => expect(neverComes(text)).toBe(true),
  );

  it.each([
    '* * * * *',
    '@monthly',
    '0 0 29 2 *',
    '0 0 31 2 1',
    '0 0 31 2 */2',
    '0 0 31 */2 *',
    '0 0 */31 2 *',
    '0 0 *,31 2 *',
    '0 0 30/1 2-3 *',
    '0 0 31 2,mar *',
    '0 0 31 4/8 *',
    '0 0 31,1 2 *',
  ])('is false of %s', (text) => expect(neverComes(text)).toBe(false));
});
