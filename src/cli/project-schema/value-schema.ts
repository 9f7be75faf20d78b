import type { InputFacts } from '../../compiler/project/component-facts.ts';
import type { Constraints, Type, Value } from '../../model/type.ts';
import type { JsonObject } from '../bundle-schema.ts';

/** What a task may write for an input. An expression is good everywhere: what it gives is not for a schema to know. */
export function valueSchema({ port, type, isRequired }: InputFacts, isOfKfp: boolean): JsonObject {
  const { default: given, description } = port;
  const absent =
    given !== undefined && typeof given !== 'string'
      ? `; ${JSON.stringify(given)} if nothing is said`
      : isRequired
        ? ', required'
        : ', may be left out';
  return {
    title: port.name,
    description: `${type}${absent}.${description === undefined ? '' : `\n\n${description}`}`,
    ...(isOfKfp ? ofKfp(port.constraints) : ofType(port.type, port.constraints)),
  };
}

/** To a component of KFP any constant goes as a text. */
function ofKfp({ enum: words }: Constraints): JsonObject {
  return words === undefined ? {} : { examples: words };
}

function ofType(type: Type, constraints: Constraints): JsonObject {
  switch (type.kind) {
    case 'string':
      return { ...constant('string', 'text'), ...ofText(constraints) };
    case 'integer':
      return { ...constant('integer', 'a whole number'), ...ofNumber(constraints) };
    case 'float':
      return { ...constant('number', 'a number'), ...ofNumber(constraints) };
    case 'bool':
      return constant('boolean', 'true or false');
    case 'list':
      return { ...constant('array', 'a list'), items: ofType(type.of, {}) };
    case 'dict':
      return { ...constant('object', 'a map'), additionalProperties: ofType(type.of, {}) };
    case 'secret':
      return constant('object', 'a reference to a Secret, {secret: {name, key}},');
    case 'artifact':
      return constant('object', `an output of type ${type.name}, an artifact from outside, {from: …},`);
    case 'volume':
    case 'snapshot':
      return constant('null', `a reference to a ${type.kind},`);
    case 'any':
    case 'null':
    case 'nominal':
      return {};
  }
}

/** Null is the same as leaving it out. */
function constant(type: string, words: string): JsonObject {
  if (type === 'string') return { type: ['string', 'null'] };
  return {
    type: [...new Set([type, 'string', 'null'])],
    pattern: expression,
    patternErrorMessage: `must be ${words} or an expression`,
  };
}

const expression = '\\$\\{\\{';

/** Lengths are left to the compiler, which counts characters. */
function ofText({ enum: words, pattern }: Constraints): JsonObject {
  if (words?.every((one) => typeof one === 'string') === true) {
    return {
      pattern: `^(?:${words.map(escaped).join('|')})$|${expression}`,
      patternErrorMessage: `must be one of ${words.join(', ')}, or an expression`,
      examples: words,
    };
  }
  if (pattern === undefined) return {};
  return {
    pattern: `${expression}|(?:${pattern})`,
    patternErrorMessage: `must match ${pattern}, or be an expression`,
  };
}

function ofNumber({ enum: numbers, minimum, maximum }: Constraints): JsonObject {
  return {
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(numbers !== undefined && { examples: numbers }),
  };
}

/** As a part of a regular expression that matches just this text. */
export function escaped(text: Value): string {
  return String(text).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
