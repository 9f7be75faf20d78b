import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundTask } from '../../model/bound.ts';
import type { Absence, BoundExpression } from '../../model/bound-expression.ts';
import { isCertain, negated } from '../../validate/absence.ts';
import { boolType, stringType } from '../../validate/type-names.ts';
import { printType } from '../../validate/types.ts';
import type { ChoiceDraft, ExportDraft } from './drafts.ts';
import { expressionCodes } from './expression/codes.ts';
import { assume } from './expression/facts.ts';
import type { Facts } from './expression/scope.ts';
import { unify } from './expression/unify.ts';

/** The condition that a case of a switch is the one that runs; `span` says it in the words of the user. */
export function isChosen(
  { port }: ChoiceDraft,
  word: string,
  span: BoundExpression['span'],
): BoundExpression {
  const text = { type: stringType, absent: [], span } as const;
  return {
    kind: 'binary',
    operator: '==',
    left: { ...text, kind: 'reference', target: { kind: 'local', port } },
    right: { ...text, kind: 'literal', value: word },
    type: boolType,
    absent: [],
    span,
  };
}

/** An output of a switch: that of the case that runs. It is optional where it may be missing. Undefined when something was reported. */
export function mergeExports(
  found: ExportDraft,
  choice: ChoiceDraft,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const { port, merged = [] } = found;
  if (choice.isBroken || merged.some((one) => one.found.state !== 'bound')) return undefined;
  let left = facts;
  const branches = merged.flatMap(({ draft, found: own }, index) => {
    const { task, condition } = draft;
    const [when] = condition.state === 'bound' ? condition.conditions : [];
    if (task === undefined || when === undefined) return [];
    // The last one is taken where none before it was chosen: it may be that it was not chosen either.
    const value = outputOf(task, own, when, index === merged.length - 1 ? left : assume(left, when));
    left = assume(left, negated(when));
    return [{ when, value }];
  });
  const values = branches.map(({ value }) => value);
  const type = unify(values);
  const [last, ...before] = [...branches].reverse();
  if (type === undefined || last === undefined) {
    const types = [...new Set(values.map((value) => printType(value.type)))];
    sink.report(
      expressionCodes['type-mismatch'],
      values.at(-1)?.span ?? port.origin.key,
      `The output "${port.name}" must have one type in all cases, not ${types.slice(0, -1).join(', ')} and ${types.at(-1)}.`,
      { help: 'Convert them to one type with `int(…)`, `float(…)` or `string(…)`.' },
    );
    return undefined;
  }
  port.type = type;
  const value = before.reduce<BoundExpression>(
    (rest, { when, value: own }) => ({
      kind: 'call',
      name: 'if',
      arguments: [when, own, rest],
      type,
      absent: [...new Set([...own.absent, ...rest.absent])],
      span: port.origin.key,
    }),
    last.value,
  );
  port.optional = value.absent.length > 0;
  return value;
}

/** What a case gives, read where those before it are not chosen. */
function outputOf(
  task: BoundTask,
  { port }: ExportDraft,
  when: BoundExpression,
  left: Facts,
): BoundExpression {
  const target = { kind: 'output', task, port } as const;
  const skipped: Absence = { kind: 'skipped', task, because: [{ owner: task, when }] };
  const absent: readonly Absence[] = [
    ...(isCertain(skipped, left) ? [] : [skipped]),
    ...(port.optional ? [{ kind: 'optional', target } as const] : []),
  ];
  return { kind: 'reference', target, type: port.type, absent, span: port.origin.key };
}
