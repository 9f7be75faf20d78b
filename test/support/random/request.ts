import type { CaseOutcome } from './case.ts';
import type { Chooser } from './chooser.ts';
import type { Place } from './expression.ts';
import { expressionOf, laterLimit } from './expression.ts';
import { inBraces } from './references.ts';
import type { ValueType } from './values.ts';
import { anyString, quoted } from './values.ts';
import { writtenText } from './written.ts';
import type { Tree } from './yaml.ts';

/** Texts that have something to do with one another. */
const words = ['a', 'ab', 'b', 'ba', 'AB', 'aba', ' ab ', '12', '200', 'é', '{{', ''];

/** What is asked, and how often. `easy`: of so many of a hundred conditions the usual responses are a success whatever else they say. */
export function randomRequest(
  place: Place,
  choose: Chooser,
  easy = 60,
): { readonly spec: Tree; readonly settings: readonly (readonly [string, Tree])[] } {
  const value = (): string =>
    inBraces(expressionOf(choose.pick(['String', 'Integer', 'Bool']), place, choose, 1));
  const body = choose.pick<() => Tree>([
    () => `x=${value()}`,
    () => [value(), 'a'],
    () => new Map<string, Tree>([['{{k}}', value()]]),
  ]);
  const spec = new Map<string, Tree>([
    ['url', `https://example.org/?q=${choose.chance(40) ? value() : '1'}`],
    ...(choose.chance(30) ? [['method', choose.pick(['POST', 'PUT', 'DELETE'])] as const] : []),
    ...(choose.chance(20) ? [['headers', new Map<string, Tree>([['X-A', value()]])] as const] : []),
    ...(choose.chance(30) ? [['body', body()] as const] : []),
    ...(choose.chance(75) ? [['success', inBraces(successOf(place, choose, easy))] as const] : []),
  ]);
  return { spec, settings: choose.chance(35) ? [['retry', retryOf(place, choose)]] : [] };
}

function successOf(place: Place, choose: Chooser, easy: number): string {
  const condition = overResponse(place, choose, 2);
  const usual = choose.pick(['response.status < 300', 'contains([200, 202], response.status)', 'true']);
  return choose.chance(easy) ? `(${condition}) || ${usual}` : condition;
}

function overResponse(place: Place, choose: Chooser, depth: number): string {
  const given = (type: ValueType): string => expressionOf(type, place, choose, choose.upTo(2));
  const text = (): string =>
    choose.chance(75) ? quoted(choose.pick([...words, anyString(choose)]), choose) : given('String');
  const body = (): string =>
    choose.pick([
      'response.body',
      'response.body',
      'lower(response.body)',
      'upper(response.body)',
      'trim(response.body)',
      'string(response.status)',
      `if(response.status < 300, response.body, ${text()})`,
    ]);
  const compare = (): string => choose.pick(['==', '!=', '<', '<=', '>', '>=']);
  const sub = (): string => `(${overResponse(place, choose, depth - 1)})`;
  const leaves: readonly (() => string)[] = [
    () => `response.status ${compare()} ${choose.pick([200, 201, 299.5, 404])}`,
    () => `response.status ${compare()} 200 + ${given('Integer')}`,
    () => `${given('Float')} ${compare()} response.status`,
    () => `contains([200, 404, ${given('Integer')}], response.status)`,
    () => `contains(${given('List[Integer]')}, response.status)`,
    () => `contains(${given('List[String]')}, ${body()})`,
    () => `${body()} ${compare()} ${text()}`,
    () => `${text()} ${compare()} ${body()}`,
    () => `${choose.pick(['contains', 'startsWith', 'endsWith'])}(${body()}, ${text()})`,
    () => `${choose.pick(['contains', 'startsWith', 'endsWith'])}(${text()}, ${body()})`,
    () => `matches(${body()}, ${choose.pick(["'^[a-z]+$'", "'a|b'", "'^ab'", "'\\d{2,}'", "'\\{{2}'"])})`,
    () => `length(${body()}) ${compare()} ${given('Integer')}`,
    () => given('Bool'),
  ];
  if (depth <= 0) return choose.pick(leaves)();
  return choose.pick<() => string>([
    ...leaves,
    () => `${sub()} && ${sub()}`,
    () => `${sub()} || ${sub()}`,
    () => `!${sub()}`,
    () => `${sub()} == ${sub()}`,
    () => `if(${sub()}, ${sub()}, ${sub()})`,
    () => `${sub()} || true`,
    () => `${sub()} && false`,
  ])();
}

function retryOf(place: Place, choose: Chooser): Tree {
  const integer = expressionOf('Integer', place, choose, 1);
  const when = choose.pick([
    'attempt.number < 2',
    "attempt.status == 'Failed'",
    `attempt.number < 3 && ${expressionOf('Bool', place, choose, 1)}`,
  ]);
  return new Map<string, Tree>([
    ['limit', choose.chance(60) ? choose.between(1, 3) : inBraces(laterLimit(integer))],
    ...(choose.chance(40) ? [['for', choose.pick(['any', 'failed', 'error'])] as const] : []),
    ...(choose.chance(40) ? [['when', inBraces(when)] as const] : []),
  ]);
}

/** What is answered. `well`: as most conditions want it. */
export function randomResponse(luck: 'well' | 'bad', choose: Chooser): CaseOutcome {
  const body = choose.chance(70) ? choose.pick(words) : writtenText({ kind: 'string' }, choose);
  const outputs = { body };
  if (luck === 'well') return { status: choose.pick([200, 200, 200, 202, 204]), outputs };
  if (choose.chance(30)) return { exitCode: 1 };
  return { status: choose.pick([100, 199, 300, 404, 500]), outputs };
}
