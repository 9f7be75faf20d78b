import type { BoundPort } from '../../../src/model/bound.ts';
import type { Type } from '../../../src/model/type.ts';
import { own } from '../own.ts';
import type { CaseOutcome, PipelineCase, Step } from './case.ts';

/** How one try of a step ends, with something of the right type for every output that the case says nothing of. */
export function outcomeOf(
  outcomes: PipelineCase['outcomes'],
  { path, task }: Pick<Step, 'path' | 'task'>,
  attempt: number,
): CaseOutcome {
  const said = own(outcomes, path) ?? [];
  const outcome = said[Math.min(attempt, said.length) - 1] ?? {};
  const usual = task.outputs.map((port): [string, string] => [port.name, usualText(port, path)]);
  return { ...outcome, outputs: { ...Object.fromEntries(usual), ...outcome.outputs } };
}

/** What is in a file tells who made it, as the simulation has it. */
function usualText({ name, type }: BoundPort, path: string): string {
  if (type.kind === 'artifact') return `${path}/${name}`;
  if (name === 'size') return '5Gi';
  return textOfType(type);
}

function textOfType(type: Type): string {
  switch (type.kind) {
    case 'integer':
    case 'float':
      return '1';
    case 'bool':
      return 'true';
    case 'list':
      return '[]';
    case 'dict':
      return '{}';
    case 'volume':
      return 'claim';
    default:
      return 'x';
  }
}
