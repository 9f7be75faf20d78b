import { randomApproval } from './approval.ts';
import type { Chooser } from './chooser.ts';
import type { Callable, Port } from './component.ts';
import { portNames } from './component.ts';
import type { Place, Visible } from './expression.ts';
import { canBeAsked, certainOf, expressionOf, isCertain } from './expression.ts';
import { fileChoice } from './file-choice.ts';
import { oneOff } from './one-off.ts';
import { hasServer, outputSpecs, randomOutputs } from './outputs.ts';
import { inBraces, memberOf } from './references.ts';
import { insideOf, randomState, repeatSpec } from './repeat.ts';
import { randomRequest } from './request.ts';
import { randomSettings } from './settings.ts';
import { randomCases, switchOutputs, visibleOf } from './switch.ts';
import { twisted } from './twisted.ts';
import type { ValueType } from './values.ts';
import { anyString, constant, escaped, escapedTree, isValue, quoted } from './values.ts';
import type { Tree } from './yaml.ts';

/** The first ones are those that most specifications have. */
const taskNames: readonly string[] = [
  'a',
  'n',
  'y',
  'on',
  'no',
  'b1',
  'x-y',
  'train',
  'inputs',
  'tasks',
  'item',
  'constructor',
  'to-string',
  'main',
  'workflow',
  't'.repeat(63),
  `long${'-name'.repeat(11)}`,
  ...Array.from({ length: 40 }, (_, index) => `task-${index}`),
];

export interface ScopeLimits {
  /** At least one task, and about so many. */
  readonly most: number;
  /** Groups are at most so deep. */
  readonly depth: number;
  /** Names that may not be used again. */
  readonly outer: ReadonlySet<string>;
}

/** Of the tasks of a run itself, which are not called and in no loop. */
export const rootDepth = 3;

interface Written {
  readonly tasks: ReadonlyMap<string, Tree>;
  /** What can be named after all of them. */
  readonly after: Place;
}

/** One task, or several that belong together, and what can be named after them. */
interface Made {
  readonly tasks: readonly (readonly [string, ReadonlyMap<string, Tree>])[];
  readonly visible: readonly Visible[];
  readonly condition?: { readonly id: string; readonly text: string };
}

interface Guard {
  readonly when: string | undefined;
  /** The place where the condition holds. */
  readonly inside: Place;
  readonly own: ReadonlySet<string>;
  readonly condition?: { readonly id: string; readonly text: string };
}

/** Writes the tasks of DAGs. */
export class ScopeWriter {
  readonly #callables: readonly Callable[];
  readonly #volumes: readonly string[];
  readonly #choose: Chooser;
  /** Argo 3.6 does not see that a daemon failed. */
  readonly #hasDaemons = !['3.5.14', '3.6.5', '3.7.3'].includes(process.env.PIPEWRIGHT_ENGINE ?? '');
  #conditions = 0;
  #objects = 0;

  constructor(callables: readonly Callable[], volumes: readonly string[], choose: Chooser) {
    this.#callables = callables;
    this.#volumes = volumes;
    this.#choose = choose;
  }

  scope(outside: Place, { most, depth, outer }: ScopeLimits): Written {
    const choose = this.#choose;
    // Names inside of groups may not hide those around them, so that all are set aside before the first task is written.
    const unused = taskNames.filter((one) => !outer.has(one));
    const free = [...choose.shuffled(unused.slice(0, choose.chance(70) ? 24 : 57))].slice(0, 3 * most + 4);
    const taken = new Set([...outer, ...free]);
    const name = (): string => free.shift() ?? `none-left-${most}`;
    const tasks = new Map<string, Tree>();
    let place = outside;
    for (let count = choose.between(1, most); count > 0; count -= 1) {
      const before = [...tasks].filter(([, task]) => !(task instanceof Map && task.has('daemon')));
      const made = this.#make(
        name,
        place,
        before.map(([key]) => key),
        depth,
        taken,
      );
      if (made === undefined) continue;
      for (const [key, task] of made.tasks) tasks.set(key, task);
      const conditions =
        made.condition === undefined ? place.conditions : [...place.conditions, made.condition];
      place = { ...place, visible: [...place.visible, ...made.visible], conditions };
    }
    if (tasks.size === 0)
      for (const [key, task] of this.#volume(name, place, [], depth).tasks) tasks.set(key, task);
    const shuffled = choose.chance(50) ? new Map(choose.shuffled([...tasks])) : tasks;
    // The servers of a DAG are stopped with it.
    const visible = place.visible.filter((one) => !one.isAddress || outside.visible.includes(one));
    const conditions = place.conditions.filter(
      (one) => !/\.ip\b/.test(one.text) || outside.conditions.includes(one),
    );
    return { tasks: shuffled, after: { ...place, visible, conditions } };
  }

  #make(
    name: () => string,
    place: Place,
    before: readonly string[],
    depth: number,
    taken: ReadonlySet<string>,
  ): Made | undefined {
    const kind = this.#choose.upTo(99);
    if (kind >= 95 && depth > 0) return this.#repeat(name(), place, before, depth, taken);
    if (kind >= 89 && depth > 0) return this.#switch(name(), place, before, depth, taken);
    if (kind >= 70 && depth > 0) return this.#group(name(), place, before, depth, taken);
    if (kind >= 67) return this.#volume(name, place, before, depth);
    if (kind >= 64) return this.#approval(name(), place, before);
    if (kind >= 59) return this.#request(name(), place, before);
    if (kind >= 54) return this.#branches(name, place);
    if (kind >= 51 && this.#hasDaemons) return this.#daemon(name(), place, before);
    return this.#call(name(), place, before);
  }

  /** A condition, and the place where it holds. `wants` are values that must be present there. */
  #when(place: Place, wants: readonly Visible[], percent: number): Guard {
    const choose = this.#choose;
    const present = new Set([...place.present, ...wants.map(({ text }) => text)]);
    const narrowed = { ...place, present };
    const known = place.conditions.filter(({ id }) => !place.holds.has(id));
    if (wants.length === 0 && known.length > 0 && choose.chance(percent / 3)) {
      // The condition of another task, so that what that one makes is there.
      const { id, text } = choose.pick(known);
      const own = new Set([id]);
      return { when: inBraces(text), inside: { ...place, holds: new Set([...place.holds, id]) }, own };
    }
    if (wants.length === 0 && !choose.chance(percent))
      return { when: undefined, inside: place, own: new Set() };
    const needed = wants.map((one) => this.#present(one));
    const parts =
      wants.length > 0 && choose.chance(50) ? needed : [...needed, expressionOf('Bool', narrowed, choose, 3)];
    const text = parts.join(' && ');
    this.#conditions += 1;
    const id = `condition ${this.#conditions}`;
    const own = new Set([id]);
    const inside = { ...place, present, holds: new Set([...place.holds, id]) };
    return { when: inBraces(text), inside, own, condition: { id, text } };
  }

  /** A condition that holds only when a value is there. */
  #present({ text, optional, needs }: Visible): string {
    const task = /^(tasks\.[^.]+)\.outputs/.exec(text)?.[1];
    // That a loop went well does not say that null is in no place of what it gathered.
    const byStatus =
      task !== undefined && optional !== true && !needs.has(`no null in ${text}`) && this.#choose.chance(30);
    return byStatus ? `${task}.status == 'Succeeded'` : `present(${text})`;
  }

  #common(when: string | undefined, before: readonly string[]): [string, Tree][] {
    const choose = this.#choose;
    const after = choose.some(before, 15);
    return [
      ...(choose.chance(15) ? [['description', anyString(choose)] as [string, Tree]] : []),
      ...(when === undefined ? [] : [['when', when] as [string, Tree]]),
      ...(after.length === 0 ? [] : [['after', [...after]] as [string, Tree]]),
    ];
  }

  #group(
    name: string,
    place: Place,
    before: readonly string[],
    depth: number,
    taken: ReadonlySet<string>,
  ): Made {
    const choose = this.#choose;
    const { when, inside, own, condition } = this.#when(place, [], 50);
    const { tasks, after } = this.scope(inside, { most: 3, depth: depth - 1, outer: taken });
    const outputs = randomOutputs(after, tasks, choose);
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      ['tasks', tasks],
      ...(outputs.size === 0 ? [] : [['outputs', outputSpecs(outputs)] as const]),
    ]);
    const visible = [...outputs].map(
      ([key, one]): Visible => ({
        text: memberOf(`tasks.${name}.outputs`, key),
        type: one.type,
        needs: new Set([
          ...place.holds,
          ...own,
          ...one.needs,
          ...(one.optional ? [`optional ${name}.${key}`] : []),
        ]),
        optional: one.optional,
        keyed: one.keyed === true,
      }),
    );
    const made = twisted({ name, task, visible, types: new Map() }, before, place, choose);
    return { tasks: [[name, made.task]], visible: made.visible, ...(condition && { condition }) };
  }

  #repeat(
    name: string,
    place: Place,
    before: readonly string[],
    depth: number,
    taken: ReadonlySet<string>,
  ): Made {
    const choose = this.#choose;
    const { when, inside, own, condition } = this.#when(place, [], 25);
    const state = randomState(choose.some(choose.shuffled(portNames).slice(0, 3), 60), inside, choose);
    const limits = { most: 2, depth: Math.min(1, depth - 1), outer: taken };
    const { tasks, after } = this.scope(insideOf(inside, state), limits);
    const outputs = randomOutputs(after, tasks, choose);
    const specs = outputs.size === 0 ? undefined : outputSpecs(outputs);
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      ['repeat', repeatSpec(state, tasks, specs, inside, after, choose)],
    ]);
    const visible = [...outputs].map(
      ([key, one]): Visible => ({
        text: memberOf(`tasks.${name}.outputs`, key),
        type: one.type,
        needs: new Set([
          ...place.holds,
          ...own,
          ...one.needs,
          ...(one.optional ? [`optional ${name}.${key}`] : []),
        ]),
        optional: one.optional,
      }),
    );
    const made = twisted({ name, task, visible, types: new Map() }, before, place, choose);
    return { tasks: [[name, made.task]], visible: made.visible, ...(condition && { condition }) };
  }

  #switch(
    name: string,
    place: Place,
    before: readonly string[],
    depth: number,
    taken: ReadonlySet<string>,
  ): Made {
    const choose = this.#choose;
    const { when, inside, own, condition } = this.#when(place, [], 25);
    const chosen = randomCases(inside, choose);
    const hasElse = choose.chance(50) || (!chosen.covers && chosen.value?.includes('inputs') === true);
    const limits = { most: choose.between(1, 2), depth: Math.min(1, depth - 1), outer: taken };
    const bodies = [...chosen.cases, ...(hasElse ? [undefined] : [])].map(() =>
      choose.chance(15) ? { tasks: undefined, after: inside } : this.scope(inside, limits),
    );
    const names = choose.some(choose.shuffled(portNames).slice(0, 3), 60);
    const outputs = switchOutputs(
      bodies.some(({ tasks }) => tasks !== undefined && hasServer(tasks)) ? [] : names,
      bodies.map(({ after }) => after),
      choose,
    );
    const trees = bodies.map(({ tasks }, index) => {
      const own = chosen.cases[index];
      const given = [...outputs].map(([key, { trees }]) => [key, trees[index] ?? null] as const);
      return new Map<string, Tree>([
        ...(own === undefined ? [] : [own]),
        ...(tasks === undefined ? [] : [['tasks', tasks] as const]),
        ...(given.length === 0 ? [] : [['outputs', new Map(given)] as const]),
      ]);
    });
    const caseNames = choose.shuffled(['a', 'n', 'on', 'small', 'x-y', 'constructor', 'main', 'else-case']);
    const cases = chosen.cases.map((_, index) => [caseNames[index] ?? '', trees[index] ?? null] as const);
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      [
        'switch',
        new Map<string, Tree>([
          ...(chosen.value === undefined ? [] : [['value', chosen.value] as const]),
          ['cases', new Map(cases)],
          ...(hasElse ? [['else', trees.at(-1) ?? null] as const] : []),
        ]),
      ],
    ]);
    const needs = new Set([...place.holds, ...own]);
    const visible = visibleOf(name, outputs, chosen.covers || hasElse, needs);
    const made = twisted({ name, task, visible, types: new Map() }, before, place, choose);
    return { tasks: [[name, made.task]], visible: made.visible, ...(condition && { condition }) };
  }

  /** A server, of which only tasks in this DAG and in those below know. */
  #daemon(name: string, place: Place, before: readonly string[]): Made {
    const choose = this.#choose;
    const { when, own, inside, condition } = this.#when(place, [], 20);
    const text = `--text=${inBraces(expressionOf(choose.pick(['String', 'Integer']), inside, choose, 1))}`;
    const container = new Map<string, Tree>([
      ['image', 'redis:7'],
      ['command', ['redis-server', text]],
    ]);
    const probe = new Map<string, Tree>([['tcpSocket', new Map([['port', 6379]])]]);
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      ['container', container],
      ['daemon', choose.chance(50) ? true : new Map([['readinessProbe', probe]])],
      ...(choose.chance(30) ? [['retry', new Map<string, Tree>([['limit', 1]])] as const] : []),
    ]);
    const needs = new Set([...place.holds, ...own]);
    const address: Visible = { text: `tasks.${name}.ip`, type: 'String', needs, isAddress: true };
    return { tasks: [[name, task]], visible: [address], ...(condition && { condition }) };
  }

  #approval(name: string, place: Place, before: readonly string[]): Made {
    const choose = this.#choose;
    const { when, own, inside, condition } = this.#when(place, [], 20);
    const { spec, entries } = randomApproval(inside, choose);
    const task = new Map<string, Tree>([...this.#common(when, before), ['approval', spec]]);
    const visible = entries.map(
      (one): Visible => ({
        text: memberOf(`tasks.${name}.outputs`, one.name),
        type: one.type,
        needs: new Set([...place.holds, ...own, ...(one.optional ? [`optional ${name}.${one.name}`] : [])]),
        optional: one.optional,
      }),
    );
    const made = twisted({ name, task, visible, types: new Map() }, before, place, choose);
    return { tasks: [[name, made.task]], visible: made.visible, ...(condition && { condition }) };
  }

  #request(name: string, place: Place, before: readonly string[]): Made {
    const choose = this.#choose;
    const { when, own, inside, condition } = this.#when(place, [], 20);
    const { spec, settings } = randomRequest(inside, choose);
    const task = new Map<string, Tree>([...this.#common(when, before), ['http', spec], ...settings]);
    const body: Visible = {
      text: `tasks.${name}.outputs.body`,
      type: 'String',
      needs: new Set([...place.holds, ...own]),
    };
    const made = twisted({ name, task, visible: [body], types: new Map() }, before, place, choose);
    return { tasks: [[name, made.task]], visible: made.visible, ...(condition && { condition }) };
  }

  /** Of an object that is made once in a run. */
  #objectName(): string {
    this.#objects += 1;
    return `made-\${{ run.name }}-${this.#objects}`;
  }

  #volume(newName: () => string, place: Place, before: readonly string[], depth: number): Made {
    const choose = this.#choose;
    const name = newName();
    const { when, own, inside } = this.#when(place, [], 15);
    const claim = new Map<string, Tree>([
      [
        'size',
        choose.chance(40)
          ? inBraces(`string(${expressionOf('Integer', inside, choose, 1)} + 0 * length(run.name)) + 'Gi'`)
          : '5Gi',
      ],
      ['accessModes', [choose.pick(['ReadWriteOnce', 'RWX', 'ROX'])]],
      ...(choose.chance(20)
        ? [
            [
              'storageClass',
              inBraces(`if(${expressionOf('Bool', inside, choose, 1)}, 'fast', 'slow')`),
            ] as const,
          ]
        : []),
      ...(depth === rootDepth && choose.chance(20) ? [['name', this.#objectName()] as const] : []),
      ...(choose.chance(20) ? [['keep', true] as const] : []),
    ]);
    const task = new Map<string, Tree>([...this.#common(when, before), ['createVolume', claim]]);
    const needs = new Set([...place.holds, ...own]);
    const visible = (['volume', 'size', 'name'] as const).map(
      (port): Visible => ({
        text: `tasks.${name}.outputs.${port}`,
        type: port === 'volume' ? 'Volume' : 'String',
        needs,
      }),
    );
    const made = { tasks: [[name, task] as const], visible };
    const more = choose.upTo(99);
    if (more < 60) return made;
    // Nobody else may mount what is deleted, so that the volume itself is not shown.
    const other = newName();
    const volume = `\${{ tasks.${name}.outputs.volume }}`;
    const guard = when === undefined ? [] : [['when', when] as const];
    if (more < 75) {
      const drop = new Map<string, Tree>([...guard, ['deleteVolume', new Map([['volume', volume]])]]);
      return { tasks: [...made.tasks, [other, drop]], visible: visible.slice(1) };
    }
    const keep = new Map<string, Tree>([
      ['volume', volume],
      ...(depth === rootDepth && choose.chance(30) ? [['name', this.#objectName()] as const] : []),
    ]);
    const kept = (['size', 'name'] as const).map(
      (port): Visible => ({ text: `tasks.${other}.outputs.${port}`, type: 'String', needs }),
    );
    if (more < 88) {
      const snapshot = new Map<string, Tree>([...guard, ['snapshotVolume', keep]]);
      return { tasks: [...made.tasks, [other, snapshot]], visible: [...visible, ...kept] };
    }
    const copy = newName();
    const filled = new Map<string, Tree>([
      ['size', `\${{ tasks.${other}.outputs.size }}`],
      ['fromSnapshot', `\${{ tasks.${other}.outputs.snapshot }}`],
    ]);
    return {
      tasks: [
        ...made.tasks,
        [other, new Map<string, Tree>([...guard, ['snapshotVolume', keep]])],
        [copy, new Map<string, Tree>([...guard, ['createVolume', filled]])],
      ],
      visible: [...visible, ...kept, { text: `tasks.${copy}.outputs.volume`, type: 'Volume', needs }],
    };
  }

  /** Tasks of which exactly one runs, and a value that one of them makes in any case. */
  #branches(name: () => string, place: Place): Made | undefined {
    const choose = this.#choose;
    const types = ['String', 'String', 'Integer', 'Bool', 'Float', 'List[String]', 'Dataset'] as const;
    const type = choose.pick(types);
    const able = this.#callables.filter(
      ({ inputs, outputs }) =>
        outputs.some((port) => port.type === type && !port.optional) &&
        inputs.every((port) => isValue(port.type) || port.optional),
    );
    if (able.length === 0) return undefined;
    const made = this.#cases(place).map((when) => {
      const callable = choose.pick(able);
      const key = name();
      const output = choose.pick(callable.outputs.filter((port) => port.type === type && !port.optional));
      const task = new Map<string, Tree>([
        ['when', inBraces(when)],
        ['component', callable.path],
        ...this.#arguments(callable, place, new Map()),
      ]);
      return { key, task, text: memberOf(`tasks.${key}.outputs`, output.name) };
    });
    const one: Visible = {
      text: `firstOf(${made.map(({ text }) => text).join(', ')})`,
      type,
      needs: new Set(place.holds),
    };
    return { tasks: made.map(({ key, task }) => [key, task]), visible: [one, one] };
  }

  /** Conditions of which exactly one holds. */
  #cases(place: Place): readonly string[] {
    const choose = this.#choose;
    const worded = certainOf('String', place).filter((one) => one.words !== undefined);
    const integers = certainOf('Integer', place);
    const bools = certainOf('Bool', place);
    const kind = choose.upTo(3);
    const [chosen] = choose.shuffled(worded);
    if (chosen?.words !== undefined && (kind < 3 || integers.length === 0)) {
      const cases = chosen.words.map((word) => `${chosen.text} == ${quoted(word, choose)}`);
      const first = cases[0]?.replace(' == ', ' != ') ?? 'true';
      return choose.chance(60) ? cases : [cases[0] ?? 'true', first];
    }
    if (integers.length > 0 && kind === 1) {
      const { text } = choose.pick(integers);
      const limit = choose.between(-3, 10);
      return [`${text} < ${limit}`, `${text} >= ${limit}`];
    }
    if (bools.length > 0 && kind === 2) {
      const { text } = choose.pick(bools);
      return [text, `!${text}`];
    }
    const condition = expressionOf('Bool', place, choose, 2);
    return choose.shuffled([condition, `!(${condition})`]);
  }

  #call(name: string, place: Place, before: readonly string[]): Made | undefined {
    const choose = this.#choose;
    const pipelines = this.#callables.filter(({ kind }) => kind === 'pipeline');
    const callable = choose.pick(pipelines.length > 0 && choose.chance(25) ? pipelines : this.#callables);
    // Which values that may be absent this task reads, so that its condition asks for them.
    const wants: Visible[] = [];
    const sources = new Map<Port, string>();
    for (const port of callable.inputs) {
      const choice =
        port.type === 'Dataset' && choose.chance(35)
          ? fileChoice(place, choose, port.takesAbsent)
          : undefined;
      if (choice !== undefined) {
        sources.set(port, choice);
        continue;
      }
      const allLists = certainOf('List[Dataset]', place);
      const holes = callable.kind === 'component' ? allLists.flatMap(({ places }) => places ?? []) : [];
      if (port.type === 'Dataset' && holes.length > 0 && choose.chance(60)) {
        const files = certainOf('Dataset', place).filter(({ keyed }) => keyed === true);
        const [hole, [file]] = [choose.pick(holes), choose.shuffled(files)];
        if (file !== undefined && choose.chance(40)) sources.set(port, `default(${hole}, ${file.text})`);
        else sources.set(port, hole);
        if (!port.takesAbsent && sources.get(port) === hole)
          wants.push({ text: hole, type: 'Dataset', needs: new Set([...place.holds, `no null in ${hole}`]) });
        continue;
      }
      const lists = allLists.filter(({ places }) => places === undefined);
      const many = lists.filter(({ few }) => few !== true);
      if (port.type === 'Dataset' && callable.kind === 'component' && many.length > 0 && choose.chance(40)) {
        const { text } = choose.pick(many);
        sources.set(port, choose.pick([`${text}[0]`, `${text}[1]`, `first(${text})`, `last(${text})`]));
        continue;
      }
      const keyed = certainOf('Dataset', place).filter((one) => one.keyed === true);
      if (port.type === 'List[Dataset]' && keyed.length > 0 && choose.chance(40)) {
        const texts = Array.from({ length: choose.between(1, 3) }, () => choose.pick(keyed).text);
        const list = `[${texts.join(', ')}]`;
        sources.set(port, lists.length > 0 ? `flatten([${choose.pick(lists).text}, ${list}])` : list);
        continue;
      }
      const fit = place.visible.filter(
        (one) => fits(one, port) && (one.places === undefined || callable.kind === 'component'),
      );
      const certain = fit.filter((one) => isCertain(one, place));
      const uncertain = fit.filter((one) => !isCertain(one, place));
      const asked = port.takesAbsent ? uncertain : uncertain.filter(canBeAsked);
      const handed = !isValue(port.type);
      if (handed && !port.optional && certain.length === 0) {
        // A text constant fits where a type of one's own is expected, and where none is.
        if (port.type !== 'Dataset' && (asked.length === 0 || choose.chance(40))) continue;
        if (asked.length === 0) return undefined;
        const one = choose.pick(asked);
        wants.push(one);
        sources.set(port, one.text);
      } else if (asked.length > 0 && choose.chance(port.takesAbsent ? 45 : 25)) {
        const one = choose.pick(asked);
        if (!port.takesAbsent) wants.push(one);
        sources.set(port, one.text);
      } else if (handed && certain.length > 0 && choose.chance(90)) {
        sources.set(port, choose.pick(certain).text);
      } else if (port.type === 'Dataset' && certain.length > 0 && !port.optional) {
        sources.set(port, choose.pick(certain).text);
      }
    }
    const { when, inside, own, condition } = this.#when(place, wants, 25);
    const given = this.#arguments(callable, inside, sources);
    const uncertain = [...sources].filter(
      ([, text]) => !place.visible.some((one) => one.text === text && isCertain(one, inside)),
    );
    const step = choose.chance(25)
      ? oneOff(
          callable,
          given[0]?.[1],
          new Set(uncertain.map(([port]) => port.name)),
          () =>
            `--text=${inBraces(expressionOf(choose.pick(['String', 'Integer', 'Bool']), inside, choose, 1))}`,
          choose,
        )
      : undefined;
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      ...(step ?? [['component', callable.path] as const]),
      ...given,
      ...(callable.kind === 'component' ? randomSettings(inside, this.#volumes, choose) : []),
    ]);
    const visible = callable.outputs.map(
      (port): Visible => ({
        text: memberOf(`tasks.${name}.outputs`, port.name),
        type: port.type,
        needs: new Set([...place.holds, ...own, ...(port.optional ? [`optional ${name}.${port.name}`] : [])]),
        optional: port.optional,
        keyed: port.keyed === true,
      }),
    );
    // A pipeline that is given an artifact of a List anywhere takes nothing else there.
    const free = callable.inputs.filter(
      (port) => port.words === undefined && (port.type !== 'Dataset' || callable.kind === 'component'),
    );
    const types = new Map(free.map((port) => [port.name, port.type]));
    const made = twisted({ name, task, visible, types }, before, place, choose);
    return { tasks: [[name, made.task]], visible: made.visible, ...(condition && { condition }) };
  }

  #arguments(
    callable: Callable,
    place: Place,
    sources: ReadonlyMap<Port, string>,
  ): readonly (readonly [string, Tree])[] {
    const choose = this.#choose;
    const given = new Map<string, Tree>();
    for (const port of choose.shuffled(callable.inputs)) {
      const source = sources.get(port);
      const mayMiss = port.hasDefault || port.optional;
      if (source !== undefined) given.set(port.name, inBraces(source));
      else if (mayMiss && choose.chance(40)) continue;
      else if (port.words !== undefined) given.set(port.name, this.#word(port.words, place));
      else if (isValue(port.type)) given.set(port.name, this.#argument(port.type, place));
      else if (port.type !== 'Dataset' && !mayMiss) given.set(port.name, escaped(anyString(choose)));
    }
    return given.size === 0 ? [] : [['arguments', given]];
  }

  /** One of some words: a constant, or an input that takes no others. */
  #word(words: readonly string[], place: Place): Tree {
    const choose = this.#choose;
    const inputs = certainOf('String', place).filter((one) =>
      one.words?.every((word) => words.includes(word)),
    );
    return inputs.length > 0 && choose.chance(50) ? inBraces(choose.pick(inputs).text) : choose.pick(words);
  }

  /** A map with something computed in it. */
  #dict(place: Place): Tree {
    const choose = this.#choose;
    const computed = (['String', 'Integer', 'Float', 'Bool', 'List[String]'] as const).map(
      (type): readonly [string, Tree] => [`c ${type}`, inBraces(expressionOf(type, place, choose, 1))],
    );
    const constants = escapedTree(constant('Dict', choose));
    const inner: Tree = new Map<string, Tree>([['deep', [choose.pick(computed)[1], null]]]);
    return new Map<string, Tree>([
      ...choose.shuffled(computed).slice(0, choose.between(1, 3)),
      ...(constants instanceof Map ? constants : []),
      ...(choose.chance(30) ? [['{{x}}', inner] as const] : []),
    ]);
  }

  #argument(type: ValueType, place: Place): Tree {
    const choose = this.#choose;
    const certain = certainOf(type, place);
    if (type === 'Dict' && choose.chance(30)) return this.#dict(place);
    if (type === 'Dict' && certain.length === 0) return escapedTree(constant(type, choose));
    const kind = choose.upTo(99);
    const made = certain.filter((one) => !one.text.startsWith('inputs'));
    if (made.length > 0 && choose.chance(50)) return inBraces(choose.pick(made).text);
    if (kind >= 60) return inBraces(expressionOf(type, place, choose));
    if (kind >= 40 && certain.length > 0) return inBraces(choose.pick(certain).text);
    if (type === 'String' && kind >= 30) {
      const inner = expressionOf(choose.pick(['String', 'Integer', 'Bool']), place, choose, 1);
      return `${escaped(anyString(choose)).replace(/\$+$/, '')}:${inBraces(inner)}${escaped(anyString(choose))}`;
    }
    if (type === 'List[String]' && kind >= 30)
      return [inBraces(expressionOf('String', place, choose, 1)), escaped(anyString(choose))];
    return escapedTree(constant(type, choose));
  }
}

/** Whether a value may be handed to an input as it is. */
function fits(one: Visible, port: Port): boolean {
  if (port.words !== undefined) return false;
  if (one.type === port.type) return true;
  if (one.type === 'Volume') return false;
  if (port.type === 'Any') return one.type !== 'List[Dataset]';
  return port.type === 'Float' && one.type === 'Integer';
}
