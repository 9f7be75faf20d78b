import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline, BoundPort } from '../model/bound.ts';
import type { Value } from '../model/type.ts';
import type { ArgoKind } from '../targets/argo/lower/lower.ts';
import { didYouMean } from '../util/did-you-mean.ts';
import { checkValue, parseText } from '../validate/literals.ts';
import { asSecretText } from '../validate/type-secret.ts';
import { linkCodes } from './codes.ts';

/** Reads the values given on the command line by the types of the inputs, and sees to it that a Workflow has all that it needs. */
export function bindGivenInputs(
  pipeline: BoundPipeline,
  given: ReadonlyMap<string, string>,
  kind: ArgoKind,
  sink: Sink,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const ports = new Map(pipeline.inputs.map((port) => [port.name, port]));
  for (const [name, text] of given) {
    const port = ports.get(name);
    if (port === undefined) {
      reportUnknown(name, pipeline, sink);
      continue;
    }
    const value = readValue(port, text, sink);
    if (value !== undefined) values.set(name, value);
  }
  if (kind === 'Workflow' || kind === 'CronWorkflow') {
    for (const port of pipeline.inputs) {
      if (port.optional || port.default !== undefined || given.has(port.name)) continue;
      sink.report(
        linkCodes['input-without-value'],
        port.origin.key,
        `The input "${port.name}" has no default, and a ${kind} needs a value for it.`,
        { help: `Pass --input ${port.name}=…, give it a default, or compile with --kind WorkflowTemplate.` },
      );
    }
  }
  return values;
}

function readValue(port: BoundPort, text: string, sink: Sink): Value | undefined {
  const read = parseText(text, port.type);
  const problem =
    read.problem === undefined
      ? checkValue(read.value, port.type, port.constraints)
      : `must be ${read.problem}`;
  if (problem === undefined && read.problem === undefined) return asSecretText(read.value, port.type);
  sink.report(
    linkCodes['invalid-input'],
    port.origin.key,
    `The value given for the input "${port.name}" ${problem}.`,
  );
  return undefined;
}

function reportUnknown(name: string, pipeline: BoundPipeline, sink: Sink): void {
  const known = pipeline.inputs.map((port) => port.name);
  const near = didYouMean(name, known);
  sink.report(
    linkCodes['unknown-input-given'],
    pipeline.origin.key,
    `The pipeline "${pipeline.name}" has no input "${name}" to give a value to.`,
    {
      help:
        near === undefined
          ? known.length === 0
            ? 'It has no inputs.'
            : `Its inputs are ${known.join(', ')}.`
          : `Did you mean "${near}"?`,
    },
  );
}
