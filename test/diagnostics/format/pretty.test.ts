import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../../src/diagnostics/diagnostic.ts';
import { formatPretty } from '../../../src/diagnostics/format/pretty.ts';
import type { SourceFile, Span } from '../../../src/diagnostics/span.ts';

const plain = { color: false, width: 80 };

function file(text: string, path = 'pipeline.yaml'): SourceFile {
  return { path, text };
}

/** The span of the first occurrence of `part`. */
function at(source: SourceFile, part: string): Span {
  const start = source.text.indexOf(part);
  expect(start).toBeGreaterThanOrEqual(0);
  return { file: source, start, end: start + part.length };
}

function finding(span: Span, rest: Partial<Diagnostic> = {}): Diagnostic {
  return { code: 'unknown-task', severity: 'error', message: 'There is no task "b".', span, ...rest };
}

/** The frame of one finding: the lines between its first line and the summary. */
function frameOf(text: string, part: string, width = 80): readonly string[] {
  const shown = formatPretty([finding(at(file(text), part))], { color: false, width });
  return shown.split('\n').slice(1, 3);
}

describe('formatPretty', () => {
  it('links the code to its page, where there is one', () => {
    const span = at(file('a: 1\n'), 'a');
    const page = (code: string): string => `file:///docs/errors.md#${code}`;
    expect(formatPretty([finding(span)], { ...plain, page })).toContain(
      'error[\x1b]8;;file:///docs/errors.md#unknown-task\x1b\\unknown-task\x1b]8;;\x1b\\]: ',
    );
    expect(formatPretty([finding(span)], plain)).toContain('error[unknown-task]: ');
  });

  it('shows place, severity, code, message, the line and the smallest wrong text, related places, the cure and a summary', () => {
    const pipeline = file('tasks:\n  a:\n    when: ${{ tasks.b.status }}\n');
    const component = file('name: x\noutputs: []\n', 'components/x.yaml');
    const shown = formatPretty(
      [
        finding(at(pipeline, 'b.status'), {
          related: [{ message: 'the outputs are declared here', span: at(component, 'outputs') }],
          help: 'Did you mean "a"?',
        }),
      ],
      plain,
    );
    expect(shown).toBe(
      [
        'pipeline.yaml:3:21: error[unknown-task]: There is no task "b".',
        '3 |     when: ${{ tasks.b.status }}',
        '  |                     ^^^^^^^^',
        '  components/x.yaml:2:1: the outputs are declared here',
        '2 | outputs: []',
        '  | ^^^^^^^',
        '  help: Did you mean "a"?',
        '',
        '1 error in 1 file.',
        '',
      ].join('\n'),
    );
  });

  it('is empty when there is nothing to show', () => {
    expect(formatPretty([], plain)).toBe('');
  });

  it('shows a tab as an arrow of four columns and underlines after it', () => {
    expect(frameOf('\tname: x', 'name')).toEqual(['1 | →   name: x', '  |     ^^^^']);
  });

  it('underlines wide characters and emoji by the columns they take', () => {
    expect(frameOf('名前: 値 # x', '値')).toEqual(['1 | 名前: 値 # x', '  |       ^^']);
    expect(frameOf('a👩‍🔬b', 'b')).toEqual(['1 | a👩‍🔬b', '  |    ^']);
    expect(frameOf('e\u0301: x', 'x')).toEqual(['1 | e\u0301: x', '  |    ^']);
  });

  it('shows escapes, control and invisible characters instead of emitting them', () => {
    const [line, underline] = frameOf('a\x1b[31m\u202e\u009b\x7f\u200b: x', ': x');
    expect(line).toBe('1 | a␛[31m<U+202E><U+009B>␡<U+200B>: x');
    expect(underline).toBe(`  | ${' '.repeat(31)}^^^`);
  });

  it('makes names in messages, help, titles and paths visible too', () => {
    const source = file('x', 'a\x1b]0;title\x07.yaml');
    const edit = { title: 'Write \x1b.', safe: true, edits: [] };
    const shown = formatPretty(
      [
        finding(at(source, 'x'), {
          message: 'No "\x1b[2J\n".',
          help: 'Say \x1b[1m\nor not.',
          fix: edit,
          related: [{ message: '\x1b', span: at(source, 'x') }],
        }),
      ],
      plain,
    );
    expect(shown).not.toMatch(/(?!\n)[\p{Cc}]/u);
    expect(shown).toContain('No "␛[2J␊".');
    expect(shown).toContain('  help: Say ␛[1m\n        or not.');
  });

  it('cuts a long line around the span and says so on both sides', () => {
    const [line = '', underline = ''] = frameOf(`${'a'.repeat(5000)}WRONG${'b'.repeat(5000)}`, 'WRONG', 60);
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line).toMatch(/^1 \| …a+WRONGb+…$/);
    expect(underline.indexOf('^')).toBe(line.indexOf('WRONG'));
    expect(underline.trim().endsWith('^^^^^')).toBe(true);
  });

  it('shows the beginning of a span that is longer than the line has room for', () => {
    const [line = '', underline = ''] = frameOf(`key: ${'x'.repeat(500)}`, 'x'.repeat(500), 60);
    expect(line).toMatch(/^1 \| …x+…$/);
    expect(underline.slice(4).replaceAll('^', '')).toBe(' ');
  });

  it('shows a place at the end of a line, of the file and of an empty line with one caret', () => {
    const source = file('name:\n\nlast');
    const caret = (offset: number): string | undefined =>
      formatPretty([finding({ file: source, start: offset, end: offset })], plain).split('\n')[2];
    expect(caret(5)).toBe('  |      ^');
    expect(caret(6)).toBe('  | ^');
    expect(caret(11)).toBe('  |     ^');
  });

  it('underlines the first line of a span over several lines and names the last', () => {
    const shown = formatPretty([finding(at(file('a: |\n  b\n  c\r\nd: 1\n'), '|\n  b\n  c'))], plain);
    expect(shown).toContain('1 | a: |\n  |    ^ … to line 3\n');
  });

  it('shows no frame for a file that could not be read', () => {
    const shown = formatPretty([finding({ file: file(''), start: 0, end: 0 })], plain);
    expect(shown).toBe(
      'pipeline.yaml:1:1: error[unknown-task]: There is no task "b".\n\n1 error in 1 file.\n',
    );
  });

  it('colours only when asked', () => {
    const one = finding(at(file('b'), 'b'), { help: 'x' });
    expect(formatPretty([one], { color: true, width: 80 })).toContain('\x1b[1;31merror[unknown-task]\x1b[0m');
    expect(formatPretty([one], plain)).not.toContain('\x1b');
  });

  it('shows fifty findings, errors before advice, and counts the rest', () => {
    const source = file('x\n'.repeat(70));
    const one = (line: number, severity: Severity): Diagnostic =>
      finding({ file: source, start: line * 2, end: line * 2 + 1 }, { severity });
    const findings = Array.from({ length: 60 }, (_, line) => one(line, line === 59 ? 'error' : 'warning'));
    const shown = formatPretty(findings, plain);
    expect(shown.match(/warning\[/g)).toHaveLength(49);
    expect(shown.match(/error\[/g)).toHaveLength(1);
    expect(shown).toContain('\n… and 10 warnings more.\n\n1 error and 59 warnings in 1 file.\n');
  });

  it('never emits a control character, is never wider than asked and underlines the very text, whatever the source', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\t', '\x1b', '値', '👩‍🔬', '\u202e', 'a', '\u0301'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 300,
    });
    fc.assert(
      fc.property(
        nasty,
        fc.nat(),
        fc.nat(40),
        fc.integer({ min: 40, max: 120 }),
        (text, at, length, width) => {
          const source = file(text);
          const start = text.length === 0 ? 0 : at % (text.length + 1);
          const end = Math.min(text.length, start + length);
          const shown = formatPretty([finding({ file: source, start, end })], { color: false, width });
          expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/u);
          const [, , underline = ''] = shown.split('\n');
          expect(underline.replace(/ … to line \d+$/, '').length).toBeLessThanOrEqual(width);
          if (text !== '') expect(underline).toContain('^');
        },
      ),
    );
  });

  it('underlines exactly the text of the span in any line of plain text', () => {
    const line = fc.string({ unit: fc.constantFrom(...'abc:- {}'), minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(line, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const end = Math.min(start + 1 + (b % 20), text.length);
        const source = file(text);
        const [, shown = '', underline = ''] = formatPretty(
          [finding({ file: source, start, end })],
          plain,
        ).split('\n');
        const from = underline.indexOf('^');
        const found = shown.padEnd(100).slice(from, underline.lastIndexOf('^') + 1);
        expect(found).toBe(text.slice(start, end));
      }),
    );
  });
});
