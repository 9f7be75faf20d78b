import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';

/** The most bytes that all keys and values of the annotations of one object have in Kubernetes. */
const most = 256 * 1024;

/** Reports annotations that are too large together; of expressions nothing is known. */
export function checkAnnotations(
  annotations: ReadonlyMap<string, string | BoundExpression>,
  span: Span,
  sink: Sink,
): void {
  const bytes = new TextEncoder();
  let total = 0;
  for (const [key, value] of annotations) {
    const text = typeof value === 'string' ? value : value.kind === 'literal' ? String(value.value) : '';
    total += bytes.encode(key).length + bytes.encode(text).length;
  }
  if (total <= most) return;
  sink.report(
    shapeCodes['invalid-value'],
    span,
    `The annotations have ${total} bytes; Kubernetes takes ${most}.`,
    {
      help: 'Keep long texts elsewhere, such as in a ConfigMap, and name the place in the annotation.',
    },
  );
}
