import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { formatConcise } from '../../../src/diagnostics/format/concise.ts';
import { formatJson } from '../../../src/diagnostics/format/json.ts';

const source = { path: 'pipeline.yaml', text: 'name: 😀x\ntasks: {}\n' };
const full: Diagnostic = {
  code: 'unknown-key',
  severity: 'error',
  message: 'Unknown key "x".',
  span: { file: source, start: 8, end: 9 },
  related: [{ message: 'here', span: { file: source, start: 10, end: 15 } }],
  help: 'Delete it.',
  fix: { title: 'Delete', safe: true, edits: [{ span: { file: source, start: 8, end: 9 }, text: '' }] },
};
const bare: Diagnostic = {
  code: 'b',
  severity: 'warning',
  message: 'm',
  span: { file: source, start: 0, end: 4 },
};

describe('formatJson', () => {
  it('gives every field of every finding, columns in UTF-16 code units', () => {
    expect(JSON.parse(formatJson([full, bare]))).toEqual({
      version: 1,
      diagnostics: [
        {
          code: 'unknown-key',
          severity: 'error',
          message: 'Unknown key "x".',
          file: 'pipeline.yaml',
          start: { line: 1, column: 9 },
          end: { line: 1, column: 10 },
          related: [
            {
              message: 'here',
              file: 'pipeline.yaml',
              start: { line: 2, column: 1 },
              end: { line: 2, column: 6 },
            },
          ],
          help: 'Delete it.',
          fix: {
            title: 'Delete',
            safe: true,
            edits: [
              {
                file: 'pipeline.yaml',
                start: { line: 1, column: 9 },
                end: { line: 1, column: 10 },
                text: '',
              },
            ],
          },
        },
        {
          code: 'b',
          severity: 'warning',
          message: 'm',
          file: 'pipeline.yaml',
          start: { line: 1, column: 1 },
          end: { line: 1, column: 5 },
          related: [],
          help: null,
          fix: null,
        },
      ],
      summary: { errors: 1, warnings: 1, notes: 0, files: 1 },
    });
  });

  it('is an object also when nothing was found', () => {
    expect(formatJson([])).toBe(
      '{"version":1,"diagnostics":[],"summary":{"errors":0,"warnings":0,"notes":0,"files":0}}\n',
    );
  });

  it('is safe to look at in a terminal and still means the same', () => {
    const message = 'a\x1b\x7f\u009b\u202e\ud800b';
    const shown = formatJson([{ ...bare, message }]);
    expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(JSON.parse(shown).diagnostics[0].message).toBe(message);
  });
});

describe('formatConcise', () => {
  it('is one line a finding in the form of compilers', () => {
    expect(formatConcise([full, { ...bare, message: 'a\nb' }])).toBe(
      'pipeline.yaml:1:9: error: Unknown key "x". [unknown-key]\npipeline.yaml:1:1: warning: a␊b [b]\n',
    );
  });
});
