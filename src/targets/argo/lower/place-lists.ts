import { inputPath, variableName } from '../../../model/step-names.ts';
import type { Delivery } from './delivery.ts';
import { absentText } from './expression/index.ts';

/** The variable that says which artifacts a List holds. */
export function listVariable({ port }: Delivery): string {
  return `PW_LIST_${variableName(port.name)}`;
}

/**
 * Shell lines that make a directory of each List of artifacts: `00000`, `00001` and so on, as in the List, Lists inside as directories. What was
 * loaded besides is of failed tries and of other Lists. An artifact that left nothing was an empty directory; one may be in a List more than once.
 */
export function placeLists(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.filter((one) => one.listed).map(placeList);
}

function placeList(delivery: Delivery): string {
  const variable = `$${listVariable(delivery)}`;
  const lines = [
    `d=${inputPath(delivery.port.name)}`,
    'mkdir -p "$d"',
    'i=0 s= p="$d"',
    `set -- ${variable}`,
    'while [ "$#" -gt 0 ]; do n="$1"; shift',
    'case "$n" in',
    `']') i=\${s%% *} s=\${s#* } p=\${p%/*} ;;`,
    '*) t="$p"/`printf %05d "$i"`',
    'case "$n" in',
    `'[') mkdir "$t"; s="$i $s" i=0 p="$t"; continue ;;`,
    '-) ;;',
    '*) if [ ! -e "$d/$n" ]; then mkdir "$t"; else case " $* " in *" $n "*) cp -R "$d/$n" "$t" ;; *) mv "$d/$n" "$t" ;; esac; fi ;;',
    'esac ;;',
    'esac',
    'i=`expr "$i" + 1`',
    'done',
    'for f in "$d"/*; do case "${f##*/}" in *[!0-9]*) rm -rf "$f" ;; esac; done',
  ];
  const body = `(\n${lines.join('\n')}\n)`;
  return delivery.mayBeAbsent ? `if [ "${variable}" != '${absentText}' ]; then\n${body}\nfi` : body;
}
