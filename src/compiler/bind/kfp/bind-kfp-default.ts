import type { Sink } from '../../../diagnostics/sink.ts';
import type { InputSpec } from '../../../model/documents.ts';
import type { Constraints, Type, Value } from '../../../model/type.ts';
import type { At } from '../../../syntax/at.ts';
import { checkValue } from '../../../validate/literals.ts';
import { kfpCodes } from './codes.ts';
import { kfpScalarText } from './kfp-scalar.ts';
import { kfpValueText } from './kfp-values.ts';

/** The default of an input of a KFP component as the text that KFP passes on; undefined when there is none. */
export function bindKfpDefault(
  spec: At<InputSpec>,
  type: Type,
  constraints: Constraints,
  sink: Sink,
): string | undefined {
  const written = spec.get('default')?.as<Value>();
  if (written === undefined) return undefined;
  const text = textOf(written, type, sink);
  const problem = checkValue(text, type, constraints, { lenient: true });
  if (problem !== undefined) {
    sink.report(
      kfpCodes['unlikely-value'],
      written.span,
      `The default of the input "${spec.value.name}" ${problem}; it arrives as it is written, as in KFP.`,
    );
  }
  return text;
}

/** A bare word for a text is that text, where KFP would refuse a number. */
function textOf({ node, value, span }: At<Value>, type: Type, sink: Sink): string {
  if (node.kind !== 'scalar' || node.style !== 'plain') return kfpValueText(value);
  if (type.kind === 'string' || type.kind === 'nominal') return node.text;
  const read = kfpScalarText(node.text);
  // Lists and maps are written as JSON, and what stands in their place too.
  const isJson = type.kind === 'list' || type.kind === 'dict';
  const text = isJson && (read === 'True' || read === 'False') ? read.toLowerCase() : read;
  if (text !== kfpValueText(value, /[.eE]/.test(node.text))) {
    sink.report(
      kfpCodes['old-yaml'],
      span,
      `KFP reads ${node.text} by the rules of YAML 1.1, and so it arrives as ${JSON.stringify(text)}.`,
      { help: 'Put what is meant in quotes.' },
    );
  }
  return text;
}
