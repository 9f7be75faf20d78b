import {
  andLevel,
  binary,
  type Code,
  call,
  compare,
  conditional,
  it,
  list,
  not,
  orLevel,
  primary,
} from './code.ts';

/** A condition, or what is known of it without a value: the engine's optimiser would not look at what stands beside a constant. */
export type Test = Code | boolean;

export function exactlyOne(tests: readonly Test[]): Test {
  const sure = tests.filter((one) => one === true).length;
  const open = tests.filter((one) => typeof one !== 'boolean');
  if (sure > 0) return sure === 1 && opposite(or(...open));
  const [only] = open;
  if (only === undefined || open.length === 1) return only ?? false;
  return compare('==', call('len', call('filter', list(open), it)), primary('1'));
}

export function choose(condition: Test, then: Test, otherwise: Test): Test {
  if (typeof condition === 'boolean') return condition ? then : otherwise;
  if (typeof then === 'boolean') return then ? or(condition, otherwise) : and(opposite(condition), otherwise);
  if (typeof otherwise === 'boolean') return otherwise ? or(opposite(condition), then) : and(condition, then);
  return conditional(condition, then, otherwise);
}

export function and(...tests: readonly Test[]): Test {
  if (tests.includes(false)) return false;
  const open = tests.filter((one) => typeof one !== 'boolean');
  return joined('&&', andLevel, open) ?? true;
}

export function or(...tests: readonly Test[]): Test {
  if (tests.includes(true)) return true;
  const open = tests.filter((one) => typeof one !== 'boolean');
  return joined('||', orLevel, open) ?? false;
}

function joined(operator: string, level: number, tests: readonly Code[]): Code | undefined {
  return tests.reduce<Code | undefined>(
    (all, one) => (all === undefined ? one : binary(operator, level, all, one)),
    undefined,
  );
}

export function opposite(test: Test): Test {
  return typeof test === 'boolean' ? !test : not(test);
}

export function code(test: Test): Code {
  return typeof test === 'boolean' ? primary(String(test)) : test;
}
