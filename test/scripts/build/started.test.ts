import { describe, expect, it } from 'vitest';
import { startedBy } from '../../../scripts/build/started.ts';

const script = `function (require) {
  function $r0() { if (process.argv[2] === 'a') $r1(); else if (process.argv[2] === 'b') $r12(); else process.exitCode = 1; }
  function $r1() {}
  function $r12() {}
  function $r2() {}
  $r0();
}`;

describe('startedBy', () => {
  it('gives the numbers of what any of the calls starts', async () => {
    expect(await startedBy(script, [['a']], '.')).toEqual(new Set([0, 1]));
    expect(await startedBy(script, [['a'], ['b']], '.')).toEqual(new Set([0, 1, 12]));
  });

  it('fails where a call does', async () => {
    await expect(startedBy(script, [['c']], '.')).rejects.toThrow(/Command failed/);
  });
});
