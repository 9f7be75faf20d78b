import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline, BoundPort } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { Type } from '../../../model/type.ts';
import { kfpCodes } from './codes.ts';

/** How the run ended, which only the engine of KFP v2 says. */
export function isOfEngine(type: Type): boolean {
  return type.kind === 'nominal' && type.name === 'PipelineTaskFinalStatus';
}

/** Nobody can give what the engine of KFP v2 gives, not even in KFP v1; without it the placeholder leaves nothing. */
export function checkEngineInputs(
  used: BoundComponent | BoundPipeline,
  given: ReadonlyMap<BoundPort, BoundExpression>,
  sink: Sink,
): void {
  for (const [port, value] of given) {
    if (!used.ofKfp || !isOfEngine(port.type) || value.span === port.origin.span) continue;
    sink.report(
      kfpCodes['engine-input'],
      value.span,
      `The input "${port.name}" of "${used.name}" is for the engine of KFP v2, and nobody else can give it.`,
      {
        help: kfpCodes['engine-input'].advice,
        related: [{ message: `"${port.name}" is declared here`, span: port.origin.key }],
      },
    );
  }
}
