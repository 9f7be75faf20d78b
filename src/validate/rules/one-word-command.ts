import { placeOf } from './place-of.ts';
import type { Rule } from './rule.ts';

/** A command line is not split as a shell does: its first item is the whole name of the program. */
export const oneWordCommand: Rule = {
  code: 'one-word-command',
  severity: 'warning',
  summary: 'A command is one text with blanks, which is taken for the name of a program.',
  advice: 'Write each word as an item of its own: `[echo, hello]`, or `[sh, -c, "echo hello"]` for a shell.',

  component(component, report) {
    const { implementation } = component;
    if (implementation.kind !== 'container') return;
    const [program] = implementation.command;
    if (typeof program !== 'string' || !isCommandLine(program)) return;
    report(
      placeOf(component, program, 'command'),
      `Nothing splits this text: a program with the name "${program}" would be looked for.`,
      { help: cureOf(program) },
    );
  },
};

/** A path may hold blanks: it is one unless an option follows. A name that is looked up in PATH does not. */
function isCommandLine(text: string): boolean {
  const mayBe = text.length <= 2000 && (text.includes(' ') || text.includes('\t'));
  return mayBe && (/^[\w.+-]+[ \t]+\S/.test(text) || /^[\w./+-]+[ \t]+-/.test(text));
}

function cureOf(text: string): string {
  const words = text.trim().split(/\s+/);
  const isPlain = words.every((word) => /^[\w./:=@%+-]+$/.test(word)) && words.length <= 8;
  return isPlain
    ? `Write \`[${words.join(', ')}]\`.`
    : 'Write each word as an item of its own, or run a shell: `[sh, -c, "…"]`.';
}
