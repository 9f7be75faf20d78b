import type { Sink } from '../../diagnostics/sink.ts';
import type { InputSpec } from '../../model/documents.ts';
import type { Constraints, Type, Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { patternProblem, readSchema } from '../../validate/literals.ts';
import { asSecretText } from '../../validate/type-secret.ts';
import { printType } from '../../validate/types.ts';
import { bindCodes } from './codes.ts';
import { placeInSchema } from './place-in-schema.ts';
import { withoutEscapes } from './without-escapes.ts';

/** Refuses the schema of an input whose values are of a type of which none is asked. */
export function refuseSchema(spec: At<InputSpec>, type: Type, sink: Sink): void {
  const schema = spec.get('schema');
  if (schema === undefined) return;
  sink.report(
    bindCodes['invalid-constraint'],
    schema.keySpan,
    `"${spec.value.name}" is of type ${printType(type)}, and a schema says what is in a List or Dict.`,
    { help: 'Declare it as a List or Dict, or use `enum`, `minimum`, `maxLength` or `pattern`.' },
  );
}

/** What values of an input must satisfy besides its type. */
export function bindConstraints(
  spec: At<InputSpec>,
  type: Type,
  { sink, inPipeline }: { readonly sink: Sink; readonly inPipeline?: boolean },
): Constraints {
  const { enum: words, minimum, maximum, minLength, maxLength, pattern, schema } = spec.value;
  const badPattern = pattern === undefined ? undefined : patternProblem(pattern);
  if (badPattern !== undefined) {
    sink.report(
      bindCodes['invalid-constraint'],
      spec.get('pattern')?.span ?? spec.span,
      `The pattern cannot be used: ${badPattern}.`,
    );
  }
  const hasSchema = schema !== undefined && ['list', 'dict', 'any'].includes(type.kind);
  if (!hasSchema) refuseSchema(spec, type, sink);
  const read = hasSchema ? readSchema(schema) : undefined;
  for (const { path, problem, help } of read?.problems ?? []) {
    sink.report(
      bindCodes['invalid-constraint'],
      placeInSchema(spec.get('schema')?.node ?? spec.node, path),
      `The schema cannot be used: ${problem}.`,
      help === undefined ? {} : { help },
    );
  }
  const choices = (words as readonly Value[] | undefined)?.map((one) => asSecretText(one, type));
  return {
    ...(choices !== undefined && {
      enum: inPipeline === true ? choices.map((one) => withoutEscapes(one)) : choices,
    }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && badPattern === undefined && { pattern }),
    ...(read?.problems.length === 0 && { schema: read.schema }),
  };
}
