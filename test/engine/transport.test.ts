import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Value } from '../../src/model/type.ts';
import { literalJson } from '../../src/targets/argo/lower/expression/literal.ts';
import { compileFiles, shown } from '../support/compile.ts';
import { seed } from '../support/seed.ts';
import { type RunResult, run } from './harness.ts';
import type { Route } from './transport/route.ts';
import { sourceRoutes } from './transport/sources.ts';
import { specialRoutes } from './transport/special.ts';
import { reported } from './transport/steps.ts';
import { hostileText, hostileTexts, longText } from './transport/values.ts';

/**
 * Every transport that the compiler emits, proven by real programs: steps write hostile texts, other steps report what they got in
 * hexadecimal, and both are processes that the real controller starts.
 */

/** PIPEWRIGHT_RUNS makes a longer run. */
const randomTexts = Number(process.env.PIPEWRIGHT_RUNS ?? 40);
const folder = mkdtempSync(join(tmpdir(), 'pipewright-transport-'));
const results = new Map<Route, RunResult>();

const few = ['script-variable', 'argument', 'file'] as const;
const everyWay: ReadonlySet<string> = new Set([
  'constant-argument',
  'input-default',
  'component-default',
  'step-output',
]);

/** Every source and every way of reading, but not each with each: a step reads its inputs in one way whoever gives them. */
const routes: readonly Route[] = [
  ...sourceRoutes(hostileTexts).filter(({ name }) => everyWay.has(name)),
  ...sourceRoutes(hostileTexts, few).filter(({ name }) => !everyWay.has(name)),
  ...sourceRoutes([longText], few),
  ...specialRoutes,
];
const random: readonly Route[] = sourceRoutes(fc.sample(hostileText, { seed, numRuns: randomTexts }), [
  'script-variable',
  'concat',
  'file-and-value',
]);

beforeAll(async () => {
  const files: string[] = [];
  const all = [...routes, ...random];
  for (const [index, { name, files: texts, inputs = {} }] of all.entries()) {
    const { text, diagnostics } = await compileFiles(texts, { inputs, kind: 'Workflow' });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (text === undefined) throw new Error(`${name} does not compile:\n${shown(errors)}`);
    const file = join(folder, `${index}-${name}.yaml`);
    writeFileSync(file, text);
    files.push(file);
  }
  const ended = await run(files, { execLocal: true, timeoutSeconds: 900, skipBackoff: true });
  for (const [index, route] of all.entries()) {
    const result = ended[index];
    if (result !== undefined) results.set(route, result);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function resultOf(route: Route): RunResult {
  return results.get(route) ?? expect.fail('it did not run');
}

function reportOf(result: RunResult, task: string): readonly string[] {
  const node = result.nodes.find((one) => one.name === `${result.name}.${task}`);
  const hex = node?.outputs?.seen;
  if (hex === undefined) throw new Error(`${task} reports nothing: ${node?.phase} ${node?.message ?? ''}`);
  return reported(hex);
}

/** The form in which a text is compared. */
function normal({ json, digests }: Route, text = ''): string {
  if (digests) return createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex');
  if (!json) return text;
  try {
    return literalJson(JSON.parse(text) as Value);
  } catch {
    return text;
  }
}

function proves(route: Route): void {
  const result = resultOf(route);
  const { phase, timedOut, stalled, error, message, nodes } = result;
  const wrong = nodes.filter((node) => !['Succeeded', 'Skipped'].includes(node.phase));
  expect(
    { phase, timedOut, stalled, error },
    `${message ?? ''}\n${wrong.map((node) => `${node.displayName}: ${node.message ?? node.phase}`).join('\n')}`,
  ).toEqual({ phase: 'Succeeded' });
  for (const { task, texts } of route.expected) {
    const got = reportOf(result, task);
    const different = texts.flatMap((text, index) =>
      normal(route, text) === (route.digests ? got[index] : normal(route, got[index]))
        ? []
        : [{ wanted: text.slice(0, 200), got: got[index]?.slice(0, 200) }],
    );
    expect({ task, different, count: got.length }).toEqual({ task, different: [], count: texts.length });
  }
  const outputs = nodes.find((node) => node.name === result.name)?.outputs ?? {};
  expect(outputs).toEqual(route.outputs ?? {});
  const skipped = nodes.filter((node) => node.phase === 'Skipped').map((node) => node.displayName);
  expect(skipped.sort()).toEqual([...(route.skipped ?? [])].sort());
}

describe('hostile texts arrive byte for byte', () => {
  it.each(routes.map((route) => [route.transport, route.name, route] as const))(
    '%s (%s)',
    (_, _name, route) => {
      proves(route);
    },
  );
});

describe(`random texts arrive byte for byte (PIPEWRIGHT_SEED=${seed})`, () => {
  it.each(random.map((route) => [route.transport, route.name, route] as const))(
    '%s (%s)',
    (_, _name, route) => {
      proves(route);
    },
  );
});
