import { beforeAll, describe, expect, it } from 'vitest';
import { by, dag, lintedProbes, type Observed, observed, observedProbes } from './recorded.ts';

let cases: Observed;
let probes: Observed;

/** The form that we emit for every edge. */
const edge = (task: string): string => `"${task}.Succeeded || ${task}.Skipped || ${task}.Daemoned"`;
const reserved = 'and contains else endsWith false if in let matches nil not or startsWith true'.split(' ');
const harmless = ['null', 'startswith', 'endswith', 'get', 'len', 'map', 'filter', 'tasks', 'inputs', 'a-b'];

beforeAll(async () => {
  cases = await observed([
    'cases/03-depends',
    'cases/03b-dependencies',
    'cases/03c-failfast',
    'cases/03d-continueon',
    'cases/19-depends-status',
  ]);
  probes = await observedProbes({
    omitted: dag(
      '{name: sk, template: use, when: "false"}',
      '{name: a, template: use, depends: sk.Succeeded}',
      '{name: b, template: use, depends: a}',
      '{name: c, template: use, depends: b}',
    ),
    ours: {
      ...dag(
        '{name: sk, template: use, when: "false"}',
        '{name: bad, template: use}',
        `{name: after-sk, template: use, depends: ${edge('sk')}}`,
        `{name: two-hops, template: use, depends: ${edge('after-sk')}}`,
        `{name: after-bad, template: use, depends: ${edge('bad')}}`,
        `{name: after-omitted, template: use, depends: ${edge('after-bad')}}`,
        '{name: both, template: use, depends: "(after-sk.Succeeded || after-sk.Skipped || after-sk.Daemoned) && (sk.Succeeded || sk.Skipped || sk.Daemoned)"}',
      ),
      script: { bad: { exitCode: 3 } },
    },
    mixed: dag(
      '{name: a, template: use}',
      '{name: b, template: use, depends: a.Succeeded}',
      '{name: c, template: use, dependencies: [a]}',
    ),
    tolerant: dag(
      '{name: a, template: use, continueOn: {failed: true}}',
      '{name: b, template: use, depends: a.Succeeded}',
    ),
    ...Object.fromEntries(
      [...reserved, ...harmless].map((name) => [
        `name-${name}`,
        dag(`{name: "${name}", template: use}`, `{name: z, template: use, depends: ${edge(name)}}`),
      ]),
    ),
  });
});

describe('P-01: the states of a task', () => {
  it('P-01: a bare name goes on after Skipped, and never after Omitted or Failed', () => {
    expect(
      cases.phases('cases/03-depends', 'sk', 'after-sk', 'after-sk-succ', 'after-om', 'after-bad'),
    ).toEqual({
      sk: 'Skipped',
      'after-sk': 'Succeeded',
      'after-sk-succ': 'Omitted',
      'after-om': 'Omitted',
      'after-bad': 'Omitted',
    });
  });

  it('P-01: everything behind an omitted task is omitted, and the workflow still succeeds', () => {
    expect(probes.phases('omitted', 'sk', 'a', 'b', 'c')).toEqual({
      sk: 'Skipped',
      a: 'Omitted',
      b: 'Omitted',
      c: 'Omitted',
    });
    expect(probes.phase('omitted')).toBe('Succeeded');
    expect(probes.message('omitted', 'c')).toBe('omitted: depends condition not met');
  });

  it('P-01: the three states that we name let a skip travel any number of hops, and nothing else', () => {
    expect(probes.phases('ours', 'after-sk', 'two-hops', 'both', 'after-bad', 'after-omitted')).toEqual({
      'after-sk': 'Succeeded',
      'two-hops': 'Succeeded',
      both: 'Succeeded',
      'after-bad': 'Omitted',
      'after-omitted': 'Omitted',
    });
    expect(probes.phase('ours')).toBe('Failed');
  });

  it('fact 03: depends knows Omitted, Skipped, Failed, not and or', () => {
    expect(cases.phases('cases/03-depends', 'after-om-dep', 'after-bad-f', 'any')).toEqual({
      'after-om-dep': 'Succeeded',
      'after-bad-f': 'Succeeded',
      any: 'Succeeded',
    });
    expect(cases.phases('cases/19-depends-status', 'b', 'c', 'd', 'e', 'f', 'g')).toEqual({
      b: 'Succeeded',
      c: 'Succeeded',
      d: 'Succeeded',
      e: 'Succeeded',
      f: 'Omitted',
      g: 'Succeeded',
    });
  });

  it('fact 03: dependencies mean the same as a bare name', () => {
    expect(cases.phases('cases/03b-dependencies', 'after-sk', 'after-om', 'after-bad')).toEqual({
      'after-sk': 'Succeeded',
      'after-om': 'Omitted',
      'after-bad': 'Omitted',
    });
  });
});

describe('P-02: two ways to say the order', () => {
  it('P-02, fact 03 both: depends and dependencies in one DAG are refused', () => {
    expect(probes.message('mixed')).toBe(
      "invalid spec: templates.main cannot use both 'depends' and 'dependencies' in the same DAG template",
    );
  });

  it('P-02: depends and continueOn in one DAG are refused', () => {
    expect(probes.message('tolerant')).toBe(
      "invalid spec: templates.main cannot use 'continueOn' when using 'depends'. Instead use 'dep-task.Failed'/'dep-task.Errored'",
    );
  });

  it('fact 03d: continueOn with dependencies goes on, and the workflow succeeds', () => {
    expect(cases.phases('cases/03d-continueon', 'bad', 'next')).toEqual({ bad: 'Failed', next: 'Succeeded' });
    expect(cases.phase('cases/03d-continueon')).toBe('Succeeded');
  });
});

describe('P-03: names in depends', () => {
  it.each(reserved)('P-03, LOWERING j: a task "%s" ends the workflow as an Error', (name) => {
    const probe = `name-${name}`;
    // `if` and `else` are words of the expression language since 3.7.
    if (by({ default: false, '3.6.5': name === 'if' || name === 'else' })) {
      expect(probes.phase(probe)).toBe('Succeeded');
      return;
    }
    expect(probes.phase(probe)).toBe('Error');
    expect(probes.message(probe, 'z')).toContain(
      `unable to evaluate expression '${name}.Succeeded || ${name}.Skipped || ${name}.Daemoned'`,
    );
  });

  it('P-03: lint accepts tasks of all those names', async () => {
    const verdicts = await lintedProbes(
      Object.fromEntries(
        reserved.map((name) => [
          name,
          dag(`{name: "${name}", template: use}`, `{name: z, template: use, depends: ${edge(name)}}`),
        ]),
      ),
    );
    expect([...verdicts.values()]).toEqual(reserved.map(() => 'accepted'));
  });

  it.each(harmless)('P-03: a task "%s" is harmless', (name) => {
    expect(probes.phase(`name-${name}`)).toBe('Succeeded');
    expect(probes.phases(`name-${name}`, 'z')).toEqual({ z: 'Succeeded' });
  });

  it('P-03: digits first, underscores and more than 128 characters are refused', async () => {
    const verdicts = await lintedProbes({
      digit: dag('{name: 1a, template: use}', '{name: b, template: use, depends: 1a.Succeeded}'),
      underscore: dag('{name: a_b, template: use}'),
      long: dag(`{name: ${'a'.repeat(129)}, template: use}`),
      longest: dag(`{name: ${'a'.repeat(128)}, template: use}`),
    });
    expect(verdicts.get('digit')).toContain(
      "name cannot begin with a digit when using either 'depends' or 'dependencies'",
    );
    expect(verdicts.get('underscore')).toContain(
      "'a_b' is invalid: name must consist of alpha-numeric characters or '-'",
    );
    expect(verdicts.get('long')).toContain('is invalid: must be no more than 128 characters');
    expect(verdicts.get('longest')).toBe('accepted');
  });
});

describe('P-06: the phase of a DAG', () => {
  it('P-06, fact 03c: without target a handled failure ends as Succeeded', () => {
    expect(cases.phases('cases/03c-failfast', 'bad', 'catch', 'after-slow')).toEqual({
      bad: 'Failed',
      catch: 'Succeeded',
      'after-slow': 'Succeeded',
    });
    expect(cases.phase('cases/03c-failfast')).toBe('Succeeded');
  });
});
