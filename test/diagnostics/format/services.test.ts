import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeInfo, Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { fingerprints } from '../../../src/diagnostics/format/fingerprints.ts';
import { type FormatOptions, format } from '../../../src/diagnostics/format/format.ts';
import { type Format, formats, isDocument } from '../../../src/diagnostics/format/formats.ts';
import { findingsProblems } from '../../support/findings.ts';
import { sarifProblems } from '../../support/sarif.ts';
import { parseXml } from '../../support/xml.ts';

const catalog: readonly CodeInfo[] = [
  { code: 'unknown-key', severity: 'error', summary: 'A key.', advice: 'Delete it.' },
  { code: 'unused-input', severity: 'warning', summary: 'An input.', advice: 'Read it.' },
];
const source = { path: 'a b/pipe#1.yaml', text: 'name: 😀x\ntasks: {}\nlist:\n  - 1\n' };
const error: Diagnostic = {
  code: 'unknown-key',
  severity: 'error',
  message: 'Unknown key "x" <&> 50%.',
  span: { file: source, start: 8, end: 9 },
  related: [{ message: 'here', span: { file: source, start: 10, end: 15 } }],
  help: 'Delete it,\nor see [this](https://evil.example).',
  fix: { title: 'Delete', safe: true, edits: [{ span: { file: source, start: 8, end: 9 }, text: '' }] },
};
const warning: Diagnostic = {
  code: 'unused-input',
  severity: 'warning',
  message: 'm',
  span: { file: source, start: 20, end: 31 },
};
const note: Diagnostic = {
  code: 'a-note',
  severity: 'note',
  message: 'n',
  span: { file: { path: '/abs/é.yaml', text: '' }, start: 0, end: 0 },
};
const all = [error, warning, note];

const options: FormatOptions = {
  style: { color: false, width: 100 },
  failOn: 'error',
  version: '1.2.3',
  catalog: async () => catalog,
};
const show = (as: Format, diagnostics = all, checked: readonly string[] = []): Promise<string> =>
  format({ diagnostics, checked }, as, options);

function without(value: unknown, words: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, words));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !words.includes(key));
  return Object.fromEntries(entries.map(([key, one]) => [key, without(one, words)]));
}

const problemsOf = sarifProblems();

describe('json', () => {
  it('is what its published schema says', async () => {
    for (const diagnostics of [all, []]) {
      const document: unknown = JSON.parse(await show('json', diagnostics));
      expect(findingsProblems(document)).toBe('');
    }
    const [first] = JSON.parse(await show('json')).diagnostics;
    for (const key of Object.keys(first)) {
      const bad = { ...JSON.parse(await show('json')), diagnostics: [without(first, [key])] };
      expect(findingsProblems(bad), key).not.toBe('');
    }
  });
});

describe('sarif', () => {
  it('is valid by the schema of the standard, which refuses what is not', async () => {
    const log = JSON.parse(await show('sarif'));
    expect(problemsOf(log)).toBe('');
    expect(problemsOf(JSON.parse(await show('sarif', [])))).toBe('');
    expect(problemsOf({ ...log, version: '2.0.0' })).not.toBe('');
    expect(problemsOf(without(log, ['text']))).not.toBe('');
  });

  it('names the rules that occur, with levels, places, related places and fixes', async () => {
    const [run] = JSON.parse(await show('sarif')).runs;
    expect(run.tool.driver).toMatchObject({ name: 'Pipewright', version: '1.2.3' });
    expect(run.tool.driver.rules.map((one: { id: string }) => one.id)).toEqual([
      'unknown-key',
      'unused-input',
    ]);
    const [first, second, third] = run.results;
    expect(first).toMatchObject({
      ruleId: 'unknown-key',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/pipe%231.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 1, startColumn: 9, endLine: 1, endColumn: 10 },
          },
        },
      ],
      relatedLocations: [{ id: 1, message: { text: 'here' } }],
      fixes: [
        {
          description: { text: 'Delete' },
          artifactChanges: [
            {
              replacements: [
                {
                  deletedRegion: { startLine: 1, startColumn: 9, endLine: 1, endColumn: 10 },
                  insertedContent: { text: '' },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(second).toMatchObject({ ruleIndex: 1, level: 'warning' });
    expect(third).toMatchObject({
      level: 'note',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///abs/%C3%A9.yaml' } } }],
    });
    expect(third.ruleIndex).toBeUndefined();
  });

  it('has no text that a viewer would make a link of', async () => {
    expect(JSON.parse(await show('sarif')).runs[0].results[0].message.text).toContain('see \\[this](https');
  });
});

describe('fingerprints', () => {
  const text = 'tasks:\n  a: {x: 1, y: 1}\n  b:\n    y: 1\n    y: 1\n';
  const at = (whole: string, start: number, code = 'unknown-key'): Diagnostic => {
    const span = { file: { path: 'p.yaml', text: whole }, start, end: start + 1 };
    return { code, severity: 'error', message: 'm', span };
  };
  const places = [text.indexOf('x'), text.indexOf('y'), text.indexOf('y: 1\n'), text.lastIndexOf('y')];

  it('differ for different findings, alike ones included', () => {
    const found = fingerprints([...places.map((start) => at(text, start)), at(text, 12, 'other')]);
    expect(new Set(found.values()).size).toBe(5);
    for (const one of found.values()) expect(one).toMatch(/^[0-9a-f]{32}$/);
  });

  it('survive lines that come or go above, and other indentation', () => {
    const moved = `# a comment\n\n${text.replaceAll('\n  ', '\n      ')}`;
    const before = fingerprints(places.map((start) => at(text, start)));
    const after = fingerprints(
      [
        moved.indexOf('x'),
        moved.indexOf('y', moved.indexOf('x')),
        moved.indexOf('y: 1\n'),
        moved.lastIndexOf('y'),
      ].map((start) => at(moved, start)),
    );
    expect([...after.values()]).toEqual([...before.values()]);
    expect([...fingerprints([at(text.replace('x: 1', 'x: 2'), 13)]).values()]).not.toEqual(
      [...before.values()].slice(0, 1),
    );
  });

  it('do not tell a password', () => {
    const secret = (password: string): Diagnostic => {
      const whole = `env: {P: ${password}}\n`;
      const span = { file: { path: 'p.yaml', text: whole }, start: 9, end: 9 + password.length };
      return { code: 'plain-secret', severity: 'warning', message: 'm', span, isSecret: true };
    };
    const [one] = fingerprints([secret('hunter2')]).values();
    const [other] = fingerprints([secret('swordfish')]).values();
    expect(one).toBe(other);
  });
});

describe('github', () => {
  it('is a workflow command a finding, escaped as the runner reads it', async () => {
    expect(await show('github')).toBe(
      [
        '::error file=a b/pipe#1.yaml,line=1,col=9,endColumn=10,title=pipewright unknown-key::Unknown key "x" <&> 50%25.%0ADelete it,%0Aor see [this](https://evil.example).',
        '::warning file=a b/pipe#1.yaml,line=3,col=1,title=pipewright unused-input::m',
        '::notice file=/abs/é.yaml,line=1,col=1,title=pipewright a-note::n',
        '',
      ].join('\n'),
    );
    expect(await show('github', [])).toBe('');
  });

  it('cannot be made to give another command', async () => {
    const file = { path: 'a,line=9::x\n::add-mask::y.yaml', text: 'x' };
    const message = 'a\r\n::set-env name=PATH::b%0A';
    const shown = await show('github', [{ ...warning, message, span: { file, start: 0, end: 1 } }]);
    expect(shown.split('\n')).toHaveLength(2);
    expect(shown).toContain('file=a%2Cline=9%3A%3Ax␊%3A%3Aadd-mask%3A%3Ay.yaml,line=1,');
    expect(shown).toContain('::a␍␊::set-env name=PATH::b%250A\n');
  });
});

describe('gitlab', () => {
  it('is a list of issues with severities, places and names of their own', async () => {
    const issues = JSON.parse(await show('gitlab'));
    expect(issues[0]).toEqual({
      description: 'Unknown key "x" <&> 50%.',
      check_name: 'unknown-key',
      fingerprint: fingerprints(all).get(error),
      severity: 'major',
      location: {
        path: 'a b/pipe#1.yaml',
        positions: { begin: { line: 1, column: 9 }, end: { line: 1, column: 10 } },
      },
    });
    expect(issues.map((one: { severity: string }) => one.severity)).toEqual(['major', 'minor', 'info']);
    expect(await show('gitlab', [])).toBe('[]\n');
  });
});

describe('junit', () => {
  it('has a suite for each file that was checked and a case for each finding', async () => {
    const root = parseXml(await show('junit', all, ['clean.yaml', source.path]));
    expect(root).toMatchObject({ name: 'testsuites', attributes: { tests: '4', failures: '1' } });
    const [clean, first, absolute] = root.children;
    expect(clean).toMatchObject({
      attributes: { name: 'clean.yaml', tests: '1', failures: '0' },
      children: [{ name: 'testcase', attributes: { name: 'no problems' }, children: [] }],
    });
    expect(first).toMatchObject({ attributes: { name: source.path, tests: '2', failures: '1' } });
    expect(first?.children[0]?.children[0]).toMatchObject({
      name: 'failure',
      attributes: { message: error.message, type: 'unknown-key' },
      text: 'a b/pipe#1.yaml:1:9: error[unknown-key]: Unknown key "x" <&> 50%.\nhelp: Delete it,\nhelp: or see [this](https://evil.example).',
    });
    expect(first?.children[1]?.children[0]?.name).toBe('system-out');
    expect(absolute?.attributes).toMatchObject({ failures: '0' });
  });

  it('fails for warnings when the run does', async () => {
    const shown = await format({ diagnostics: all, checked: [] }, 'junit', { ...options, failOn: 'warning' });
    expect(parseXml(shown).attributes).toMatchObject({ tests: '3', failures: '2' });
  });
});

describe('the problem matcher', () => {
  it('reads each line of the concise format, and nothing of the summary', async () => {
    const { problemMatcher } = JSON.parse(readFileSync('ci/problem-matcher.json', 'utf8'));
    const [{ regexp, ...groups }] = problemMatcher[0].pattern;
    const lines = (await show('concise')).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    const found = lines.map((line) => new RegExp(regexp).exec(line));
    expect(found.map((one) => one?.[groups.file])).toEqual([source.path, source.path, '/abs/é.yaml']);
    expect(found[0]?.[groups.line]).toBe('1');
    expect(found[0]?.[groups.column]).toBe('9');
    expect(found.map((one) => one?.[groups.severity])).toEqual(['error', 'warning', 'note']);
    expect(found[0]?.[groups.message]).toBe(error.message);
    expect(found[0]?.[groups.code]).toBe('unknown-key');
    expect(new RegExp(regexp).test('2 errors and 1 warning in 1 file.')).toBe(false);
  });
});

describe('every format', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 30 });
  const nasty = fc.oneof(
    anyText,
    fc.constantFrom(
      '\x1b]0;x\x07',
      ']]>',
      '&#27;',
      '\u202e',
      '\ud800',
      '\ufffe',
      '::error::',
      '%0A',
      '\0',
      '\u2028',
    ),
  );
  const finding = fc.record({ path: nasty, text: nasty, message: nasty, help: nasty, title: nasty });

  it.each(formats)('%s gives no character that steers a terminal or breaks its reader', async (as) => {
    await fc.assert(
      fc.asyncProperty(fc.array(finding, { maxLength: 4 }), async (given) => {
        const diagnostics = given.map(({ path, text, message, help, title }): Diagnostic => {
          const file = { path: `p${path}`, text };
          const span = { file, start: 0, end: text.length };
          const fix = { title: `t${title}`, safe: true, edits: [{ span, text: help }] };
          return { code: 'unknown-key', severity: 'error', message: `m${message}`, span, help, fix };
        });
        const shown = await show(as, diagnostics, ['p']);
        expect(shown).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        if (as === 'junit') parseXml(shown);
        if (as === 'sarif') expect(problemsOf(JSON.parse(shown))).toBe('');
        if (as === 'json') expect(findingsProblems(JSON.parse(shown))).toBe('');
        if (as === 'gitlab') expect(JSON.parse(shown)).toHaveLength(diagnostics.length);
        if (as === 'github') expect(shown.split('\n').slice(0, -1)).toHaveLength(diagnostics.length);
      }),
      { numRuns: 150 },
    );
  });

  it.each(formats)(
    '%s says something of every finding, and without any only documents are written',
    async (as) => {
      for (const one of all) expect(await show(as)).toContain(one.code);
      expect((await show(as, [])) !== '').toBe(isDocument(as));
    },
  );
});
