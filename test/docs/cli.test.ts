import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { processIo } from '../../src/cli/io.ts';
import { createProgram } from '../../src/cli/program.ts';
import { formats } from '../../src/diagnostics/format/formats.ts';
import { fencesOf } from './fences.ts';
import { content, tableAfter } from './tables.ts';

const path = 'docs/cli.md';
const page = readFileSync(path, 'utf8');
const program = createProgram(processIo(), () => undefined);
const common = ['--format', '--fail-on'];

/** The part of the page below a heading. */
function section(heading: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}

/** The options in the tables of a section. */
function optionsIn(text: string): readonly string[] {
  const cells = [...text.matchAll(/^\| (`-[^|]*) \|/gm)].map(([, cell = '']) => cell);
  return [...new Set(cells.flatMap((cell) => [...cell.matchAll(/--[a-z-]+/g)].map(([option]) => option)))];
}

describe('docs/cli.md', () => {
  it.each(program.commands.map((command) => command.name()))(
    'has every option of %s, and no other',
    (name) => {
      const command = program.commands.find((one) => one.name() === name);
      const own = command?.options.map((one) => one.long ?? '') ?? [];
      const takesCommon = own.includes('--fail-on');
      expect(section(name)).toContain(`\`pipewright ${name} `);
      expect([...optionsIn(section(name))].sort()).toEqual(
        own.filter((option) => !takesCommon || !common.includes(option)).sort(),
      );
    },
  );

  it('has every option of all commands', () => {
    expect(optionsIn(section('Diagnostics'))).toEqual(common);
    expect(program.options.map((one) => one.long)).toEqual(['--version', ...common]);
  });

  it('has every format', () => {
    const rows = tableAfter(path, '| format | for | what it is |');
    expect(rows.map(([format]) => content(format))).toEqual([...formats]);
  });

  it('uses commands and options that there are', () => {
    const calls = fencesOf(path)
      .filter((one) => one.language === 'sh')
      .flatMap((one) => [...one.text.matchAll(/^pipewright ([a-z-]+)(.*)$/gm)]);
    expect(calls.length).toBeGreaterThan(0);
    for (const [line, name, rest = ''] of calls) {
      const command = program.commands.find((one) => one.name() === name);
      expect(command, line).toBeDefined();
      const known = [...program.options, ...(command?.options ?? [])].flatMap((one) => [one.short, one.long]);
      for (const [option] of rest.matchAll(/(?<= )--?[a-z-]+/g)) expect(known, line).toContain(option);
    }
  });
});
