import type { BoundTask } from './bound.ts';
import type { BoundExpression, BoundReference, ReferenceTarget } from './bound-expression.ts';
import { outsideExpressions } from './outside-artifact.ts';

/**
 * Calls `visit` for every reference inside an expression, in the order written; of an artifact from outside, for those that say where it
 * lies. To ask whether an output is present is to ask for the status
 * of its task: the value itself, which may be a large file, is not read.
 */
export function visitReferences(
  expression: BoundExpression,
  visit: (reference: BoundReference) => void,
): void {
  switch (expression.kind) {
    case 'literal':
      return;
    case 'reference':
      if (expression.target.kind === 'outside') {
        for (const one of outsideExpressions(expression.target.artifact)) visitReferences(one, visit);
      } else visit(expression);
      return;
    case 'list':
      for (const item of expression.items) visitReferences(item, visit);
      return;
    case 'text':
      for (const part of expression.parts) visitReferences(part, visit);
      return;
    case 'index':
      visitReferences(expression.object, visit);
      visitReferences(expression.index, visit);
      return;
    case 'unary':
      visitReferences(expression.operand, visit);
      return;
    case 'binary':
      visitReferences(expression.left, visit);
      visitReferences(expression.right, visit);
      return;
    case 'call': {
      const [first] = expression.arguments;
      const asked = expression.name === 'present' ? first : undefined;
      if (asked?.kind === 'reference' && asked.target.kind === 'output' && !asked.target.port.optional) {
        visit({
          ...asked,
          target: { kind: 'status', task: asked.target.task },
          type: { kind: 'string' },
          absent: [],
        });
        return;
      }
      for (const argument of expression.arguments) visitReferences(argument, visit);
      return;
    }
  }
}

/** The task whose end a reference waits for. */
export function producerOf(target: ReferenceTarget): BoundTask | undefined {
  return target.kind === 'output' || target.kind === 'status' ? target.task : undefined;
}
