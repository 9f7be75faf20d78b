import type { Chooser } from './chooser.ts';
import type { Place, Visible } from './expression.ts';
import { certainOf } from './expression.ts';
import { inBraces } from './references.ts';
import type { TypeName } from './values.ts';
import { anyString, escaped } from './values.ts';
import type { Tree } from './yaml.ts';

interface Twistable {
  readonly name: string;
  readonly task: ReadonlyMap<string, Tree>;
  readonly visible: readonly Visible[];
  /** The types of the inputs that the task gives and that take any value. */
  readonly types: ReadonlyMap<string, TypeName>;
}

/** The type of what a loop gathers, where random specifications have it. */
const listOf: Readonly<Partial<Record<TypeName, TypeName>>> = {
  String: 'List[String]',
  Integer: 'List[Integer]',
};

/** A task that may also run for each item, be forgiven when it fails, or run only when others ended in some way. */
export function twisted(one: Twistable, before: readonly string[], place: Place, choose: Chooser): Twistable {
  const looped = choose.chance(14) ? withLoop(one, place, choose) : one;
  const forgiven = choose.chance(12) ? withForgiveness(looped) : looped;
  return choose.chance(14) ? withStates(forgiven, before, choose) : forgiven;
}

function withLoop(one: Twistable, place: Place, choose: Chooser): Twistable {
  const [items, type] = list(place, choose);
  const nullable = choose.chance(20);
  const count = writtenCount(items);
  const isMatrix = type !== 'Dataset' && choose.chance(25);
  const item = isMatrix ? 'item.v' : 'item';
  const task = new Map<string, Tree>([
    isMatrix ? ['matrix', matrix(items, place, choose)] : ['forEach', named(items, choose)],
    ...[...one.task].map(
      ([key, tree]) =>
        [key, key === 'arguments' ? withItems(tree, type, item, one.types, choose) : tree] as const,
    ),
    ...(choose.chance(25) ? [['maxParallel', choose.between(1, 3)] as const] : []),
    ...(nullable
      ? [['gather', 'nullable'] as const]
      : choose.chance(25)
        ? [['gather', 'present'] as const]
        : []),
  ]);
  const visible = one.visible.flatMap((made): readonly Visible[] => {
    const needs = place.holds;
    const few = isMatrix || count !== undefined;
    const places = nullable && !isMatrix ? placesIn(made.text, count, choose) : [];
    if (made.keyed === true)
      return [{ text: made.text, type: 'List[Dataset]', needs, few, ...(nullable && { places }) }];
    // Of what may be null only the elements have one of our types.
    const [element] = places;
    if (element !== undefined && listOf[made.type] !== undefined)
      return [{ text: element, type: made.type, needs: new Set([...needs, `no null in ${element}`]) }];
    const gathered = nullable ? undefined : listOf[made.type];
    return gathered === undefined ? [] : [{ text: made.text, type: gathered, needs }];
  });
  return { ...one, task, visible };
}

/** A place of what a loop over so many items makes. */
function placesIn(list: string, count: number | undefined, choose: Chooser): readonly string[] {
  if (count === undefined || count === 0) return [];
  return [choose.chance(30) ? `last(${list})` : `${list}[${choose.upTo(count - 1)}]`];
}

/** How many items there are, where that is written. */
function writtenCount(items: Tree): number | undefined {
  if (Array.isArray(items)) return items.length;
  const range = /range\(0, (\d+)\)/.exec(typeof items === 'string' ? items : '');
  return range === null ? undefined : Number(range[1]);
}

type ItemType = 'String' | 'Integer' | 'Dataset';

function named(items: Tree, choose: Chooser): Tree {
  if (!choose.chance(30)) return items;
  return new Map<string, Tree>([
    ['in', items],
    ['as', 'one'],
  ]);
}

/** Some values beside others, which go to no input. */
function matrix(items: Tree, place: Place, choose: Chooser): Tree {
  const [others, type] = list(place, choose);
  const isFile = type === 'Dataset';
  const beside: Tree = isFile ? [1, escaped(anyString(choose))] : others;
  const written = [items, beside].flatMap((one) => (Array.isArray(one) && one.length > 0 ? [one] : []));
  const [first] = written;
  const left = first?.[0];
  const key = first === items ? 'v' : 'w';
  const isConstant = typeof left === 'number' || (typeof left === 'string' && !left.includes('${{'));
  return new Map<string, Tree>([
    ['v', items],
    ['w', beside],
    ...(isConstant && choose.chance(40) ? [['exclude', [new Map([[key, left]])]] as const] : []),
  ]);
}

/** Something to run over, and the type of its items. */
function list(place: Place, choose: Chooser): readonly [Tree, ItemType] {
  const files = certainOf('List[Dataset]', place).filter(({ places }) => places === undefined);
  if (files.length > 0 && choose.chance(40)) return [inBraces(choose.pick(files).text), 'Dataset'];
  const keyed = certainOf('Dataset', place).filter((one) => one.keyed === true);
  if (keyed.length > 0 && choose.chance(10))
    return [choose.some(keyed, 60).map(({ text }) => inBraces(text)), 'Dataset'];
  const type = choose.pick(['String', 'Integer'] as const);
  const known = certainOf(type === 'String' ? 'List[String]' : 'List[Integer]', place);
  if (known.length > 0 && choose.chance(60)) return [inBraces(choose.pick(known).text), type];
  if (type === 'Integer' && choose.chance(40)) return [inBraces(`range(0, ${choose.upTo(3)})`), type];
  const length = choose.upTo(3);
  const items = Array.from({ length }, () =>
    type === 'Integer' ? choose.between(-9, 99) : escaped(anyString(choose)),
  );
  return [items, type];
}

/** Constants of the right type give way to the item, and files whatever they are. */
function withItems(
  tree: Tree,
  type: ItemType,
  item: string,
  types: ReadonlyMap<string, TypeName>,
  choose: Chooser,
): Tree {
  if (!(tree instanceof Map)) return tree;
  return new Map(
    [...tree].map(([key, value]) => {
      const isConstant = type === 'Dataset' || typeof value !== 'string' || !value.includes('${{');
      return [key, isConstant && types.get(key) === type && choose.chance(60) ? inBraces(item) : value];
    }),
  );
}

function withForgiveness({ name, task, visible, types }: Twistable): Twistable {
  const isLooped = task.has('forEach') || task.has('matrix');
  return {
    name,
    types,
    task: new Map([...task, ['continueOnFailure', true]]),
    visible: isLooped
      ? visible
      : visible.map((one) => ({ ...one, needs: new Set([...one.needs, `forgiven ${name}`]) })),
  };
}

/** Asks how others ended that it does not read, so that all it reads is there. */
function withStates(one: Twistable, before: readonly string[], choose: Chooser): Twistable {
  const { name, task, visible } = one;
  const text = JSON.stringify(plain(task));
  const others = before.filter((one) => !text.includes(`tasks.${one}`) && !text.includes(`tasks['${one}']`));
  if (others.length === 0) return one;
  const state = (): Tree =>
    new Map<string, Tree>([
      ['task', choose.pick(others)],
      ['is', choose.pick(['succeeded', 'failed', 'skipped', 'finished'])],
    ]);
  const item = choose.chance(60)
    ? state()
    : new Map<string, Tree>([
        ['any', choose.chance(50) ? [state(), choose.pick(others)] : [state(), state()]],
      ]);
  const after = task.get('after');
  const others2 = Array.isArray(after)
    ? after.filter((one) => typeof one === 'string' && !isNamed(item, one))
    : [];
  return {
    ...one,
    task: new Map<string, Tree>([...task, ['after', [...others2, item]]]),
    visible: visible.map((one) => ({ ...one, needs: new Set([...one.needs, `state ${name}`]) })),
  };
}

function isNamed(item: Tree, name: string): boolean {
  return JSON.stringify(plain(item)).includes(JSON.stringify(name));
}

/** For a search in the texts of a tree. */
function plain(tree: Tree): unknown {
  if (tree instanceof Map) return [...tree].map(([key, value]) => [key, plain(value)]);
  return Array.isArray(tree) ? tree.map(plain) : tree;
}
