import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../harness.ts';
import { judge, type Observed, observed } from './recorded.ts';

let cases: Observed;
const sha256 = (text: string | undefined): string =>
  createHash('sha256')
    .update(text ?? '')
    .digest('hex');

beforeAll(async () => {
  cases = await observed([
    ...['b-param-tag', 'c-param-expr', 'd-param-unknown', 'e-param-open', 'f-param-close'].map(
      (one) => `cases/09${one}`,
    ),
    ...[1, 2, 3, 4, 5, 6].map((one) => `cases/09g${one}-output-inject`),
    'cases/12-raw',
    'cases/31-inject-cmd',
    'patterns/f-braces',
    'patterns/f-naive-sources',
  ]);
});

describe('P-20: values in commands', () => {
  it('P-20, fact 31: a value in the text of a shell is code, in a variable and in a raw artifact it is not', async () => {
    const [result] = await run([`${judge}cases/31-inject-cmd.yaml`], { execLocal: true });
    const out = (task: string): string =>
      result?.pods.find((one) => one.node.endsWith(`.${task}`))?.stdout ?? expect.fail(`no pod ${task}`);
    const value = 'a; echo "HACK" $(id) \'q\'';
    expect(out('sh')).toMatch(/^a\nHACK uid=/);
    expect(out('en').trimEnd()).toBe(value);
    expect(out('rw').trimEnd()).toBe(value);
  });
});

describe('P-21: values with tags in them', () => {
  it('P-21, fact 09b: a tag in an argument is evaluated, by simple and by expression tags', () => {
    expect(cases.inputs('cases/09b-param-tag', 's', 'e')).toEqual({ s: 'a <run> b', e: 'a <run> b' });
    expect(cases.inputs('cases/09c-param-expr', 's', 'e')).toEqual({ s: 'a 2 b', e: 'a 2 b' });
  });

  it('fact 09b: unknown tags and lone braces in arguments stay', () => {
    expect(cases.input('cases/09d-param-unknown', 's')).toBe('a {{foo}} b');
    expect(cases.input('cases/09e-param-open', 's')).toBe('a {{ b');
    expect(cases.input('cases/09f-param-close', 's')).toBe('a }} b');
  });

  it('P-21, fact 09b: a tag that a step wrote is evaluated, also in groups', () => {
    expect(cases.inputs('cases/09g1-output-inject', 's', 'e', 'i')).toEqual({
      s: 'x <run> y',
      e: 'x <run> y',
      i: 'x <run> y',
    });
    expect(cases.inputs('cases/09g2-output-inject', 's', 'e', 'i', 'ie')).toEqual({
      s: 'x 2 y',
      e: 'x 2 y',
      i: 'x 2 y',
      ie: 'x 2 y!',
    });
    expect(cases.input('cases/09g3-output-inject', 's')).toBe('x x {{inputs.parameters.v}} y y');
  });

  it('fact 09b: unknown tags, lone braces and quotes that a step wrote stay', () => {
    expect(cases.input('cases/09g4-output-inject', 'i')).toBe('x {{foo}} y');
    expect(cases.input('cases/09g5-output-inject', 'i')).toBe('x {{ y');
    expect(cases.input('cases/09g6-output-inject', 'i')).toBe('it\'s "q" \\ back \\n ${x} $(id)\nline2');
  });

  it('fact 12: a raw artifact gets quotes, newlines and unknown tags as they are', () => {
    expect(cases.node('cases/12-raw', 'c').inputArtifacts).toEqual({
      in: 'raw:v=it\'s "x"\n{{y}} e=it\'s "x"\n{{y}}!',
    });
  });
});

describe('P-22: braces that must arrive', () => {
  const constant = '30c8c271afb1aca7d71aa99d0168753690b393c99ffe23d2b5f70616163843a5';
  const source = 'b873cb8e897cadc5404d16d764501427de6b2f3872886a48b17831349a87f38a';

  it('P-22, LOWERING f: in a script they arrive byte for byte, as on a real cluster', () => {
    expect(sha256(cases.pod('patterns/f-braces', 'script-x').args?.[0])).toBe(source);
  });

  it.each(['const', 'const-arg', 'run-time'])(
    'P-22, LOWERING f: in arguments and environment they arrive byte for byte (%s)',
    (task) => {
      const pod = cases.pod('patterns/f-braces', task);
      expect(sha256(pod.args?.[0])).toBe(constant);
      expect(sha256(pod.env?.V)).toBe(constant);
    },
  );

  it('LOWERING f: a raw artifact is expanded, and the kubelet takes a dollar away', () => {
    expect(cases.pod('patterns/f-naive-sources', 'raw-nob').inputArtifacts?.s).toContain(
      '$HOME $(HOME) $(HOME)',
    );
  });
});
