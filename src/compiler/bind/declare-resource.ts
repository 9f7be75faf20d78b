import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort } from '../../model/bound.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { typeCodes } from '../../validate/codes.ts';
import type { TypeTable } from '../../validate/type-table.ts';
import { parseType, printType } from '../../validate/types.ts';
import { checkDistinct, checkPortName } from './bind-ports.ts';
import type { Binding } from './binding.ts';

/** The outputs of a `resource` task. */
export interface ResourceFields {
  readonly kind: 'fields';
  readonly outputs: readonly BoundPort[];
}

/** Declares the outputs of a `resource` task: fields of the object, which are values. */
export function declareFields(at: At<TaskSpec>, { types, sink }: Binding): ResourceFields {
  const items = at.get('resource')?.as<{ readonly outputs?: readonly object[] }>().get('outputs')?.items();
  const outputs = (items ?? []).map((item) => {
    const one = item.as<{ readonly name: string; readonly type?: unknown }>();
    const key = one.get('name')?.span ?? item.span;
    checkPortName(one.value.name, key, 'output', sink);
    const type = typeOf(one.get('type')?.as<unknown>(), types, sink);
    return certainPort(one.value.name, type, { key, span: item.span });
  });
  checkDistinct(outputs, 'output', sink, false);
  return { kind: 'fields', outputs };
}

function typeOf(at: At<unknown> | undefined, types: TypeTable, sink: Sink): BoundPort['type'] {
  const type = parseType(at, types, sink, { ours: true });
  if (at !== undefined && ['artifact', 'snapshot', 'secret'].includes(type.kind)) {
    sink.report(
      typeCodes['invalid-type'],
      at.span,
      `A field of an object is a value, which cannot be of type ${printType(type)}.`,
    );
  }
  return type;
}
