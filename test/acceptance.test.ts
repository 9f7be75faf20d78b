import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FileHost } from '../src/cli/file-host.ts';
import { compile } from '../src/compiler/compile.ts';
import { validate } from '../src/compiler/validate.ts';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { formatPretty } from '../src/diagnostics/format/pretty.ts';
import { Sink } from '../src/diagnostics/sink.ts';
import { type ArgoTarget, argoTargets } from '../src/targets/argo/capabilities.ts';
import { goodPipelines, practicePipelines, refused, refusedPipelines } from './acceptance/pipelines.ts';

/** `UPDATE=1 npx vitest run test/acceptance.test.ts` writes what is found in those that are refused; read the difference. */
const update = process.env.UPDATE === '1';
const host = new FileHost(async function* () {});
const targets = argoTargets.slice(1);

/** What older versions of Argo do not have, with the first version that has it. */
const needed: Readonly<Record<string, readonly ArgoTarget[]>> = {
  'test/acceptance/good/feature-server.yaml': ['argo@3.5', 'argo@3.6'],
  'test/acceptance/good/several-locks.yaml': ['argo@3.5'],
};

async function found(path: string): Promise<readonly Diagnostic[]> {
  const sink = new Sink();
  await validate(path, host, sink);
  return sink.diagnostics();
}

async function compiled(path: string, target: ArgoTarget): Promise<[string | undefined, readonly string[]]> {
  const sink = new Sink();
  const text = await compile(path, host, { inputs: new Map(), target }, sink);
  return [text, sink.diagnostics().map(({ code, message }) => `${code}: ${message}`)];
}

describe('what was written from the design alone', () => {
  it('is thirty-five pipelines and ten that must be refused, at least', () => {
    expect(goodPipelines().length).toBeGreaterThanOrEqual(20);
    expect(new Set([...goodPipelines(), ...practicePipelines()]).size).toBeGreaterThanOrEqual(35);
    expect(refusedPipelines().length).toBeGreaterThanOrEqual(10);
  });
});

describe.each(goodPipelines())('%s', (path) => {
  it('is valid, without advice', async () => {
    const problems = (await found(path)).filter(({ severity }) => severity !== 'note');
    expect(formatPretty(problems, { color: false, width: 100 })).toBe('');
  });

  it.each(targets)('compiles for %s, or says which version it needs', async (target) => {
    const [text, problems] = await compiled(path, target);
    if (needed[path]?.includes(target)) {
      const first = targets.find((one) => !needed[path]?.includes(one))?.replace('argo@', 'Argo ');
      expect(text).toBeUndefined();
      expect(problems).not.toEqual([]);
      for (const problem of problems) {
        expect(problem).toMatch(/^needs-newer-target: /);
        expect(problem).toContain(`${first} is the first version`);
      }
      return;
    }
    expect(problems).toEqual([]);
    expect(text).toContain('apiVersion: argoproj.io/v1alpha1');
    expect(await compiled(path, target)).toEqual([text, []]);
  });
});

describe.each(refusedPipelines())('%s', (path) => {
  it('is refused, with exactly what is expected', async () => {
    const problems = await found(path);
    const shown = formatPretty(problems, { color: false, width: 100 });
    const expected = path.replace(/yaml$/, 'expected.txt');
    if (update) writeFileSync(expected, shown);
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    expect(existsSync(expected) ? readFileSync(expected, 'utf8') : '').toBe(shown);
  });

  it.each(targets)('is compiled to nothing for %s', async (target) => {
    expect((await compiled(path, target))[0]).toBeUndefined();
  });
});

it('nothing is expected of a pipeline that is not there', () => {
  const expected = refusedPipelines().map((path) => path.replace(/yaml$/, 'expected.txt'));
  const kept = readdirSync(refused).filter((name) => name.endsWith('.txt'));
  expect(kept.map((name) => `${refused}/${name}`).sort()).toEqual([...expected].sort());
});
