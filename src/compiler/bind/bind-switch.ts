import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { SwitchCase, SwitchSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { parseTemplate } from '../../syntax/template.ts';
import { invariant } from '../../util/invariant.ts';
import { sameValue } from '../../util/same-value.ts';
import { coversAll, negated } from '../../validate/absence.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { boolType, stringType } from '../../validate/type-names.ts';
import { bindCodes } from './codes.ts';
import { type CaseDraft, type ChoiceDraft, noCase, type TaskDraft } from './drafts.ts';
import { bindData } from './expression/bind-data.ts';
import { bindCondition } from './expression/bind-expression.ts';
import { areComparable } from './expression/bind-operator.ts';
import { expressionCodes } from './expression/codes.ts';
import type { BindContext } from './expression/context.ts';
import { assume } from './expression/facts.ts';
import { isReadable } from './expression/operand.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { isOpen } from './gaps.ts';
import { isChosen } from './merge-exports.ts';

/** Binds the conditions of a switch, each where those before it do not hold, and from them the word of the case that runs. */
export function bindSwitch(
  choice: ChoiceDraft,
  at: At<SwitchSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): void {
  const value = bindValue(at, scope, facts, sink);
  let left = facts;
  for (const one of choice.cases) {
    if (one.at === undefined) continue;
    if (one.at.isUnknown || one.at.lost('is')) {
      choice.isBroken = true;
      continue;
    }
    const condition =
      one.at.node.kind === 'map' && one.at.node.entries.some(({ key }) => key === 'is')
        ? comparison(one, value, at, { scope, facts: left, sink, bind: () => undefined })
        : ownCondition(one.at, scope, left, sink);
    one.condition = condition;
    if (condition === undefined) choice.isBroken = true;
    else left = assume(left, negated(condition));
  }
  checkReached(choice, sink);
  choice.value = selector(choice, at);
  if (choice.isBroken || at.lost('else') || isOpen(at, 'cases')) return;
  const conditions = choice.cases.flatMap(({ condition }) => condition ?? []);
  const missing = value.state === 'bound' ? missingWords(choice.cases, value.expression) : undefined;
  const hasElse = choice.cases.some((one) => one.at === undefined);
  const isCovered = hasElse || missing?.length === 0 || coversAll(conditions.map((one) => [one]));
  const words = choice.cases.map(({ word }) => word);
  // What is open is said once, and not again by those who read an output.
  choice.port.constraints = { enum: isCovered || missing !== undefined ? words : [...words, noCase] };
  if (isCovered || missing === undefined) return;
  const open = missing.map((word) => JSON.stringify(word)).join(', ');
  sink.report(
    bindCodes['open-switch'],
    at.get('value')?.span ?? at.span,
    `No case of the switch is for ${open}.`,
    { help: 'Add a case for it, or an `else`.' },
  );
}

type CaseValue =
  | { readonly state: 'bound'; readonly expression: BoundExpression }
  | { readonly state: 'broken' | 'none' };

function bindValue(at: At<SwitchSpec>, scope: ExpressionScope, facts: Facts, sink: Sink): CaseValue {
  const given = at.get('value');
  if (given === undefined) return { state: 'none' };
  const expression = bindData(given.node, scope, facts, sink);
  const context = { scope, facts, sink, bind: () => undefined };
  if (expression === undefined || reportAbsent(expression, facts, sink)) return { state: 'broken' };
  if (expression.type.kind !== 'any' && !isReadable(expression, ['scalar'], 'The value of a switch', context))
    return { state: 'broken' };
  return { state: 'bound', expression };
}

function comparison(
  one: CaseDraft,
  value: CaseValue,
  whole: At<SwitchSpec>,
  context: BindContext,
): BoundExpression | undefined {
  const { scope, facts, sink } = context;
  const entry = one.at?.node.kind === 'map' ? one.at.node.entries.find(({ key }) => key === 'is') : undefined;
  if (entry === undefined) return undefined;
  const { span } = entry.value;
  if (value.state === 'none' && !whole.lost('value')) {
    sink.report(
      shapeCodes['missing-key'],
      entry.keySpan,
      'This case compares with the value of the switch, which has none.',
      {
        help: 'Give the switch a `value`, or the case a condition of its own with `when`.',
        related: [{ message: 'the switch is here', span: whole.keySpan }],
      },
    );
  }
  const literal = bindData(entry.value, scope, facts, sink);
  if (value.state !== 'bound' || literal === undefined) return undefined;
  if (literal.kind !== 'literal') {
    sink.report(expressionCodes['expression-not-allowed'], span, '"is" must be a constant.', {
      help: 'Write a condition with `when` instead.',
    });
    return undefined;
  }
  if (literal.value === null) {
    sink.report(expressionCodes['type-mismatch'], span, 'No value is null.', {
      help: 'Ask with `when: ${{ !present(…) }}` whether a value is missing.',
    });
    return undefined;
  }
  const { expression } = value;
  if (!areComparable(expression, literal, span, context)) return undefined;
  one.constant = literal;
  return {
    kind: 'binary',
    operator: '==',
    left: expression,
    right: literal,
    type: boolType,
    absent: [],
    span,
  };
}

function ownCondition(
  at: At<SwitchCase>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const when = at.get('when');
  const template = when?.node.kind === 'scalar' ? parseTemplate(when.node, sink) : undefined;
  return template && bindCondition(template, scope, facts, sink);
}

/** Two cases with one constant, or a constant that the value never is. */
function checkReached({ cases }: ChoiceDraft, sink: Sink): void {
  for (const [index, { constant, condition }] of cases.entries()) {
    if (constant === undefined || condition?.kind !== 'binary') continue;
    const earlier = cases
      .slice(0, index)
      .find((one) => one.constant !== undefined && sameValue(one.constant.value, constant.value));
    const { span } = constant;
    const words = allowedBy(condition.left);
    const text = JSON.stringify(constant.value);
    if (earlier?.at !== undefined) {
      sink.report(bindCodes['unreachable-case'], span, `An earlier case is for ${text} already.`, {
        related: [{ message: 'the other one is here', span: earlier.at.keySpan }],
      });
    } else if (words !== undefined && !words.some((word) => sameValue(word, constant.value))) {
      sink.report(bindCodes['unreachable-case'], span, `The value of the switch is never ${text}.`, {
        help: `It is one of ${words.map((word) => JSON.stringify(word)).join(', ')}.`,
      });
    }
  }
}

/** The `enum` of the port that an expression names, or both Bools. */
function allowedBy(value: BoundExpression): readonly unknown[] | undefined {
  if (value.type.kind === 'bool') return [true, false];
  if (value.kind !== 'reference' || !('port' in value.target)) return undefined;
  const words = value.target.port.constraints.enum;
  return words === undefined || words.length === 0 ? undefined : words;
}

/** What the value of the switch may be although no case is for it; undefined where nobody knows what it may be. */
function missingWords(cases: readonly CaseDraft[], value: BoundExpression): readonly unknown[] | undefined {
  const found = cases.flatMap(({ constant }) => (constant === undefined ? [] : [constant.value]));
  return allowedBy(value)?.filter((word) => !found.some((one) => sameValue(one, word)));
}

/** `if(first, 'a', if(second, 'b', 'c'))`: the word of the case that runs. */
function selector({ cases, port, isBroken }: ChoiceDraft, at: At<SwitchSpec>): BoundExpression {
  const { span } = at;
  const literal = (value: string): BoundExpression => ({
    kind: 'literal',
    value,
    type: stringType,
    absent: [],
    span,
  });
  if (isBroken) return literal(port.name);
  const last = cases.find((one) => one.at === undefined)?.word ?? noCase;
  return cases.reduceRight<BoundExpression>(
    (rest, { condition, word }) =>
      condition === undefined
        ? rest
        : {
            kind: 'call',
            name: 'if',
            arguments: [condition, literal(word), rest],
            type: stringType,
            absent: [],
            span,
          },
    literal(last),
  );
}

/** A case runs when the switch has chosen it; the conditions by which it was chosen hold inside. */
export function bindCase(draft: TaskDraft, choice: ChoiceDraft, outer: Facts): void {
  const own = choice.cases.find((one) => one.draft === draft);
  invariant(own !== undefined, 'a case is one of its switch');
  const when = isChosen(choice, own.word, own.condition?.span ?? draft.at.keySpan);
  const before = choice.cases.slice(0, choice.cases.indexOf(own)).flatMap(({ condition }) => condition ?? []);
  const known = [...before.map(negated), ...(own.condition === undefined ? [] : [own.condition]), when];
  draft.facts = known.reduce((facts, one) => assume(facts, one), outer);
  draft.condition = { state: 'bound', conditions: [when] };
  if (draft.task !== undefined) draft.task.when = when;
}
