import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { imagePatternProblem, imageProblem, nearImage } from '../../util/image-reference.ts';
import { bindCodes } from './codes.ts';

/** Reports an image that no node could fetch, whatever is in the registry: its reference breaks the grammar. */
export function checkImage(image: string, span: Span, sink: Sink): void {
  report(imageProblem(image), image, span, sink);
}

/** The same for an image that a task chooses, of which only the constant parts are known. */
export function checkChosenImage(image: BoundExpression | undefined, sink: Sink): void {
  if (image === undefined) return;
  const constant = constantOf(image);
  if (constant !== undefined) checkImage(constant, image.span, sink);
  else if (image.kind === 'text') {
    const parts = image.parts.map(constantOf);
    report(imagePatternProblem(parts), parts.map((one) => one ?? '…').join(''), image.span, sink);
  }
}

function constantOf(expression: BoundExpression): string | undefined {
  return expression.kind === 'literal' ? String(expression.value) : undefined;
}

function report(problem: string | undefined, image: string, span: Span, sink: Sink): void {
  // Braces are reported as braces.
  if (problem === undefined || image.includes('{{')) return;
  const near = nearImage(image);
  const isBare = near !== undefined && span.file.text.slice(span.start, span.end) === image;
  sink.report(
    bindCodes['invalid-image'],
    span,
    `"${image}" cannot be the reference of an image: ${problem}.`,
    near === undefined
      ? { help: bindCodes['invalid-image'].advice }
      : {
          help: `Did you mean "${near}"?`,
          ...(isBare && { fix: { title: `Write ${near}`, safe: false, edits: [{ span, text: near }] } }),
        },
  );
}
