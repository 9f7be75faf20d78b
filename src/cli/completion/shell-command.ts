import type { Argument, Command, Option } from 'commander';

/** What may stand in the place of a value. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' }
  | { readonly kind: 'directories' }
  /** Something that cannot be foreseen. */
  | { readonly kind: 'text' };

export interface ShellOption {
  /** The short name first, where there is one. */
  readonly names: readonly string[];
  readonly description: string;
  /** Not given: the option takes none. */
  readonly values?: Values;
  /** The value may be left out, and else stands behind `=` in the same word. */
  readonly isOptional: boolean;
  readonly isRepeatable: boolean;
}

/** A command as a shell sees it; the program itself has no name. */
export interface ShellCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly ShellOption[];
  /** What each argument may be, in order; the last one again and again when `isVariadic`. */
  readonly arguments: readonly Values[];
  readonly isVariadic: boolean;
}

/** The program and all its commands, from how they were declared. `words` has the values of arguments that are known by name. */
export function shellCommands(
  program: Command,
  words: Readonly<Record<string, readonly string[]>>,
): { readonly top: ShellCommand; readonly commands: readonly ShellCommand[] } {
  const help = program.createHelp();
  const describe = (command: Command): ShellCommand => ({
    name: command === program ? '' : command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(shellOption),
    arguments: command.registeredArguments.map((one) => argumentValues(one, words)),
    isVariadic: command.registeredArguments.some((one) => one.variadic),
  });
  return { top: describe(program), commands: help.visibleCommands(program).map(describe) };
}

function shellOption(option: Option): ShellOption {
  const takesValue = option.required || option.optional;
  return {
    names: [option.short, option.long].flatMap((name) => name ?? []),
    description: option.description,
    ...(takesValue && { values: values(placeholder(option.flags), option.argChoices) }),
    isOptional: option.optional,
    isRepeatable: option.variadic || option.parseArg !== undefined,
  };
}

function argumentValues(argument: Argument, words: Readonly<Record<string, readonly string[]>>): Values {
  return values(argument.name(), argument.argChoices ?? words[argument.name()]);
}

/** What a placeholder such as `<file>` stands for. */
function values(name: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) return { kind: 'words', words: choices };
  if (name === 'dir') return { kind: 'directories' };
  return { kind: /(^|=)(file|path)$/.test(name) ? 'files' : 'text' };
}

function placeholder(flags: string): string {
  return /[<[]([^>\].]+)/.exec(flags)?.[1] ?? '';
}
