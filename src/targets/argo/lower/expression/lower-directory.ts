import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import {
  additiveLevel,
  binary,
  type Code,
  call,
  compare,
  conditional,
  emptyText,
  indexed,
  it,
  primary,
  quote,
  withValue,
} from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { absentText } from './environment.ts';
import { createLowering } from './lowering.ts';
import { collection } from './operators.ts';

/** A List of artifacts as a step finds it. Both are texts of tags. */
export interface Directory {
  /** The key below which all of them lie; empty when there are none, and then there is nothing to load. */
  readonly key: string;
  /** Their names in there, in the order of the List, with `-` for null and `[ … ]` around those of a List inside. */
  readonly names: string;
}

export function lowerDirectory(list: BoundExpression, environment: ArgoEnvironment): Directory {
  const lowering = createLowering(environment);
  const presence = lowering.presence(list);
  const items = collection(list, lowering);
  const write = (code: Code, absent: string): string =>
    `{{=${(presence === undefined ? code : conditional(presence, code, quote(absent))).text}}}`;
  return {
    key: write(directoryOf(items, list.type), ''),
    names: write(namesOf(items, list.type), absentText),
  };
}

/** Where keys lie in several directories, which only who gives them to the run can do, there is no place: a step would miss some. */
function directoryOf(items: Code, type: Type): Code {
  const there = call('filter', flat(items, type), predicate(compare('!=', it, primary('nil'))));
  const all = call('sprig.uniq', call('map', there, predicate(call('sprig.dir', it))));
  const isNone = compare('==', call('len', it), primary('0'));
  const only = conditional(compare('==', call('len', it), primary('1')), indexed(it, primary('0')), noPlace);
  return withValue(all, predicate(conditional(isNone, emptyText, only)));
}

const noPlace = indexed(it, call('len', it));

/** The keys of all Lists inside, one after the other. */
function flat(items: Code, type: Type): Code {
  if (type.kind !== 'list' || type.of.kind !== 'list') return items;
  const there = call('filter', items, predicate(compare('!=', it, primary('nil'))));
  return flat(call('reduce', there, primary('concat(#acc, #)'), primary('[]')), type.of);
}

function namesOf(items: Code, type: Type): Code {
  const inner = type.kind === 'list' ? type.of : type;
  const one = inner.kind === 'list' ? bracketed(namesOf(it, inner)) : call('sprig.base', it);
  const named = conditional(compare('==', it, primary('nil')), quote('-'), one);
  return call('join', call('map', items, predicate(named)), quote(' '));
}

function bracketed(names: Code): Code {
  return binary('+', additiveLevel, binary('+', additiveLevel, quote('[ '), names), quote(' ]'));
}

/** The blanks keep braces apart. */
function predicate(code: Code): Code {
  return primary(`{ ${code.text} }`);
}
