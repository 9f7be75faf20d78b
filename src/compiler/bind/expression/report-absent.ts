import type { Related } from '../../../diagnostics/diagnostic.ts';
import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundTask } from '../../../model/bound.ts';
import type {
  Absence,
  BoundExpression,
  Condition,
  ReferenceTarget,
} from '../../../model/bound-expression.ts';
import { mayBeNull } from '../../../model/may-be-null.ts';
import { implies, oneIsPresent } from '../../../validate/absence.ts';
import { expressionCodes } from './codes.ts';
import type { Facts } from './scope.ts';
import { sourceText } from './source-text.ts';

/**
 * Reports `may-be-absent` for a value that is read where it must be there; nothing when it is. Names the value, what decides whether it
 * is there, and the cures; `more` is one more cure of the place.
 */
export function reportAbsent(value: BoundExpression, facts: Facts, sink: Sink, more = ''): boolean {
  if (value.absent.length === 0) return false;
  const name = sourceText(value.span);
  const reasons = [...new Set(value.absent.map((one) => reasonFor(one, facts)))];
  sink.report(
    expressionCodes['may-be-absent'],
    value.span,
    `"${name}" may be missing here: ${reasons.join('; ')}.`,
    {
      related: value.absent.flatMap((one) => relatedTo(one, facts)),
      help: [curesFor(value, name, facts), more, remarkOnNaN(value, facts)]
        .filter((one) => one !== '')
        .join(' '),
    },
  );
  return true;
}

function reasonFor(absence: Absence, facts: Facts): string {
  if (absence.kind === 'optional') {
    return absence.target.kind === 'input'
      ? 'the input is optional and has no default'
      : isOfSwitch(absence.target)
        ? 'it may be that no case of the switch makes it'
        : 'the output is optional';
  }
  if (absence.kind === 'null') return whyElementIsNull(absence.element);
  if (absence.kind === 'failed')
    return `${label(absence.task)} may have failed, and this goes on all the same`;
  const open = openConditions(absence.because, facts);
  if (open.length === 0) return `${label(absence.task)} may not run`;
  const conditions = open.map(({ owner, when }) => {
    const text = sourceText(when.span);
    return owner === absence.task ? text : `${text} (the condition of ${label(owner)})`;
  });
  return `${label(absence.task)} runs only when ${conditions.join(' and ')}`;
}

function whyElementIsNull(element: BoundExpression): string {
  const [first] = element.kind === 'call' ? element.arguments : [];
  const from = element.kind === 'index' ? element.object : first;
  if (from === undefined || from.type.kind === 'dict') return 'null may stand there';
  return from.kind === 'reference' && from.target.kind === 'item'
    ? whyNull(from.target.loop.list, 'the List of the loop')
    : whyNull(from, `"${sourceText(from.span)}"`);
}

/** Why null may stand in a List. */
export function whyNull(list: BoundExpression, name: string): string {
  const target = list.kind === 'reference' ? list.target : undefined;
  return target?.kind === 'output' && target.task.loop?.nullable === true
    ? `${label(target.task)} has \`gather: nullable\`, which gives null for what an item did not make`
    : `null may stand in ${name}`;
}

function relatedTo(absence: Absence, facts: Facts): readonly Related[] {
  if (absence.kind === 'skipped') {
    return openConditions(absence.because, facts).map(({ owner, when }) => ({
      message: `${capital(label(owner))} runs only when this holds.`,
      span: when.span,
    }));
  }
  if (absence.kind !== 'optional') return [];
  const { target } = absence;
  if (target.kind !== 'input' && target.kind !== 'output') return [];
  const what = isOfSwitch(target) ? 'is an output of this case' : 'is declared optional here';
  return [{ message: `"${target.port.name}" ${what}.`, span: target.port.origin.key }];
}

function curesFor(value: BoundExpression, name: string, facts: Facts): string {
  const groups = new Set<string>();
  for (const absence of value.absent) {
    if (absence.kind !== 'skipped') continue;
    for (const { owner } of openConditions(absence.because, facts)) {
      if (owner.kind === 'group') groups.add(owner.name);
    }
  }
  const [group] = groups;
  const substitutes =
    value.kind === 'call' && value.name !== 'if'
      ? `Add a last argument that is always there`
      : `Write \`default(${name}, …)\` or \`firstOf(${name}, …)\``;
  const test =
    value.kind === 'reference' || mayBeNull(value)
      ? [`test \`present(${name})\` in the condition of the reader`]
      : [];
  const cures = [
    substitutes,
    ...test,
    ...(group === undefined ? [] : [`move the reader into the group "${group}"`]),
  ];
  const last = cures.pop() ?? '';
  return cures.length === 0 ? `${last}.` : `${cures.join(', ')}, or ${last}.`;
}

/** Two conditions that seem to cover every number, but not NaN. */
function remarkOnNaN(value: BoundExpression, facts: Facts): string {
  if (value.kind !== 'call' || (value.name !== 'firstOf' && value.name !== 'default')) return '';
  if (!oneIsPresent(value.arguments, facts, { ignoreNaN: true })) return '';
  return 'A Float may be NaN, and then neither `<` nor `>=` holds: write one condition as `!(…)` of the other.';
}

function openConditions(because: readonly Condition[], facts: Facts): readonly Condition[] {
  return because.filter(({ when }) => !implies(facts, when));
}

function isOfSwitch(target: ReferenceTarget): boolean {
  return target.kind === 'output' && target.task.kind === 'group' && target.task.choice !== undefined;
}

function label(task: BoundTask): string {
  if (task.scope.owner?.choice !== undefined) return `case "${task.name}"`;
  return task.kind === 'group' ? `group "${task.name}"` : `task "${task.name}"`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
