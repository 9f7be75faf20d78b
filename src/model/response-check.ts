import type { BoundPort } from './bound.ts';
import type { BoundExpression } from './bound-expression.ts';
import { visitReferences } from './references.ts';

/** What makes a response a success. */
export interface ResponseCheck {
  /** A Bool over the response and what is given. */
  readonly holds: BoundExpression;
  /** What `holds` reads besides the response, by ports that stand for it: computed before the request is made. */
  readonly given: readonly GivenToCheck[];
}

export interface GivenToCheck {
  readonly port: BoundPort;
  readonly value: BoundExpression;
}

/** Whether an expression that was bound in `success` reads the response; `own`: its fields. */
export function readsResponse(expression: BoundExpression, own: readonly BoundPort[]): boolean {
  let found = false;
  visitReferences(expression, ({ target }) => {
    found ||= target.kind === 'output' && own.includes(target.port);
  });
  return found;
}
