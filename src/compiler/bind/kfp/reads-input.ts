import type { BoundComponent, BoundPort, Placeholder } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { conditionHolds } from '../../../model/placeholder-condition.ts';

/** Whether the command line of a component reads an input, by value or by path, when a task gives these. */
export function readsInput(
  { implementation }: BoundComponent,
  port: BoundPort,
  given: ReadonlyMap<BoundPort, BoundExpression>,
): boolean {
  const reads = (part: Placeholder): boolean => {
    if (typeof part === 'string') return false;
    if (part.kind === 'inputValue' || part.kind === 'inputPath') return part.input === port;
    if (part.kind === 'concat') return part.parts.some(reads);
    if (part.kind !== 'if') return false;
    return (conditionHolds(part.condition, given) ? part.then : part.else).some(reads);
  };
  const command = implementation.kind === 'container' ? implementation.command : [];
  return [...command, ...implementation.args].some(reads);
}
