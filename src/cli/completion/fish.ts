import type { ShellCommand, ShellOption, Values } from './shell-command.ts';

/** A script for fish. */
export function fish(top: ShellCommand, commands: readonly ShellCommand[]): string {
  const names = commands.map((one) => one.name).join(' ');
  const none = `not __fish_seen_subcommand_from ${names}`;
  const lines = [
    'complete -c pipewright -f',
    ...top.options.map((one) => `complete -c pipewright -n ${quoted(none)}${flags(one)}`),
    ...commands.flatMap((one) => [
      `complete -c pipewright -n ${quoted(none)} -a ${one.name} -d ${quoted(one.description)}`,
      ...ofCommand(one),
    ]),
  ];
  return `# Completion of pipewright for fish, made by "pipewright completion fish".\n${lines.join('\n')}\n`;
}

/** Which argument is asked for is not known to fish; what any of them may be is offered. */
function ofCommand({ name, options, arguments: list }: ShellCommand): readonly string[] {
  const seen = `complete -c pipewright -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    ...options.map((one) => `${seen}${flags(one)}`),
    ...list.flatMap((one) => (one.kind === 'text' ? [] : `${seen}${offered(one)}`)),
  ];
}

function flags({ names, description, values, isOptional }: ShellOption): string {
  const spelled = names.map((name) =>
    name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`,
  );
  const value =
    values === undefined ? '' : `${isOptional ? '' : ' -r'}${values.kind === 'text' ? '' : offered(values)}`;
  return `${spelled.join('')} -d ${quoted(description)}${value}`;
}

function offered(values: Values): string {
  switch (values.kind) {
    case 'words':
      return ` -f -a ${quoted(values.words.join(' '))}`;
    case 'files':
      return ' -F';
    case 'directories':
      return ` -f -a ${quoted('(__fish_complete_directories)')}`;
    case 'text':
      return ' -f';
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
