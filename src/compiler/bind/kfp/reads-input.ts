import type { BoundComponent, BoundPipeline, BoundPort, Placeholder } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { conditionHolds } from '../../../model/placeholder-condition.ts';

/** Whether something reads an input when a task gives these: the command line of a component, or a task or an output of a graph. */
export function readsInput(
  used: BoundComponent | BoundPipeline,
  port: BoundPort,
  given: ReadonlyMap<BoundPort, BoundExpression>,
): boolean {
  return used.kind === 'component' ? onCommandLine(used, port, given) : inGraph(used, port);
}

function inGraph({ scope, outputs }: BoundPipeline, port: BoundPort): boolean {
  const refers = (value: BoundExpression): boolean =>
    value.kind === 'reference'
      ? value.target.kind === 'input' && value.target.port === port
      : value.kind === 'call' && value.arguments.some(refers);
  return (
    scope.tasks.some((task) => 'arguments' in task && [...task.arguments.values()].some(refers)) ||
    outputs.some(({ value }) => refers(value))
  );
}

function onCommandLine(
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
