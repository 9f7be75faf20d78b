import { holdsNull } from '../../model/may-be-null.ts';
import type { Type, Value } from '../../model/type.ts';

/** The JSON Schema of the values of a type, as far as the type says what they are. */
export function schemaOfType(type: Type): Value {
  switch (type.kind) {
    case 'list':
      return { type: 'array', items: schemaOfElement(type) };
    case 'dict':
      return { type: 'object', additionalProperties: schemaOfElement(type) };
    case 'string':
      return { type: 'string' };
    case 'integer':
      return { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
    case 'float':
      return { type: 'number' };
    case 'bool':
      return { type: 'boolean' };
    case 'null':
      return { type: 'null' };
    default:
      return true;
  }
}

function schemaOfElement(type: Extract<Type, { kind: 'list' | 'dict' }>): Value {
  const schema = schemaOfType(type.of);
  return schema === true || !holdsNull(type) ? schema : { anyOf: [{ type: 'null' }, schema] };
}
