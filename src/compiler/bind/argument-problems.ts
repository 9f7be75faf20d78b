import { type Meant, meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import { isArtifactList } from '../../model/artifact-keys.ts';
import type { BoundComponent, BoundPipeline, BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { holdsNull } from '../../model/may-be-null.ts';
import type { Type } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { assignable } from '../../validate/assignable.ts';
import { keepsNull } from '../../validate/keeps-null.ts';
import { printType } from '../../validate/types.ts';
import { bindCodes } from './codes.ts';
import type { TaskDraft } from './drafts.ts';
import { expressionCodes } from './expression/codes.ts';

export function reportOpenEnum(
  port: BoundPort,
  value: BoundExpression,
  used: BoundPipeline,
  sink: Sink,
): void {
  const words = (port.constraints.enum ?? []).map((one) => JSON.stringify(one)).join(', ');
  sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    `The input "${port.name}" of the pipeline "${used.name}" takes only ${words}, and this value may be something else.`,
    {
      related: [{ message: `"${port.name}" is declared here`, span: port.origin.span }],
      help: 'Read it from an input with the same `enum`, or drop the `enum` there.',
    },
  );
}

/** A Secret may only go where no text of it is made. */
export function reportExposedTo(
  port: BoundPort,
  value: BoundExpression,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): void {
  sink.report(
    bindCodes['secret-exposed'],
    value.span,
    `This is a Secret, but the input "${port.name}" of "${used.name}" is of type ${printType(port.type)}, which can be read in the status of the run.`,
    {
      related: [{ message: `"${port.name}" is declared here`, span: port.origin.span }],
      help: `Declare "${port.name}" as \`type: Secret\`, and let the step read it in \`env\`.`,
    },
  );
}

/** Both ends of a bad wire are shown: who makes the value and who takes it. `to`: what is wanted in its place, inside of what the input takes. */
export function reportMismatch(
  port: BoundPort,
  value: BoundExpression,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
  to: Type = port.type,
): void {
  const consumer = {
    message: `the input "${port.name}" of "${used.name}" is declared here`,
    span: port.origin.span,
  };
  const source = value.kind === 'reference' ? value.target : undefined;
  const producer =
    source?.kind === 'output'
      ? [
          {
            message: `the output "${source.port.name}" of "${source.task.name}" is declared here`,
            span: source.port.origin.span,
          },
        ]
      : source?.kind === 'input'
        ? [{ message: `the input "${source.port.name}" is declared here`, span: source.port.origin.span }]
        : [];
  const what =
    source?.kind === 'output'
      ? `The output "${source.port.name}" of "${source.task.name}" is ${withArticle(printType(value.type))}`
      : source?.kind === 'input'
        ? `The input "${source.port.name}" of the pipeline is ${withArticle(printType(value.type))}`
        : `This value is ${withArticle(printType(value.type))}`;
  sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    `${what}, but the input "${port.name}" of the task "${draft.name}" takes ${port.type.kind === 'any' ? 'a value without a type' : withArticle(printType(port.type))}.`,
    { related: [...producer, consumer], ...conversion(value, to) },
  );
}

export function withArticle(noun: string): string {
  return `${/^[AEIOaeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function conversion(value: BoundExpression, wanted: Type): Meant {
  const from = value.type;
  const to = wanted.kind;
  const help = (text: string): Meant => ({ help: text });
  if (isArtifactList(from)) {
    if (to === 'artifact') return help('Take one by `[…]`, or run the task for each with `forEach`.');
    return to === 'any' || to === 'list'
      ? help(`Declare the input as \`type: ${printType(from)}\`.`)
      : help('An artifact is read by a step: pass it to one, and use what the step puts out.');
  }
  if (from.kind === 'artifact' && ['string', 'integer', 'float', 'bool', 'list', 'dict'].includes(to)) {
    return help('An artifact is a file: declare the input with its type, and read it by `{inputPath: …}`.');
  }
  if (['string', 'integer', 'float', 'bool'].includes(from.kind) && to === 'artifact') {
    return help(
      'A value is no file: give an output of an artifact type, or declare the input with the type of the value.',
    );
  }
  if (assignable(from, wanted) && !keepsNull(from, wanted))
    return help(
      `Declare the input as \`type: ${printType(from)}\`, so that the pipeline knows of the null in it.`,
    );
  if (holdsNull(from) && !holdsNull(wanted) && assignable(from, takingNull(wanted)))
    return help(
      `Declare the input as \`type: ${printType(takingNull(wanted))}\`, or leave out \`gather: nullable\`.`,
    );
  if (from.kind === 'list' && from.of.kind === to) {
    const one = to === 'string' ? ", or join all by `join(…, ', ')`" : '';
    return help(`Run the task for each item with \`forEach\`, take one by \`[0]\`${one}.`);
  }
  const number = from.kind === 'string' || from.kind === 'integer' || from.kind === 'float';
  if (to === 'string' && (number || from.kind === 'bool'))
    return wrapped('string', 'the text is meant', value);
  if (to === 'integer' && number) return wrapped('int', 'it holds a whole number', value);
  return to === 'float' && number ? wrapped('float', 'it holds a number', value) : {};
}

function takingNull(type: Type): Type {
  return type.kind === 'list' || type.kind === 'dict' ? { ...type, orNull: true } : type;
}

/** A call around the value; `when`: under which condition that is the cure. */
function wrapped(name: string, when: string, { kind, span }: BoundExpression): Meant {
  const { file, start, end } = span;
  const edits = [
    { span: { file, start, end: start }, text: `${name}(` },
    { span: { file, start: end, end }, text: ')' },
  ];
  return {
    help: `Write \`${name}(…)\` around it if ${when}.`,
    ...(kind !== 'text' &&
      kind !== 'literal' && { fix: { title: `Write ${name}(…) around it`, safe: false, edits } }),
  };
}

/** Gives the name of the input that was plainly meant. */
export function reportUnknown(
  name: string,
  at: At<unknown>,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): string | undefined {
  const known = used.inputs.map((port) => port.name);
  const given = draft.at.get('arguments')?.entries() ?? [];
  const free = known.filter((one) => given.every(([key]) => key !== one));
  const joined = joinedValue(name, at, free);
  const near = joined?.name ?? didYouMean(name, free);
  const names = known.map((one) => `"${one}"`).join(', ');
  sink.report(
    bindCodes['unknown-argument'],
    at.keySpan,
    `The ${used.kind} "${used.name}" that the task "${draft.name}" runs has no input "${name}".`,
    {
      related: [{ message: `"${used.name}" is declared here`, span: used.origin.key }],
      ...(joined !== undefined
        ? joined.cure
        : isArgoList(name, at)
          ? { help: `Leave out "${name}", and write each by its name: \`${known[0] ?? 'name'}: …\`.` }
          : meant(
              name,
              near,
              at.keySpan,
              known.length === 0 ? 'It has no inputs.' : `Its inputs are ${names}.`,
            )),
    },
  );
  return near;
}

/** `{text:a}` is one key and no value in YAML. */
function joinedValue(
  key: string,
  { node, keySpan }: At<unknown>,
  free: readonly string[],
): { readonly name: string; readonly cure: Meant } | undefined {
  const name = key.slice(0, Math.max(key.indexOf(':'), 0));
  const isAlone = node.kind === 'scalar' && node.value === null && node.text === '';
  if (!isAlone || !free.includes(name) || !keySpan.file.text.startsWith(key, keySpan.start)) return undefined;
  const at = keySpan.start + name.length + 1;
  const text = `${name}: ${key.slice(name.length + 1)}`;
  const edits = [{ span: { file: keySpan.file, start: at, end: at }, text: ' ' }];
  return {
    name,
    cure: {
      help: `A blank is missing behind ":": write \`${text}\`.`,
      fix: { title: `Write ${text}`, safe: false, edits },
    },
  };
}

/** `parameters: [{name: …, value: …}]`, as Argo writes it. */
export function isArgoList(name: string, at: At<unknown>): boolean {
  return (name === 'parameters' || name === 'artifacts') && at.node.kind === 'sequence';
}

export function reportMissing(
  port: BoundPort,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): void {
  const type = port.type.kind === 'any' ? '' : ` (${printType(port.type)})`;
  sink.report(
    bindCodes['missing-argument'],
    draft.at.get('arguments')?.keySpan ?? draft.at.keySpan,
    `The task "${draft.name}" gives no value for the input "${port.name}"${type} of "${used.name}".`,
    {
      related: [{ message: `"${port.name}" is declared here`, span: port.origin.key }],
      help: `Add \`${port.name}: …\` under \`arguments\` of "${draft.name}".`,
    },
  );
}
