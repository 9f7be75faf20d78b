import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundComponent, BoundPort, Placeholder } from '../../../model/bound.ts';
import { kfpCodes } from './codes.ts';

/** KFP cannot compile a component that has a fixed path for an output and asks for the path of the same output as well. */
export function checkFileOutputs({ implementation }: BoundComponent, sink: Sink): void {
  if (implementation.kind !== 'container' || implementation.fileOutputs.size === 0) return;
  const asked = new Set<BoundPort>();
  const visit = (part: Placeholder): void => {
    if (typeof part === 'string') return;
    if (part.kind === 'outputPath') asked.add(part.output);
    if (part.kind === 'concat') part.parts.forEach(visit);
    if (part.kind === 'if') [...part.then, ...part.else].forEach(visit);
  };
  [...implementation.command, ...implementation.args].forEach(visit);
  for (const [port, path] of implementation.fileOutputs) {
    if (!asked.has(port)) continue;
    sink.report(
      kfpCodes['two-output-paths'],
      port.origin.key,
      `The output "${port.name}" has the fixed path ${path} in \`fileOutputs\`, and \`{outputPath: ${port.name}}\` asks for a path.`,
      { help: 'Take it out of `fileOutputs`, or write the fixed path in place of the placeholder.' },
    );
  }
}
