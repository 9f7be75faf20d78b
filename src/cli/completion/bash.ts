import type { ShellCommand, Values } from './shell-command.ts';

/**
 * A script for bash from 3.2. It splits the line at blanks by itself: bash makes words of `=` and `@` too, and replaces only what is behind
 * the last `=`, or from the last `@` on.
 */
export function bash(top: ShellCommand, commands: readonly ShellCommand[]): string {
  const all = [top, ...commands];
  const valued = all.flatMap(({ name, options }) =>
    options.flatMap(({ names, values, isOptional }) =>
      names.flatMap((one) => (values === undefined ? [] : { key: `'${name} ${one}'`, values, isOptional })),
    ),
  );
  const needing = valued.filter((one) => !one.isOptional).map((one) => one.key);
  return `# Completion of pipewright for bash, made by "pipewright completion bash".
_pipewright() {
  local line=\${COMP_LINE:0:COMP_POINT} words cur command= option= count=0 literal= i
  COMPREPLY=()
  read -a words <<<"$line"
  [[ $line == *[[:blank:]] ]] && words+=('')
  for ((i = 1; i < \${#words[@]} - 1; i++)); do
    cur=\${words[i]}
    if [[ -n $option ]]; then
      option=
    elif [[ -z $literal && $cur == -- ]]; then
      literal=1
    elif [[ -z $literal && $cur == -* ]]; then
      case "$command $cur" in
        ${needing.join(' | ')}) option=$cur ;;
      esac
    elif [[ -z $command ]]; then
      command=$cur
    else
      count=$((count + 1))
    fi
  done
  cur=\${words[i]}
  if [[ -z $option && -z $literal && $cur == --*=* ]]; then
    option=\${cur%%=*}
    cur=\${cur#*=}
  fi
  if [[ -n $option ]]; then
    case "$command $option" in
${valued.map(({ key, values }) => `      ${key}) ${complete(values)} ;;\n`).join('')}    esac
  elif [[ -z $literal && $cur == -* ]]; then
    case $command in
${all.map(({ name, options }) => `      '${name}') _pipewright_words '${options.flatMap((one) => one.names).join(' ')}' ;;\n`).join('')}    esac
  elif [[ -z $command ]]; then
    _pipewright_words '${commands.map((one) => one.name).join(' ')}'
  else
    case "$command $count" in
${commands.flatMap(positions).join('')}    esac
  fi
}

_pipewright_words() {
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
  _pipewright_tails
}

_pipewright_paths() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  cur=\${cur##*=}
  COMPREPLY=($(compgen "$1" -- "$cur"))
  _pipewright_tails
}

_pipewright_tails() {
  local breaks=\${COMP_WORDBREAKS//[^=:]/} head=
  [[ -n $breaks && $cur == *[$breaks]* ]] && head=\${cur%"\${cur##*[$breaks]}"}
  [[ $COMP_WORDBREAKS == *@* && \${cur#"$head"} == *@* ]] && head=\${cur%@*}
  COMPREPLY=("\${COMPREPLY[@]#"$head"}")
}

complete -F _pipewright pipewright
`;
}

function positions({ name, arguments: list, isVariadic }: ShellCommand): readonly string[] {
  return list.map((one, index) => {
    const place = isVariadic && index === list.length - 1 ? `'${name} '*` : `'${name} ${index}'`;
    return `      ${place}) ${complete(one)} ;;\n`;
  });
}

function complete(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `_pipewright_words '${values.words.join(' ')}'`;
    case 'files':
      return '_pipewright_paths -f';
    case 'directories':
      return '_pipewright_paths -d';
    case 'text':
      return ':';
  }
}
