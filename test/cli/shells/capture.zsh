# zsh -f capture.zsh SCRIPT LINE: prints what a real zsh on a terminal offers for LINE after it has sourced SCRIPT, one a line.
[[ -n $ZSH_MODULES ]] && module_path=($ZSH_MODULES)
zmodload zsh/zpty || exit 9
zpty shell zsh -f -i
tell() { zpty -w shell "$1"; }
tell 'PROMPT= RPROMPT=; [[ -n $ZSH_MODULES ]] && module_path=($ZSH_MODULES)'
tell 'autoload -Uz compinit; compinit -u -D'
tell "source ${(q)1}"
tell 'bindkey "^I" complete-word; LISTMAX=0; setopt no_always_last_prompt no_beep no_list_beep'
# Every candidate passes through compadd; calls with -O, -A or -D only ask which ones would fit.
tell 'compadd() { if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi; local -a hits; builtin compadd -A hits "$@"; (( $#hits )) && print -l -- HIT:${^hits}:; builtin compadd "$@" }'
tell 'say-end() { print END-OF-''HITS; }; zle -N say-end; bindkey "^X^D" say-end; print RE''ADY'
zpty -r shell out '*READY*'
zpty -w -n shell "$2"$'\t'$'\x18\x04'
out=
while zpty -r shell line; do
  out+=$line
  [[ $line == *END-OF-HITS* ]] && break
done
print -r -- "$out" | tr -d '\r' | sed -n 's/.*HIT:\(.*\):$/\1/p'
zpty -d shell
