import type { Sink } from '../../diagnostics/sink.ts';
import { isArtifactList } from '../../model/artifact-keys.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { ForEachSettings, MatrixSpec, TaskSpec } from '../../model/documents.ts';
import type { Type } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { looksLikeReference, withoutBraces } from '../../syntax/wrong-braces.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { bindMatrix } from './bind-matrix.ts';
import type { LoopDraft } from './drafts.ts';
import { bindData } from './expression/bind-data.ts';
import { expressionCodes } from './expression/codes.ts';
import { fieldsOf } from './expression/fields-of.ts';
import { isReadable } from './expression/operand.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';

/** The loop of a task, known before its list is. */
export function declareLoop(at: At<TaskSpec>): LoopDraft | undefined {
  const forEach = at.get('forEach');
  if (forEach === undefined && at.get('matrix') === undefined && !isGap(at)) return undefined;
  const settings = forEach?.node.kind === 'map' ? forEach.as<ForEachSettings>() : undefined;
  return {
    list: {
      kind: 'literal',
      value: [],
      type: { kind: 'list', of: { kind: 'any' } },
      absent: [],
      span: at.keySpan,
    },
    as: settings?.get('as')?.value,
    fields: undefined,
    maxParallel: undefined,
    nullable: at.value.gather === 'nullable',
    isBroken: true,
  };
}

/** What could not be read may be the list, or the name of the loop. */
function isGap(at: At<TaskSpec>): boolean {
  return at.lost('forEach') || at.lost('matrix') || at.get('forEach')?.hasGap === true;
}

/** What the loop of a task runs over, as written: one value, or the axes of a matrix. */
export function loopTexts(at: At<TaskSpec>): readonly YamlNode[] {
  const forEach = at.get('forEach');
  const list = forEach?.node.kind === 'map' ? forEach.as<ForEachSettings>().get('in') : forEach;
  return list === undefined ? [] : [list.node];
}

/** Binds the list of a loop, seen from outside of the loop. */
export function bindLoop(
  loop: LoopDraft,
  at: At<TaskSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): void {
  loop.maxParallel = maxParallel(at, sink);
  const matrix = at.get('matrix');
  if (matrix !== undefined && at.get('forEach') !== undefined) {
    sink.report(
      shapeCodes['one-of-required'],
      matrix.keySpan,
      'A task has either "forEach" or "matrix", not both.',
      { help: 'Put the task into a group, and one of the two on the group.' },
    );
    return;
  }
  const list =
    matrix === undefined
      ? bindList(at, scope, facts, sink)
      : bindMatrix(matrix.as<MatrixSpec>(), scope, facts, sink);
  if (list === undefined || isGap(at)) return;
  loop.list = list;
  loop.fields = fieldsOf(list);
  loop.isBroken = false;
}

/** The type of the list, whose reference stands for the one item. */
export function listType({ list }: LoopDraft): Extract<Type, { kind: 'list' }> {
  return list.type.kind === 'list' ? list.type : { kind: 'list', of: { kind: 'any' } };
}

function cureOfLoopText(text: string): string {
  const isCall = /^[a-z]\w*\([^{}]*\)$/i.test(text);
  const expression = isCall || looksLikeReference(text) ? text : withoutBraces(text);
  if (expression !== undefined) return `Write \`\${{ ${expression} }}\`.`;
  if (/^[\w.-]+(?:, *[\w.-]+)+$/.test(text)) return `Write \`[${text}]\`.`;
  return 'Write a list such as `[a, b]`, or an expression that gives one.';
}

function bindList(
  at: At<TaskSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const [node] = loopTexts(at);
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && !(typeof node.value === 'string' && node.value.includes('${{'))) {
    sink.report(
      expressionCodes['type-mismatch'],
      node.span,
      '"forEach" runs over a List, and this is one text.',
      {
        help: cureOfLoopText(node.text),
      },
    );
    return undefined;
  }
  const list = bindData(node, scope, facts, sink);
  const context = { scope, facts, sink, bind: () => undefined };
  if (list === undefined || reportAbsent(list, facts, sink)) return undefined;
  return isArtifactList(list.type) || isReadable(list, ['List'], '"forEach"', context) ? list : undefined;
}

/** The number of items that run at one time; a number, because Argo takes no expression there. */
function maxParallel(at: At<TaskSpec>, sink: Sink): number | undefined {
  const given = at.get('maxParallel');
  if (given === undefined) return undefined;
  const number = Number(given.value);
  if (Number.isInteger(number)) return number;
  sink.report(expressionCodes['expression-not-allowed'], given.span, '"maxParallel" must be a number.', {
    help: 'Argo knows the limit before the run starts.',
  });
  return undefined;
}
