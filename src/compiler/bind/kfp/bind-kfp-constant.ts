import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline, BoundPort } from '../../../model/bound.ts';
import type { BoundLiteral } from '../../../model/bound-expression.ts';
import type { Type, Value } from '../../../model/type.ts';
import { checkValue } from '../../../validate/literals.ts';
import { stringType } from '../../../validate/type-names.ts';
import { isSecretReference } from '../../../validate/type-secret.ts';
import { printType } from '../../../validate/types.ts';
import { kfpCodes } from './codes.ts';
import { kfpValueText } from './kfp-values.ts';

/**
 * A constant for an input of a KFP component: a text goes to it as it is, whatever its type says, and what looks wrong is a warning. Anything
 * else is written as KFP writes it. Undefined when the constant cannot be given, and where it is no different from other components.
 */
export function bindKfpConstant(
  port: BoundPort,
  constant: BoundLiteral,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): BoundLiteral | undefined {
  const { value, type, span } = constant;
  if (port.type.kind === 'secret' || isSecretReference(value)) return undefined;
  const isText = typeof value === 'string';
  const problem = isSerialized(value, port.type)
    ? undefined
    : checkValue(value, port.type, port.constraints, { lenient: isText });
  if (problem !== undefined) {
    if (!isText || Object.keys(port.constraints).length > 0) return undefined;
    sink.report(
      kfpCodes['unlikely-value'],
      span,
      `The input "${port.name}" of "${used.name}" ${problem}; it arrives as it is written, as in KFP.`,
      {
        related: [
          { message: `"${port.name}" is declared here as ${printType(port.type)}`, span: port.origin.span },
        ],
      },
    );
  }
  return { ...constant, value: kfpValueText(value, type.kind === 'float'), type: stringType };
}

/** Whether KFP knows how to write a value for a name that nobody else knows: by its first word, so that `List of things` is a list. */
function isSerialized(value: Value, type: Type): boolean {
  if (type.kind !== 'nominal' || type.properties !== undefined || typeof value === 'string') return false;
  const word = /^(?:typing\.)?(\w+)/.exec(type.name)?.[1];
  const base = word === undefined ? undefined : serialized.get(word);
  return base !== undefined && checkValue(value, base) === undefined;
}

/** The names of KFP's serializers (KFP.md 3.3); those for JSON write lists and maps alike. */
const serialized: ReadonlyMap<string, Type> = new Map<string, Type>([
  ...['Integer', 'int'].map((name) => [name, { kind: 'integer' }] as const),
  ...['Float', 'float'].map((name) => [name, { kind: 'float' }] as const),
  ...['Boolean', 'Bool', 'bool'].map((name) => [name, { kind: 'bool' }] as const),
  ...['JsonArray', 'List', 'list', 'JsonObject', 'Dictionary', 'Dict', 'dict', 'Json'].map(
    (name) => [name, { kind: 'any' }] as const,
  ),
]);
