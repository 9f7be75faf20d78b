import type { Sink } from '../../../diagnostics/sink.ts';
import type { Span } from '../../../diagnostics/span.ts';
import { imageProblem } from '../../../util/image-reference.ts';
import { bindCodes } from '../codes.ts';

/** KFP takes any text for an image, and a task may name another: what cannot be fetched is an error only where a task runs it as it is. */
export function adviseImage(image: string, span: Span, sink: Sink): void {
  const problem = image === '' ? undefined : imageProblem(image);
  if (problem === undefined) return;
  const message = `"${image}" cannot be the reference of an image: ${problem}; a task that runs the component has to name another.`;
  const { code, advice: help } = bindCodes['invalid-image'];
  sink.add({ code, severity: 'warning', message, span, help });
}
