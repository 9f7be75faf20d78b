import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { suppressionsOf } from '../../src/diagnostics/suppressions.ts';

const read = (text: string) => suppressionsOf({ path: 'p.yaml', text });
const shown = (text: string): readonly unknown[] =>
  read(text).map(({ codes, reason, line, span }) => [
    codes.map(({ code, span: { start, end } }) => {
      expect(text.slice(start, end)).toBe(code);
      return code;
    }),
    reason,
    line,
    text.slice(span.start, span.end),
  ]);

describe('a suppression', () => {
  it.each([
    ['a: 1 # pipewright-ignore x: why\n', [['x'], 'why', 1]],
    ['# pipewright-ignore x: why\na: 1\n', [['x'], 'why', 2]],
    ['a:\n  #pipewright-ignore x-y , z:why: so\n  b: 1', [['x-y', 'z'], 'why: so', 3]],
    ['# pipewright-ignore x: why\n# more\n\t# and more\na: 1\n', [['x'], 'why', 4]],
    ['# pipewright-ignore x: why\n\na: 1\n', [['x'], 'why', 2]],
    ['# pipewright-ignore x: why', [['x'], 'why', 2]],
    ['a: 1 # pipewright-ignore x\r\n', [['x'], undefined, 1]],
    ['a: 1 # pipewright-ignore x:  \t\n', [['x'], undefined, 1]],
    ['a: 1 # pipewright-ignore x why\n', [['x'], undefined, 1]],
    ['a: 1 # pipewright-ignore\n', [[], undefined, 1]],
    ['a: 1 # pipewright-ignore: why\n', [[], 'why', 1]],
    ['a: 1\r\nb: 2 # pipewright-ignore x: why \r\nc: 3\r\n', [['x'], 'why', 2]],
    ['source: |\n  x() # pipewright-ignore x: why\n', [['x'], 'why', 2]],
  ])('%j', (text, expected) => {
    const [one] = shown(text) as readonly (readonly unknown[])[];
    expect(one?.slice(0, 3)).toEqual(expected);
    expect(one?.[3]).toMatch(/^#.*\S$/);
  });

  it.each(['a: 1 #pipewright-ignored x: y', 'a: pipewright-ignore x: y', 'a: b#pipewright-ignore x: y', ''])(
    'is none of %j',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it('takes no more than a moment in a long line of blanks', () => {
    const start = performance.now();
    read(`${' '.repeat(200_000)}# pipewright-ignore ${'a , '.repeat(50_000)}`);
    read(`# pipewright-ignore${' '.repeat(200_000)}!`);
    read('# pipewright-ignore x: y\n'.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a sink', () => {
  const text = 'a: 1 # pipewright-ignore x: why\nb: 2\n';
  const finding = (code: string, severity: Severity, start = 0, isAdvice = false): Diagnostic => {
    const span = { file: { path: 'p.yaml', text }, start, end: start + 1 };
    return { code, severity, message: 'm', span, ...(isAdvice && { isAdvice }) };
  };
  const sunk = (one: Diagnostic): readonly number[] => {
    const sink = new Sink();
    sink.add(one);
    sink.add(one);
    return [sink.diagnostics().length, sink.suppressed.length, sink.errorCount];
  };

  it('sets aside what is suppressed, once', () => {
    expect(sunk(finding('x', 'warning'))).toEqual([0, 1, 0]);
    expect(sunk(finding('x', 'note'))).toEqual([0, 1, 0]);
    expect(sunk(finding('x', 'error', 0, true))).toEqual([0, 1, 0]);
  });

  it('keeps errors of the language, other codes and other lines', () => {
    expect(sunk(finding('x', 'error'))).toEqual([1, 0, 1]);
    expect(sunk(finding('y', 'warning'))).toEqual([1, 0, 0]);
    expect(sunk(finding('x', 'warning', text.indexOf('b')))).toEqual([1, 0, 0]);
  });
});
