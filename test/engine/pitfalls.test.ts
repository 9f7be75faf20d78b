import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvaluateResult, LintResult, RunNode, RunResult } from './harness.ts';
import { evaluate, lint, run } from './harness.ts';

/** The facts that the lowering rests on, each seen on the real controller (judge/README.md, the heads of judge/patterns). */

const judge = fileURLToPath(new URL('judge/', import.meta.url));
const names = ['cases', 'patterns'].flatMap((folder) =>
  readdirSync(`${judge}${folder}`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file.slice(0, -'.yaml'.length)}`),
);
const recorded: Readonly<Record<string, string>> = JSON.parse(readFileSync(`${judge}phases.json`, 'utf8'));
const results = new Map<string, RunResult>();

beforeAll(async () => {
  const files = names.map((name) => `${judge}${name}.yaml`);
  const all = await run(files, { skipBackoff: true, timeoutSeconds: 120 });
  names.forEach((name, index) => {
    const result = all[index];
    if (result !== undefined) results.set(name, result);
  });
});

function resultOf(name: string): RunResult {
  const result = results.get(name);
  if (result === undefined) throw new Error(`${name} did not run`);
  return result;
}

function nodeOf(name: string, displayName: string): RunNode {
  const node = resultOf(name).nodes.find((one) => one.displayName === displayName);
  if (node === undefined) throw new Error(`${name} has no node ${displayName}`);
  return node;
}

/** The phases of some nodes, by display name. */
function phases(name: string, ...nodes: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(nodes.map((node) => [node, nodeOf(name, node).phase]));
}

function input(name: string, node: string, parameter: string): string | undefined {
  return nodeOf(name, node).inputs?.[parameter];
}

describe('every recorded workflow', () => {
  it('is in phases.json, and nothing else is', () => {
    expect([...names].sort()).toEqual(Object.keys(recorded).sort());
  });

  it.each(names)('%s ends as it did', (name) => {
    const result = resultOf(name);
    expect(result.error).toBeUndefined();
    expect(result.stalled ? 'hangs' : result.phase).toBe(recorded[name]);
  });

  it('gives each checking step of the patterns what it wants', () => {
    const checks = names.flatMap((name) =>
      resultOf(name).nodes.flatMap((node) =>
        node.inputs?.got === undefined ? [] : [{ where: `${name} ${node.displayName}`, ...node.inputs }],
      ),
    );
    expect(checks.length).toBeGreaterThan(15);
    const plain = (text: string | undefined): unknown => {
      try {
        return JSON.parse(text ?? '');
      } catch {
        return text;
      }
    };
    for (const check of checks) {
      const { where, got, want } = check as { where: string; got?: string; want?: string };
      expect(plain(got), where).toEqual(plain(want));
    }
  });
});

describe('groups (patterns/a-groups)', () => {
  const name = 'patterns/a-groups';

  it('skips a group whose condition is false, and runs the tasks one and two hops after it', () => {
    expect(phases(name, 'grp-no', 'hop1', 'hop2', 'use-yes')).toEqual({
      'grp-no': 'Skipped',
      hop1: 'Succeeded',
      hop2: 'Succeeded',
      'use-yes': 'Succeeded',
    });
  });

  it('hands values into the group and out of it through explicit inputs and outputs', () => {
    expect(input(name, 'grp-yes', 'tasks-make-it-p')).toBe(`it's "p"`);
    expect(input(name, 'use-yes', 'p')).toBe(`b1/it's "p"/inner`);
  });

  it('gives the fallback for a value of the skipped group', () => {
    expect(input(name, 'hop2', 'v')).toBe('FALLBACK');
    expect(nodeOf(name, resultOf(name).name ?? '').outputs?.final).toBe('FALLBACK');
  });
});

describe('conditions (patterns/b-conditions)', () => {
  const name = 'patterns/b-conditions';

  it('reads Bools in all spellings, numbers in all notations, and strings with quotes and braces', () => {
    expect(phases(name, 'y1', 'y2', 'y3', 'y4', 'no1')).toEqual({
      y1: 'Succeeded',
      y2: 'Succeeded',
      y3: 'Succeeded',
      y4: 'Succeeded',
      no1: 'Skipped',
    });
  });

  it('breaks on a bare substitution of a value with a quote, where one expression tag does not', () => {
    expect(phases('cases/02b-when-quote', 'simple', 'expr')).toEqual({ simple: 'Error', expr: 'Succeeded' });
  });

  it('takes an empty condition for true', () => {
    expect(nodeOf('cases/02p-when-empty-tag', 'c').phase).toBe('Succeeded');
  });
});

describe('absence', () => {
  it('is decided by the status of the producer: skipped, omitted, failed or succeeded (cases/32)', () => {
    const name = 'cases/32-portable-status';
    expect(input(name, 'a', 'v')).toBe('FB/ok.ok');
    expect(input(name, 'o', 'v')).toBe('FB Omitted');
    expect(input(name, 'f', 'v')).toBe('FB');
    expect(nodeOf(name, 'wh').phase).toBe('Skipped');
  });

  it.each(['patterns/c-absence', 'patterns/c-absence-get-form'])(
    'serves default, firstOf and present (%s)',
    (name) => {
      expect(input(name, 'dflt', 'got')).toBe(`it's "dflt"`);
      expect(input(name, 'first', 'got')).toBe('BB');
      expect(input(name, 'present-val', 'got')).toBe('false');
      expect(phases(name, 'present-no', 'use-art', 'opt-art')).toEqual({
        'present-no': 'Skipped',
        'use-art': 'Succeeded',
        'opt-art': 'Succeeded',
      });
    },
  );

  it('of an artifact needs optional on the argument and on the input (cases/10)', () => {
    for (const one of ['10-art-argopt', '10-art-inopt', '10-art-req']) {
      expect(nodeOf(`cases/${one}`, 'c').phase, one).toBe('Error');
    }
    expect(nodeOf('cases/10-art-opt', 'c').phase).toBe('Succeeded');
  });

  it('errs with ?? on a failed task (cases/04-fail-coal)', () => {
    expect(nodeOf('cases/04-fail-coal', 'c').message).toContain('cannot fetch parameters from <nil>');
  });
});

describe('failures', () => {
  it('end as Failed when target names every task, and the handlers and independent branches still run', () => {
    const name = 'patterns/e-target-all';
    expect(resultOf(name).phase).toBe('Failed');
    expect(phases(name, 'boom', 'h1', 'h2', 'o1', 'o2', 'o3', 'fin', 'blocked', 'blocked2')).toEqual({
      boom: 'Failed',
      h1: 'Succeeded',
      h2: 'Succeeded',
      o1: 'Succeeded',
      o2: 'Succeeded',
      o3: 'Succeeded',
      fin: 'Succeeded',
      blocked: 'Omitted',
      blocked2: 'Omitted',
    });
  });

  it('disappear without target: a handled failure ends as Succeeded', () => {
    const name = 'cases/03c-failfast';
    expect(nodeOf(name, 'bad').phase).toBe('Failed');
    expect(resultOf(name).phase).toBe('Succeeded');
  });

  it('leave a handler for failures Skipped, not Omitted, when nothing failed, so that tasks after it run', () => {
    const name = 'patterns/e-failures';
    expect(phases(name, 'boom', 'handler', 'after-handler', 'never', 'tail')).toEqual({
      boom: 'Failed',
      handler: 'Succeeded',
      'after-handler': 'Succeeded',
      never: 'Skipped',
      tail: 'Succeeded',
    });
  });

  it('are an Error, not Failed, when an output file is missing (cases/16)', () => {
    const node = nodeOf('cases/16-missing-output', 'a');
    expect(node.phase).toBe('Error');
    expect(node.message).toContain('no such file or directory');
  });
});

describe('depends (cases/03)', () => {
  it('goes on after Skipped for one hop and never after Omitted or Failed', () => {
    expect(
      phases('cases/03-depends', 'after-sk', 'after-sk-succ', 'after-om', 'after-bad', 'after-bad-f'),
    ).toEqual({
      'after-sk': 'Succeeded',
      'after-sk-succ': 'Omitted',
      'after-om': 'Omitted',
      'after-bad': 'Omitted',
      'after-bad-f': 'Succeeded',
    });
  });
});

describe('braces', () => {
  const constant = '30c8c271afb1aca7d71aa99d0168753690b393c99ffe23d2b5f70616163843a5';
  const source = 'b873cb8e897cadc5404d16d764501427de6b2f3872886a48b17831349a87f38a';
  const sha256 = (text: string | undefined): string =>
    createHash('sha256')
      .update(text ?? '')
      .digest('hex');
  const podOf = (name: string, node: string) =>
    resultOf(name).pods.find((pod) => pod.node.endsWith(`.${node}`)) ?? expect.fail(`no pod ${node}`);

  it('in a script arrive byte for byte, as on a real cluster (patterns/f-braces)', () => {
    expect(sha256(podOf('patterns/f-braces', 'script-x').args?.[0])).toBe(source);
  });

  it.each(['const', 'const-arg', 'run-time'])(
    'in arguments and environment arrive byte for byte (%s)',
    (node) => {
      const pod = podOf('patterns/f-braces', node);
      expect(sha256(pod.args?.[0])).toBe(constant);
      expect(sha256(pod.env?.V)).toBe(constant);
    },
  );

  it('of naive values are executed by Argo (cases/09b, 09g)', () => {
    const name = 'cases/09b-param-tag';
    expect(input(name, 's', 'v')).toBe(`a ${resultOf(name).name} b`);
    expect(input('cases/09g2-output-inject', 's', 'v')).toBe('x 2 y');
  });

  it('in a raw artifact are expanded, and the kubelet takes a dollar away (patterns/f-naive-sources)', () => {
    const data = podOf('patterns/f-naive-sources', 'raw-nob').inputArtifacts?.s;
    expect(data).toContain('$HOME $(HOME) $(HOME)');
  });
});

describe('a DAG output that cannot be evaluated', () => {
  it.each(['patterns/x-hang-bad-group-output', 'cases/11d-dagout-skip', 'cases/11g-dagout-exprbad'])(
    'leaves the workflow Running for ever (%s)',
    (name) => {
      const result = resultOf(name);
      expect(result.phase).toBe('Running');
      expect(result.stalled).toBe(true);
      expect(result.timedOut).toBe(true);
    },
  );

  it('is harmless with a default (cases/33)', () => {
    expect(input('cases/33-nodedef-dep', 'z', 'v')).toBe('DD');
  });
});

describe('lint', () => {
  let reports: readonly LintResult[];
  beforeAll(async () => {
    reports = await lint(names.map((name) => `${judge}${name}.yaml`));
  });
  const refused = (): readonly string[] => names.filter((_, index) => reports[index]?.ok === false);

  it('is a weak oracle: it accepts workflows that err or hang when they run', () => {
    const accepted = names.filter((_, index) => reports[index]?.ok);
    for (const one of ['cases/02b-when-quote', 'cases/11d-dagout-skip', 'patterns/x-hang-bad-group-output']) {
      expect(accepted).toContain(one);
    }
  });

  it('accepts every pattern', () => {
    expect(refused().filter((name) => name.startsWith('patterns/'))).toEqual([]);
  });
});

describe('the template engine', () => {
  const of = async (template: string, vars: Readonly<Record<string, unknown>>): Promise<EvaluateResult> => {
    const [result] = await evaluate([{ template, vars }]);
    return result ?? expect.fail('no answer');
  };

  it('leaves the text of an expression that cannot be evaluated when unresolved tags are allowed', async () => {
    const result = await of('{{= inputs.parameters.my-p }}', { 'inputs.parameters.my-p': '1' });
    expect(result.allow.value).toBe('{{= inputs.parameters.my-p }}');
  });

  it('takes quotes in literals as \\xHH and values with quotes as they are', async () => {
    const result = await of("{{= inputs.parameters['p'] == 'it\\x27s \\x7b\\x7d' }}", {
      'inputs.parameters.p': "it's {}",
    });
    expect(result.deny.value).toBe('true');
  });
});
