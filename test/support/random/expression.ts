import type { Chooser } from './chooser.ts';
import type { TypeName, ValueType } from './values.ts';
import { anyString, constant, isValue, quoted } from './values.ts';

/** Something that an expression can name, and the conditional tasks and groups without which it is absent. */
export interface Visible {
  readonly text: string;
  readonly type: TypeName;
  readonly needs: ReadonlySet<string>;
  /** It may be left unwritten by a task that runs. */
  readonly optional?: boolean;
  /** Of a server, which is stopped with its DAG. */
  readonly isAddress?: boolean;
  /** An input that takes only some words. */
  readonly words?: readonly string[];
  /** A file that a step of the run surely makes when it is there, so that it can be one of a List. */
  readonly keyed?: boolean;
  /** A List that may be seen to have too few items for any place to be there. */
  readonly few?: boolean;
  /** Of a List of files in which null may stand: places in it that surely are there. */
  readonly places?: readonly string[];
}

/** A condition of some task, which others may have too. */
export interface KnownCondition {
  readonly id: string;
  readonly text: string;
}

/** What a place knows: what it can name, which conditions hold there, which values are known to be present. */
export interface Place {
  readonly visible: readonly Visible[];
  readonly holds: ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
  readonly conditions: readonly KnownCondition[];
  /** Expressions here may fail at run time. */
  readonly risky: boolean;
}

/** The same Bool, but that nobody can compute it before the run: what would be judged then has its time when it fails. */
export function laterBool(text: string): string {
  return `(${text}) && length(run.name) > 0`;
}

/** A limit of retries, from an Integer that nobody can compute before the run. */
export function laterLimit(text: string): string {
  return `(((${text}) + if(length(run.name) > 0, 0, 1)) % 3 + 3) % 3`;
}

export function isCertain(one: Visible, place: Place): boolean {
  return place.present.has(one.text) || [...one.needs].every((need) => place.holds.has(need));
}

export function certainOf(type: TypeName, place: Place): readonly Visible[] {
  return place.visible.filter((one) => one.type === type && isCertain(one, place));
}

export function uncertainOf(type: TypeName, place: Place): readonly Visible[] {
  return place.visible.filter((one) => one.type === type && !isCertain(one, place));
}

/** Whether `present` can be asked of it: where a file is given that need not be in its store, nobody can say. */
export function canBeAsked(one: Visible): boolean {
  return isValue(one.type) || one.text.startsWith('tasks');
}

/** An expression of a type whose value is never absent. It fails at run time only where the place is risky, or a step wrote nonsense. */
export function expressionOf(type: ValueType, place: Place, choose: Chooser, depth = 2): string {
  const sub = (of: ValueType): string => expressionOf(of, place, choose, depth - 1);
  const certain = certainOf(type, place);
  const uncertain = uncertainOf(type, place);
  const leaves: (() => string)[] = [() => literal(type, place, choose)];
  for (const one of certain) leaves.push(() => one.text);
  if (depth <= 0) return choose.pick(leaves)();
  const nodes: (() => string)[] = [...leaves, () => `if(${sub('Bool')}, ${sub(type)}, ${sub(type)})`];
  for (const one of uncertain) {
    nodes.push(
      () => `default(${one.text}, ${sub(type)})`,
      () => `firstOf(${one.text}, ${sub(type)})`,
      () => `if(present(${one.text}), ${one.text}, ${sub(type)})`,
    );
  }
  const small = (): string => String(choose.between(1, 9));
  const untyped = certainOf('Any', place);
  if (place.risky && choose.chance(25)) nodes.push(...riskyNodes(type, sub));
  // Dicts have no literals in expressions.
  const dicts: readonly ValueType[] = certainOf('Dict', place).length === 0 ? [] : ['Dict'];
  switch (type) {
    case 'String':
      nodes.push(
        () => `lower(${sub('String')})`,
        () => `upper(${sub('String')})`,
        () => `trim(${sub('String')})`,
        () => `(${sub('String')} + ${sub('String')})`,
        () =>
          `replace(${sub('String')}, ${quoted(anyString(choose) || 'x', choose)}, ${quoted(anyString(choose), choose)})`,
        () => `join(${sub('List[String]')}, ${quoted(anyString(choose), choose)})`,
        () => `string(${sub(choose.pick(['Integer', 'Float', 'Bool', 'String', ...dicts]))})`,
        () => `json(${sub(choose.pick(['Integer', 'String', 'List[String]']))})`,
        () => `format('{} {:03} it''s', ${sub('String')}, ${sub('Integer')})`,
        () => 'run.name',
        () => `string([${sub('Integer')}, ${sub('Integer')}])`,
        ...untyped.map((one) => () => `string(${one.text})`),
      );
      break;
    case 'Integer':
      nodes.push(
        () => `(${sub('Integer')} + ${small()})`,
        () => `(${sub('Integer')} - ${sub('Integer')})`,
        () => `(${sub('Integer')} * ${small()})`,
        () => `(${sub('Integer')} % ${small()})`,
        () => `length(${sub(choose.pick(['String', 'List[String]', 'List[Integer]', ...dicts]))})`,
        () => `int(string(${sub('Integer')}))`,
        () => `-(${sub('Integer')})`,
        ...certainOf('List[Dataset]', place).map((one) => () => `length(${one.text})`),
      );
      break;
    case 'Float':
      nodes.push(
        () => `(${sub('Integer')} / ${small()})`,
        () => `(${sub('Float')} + 0.5)`,
        () => `(${sub('Float')} * ${sub('Integer')})`,
        () => `-(${sub('Float')})`,
        () => `float(${sub('Integer')})`,
        () => `float(string(${sub('Float')}))`,
      );
      break;
    case 'Bool':
      nodes.push(...boolNodes(place, choose, sub));
      nodes.push(...untyped.map((one) => () => `(${one.text} && ${sub('Bool')})`));
      break;
    case 'List[String]':
      nodes.push(
        () => `[${sub('String')}, ${sub('String')}]`,
        () => `split(${sub('String')}, ${quoted(choose.pick([',', ' ', 'a', "'"]), choose)})`,
        () => `flatten([${sub('List[String]')}, ${sub('List[String]')}])`,
        ...dicts.map((dict) => () => `keys(${sub(dict)})`),
      );
      break;
    case 'List[Integer]':
      nodes.push(
        () => `[${sub('Integer')}]`,
        () => `range(${small()})`,
        () => `range(${small()}, ${small()}, ${small()})`,
      );
      break;
    case 'Dict':
      break;
  }
  return choose.pick(nodes)();
}

/** What has no value for some values. */
function riskyNodes(type: ValueType, sub: (type: ValueType) => string): readonly (() => string)[] {
  switch (type) {
    case 'Integer':
      return [
        () => `int(${sub('String')})`,
        () => `int(first(if(${sub('Bool')}, ${sub('List[Integer]')}, [${sub('Integer')}])))`,
        () => `(${sub('Integer')} % (${sub('Integer')} + 0))`,
      ];
    case 'Float':
      return [() => `float(${sub('String')})`, () => `(${sub('Integer')} / (${sub('Integer')} + 0))`];
    case 'String':
      return [
        () => `string(last(if(${sub('Bool')}, ${sub('List[String]')}, [${sub('String')}])))`,
        () => `split(${sub('String')}, ',')[1]`,
      ];
    case 'Bool':
      return [() => `(length(string(fromJson(${sub('String')}))) > 1)`];
    default:
      return [];
  }
}

function boolNodes(place: Place, choose: Chooser, sub: (type: ValueType) => string): (() => string)[] {
  const ordered = (): string => choose.pick(['==', '!=', '<', '<=', '>', '>=']);
  const number = (): string => sub(choose.pick(['Integer', 'Float']));
  const text = (): string => quoted(anyString(choose), choose);
  const nodes = [
    () => `(${number()} ${ordered()} ${number()})`,
    () => `(${sub('String')} ${ordered()} ${sub('String')})`,
    () => `(${sub('Bool')} ${choose.pick(['==', '!='])} ${sub('Bool')})`,
    () => `!(${sub('Bool')})`,
    () => `(${sub('Bool')} && ${sub('Bool')})`,
    () => `(${sub('Bool')} || ${sub('Bool')})`,
    () => `contains(${sub('String')}, ${text()})`,
    () => `contains(${sub('List[String]')}, ${text()})`,
    () => `startsWith(${sub('String')}, ${text()})`,
    () => `endsWith(${sub('String')}, ${text()})`,
    () => `matches(${sub('String')}, ${choose.pick(["'^[a-z]+$'", "'a|b'", "'\\d{2,}'", "'it''s'"])})`,
  ];
  for (const one of place.visible) {
    if (!isValue(one.type) && one.type !== 'Dataset') continue;
    const task = /^(tasks\.[^.]+)\.outputs/.exec(one.text)?.[1];
    if (task !== undefined) {
      nodes.push(
        () => `(${task}.status ${choose.pick(['==', '!='])} ${choose.pick(["'Succeeded'", "'Skipped'"])})`,
      );
    }
    if (isCertain(one, place)) continue;
    if (canBeAsked(one)) {
      const times = one.type === 'Dataset' && one.optional === true ? 6 : 1;
      for (let count = 0; count < times; count += 1) nodes.push(() => `present(${one.text})`);
    }
    if (place.conditions.length > 0 && choose.chance(10))
      nodes.push(() => `(${choose.pick(place.conditions).text})`);
    if (one.type === 'Integer')
      nodes.push(() => `(present(${one.text}) && ${one.text} > ${choose.between(1, 9)})`);
    if (one.type === 'Bool') nodes.push(() => `(!present(${one.text}) || ${one.text})`);
  }
  return nodes;
}

function literal(type: ValueType, place: Place, choose: Chooser): string {
  switch (type) {
    case 'String':
      return quoted(anyString(choose), choose);
    case 'List[String]':
      return `[${[constant(type, choose)]
        .flat()
        .map((one) => quoted(String(one), choose))
        .join(', ')}]`;
    case 'List[Integer]':
      return JSON.stringify(constant(type, choose));
    case 'Dict':
      return choose.pick(certainOf('Dict', place)).text;
    case 'Float': {
      const text = JSON.stringify(constant(type, choose)).replace('+', '');
      return /[.e]/.test(text) ? text : `${text}.0`;
    }
    default:
      return JSON.stringify(constant(type, choose));
  }
}
