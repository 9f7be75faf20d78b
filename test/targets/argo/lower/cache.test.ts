import { describe, expect, it } from 'vitest';
import { compiled, pipeline } from '../../../support/compile.ts';

const step = (args: string): string => `apiVersion: pipewright/v1
kind: Component
name: step
inputs: [{name: a, type: String, default: hi}, {name: b, type: Integer, default: 1}]
outputs: [{name: said, type: String}]
implementation: {container: {image: "a:1", command: [echo], args: ${args}, fileOutputs: {said: /tmp/said}}}
`;

interface Memoize {
  readonly key: string;
  readonly maxAge?: string;
  readonly cache: object;
}

async function memoized(
  task: string,
  args = '[{inputValue: a}, {inputValue: b}]',
): Promise<Memoize | undefined> {
  const object = await compiled({
    'step.yaml': step(args),
    'pipeline.yaml': pipeline(
      `inputs: [{name: day, type: String, default: x}]\ntasks: {t: {component: ./step.yaml, ${task}}}\n`,
    ),
  });
  const { templates }: { templates: { readonly container?: object; readonly memoize?: Memoize }[] } =
    JSON.parse(JSON.stringify(object.spec));
  return templates.find((one) => one.container !== undefined)?.memoize;
}

const digestIn = (memoize: Memoize | undefined): string | undefined =>
  /'([0-9a-f]{64})'/.exec(memoize?.key ?? '')?.[1];

describe('the cache of a step', () => {
  it('finds outputs by a digest over the program and all parameters', async () => {
    const found = await memoized('cache: {maxAge: 1d}');
    expect(found?.key).toMatch(
      /^\{\{workflow\.namespace\}\}-\{\{=sprig\.sha256sum\(toJson\(\['[0-9a-f]{64}', inputs\.parameters\['a'\], inputs\.parameters\['b'\]\]\)\)\}\}$/,
    );
    expect(found).toMatchObject({
      maxAge: '86400s',
      cache: { configMap: { name: 'pipewright-cache-step', key: 'outputs' } },
    });
  });

  it('takes a key of the user in the place of the parameters', async () => {
    const found = await memoized('cache: {key: "k-${{ inputs.day }}"}');
    expect(found?.key).toMatch(/\['[0-9a-f]{64}', 'key', 'k-' \+ inputs\.parameters\['day'\]\]/);
    expect(found?.maxAge).toBeUndefined();
  });

  it('is another one for another program, and the same for what the program does not see', async () => {
    const digest = digestIn(await memoized('cache: true'));
    expect(digest).toBeDefined();
    expect(
      digestIn(await memoized('cache: true, resources: {requests: {cpu: 1}}, imagePullPolicy: Always')),
    ).toBe(digest);
    expect(digestIn(await memoized('cache: true, labels: {a: b}, retry: {limit: 2}'))).toBe(digest);
    for (const other of ['image: "a:2"', 'env: {A: b}', 'workingDir: /x', 'mounts: {/x: {secret: s}}'])
      expect(digestIn(await memoized(`cache: true, ${other}`))).not.toBe(digest);
    expect(digestIn(await memoized('cache: true', '[{inputValue: b}, {inputValue: a}]'))).not.toBe(digest);
  });

  it('is not there where nobody wants one', async () => {
    expect(await memoized('cache: false')).toBeUndefined();
    expect(await memoized('cache: null')).toBeUndefined();
  });
});
