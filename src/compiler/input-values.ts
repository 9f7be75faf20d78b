import type { BoundPipeline, BoundPort } from '../model/bound.ts';
import type { BoundLiteral } from '../model/bound-expression.ts';
import type { Value } from '../model/type.ts';

/** What the inputs of a run have: the values `given` for them by name, or their defaults. */
export function inputValues(
  { inputs }: BoundPipeline,
  given: ReadonlyMap<string, Value>,
): readonly (readonly [BoundPort, BoundLiteral])[] {
  return inputs.flatMap((port) => {
    const value = given.get(port.name) ?? port.default;
    if (value === undefined) return [];
    const span = given.has(port.name) ? port.origin.key : port.origin.span;
    return [[port, { kind: 'literal', value, type: port.type, absent: [], span }] as const];
  });
}
