import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { bindCodes } from './codes.ts';

/** Refuses what Argo has no means for. `message` says what it does instead, `help` what to write. */
export function refuseByEngine(span: Span, message: string, help: string, sink: Sink): void {
  sink.report(bindCodes['engine-cannot'], span, message, { help });
}
