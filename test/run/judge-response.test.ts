import { describe, expect, it } from 'vitest';
import { type Script, scripted } from '../../src/run/scripted.ts';
import { simulate } from '../../src/run/simulate.ts';
import { boundPipeline, withParts } from '../support/compile.ts';

const head = `inputs:
  - {name: word, type: String, default: "a {{b}} $(C)"}
  - {name: number, type: Integer, default: 404}
  - {name: maybe, type: String, optional: true}
  - {name: codes, type: "List[Integer]", default: [200, 202]}
tasks:
`;

/** How a request ends, after how many tries, and its body when there is one. */
async function asked(
  request: string,
  script: Script[''] = {},
  inputs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const bound = await boundPipeline(withParts(`${head}  ask: ${request}\n`));
  const { tasks } = simulate(bound, {
    inputs: new Map(Object.entries(inputs)),
    outcome: scripted({ ask: script }),
  });
  const run = tasks.get('ask');
  const [body] = run?.outputs.values() ?? [];
  return `${run?.state} ${run?.attempts} ${body ?? ''}`.trim();
}

const plain = '{http: {url: "https://a"}}';
const success = (condition: string, beside = ''): string =>
  `{http: {url: "https://a", success: "\${{ ${condition} }}"}${beside}}`;

describe('a response', () => {
  it.each([
    [undefined, 'succeeded'],
    [200, 'succeeded'],
    [299, 'succeeded'],
    [199, 'failed'],
    [300, 'failed'],
  ])('of status %s has %s where nothing is asked', async (status, state) => {
    expect(await asked(plain, { ...(status !== undefined && { status }) })).toBe(`${state} 1`);
  });

  it('is never there where the request itself failed', async () => {
    expect(await asked(success('true'), { exitCode: 1 })).toBe('failed 1');
  });

  it.each([
    ['response.status == inputs.number', { status: 404 }, 'succeeded'],
    ['response.status == inputs.number', { status: 200 }, 'failed'],
    ['contains(inputs.codes, response.status)', { status: 202 }, 'succeeded'],
    ['response.body == inputs.word', { outputs: { body: 'a {{b}} $(C)' } }, 'succeeded'],
    ['response.body == inputs.word', { outputs: { body: 'a {{b}}' } }, 'failed'],
    ['present(inputs.maybe) && response.body == inputs.maybe', {}, 'failed'],
    ['!present(inputs.maybe) || response.body == inputs.maybe', {}, 'succeeded'],
    [
      "length(response.body) == 2 && endsWith(response.body, '\u{1f600}')",
      { outputs: { body: 'a\u{1f600}' } },
      'succeeded',
    ],
  ])('is judged by %s', async (condition, outcome, state) => {
    expect(await asked(success(condition), outcome)).toMatch(new RegExp(`^${state} 1`));
  });

  it('ends the task before any request where what it is compared with cannot be computed', async () => {
    const condition = 'response.status == 200 || response.status == int(inputs.word)';
    expect(await asked(success(condition))).toBe('failed 0');
  });

  it('is a failure where a value given from outside is no number, and only where it is asked for', async () => {
    const inputs = { number: 'none' };
    const condition = 'response.status == 200 || response.status == inputs.number';
    expect(await asked(success(condition), { status: 200 }, inputs)).toBe('succeeded 1');
    expect(await asked(success(condition), { status: 201 }, inputs)).toBe('failed 1');
  });

  it('is asked for again as often as the retries say, and gives the body of the last', async () => {
    const script = [{ exitCode: 1 }, { status: 500 }, { outputs: { body: 'ok' } }];
    expect(await asked(success("response.body == 'ok'", ', retry: {limit: 2}'), script)).toBe(
      'succeeded 3 ok',
    );
    expect(await asked(success("response.body == 'ok'", ', retry: {limit: 1}'), script)).toBe('failed 2');
    expect(await asked(success("response.body == 'ok'", ', retry: {limit: 2, for: error}'), script)).toBe(
      'failed 1',
    );
    const when = ', retry: {limit: 5, when: "${{ attempt.number < 2 }}"}';
    expect(await asked(success("response.body == 'ok'", when), script)).toBe('failed 2');
  });
});
