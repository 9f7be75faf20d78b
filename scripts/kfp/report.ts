import type { Verdict } from './check-sample.ts';
import { type Reason, reasons } from './reasons.ts';

/** The counts and the first failures, for people. */
export function reportOf(
  checked: readonly { readonly name: string; readonly verdicts: readonly Verdict[] }[],
  shown: number,
): { readonly text: string; readonly failing: number } {
  const all = checked.flatMap(({ verdicts }) => verdicts);
  const loads = all.filter(({ what }) => what === 'load');
  const compiled = all.filter(({ what }) => what !== 'load');
  const count = (list: readonly Verdict[], kind: Verdict['kind']): number =>
    list.filter((one) => one.kind === kind).length;
  const lines = [
    `${checked.length} components`,
    `  loaded as in KFP        ${count(loads, 'equal')}`,
    `  failing                 ${count(loads, 'failing')}`,
    `${compiled.length} ways of giving arguments`,
    `  equal                   ${count(compiled, 'equal')}`,
    `  differing on purpose    ${count(compiled, 'on-purpose')}`,
  ];
  for (const reason of Object.keys(reasons) as readonly Reason[]) {
    const found = all.filter((one) => one.reasons.has(reason)).length;
    if (found > 0) lines.push(`    ${reason.padEnd(22)}${found}`);
  }
  lines.push(`  failing                 ${count(compiled, 'failing')}`);
  const failures = checked.flatMap(({ name, verdicts }) =>
    verdicts.filter(({ kind }) => kind === 'failing').map((one) => ({ name, ...one })),
  );
  if (failures.length > 0) lines.push('', 'First failures:');
  for (const { name, what, problems } of failures.slice(0, shown))
    lines.push(`  ${name} ${what}`, ...problems.slice(0, 3).map((one) => `    ${cut(one)}`));
  if (failures.length > shown) lines.push(`  and ${failures.length - shown} more: --all shows them.`);
  return { text: lines.join('\n'), failing: failures.length };
}

function cut(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
