# bash offer.bash SCRIPT LINE: prints what the function that SCRIPT registers offers for LINE, one a line.
source "$1"
[[ $(complete -p pipewright) == 'complete -F _pipewright pipewright' ]] || exit 9
COMP_LINE=$2 COMP_POINT=${#2}
_pipewright
((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}"
