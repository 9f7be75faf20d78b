import { beforeAll, describe, expect, it } from 'vitest';
import type { RunPod } from '../harness.ts';
import { ran } from './compiled.ts';
import { loopCases as cases, hardTexts, hardValues, longTexts } from './loop-cases.ts';
import type { Observed } from './recorded.ts';

/** Loops as we write them: `loops.test.ts` and the cases there say what they have to go round. */

let seen: Observed;

beforeAll(async () => {
  seen = await ran(cases);
});

const podsOf = (name: keyof typeof cases, task: string): readonly RunPod[] =>
  seen.result(name).pods.filter((pod) => pod.node.includes(`.${task}(`));
/** What the items of a loop said, in their order. */
function saidBy(name: keyof typeof cases, task: string): readonly (string | undefined)[] {
  const place = (pod: RunPod): number => Number(pod.node.split(`.${task}(`)[1]?.split(':')[0]);
  return [...podsOf(name, task)]
    .sort((one, other) => place(one) - place(other))
    .map((pod) => pod.command?.[1]);
}
const told = (name: keyof typeof cases, task: string): string | undefined =>
  seen.pod(name, task).command?.[1];

/** How many of some things happened at the same time, at most: each from its first pod to its last. */
function together(pods: readonly RunPod[], thingOf: (pod: RunPod) => string): number {
  const things = new Map<string, readonly RunPod[]>();
  for (const pod of pods) things.set(thingOf(pod), [...(things.get(thingOf(pod)) ?? []), pod]);
  const spans = [...things.values()].map((some) => ({
    start: Math.min(...some.map((pod) => pod.start)),
    end: Math.max(...some.map((pod) => pod.end)),
  }));
  return Math.max(
    ...spans.map(({ start }) => spans.filter((one) => one.start <= start && start < one.end).length),
  );
}

const many = Array.from({ length: 300 }, (_, index) => index);

describe('a loop that we compile', () => {
  it.each(Object.keys(cases))('ends, in good order but where an item fails: %s', (name) => {
    expect(seen.result(name)).not.toHaveProperty('error');
    expect(seen.phase(name)).toBe(name === 'failed' ? 'Failed' : 'Succeeded');
  });

  it('P-24, fact 05, fact 05i, fact 05n, LOWERING d: hands texts on byte for byte, those of a step and those in place', () => {
    expect(saidBy('texts', 'each')).toEqual(hardTexts);
    expect(saidBy('texts', 'fixed')).toEqual(hardTexts);
  });

  it('P-24, fact 05j, fact 05n: hands on numbers, null, Lists and Dicts, and what is in them', () => {
    expect(saidBy('values', 'each').map((text) => JSON.parse(text ?? ''))).toEqual(hardValues);
    expect(saidBy('values', 'parts')).toEqual(hardTexts.map((text, n) => `${n} ${text}`));
  });

  it('P-26, fact 05d, fact 05f: gathers what its items made, texts as texts and numbers as numbers', () => {
    expect(saidBy('made', 'back')).toEqual(hardTexts);
    expect(told('made', 'numbers')).toBe(`${JSON.stringify(hardTexts.map((_, n) => n))}2`);
  });

  it('P-04, fact 05b, LOWERING d: over an empty List is skipped, gives an empty one, and what comes after it runs', () => {
    for (const task of ['tell-each', 'tell-nulls', 'tell-held', 'tell-fixed']) {
      expect(told('empty', task), task).toBe('[] Skipped');
    }
    expect(seen.phases('empty', 'after')).toEqual({ after: 'Succeeded' });
    expect(seen.result('empty').pods.map((pod) => pod.template)).not.toContain('make');
  });

  it('P-25, fact 05q: over the List of a task that was skipped takes what is written for that', () => {
    expect(seen.node('absent', 'list').phase).toBe('Skipped');
    expect(saidBy('absent', 'each')).toEqual(['instead']);
    expect(told('absent', 'tell')).toBe('[] Skipped');
  });

  it('fact 05k, LOWERING d: whose items are all skipped ends well, and gives an empty List, or nulls', () => {
    expect(told('skipped', 'tell-each')).toBe('[] Succeeded');
    expect(told('skipped', 'tell-nulls')).toBe('[null,null] Succeeded');
    expect(told('skipped', 'tell-held')).toBe('[] Succeeded');
    expect(told('skipped', 'tell-forgiven')).toBe('[] Succeeded');
    expect(seen.result('skipped').pods.map((pod) => pod.template)).not.toContain('make');
  });

  it('P-26: in which an item fails runs the others, fails, and has its handler run', () => {
    expect(podsOf('failed', 'each')).toHaveLength(3);
    expect(seen.phases('failed', 'handler', 'next')).toEqual({ handler: 'Succeeded', next: 'Omitted' });
  });

  it('P-26, fact 05d when, fact 05o: that is forgiven leaves out what was skipped or failed, or gives null in its place', () => {
    expect(told('forgiven', 'tell-each')).toBe('["1","4"] Failed');
    expect(told('forgiven', 'tell-nulls')).toBe('[1,null,null,4] Failed');
    expect(told('forgiven', 'tell-held')).toBe('[1,3,4] Failed');
  });

  it('P-26, LOWERING d: leaves out what an item did not write, or gives null in its place', () => {
    expect(told('optional', 'tell-each')).toBe('["there","there"] [true,false,true] [0.5,1000,0.5]');
    expect(told('optional', 'tell-nulls')).toBe('["there",null,"there"] [{"a":1},{},{"a":1}]');
  });

  it('P-29, LOWERING d: runs as many items at the same time as it may, each with all its steps', () => {
    expect(together(podsOf('limited', 'two'), (pod) => pod.node)).toBe(2);
    expect(together(podsOf('limited', 'all'), (pod) => pod.node)).toBeGreaterThan(2);
    const groups = podsOf('limited', 'groups');
    expect(together(groups, (pod) => pod.node.slice(0, pod.node.lastIndexOf('.')))).toBe(2);
    expect(together(groups, (pod) => pod.node)).toBeGreaterThan(2);
    expect(groups).toHaveLength(12);
  });

  it('P-28, LOWERING d: inside others has the items of all of them, and gives Lists of Lists', () => {
    const words = podsOf('nested', 'words').map((pod) => pod.command?.[1] ?? '');
    expect(words.sort()).toEqual(
      ['2aa', '2a{{item}}', '2"b{{"b{{', '2"b{{{{item}}', '1cccccc', '1ccc{{item}}'].sort(),
    );
    expect(told('nested', 'tell')).toBe('[[1,4],[],[3]]');
  });

  it('P-24, P-26: gives what 300 items made in their order, and hands on items of 5000 characters', () => {
    expect(told('many', 'tell')).toBe(JSON.stringify(many));
    expect(saidBy('long', 'each')).toEqual(longTexts);
  });
});
