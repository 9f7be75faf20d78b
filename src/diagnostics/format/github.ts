import type { Diagnostic, Severity } from '../diagnostic.ts';
import { positionOf } from '../span.ts';
import { visible } from './visible.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands of GitHub Actions, which show each finding beside its line in a pull request. Empty without findings. */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(command).join('');
}

function command(one: Diagnostic): string {
  const { file } = one.span;
  const start = positionOf(file, one.span.start);
  const end = positionOf(file, one.span.end);
  // GitHub takes columns only within one line, and an end that lies past the start.
  const columns =
    end.line === start.line && end.column > start.column
      ? { col: start.column, endColumn: end.column }
      : { col: start.column };
  const properties = {
    file: visible(file.path),
    line: start.line,
    ...columns,
    title: `pipewright ${one.code}`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(`${value}`)}`);
  const text = [one.message, ...(one.help?.split('\n') ?? [])].map(visible).join('\n');
  return `::${commands[one.severity]} ${written.join(',')}::${data(text)}\n`;
}

/** The escapes of GitHub's runner; there are no others. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
