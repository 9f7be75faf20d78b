import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundComponent, BoundPort, Placeholder } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { readBool } from '../../../util/bool-words.ts';
import { kfpCodes } from './codes.ts';

/** A command line is fixed when the pipeline is compiled: what `if: {cond: {inputValue: …}}` asks for must be a constant that says yes or no. */
export function checkConditions(
  component: BoundComponent,
  given: ReadonlyMap<BoundPort, BoundExpression>,
  sink: Sink,
): void {
  for (const port of askedFor(component)) {
    const value = given.get(port);
    if (value === undefined) continue;
    const known = value.kind === 'literal' ? String(value.value) : undefined;
    if (known !== undefined && (known === '' || readBool(known) !== undefined)) continue;
    sink.report(
      kfpCodes['undecided-condition'],
      value.span,
      known === undefined
        ? `The command line of "${component.name}" depends on the value of "${port.name}", which is not known before the run.`
        : `The command line of "${component.name}" depends on "${port.name}", and ${JSON.stringify(known)} says neither yes nor no.`,
      {
        help: kfpCodes['undecided-condition'].advice,
        related: [{ message: `"${port.name}" is declared here`, span: port.origin.key }],
      },
    );
  }
}

function askedFor({ implementation }: BoundComponent): ReadonlySet<BoundPort> {
  const asked = new Set<BoundPort>();
  const visit = (part: Placeholder | { readonly kind: string }): void => {
    if (typeof part === 'string') return;
    if (part.kind === 'concat' && 'parts' in part) part.parts.forEach(visit);
    if (part.kind !== 'if' || !('condition' in part)) return;
    if (part.condition.kind === 'inputValue') asked.add(part.condition.input);
    [...part.then, ...part.else].forEach(visit);
  };
  if (implementation.kind === 'container') implementation.command.forEach(visit);
  implementation.args.forEach(visit);
  for (const value of implementation.env.values()) visit(value);
  return asked;
}
