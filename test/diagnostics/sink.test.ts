import { describe, expect, it } from 'vitest';
import type { CodeInfo, Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { counts, plural, summarize } from '../../src/diagnostics/format/summary.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';

const a: SourceFile = { path: 'a.yaml', text: '0123456789' };
const b: SourceFile = { path: 'b.yaml', text: '0123456789' };

function span(file: SourceFile, start: number, end: number): Span {
  return { file, start, end };
}

function info(code: string, severity: CodeInfo['severity'] = 'error'): CodeInfo {
  return { code, severity, summary: '', advice: '' };
}

describe('Sink', () => {
  const places = (sink: Sink): readonly string[] =>
    sink
      .diagnostics()
      .map(({ code, span: { file, start, end } }: Diagnostic) => `${code} ${file.path} ${start}-${end}`);

  it('keeps the ends of texts of megabytes, and whole texts of two thousand characters', () => {
    const sink = new Sink();
    const long = `begin ${'x'.repeat(1_000_000)} end`;
    const details = { help: long, related: [{ message: long, span: span(a, 1, 2) }] };
    sink.report(info('x'), span(a, 1, 2), long, details);
    sink.report(info('y'), span(a, 3, 4), 'y'.repeat(2000));
    const [one, two] = sink.diagnostics();
    for (const text of [one?.message, one?.help, one?.related?.[0]?.message])
      expect(text).toMatch(/^begin x{194} … x{196} end$/);
    expect(two?.message).toHaveLength(2000);
  });

  it('orders by file as first found, then by start, end and code', () => {
    const sink = new Sink();
    sink.report(info('x'), span(b, 5, 6), 'm');
    sink.report(info('x'), span(a, 1, 2), 'm');
    sink.report(info('y'), span(b, 2, 9), 'm');
    sink.report(info('z'), span(b, 2, 4), 'm');
    sink.report(info('w'), span(b, 2, 4), 'm');
    sink.report(info('x'), span(a, 0, 2), 'm');
    expect(places(sink)).toEqual([
      'w b.yaml 2-4',
      'z b.yaml 2-4',
      'y b.yaml 2-9',
      'x b.yaml 5-6',
      'x a.yaml 0-2',
      'x a.yaml 1-2',
    ]);
  });

  it('keeps the same finding at the same place once, and any other', () => {
    const sink = new Sink();
    const report = (code: string, at: Span, message: string): void => sink.report(info(code), at, message);
    report('x', span(a, 1, 2), 'm');
    report('x', span(a, 1, 2), 'm');
    report('y', span(a, 1, 2), 'm');
    report('x', span(b, 1, 2), 'm');
    report('x', span(a, 0, 2), 'm');
    report('x', span(a, 1, 3), 'm');
    report('x', span(a, 1, 2), 'n');
    expect(sink.diagnostics()).toHaveLength(6);
    expect(sink.errorCount).toBe(6);
  });

  it('counts errors only', () => {
    const sink = new Sink();
    expect([sink.hasErrors, sink.errorCount]).toEqual([false, 0]);
    sink.report(info('x', 'warning'), span(a, 1, 2), 'm');
    sink.report(info('y', 'note'), span(a, 1, 2), 'm');
    expect([sink.hasErrors, sink.errorCount]).toEqual([false, 0]);
    sink.report(info('z'), span(a, 1, 2), 'm');
    expect([sink.hasErrors, sink.errorCount]).toEqual([true, 1]);
  });

  it('takes over findings with all they say', () => {
    const sink = new Sink();
    const one: Diagnostic = { code: 'x', severity: 'note', message: 'm', span: span(a, 1, 2), help: 'h' };
    sink.add(one);
    expect(sink.diagnostics()).toEqual([one]);
  });
});

describe('the summary', () => {
  const finding = (severity: Diagnostic['severity'], file: SourceFile): Diagnostic => {
    return { code: 'x', severity, message: 'm', span: span(file, 0, 1) };
  };

  it('counts by severity, and files', () => {
    expect(
      summarize([finding('error', a), finding('warning', a), finding('error', b), finding('note', a)]),
    ).toEqual({ errors: 2, warnings: 1, notes: 1, files: 2 });
  });

  it.each([
    [0, 0, 0, ''],
    [1, 0, 0, '1 error'],
    [10, 0, 0, '10 errors'],
    [2, 1, 0, '2 errors and 1 warning'],
    [0, 0, 2, '2 notes'],
    [1, 2, 3, '1 error, 2 warnings and 3 notes'],
    [1, 0, 20, '1 error and 20 notes'],
  ])('of %d errors, %d warnings and %d notes says "%s"', (errors, warnings, notes, said) => {
    expect(counts({ errors, warnings, notes, files: 1 })).toBe(said);
  });

  it('has its plurals', () => {
    expect([plural(0, 'file'), plural(1, 'file'), plural(2, 'file')]).toEqual([
      '0 files',
      '1 file',
      '2 files',
    ]);
  });
});
