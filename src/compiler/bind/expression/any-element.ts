import type { BoundExpression } from '../../../model/bound-expression.ts';
import { anyType, integerType } from '../../../validate/type-names.ts';
import { withNull } from './null-element.ts';
import { noFacts } from './scope.ts';

/** What stands for the elements of a List, for their type. */
export function anyElement(list: BoundExpression): BoundExpression {
  const { span } = list;
  const type = list.type.kind === 'list' ? list.type.of : anyType;
  const index = { kind: 'literal', value: 0, type: integerType, absent: [], span } as const;
  return withNull({ kind: 'index', object: list, index, type, absent: [], span }, noFacts);
}
