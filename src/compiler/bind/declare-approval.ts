import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { InputSpec, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { typeCodes } from '../../validate/codes.ts';
import { printType } from '../../validate/types.ts';
import { refuseSchema } from './bind-constraints.ts';
import { bindInputs } from './bind-ports.ts';
import type { Binding } from './binding.ts';
import { bindCodes } from './codes.ts';
import type { ResourceFields } from './declare-resource.ts';

/** Declares the outputs of an `approval` task: what the person enters. */
export function declareAnswers(at: At<TaskSpec>, { types, sink }: Binding): ResourceFields {
  const approval = at.get('approval');
  const specs = approval?.get('inputs')?.as<readonly InputSpec[]>();
  const ports = bindInputs(specs, { ours: true, inPipeline: true, types, sink });
  const items = specs?.items() ?? [];
  const outputs = ports.map((port, index) => {
    const spec = items[index]?.as<InputSpec>();
    if (spec !== undefined && !port.isUnknown) checkKind(port, spec, sink);
    return { ...port, optional: port.optional && port.default === undefined };
  });
  const goesOn = approval?.get('onTimeout');
  if (goesOn?.value === 'useDefaults') {
    for (const port of outputs) {
      if (port.default !== undefined || port.optional || port.isUnknown) continue;
      sink.report(
        bindCodes['missing-default'],
        port.origin.key,
        `When nobody answers in time, "${port.name}" has no value.`,
        {
          help: 'Give it a `default`, declare it `optional: true`, or write `onTimeout: fail`.',
          related: [{ message: 'the task goes on with defaults', span: goesOn.span }],
        },
      );
    }
  }
  return { kind: 'fields', outputs };
}

function checkKind({ type }: BoundPort, spec: At<InputSpec>, sink: Sink): void {
  const at = spec.get('type');
  if (at !== undefined && ['artifact', 'volume', 'snapshot', 'secret'].includes(type.kind)) {
    sink.report(
      typeCodes['invalid-type'],
      at.span,
      `A person enters a value, which cannot be of type ${printType(type)}.`,
      type.kind === 'secret'
        ? { help: 'What is entered is kept with the run, where everybody may read it.' }
        : {},
    );
  }
  // What is of any type may be a text, of which a schema is not asked.
  if (type.kind === 'any') refuseSchema(spec, type, sink);
}
