import type { ShellCommand, ShellOption, Values } from './shell-command.ts';

/** A script for zsh, to be sourced or to lie as `_pipewright` in a directory of `fpath`. */
export function zsh(top: ShellCommand, commands: readonly ShellCommand[]): string {
  const options = (command: ShellCommand): string =>
    command.options
      .flatMap(specs)
      .map((one) => ` \\\n        ${one}`)
      .join('');
  return `#compdef pipewright
# Completion of pipewright for zsh, made by "pipewright completion zsh".
_pipewright() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C${options(top)} \\
        '(-)1:command:->command' \\
        '(-)*::argument:->argument'
  case $state in
    command)
      local -a commands
      commands=(
${commands.map((one) => `        ${quoted(`${one.name}:${one.description}`)}\n`).join('')}      )
      _describe -t commands command commands
      ;;
    argument)
      case $line[1] in
${commands.map((one) => `      ${one.name})\n        _arguments${options(one)}${positions(one)}\n        ;;\n`).join('')}      esac
      ;;
  esac
}

if [[ $funcstack[1] == _pipewright ]]; then
  _pipewright "$@"
else
  compdef _pipewright pipewright
fi
`;
}

function positions({ arguments: list, isVariadic }: ShellCommand): string {
  return list
    .map((one, index) => {
      const place = isVariadic && index === list.length - 1 ? '*' : String(index + 1);
      return ` \\\n        ${quoted(`${place}:${title(one)}:${action(one)}`)}`;
    })
    .join('');
}

/** One specification for each name, which excludes the others unless the option may be given again. */
function specs({ names, description, values, isOptional, isRepeatable }: ShellOption): readonly string[] {
  return names.map((name) => {
    const before = isRepeatable ? '*' : `(${names.join(' ')})`;
    const text = `[${description.replace(/[\\[\]:]/g, '\\$&')}]`;
    if (values === undefined) return quoted(`${before}${name}${text}`);
    const join = isOptional ? '=-' : name.startsWith('--') ? '=' : '+';
    return quoted(
      `${before}${name}${join}${text}${isOptional ? '::' : ':'}${title(values)}:${action(values)}`,
    );
  });
}

function title(values: Values): string {
  return { words: 'value', files: 'file', directories: 'directory', text: 'value' }[values.kind];
}

function action(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'directories':
      return '_files -/';
    case 'text':
      return '';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
