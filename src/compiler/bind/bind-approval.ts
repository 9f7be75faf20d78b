import type { Sink } from '../../diagnostics/sink.ts';
import type { ApprovalTask, BoundPort } from '../../model/bound.ts';
import type {
  BoundCall,
  BoundExpression,
  BoundReference,
  FunctionName,
} from '../../model/bound-expression.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { Type, Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import type { BinaryOperator } from '../../syntax/expression/ast.ts';
import { canonicalText } from '../../validate/literals.ts';
import { boolType, integerType, stringType } from '../../validate/type-names.ts';
import { bindSeconds } from './bind-seconds.ts';
import { bindText } from './bind-text.ts';
import { checkAnswerSchemas, patternProblemOfEngine } from './check-answer-schemas.ts';
import { bindCodes } from './codes.ts';
import { conjunction } from './conditions.ts';
import type { Mutable } from './drafts.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { schemaOfType } from './schema-of-type.ts';

interface ApprovalBinder {
  readonly scope: ExpressionScope;
  readonly facts: Facts;
  readonly sink: Sink;
}

/** Fills in an `approval` task; its outputs were declared before. */
export function bindApproval(task: Mutable<ApprovalTask>, at: At<TaskSpec>, binder: ApprovalBinder): void {
  const spec = at.get('approval');
  if (spec === undefined) return;
  const { scope, facts, sink } = binder;
  const message = spec.get('message');
  task.message = message && bindText(message.as<unknown>(), scope, facts, sink);
  task.timeout = bindSeconds(spec.get('timeout')?.as(), binder);
  task.onTimeout = spec.value.onTimeout ?? 'fail';
  checkAnswerSchemas(task, spec.get('inputs')?.items() ?? [], sink);
  task.checks = task.outputs.flatMap((port) => {
    const holds = conjunction(checksOf(task, port, sink));
    return holds === undefined ? [] : [{ port, holds }];
  });
}

/** What must hold for what was entered: that it can be read as its type says, and its constraints. */
function checksOf(task: ApprovalTask, port: BoundPort, sink: Sink): readonly BoundExpression[] {
  const span = port.origin.key;
  const { type, constraints } = port;
  const bool = { type: boolType, absent: [], span } as const;
  const entered: BoundReference = {
    kind: 'reference',
    target: { kind: 'output', task, port },
    type,
    absent: [],
    span,
  };
  const constant = (value: Value, of: Type): BoundExpression => ({
    kind: 'literal',
    value,
    type: of,
    absent: [],
    span,
  });
  const call = (name: FunctionName, of: Type, ...args: readonly BoundExpression[]): BoundCall => ({
    kind: 'call',
    name,
    arguments: args,
    type: of,
    absent: [],
    span,
  });
  const compare = (operator: BinaryOperator, left: BoundExpression, right: BoundExpression) =>
    ({ ...bool, kind: 'binary', operator, left, right }) as const;
  const checks: BoundExpression[] = [];
  const { minimum, maximum, minLength, maxLength, pattern, schema, enum: words } = constraints;
  const length = call('length', integerType, entered);
  if (type.kind === 'list' || type.kind === 'dict') {
    const wanted = [schemaOfType(type), (schema ?? true) as Value];
    checks.push(call('fits', boolType, entered, constant({ allOf: wanted }, { kind: 'any' })));
  }
  if (words !== undefined) {
    // Where no type says how it is to be read, a text was entered.
    const isText = type.kind === 'any' || type.kind === 'nominal';
    const allowed = isText ? words.map((word) => canonicalText(word, type)) : words;
    const list: Type = { kind: 'list', of: isText ? stringType : type };
    checks.push(
      call(
        'contains',
        boolType,
        constant(allowed, list),
        isText ? { ...entered, type: stringType } : entered,
      ),
    );
  }
  if (minimum !== undefined) checks.push(compare('>=', entered, constant(minimum, { kind: 'float' })));
  if (maximum !== undefined) checks.push(compare('<=', entered, constant(maximum, { kind: 'float' })));
  if (minLength !== undefined) checks.push(compare('>=', length, constant(minLength, integerType)));
  if (maxLength !== undefined) checks.push(compare('<=', length, constant(maxLength, integerType)));
  if (pattern !== undefined) {
    const problem = patternProblemOfEngine(pattern);
    if (problem === undefined) checks.push(call('matches', boolType, entered, constant(pattern, stringType)));
    else sink.report(bindCodes['invalid-constraint'], span, `The pattern of "${port.name}" ${problem}.`);
  }
  if (checks.length === 0 && (type.kind === 'integer' || type.kind === 'float'))
    checks.push(compare('==', entered, entered));
  if (!port.optional) return checks;
  const missing = {
    ...bool,
    kind: 'unary',
    operator: '!',
    operand: call('present', boolType, entered),
  } as const;
  return checks.map((one) => compare('||', missing, one));
}
