import type { Diagnostic } from '../diagnostic.ts';
import type { Findings } from './format.ts';
import { placeOf } from './pretty.ts';
import { visible } from './visible.ts';

/**
 * A JUnit report: a suite for each file, a test case for each finding, and one that passes for a file without. What does not fail the run
 * (`failOn`) does not fail its case either, but is told in it.
 */
export function formatJunit({ diagnostics, checked }: Findings, failOn: 'error' | 'warning'): string {
  const paths = new Set([...checked, ...diagnostics.map((one) => one.span.file.path)]);
  const isFailure = ({ severity }: Diagnostic): boolean =>
    severity === 'error' || (severity === 'warning' && failOn === 'warning');
  let tests = 0;
  const suites = [...paths].map((path) => {
    const found = diagnostics.filter((one) => one.span.file.path === path);
    const cases = found.length === 0 ? [passing(path)] : found.map((one) => testCase(one, isFailure(one)));
    tests += cases.length;
    const failures = found.filter(isFailure).length;
    return `  <testsuite name="${escaped(path)}" ${totals(cases.length, failures)}>\n${cases.join('')}  </testsuite>\n`;
  });
  const all = totals(tests, diagnostics.filter(isFailure).length);
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pipewright" ${all}>\n`;
  return `${head}${suites.join('')}</testsuites>\n`;
}

function totals(tests: number, failures: number): string {
  return `tests="${tests}" failures="${failures}" errors="0" skipped="0"`;
}

function passing(path: string): string {
  return `    <testcase name="no problems" classname="${escaped(path)}"/>\n`;
}

function testCase(one: Diagnostic, isFailure: boolean): string {
  const place = placeOf(one.span);
  const help = (one.help?.split('\n') ?? []).map((line) => `\nhelp: ${escaped(line)}`).join('');
  const text = `${escaped(`${place}: ${one.severity}[${one.code}]: ${one.message}`)}${help}`;
  const inside = isFailure
    ? `<failure message="${escaped(one.message)}" type="${escaped(one.code)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  const [, position = ''] = /:(\d+:\d+)$/.exec(place) ?? [];
  const attributes = `name="${escaped(`${one.code} ${position}`)}" classname="${escaped(one.span.file.path)}"`;
  return `    <testcase ${attributes}>${inside}</testcase>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML 1.0, which has no place for control characters, lone surrogates or the last two characters of its planes. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
