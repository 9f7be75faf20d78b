import type { BoundComponent } from '../../../model/bound.ts';
import { outputPath } from '../../../model/step-names.ts';
import { type Delivery, inputVariable, isThere, namePaths, writeFiles } from './delivery.ts';
import { escapeConstant } from './expression/index.ts';
import { placeLists } from './place-lists.ts';

export interface PreparedScript {
  readonly command: readonly string[];
  /** The script's source, which the shell receives as `$0`. */
  readonly args: readonly string[];
}

/**
 * How a script starts (LOWERING f): a small shell program, the same for every value, makes the directories of the outputs, unsets absent
 * inputs, installs packages, writes the source to a file and runs it. The source is an argument, so that it arrives byte for byte.
 */
export function prepareScript(component: BoundComponent, deliveries: readonly Delivery[]): PreparedScript {
  const { implementation } = component;
  if (implementation.kind !== 'script') return { command: [], args: [] };
  return {
    command: ['sh', '-ec', escapeConstant(scriptProgram(component, deliveries)).text],
    args: [escapeConstant(implementation.source).text],
  };
}

/** The shell program that starts a script, as the shell receives it; empty for a container. */
export function scriptProgram(component: BoundComponent, deliveries: readonly Delivery[]): string {
  const { implementation } = component;
  if (implementation.kind !== 'script') return '';
  const directories = component.outputs.map((port) => outputPath(port.name).slice(0, -'/data'.length));
  const lines = [
    ...(directories.length > 0 ? [`mkdir -p ${directories.join(' ')}`] : []),
    ...placeLists(deliveries),
    ...writeFiles(deliveries),
    ...namePaths(deliveries),
    ...unsetAbsent(deliveries),
    ...implementation.install.map((words) => words.map(quoteForShell).join(' ')),
    'd=`mktemp -d`',
    `f="$d/${implementation.fileName}"`,
    'printf %s "$0" > "$f"',
    `exec ${implementation.interpreter.map(quoteForShell).join(' ')} "$f" "$@"`,
  ];
  return `${lines.join('\n')}\n`;
}

function unsetAbsent(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries
    .filter((one) => one.mayBeAbsent)
    .map((delivery) => {
      const name = inputVariable(delivery.port);
      return `${delivery.readByValue ? isThere(delivery) : `[ -e "$${name}" ]`} || unset ${name}`;
    });
}

/** A word as a POSIX shell reads it back. */
function quoteForShell(word: string): string {
  return /^[-A-Za-z0-9_./=:@%+]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
