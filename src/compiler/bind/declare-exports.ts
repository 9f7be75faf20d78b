import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { ExportSettings, ExportSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { checkDistinct, checkPortName } from './bind-ports.ts';
import type { ExportDraft, Mutable } from './drafts.ts';

export type Outputs = At<{ readonly [name: string]: ExportSpec }>;

/** The outputs of a group or pipeline; their types are known when their expressions are bound. */
export function declareExports(
  outputs: Outputs | undefined,
  exports: Map<string, ExportDraft>,
  sink: Sink,
): readonly BoundPort[] {
  const ports: BoundPort[] = [];
  for (const [name, at] of outputs?.entries() ?? []) {
    const settings = at.node.kind === 'map' ? at.as<ExportSettings>().value : undefined;
    const port: Mutable<BoundPort> = {
      name,
      type: { kind: 'any' },
      optional: settings?.optional === true,
      default: undefined,
      constraints: {},
      description: settings?.description,
      origin: { key: at.keySpan, span: at.span },
    };
    ports.push(port);
    checkPortName(name, at.keySpan, 'output', sink);
    exports.set(name, { port, at: at.as<ExportSpec>(), state: 'waiting', value: undefined });
  }
  checkDistinct(ports, 'output', sink, false);
  return ports;
}
