import type { Chooser } from './chooser.ts';
import type { Callable, Port } from './component.ts';
import { inputSpec, portNames, randomPorts } from './component.ts';
import type { Place, Visible } from './expression.ts';
import { canBeAsked, certainOf, expressionOf, isCertain, uncertainOf } from './expression.ts';
import { randomSettings } from './settings.ts';
import type { TypeName, ValueType } from './values.ts';
import { anyString, constant, escaped, escapedTree, valueTypes } from './values.ts';
import type { Tree } from './yaml.ts';

export interface RandomPipeline extends Callable {
  readonly file: string;
  readonly document: ReadonlyMap<string, Tree>;
}

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
];

/** A pipeline whose tasks call what is given. One that is itself called may leave inputs open. */
export function randomPipeline(
  name: string,
  callables: readonly Callable[],
  called: boolean,
  choose: Chooser,
): RandomPipeline {
  const declared = randomPorts(choose, 4, called).map((port): Port => {
    // Nobody gives a value to a pipeline that is run as it is.
    const closed = called || port.optional || port.hasDefault ? port : { ...port, hasDefault: true };
    return { ...closed, takesAbsent: closed.optional };
  });
  const inputs = declared.map(
    (port): Visible => ({
      text: memberOf('inputs', port.name),
      type: port.type,
      needs: new Set(port.optional ? [`inputs.${port.name}`] : []),
    }),
  );
  const writer = new ScopeWriter(callables, choose);
  const place: Place = { visible: inputs, holds: new Set(), present: new Set() };
  const { tasks, after } = writer.scope(place, 6, 2, new Set());
  const outputs = randomOutputs(after, choose);
  const document = new Map<string, Tree>([
    ['apiVersion', 'pipewright/v1'],
    ['kind', 'Pipeline'],
    ['name', name],
    ...(choose.chance(40) ? [['description', anyString(choose)] as const] : []),
    ...(choose.chance(30)
      ? [['annotations', new Map([['example.org/note', "it's on: 1_000"]])] as const]
      : []),
    ...(choose.chance(30)
      ? [
          [
            'labels',
            new Map([
              ['team', 'on'],
              ['n', '1_000'],
            ]),
          ] as const,
        ]
      : []),
    ['inputs', declared.map((port) => inputSpec(port, choose, !called))],
    ...(outputs.size === 0
      ? []
      : [['outputs', new Map([...outputs].map(([key, one]) => [key, one.tree]))] as const]),
    ['tasks', tasks],
    ...(!called && choose.chance(15)
      ? [
          [
            'schedule',
            new Map<string, Tree>([
              ['cron', '*/5 * * * 1-5'],
              ['concurrency', 'Forbid'],
            ]),
          ] as const,
        ]
      : []),
    ...(choose.chance(15) ? [['artifactRepository', repository] as const] : []),
    ...(choose.chance(20)
      ? [
          [
            'run',
            new Map<string, Tree>([
              ['parallelism', 3],
              ['serviceAccount', 'runner'],
              ['timeout', '2h'],
            ]),
          ] as const,
        ]
      : []),
  ]);
  return {
    path: `./${name}.yaml`,
    file: `${name}.yaml`,
    kind: 'pipeline',
    inputs: declared,
    outputs: [...outputs].map(([key, one]) => ({ name: key, type: one.type, optional: one.optional })),
    document,
  };
}

const repository: Tree = new Map([
  [
    's3',
    new Map<string, Tree>([
      ['endpoint', 'minio-service.kubeflow:9000'],
      ['bucket', 'mlpipeline'],
      ['insecure', true],
      [
        'accessKey',
        new Map([
          [
            'secret',
            new Map([
              ['name', 'minio'],
              ['key', 'accesskey'],
            ]),
          ],
        ]),
      ],
      [
        'secretKey',
        new Map([
          [
            'secret',
            new Map([
              ['name', 'minio'],
              ['key', 'secretkey'],
            ]),
          ],
        ]),
      ],
      ['keyFormat', 'runs/${{ run.name }}/${{ task.podName }}'],
    ]),
  ],
]);

interface Output {
  readonly type: TypeName;
  readonly tree: Tree;
  /** The conditions without which it is absent, beside those of the group. */
  readonly needs: ReadonlySet<string>;
  readonly optional: boolean;
}

/** Outputs of a group or pipeline: expressions that are certain there, artifacts, or what may be absent and says so. */
function randomOutputs(place: Place, choose: Chooser): ReadonlyMap<string, Output> {
  const outputs = new Map<string, Output>();
  for (const name of choose.some(choose.shuffled(portNames).slice(0, 3), 40)) {
    const dataset = certainOf('Dataset', place).filter((one) => one.text.startsWith('tasks'));
    if (dataset.length > 0 && choose.chance(40)) {
      outputs.set(name, {
        type: 'Dataset',
        tree: inBraces(choose.pick(dataset).text),
        needs: new Set(),
        optional: false,
      });
      continue;
    }
    const absent = place.visible.filter(
      (one) =>
        one.text.startsWith('tasks') &&
        !isCertain(one, place) &&
        one.type !== 'Dataset' &&
        one.type !== 'Volume',
    );
    if (absent.length > 0 && choose.chance(30)) {
      const one = choose.pick(absent);
      const tree = new Map<string, Tree>([
        ['from', inBraces(one.text)],
        ['optional', true],
      ]);
      outputs.set(name, { type: one.type, tree, needs: one.needs, optional: true });
      continue;
    }
    const type = choose.pick(
      valueTypes.filter((one) => one !== 'Dict' || certainOf('Dict', place).length > 0),
    );
    const tree = inBraces(expressionOf(type, place, choose));
    outputs.set(name, {
      type,
      tree: choose.chance(30)
        ? new Map<string, Tree>([
            ['from', tree],
            ['type', type],
          ])
        : tree,
      needs: new Set(),
      optional: false,
    });
  }
  return outputs;
}

function isValue(type: TypeName): type is ValueType {
  return type !== 'Dataset' && type !== 'Volume';
}

function inBraces(expression: string): string {
  return `\${{ ${expression} }}`;
}

/** `tasks.a.outputs.n`, with brackets where the name asks for them. */
function memberOf(object: string, name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? `${object}.${name}` : `${object}['${name}']`;
}

interface Written {
  readonly tasks: ReadonlyMap<string, Tree>;
  /** What can be named after all of them. */
  readonly after: Place;
}

/** Writes the tasks of DAGs. */
class ScopeWriter {
  readonly #callables: readonly Callable[];
  readonly #choose: Chooser;
  #conditions = 0;

  constructor(callables: readonly Callable[], choose: Chooser) {
    this.#callables = callables;
    this.#choose = choose;
  }

  /** At least one task, and at most so many; groups at most so deep. `outer` are the names that may not be used again. */
  scope(outside: Place, most: number, depth: number, outer: ReadonlySet<string>): Written {
    const choose = this.#choose;
    const names = choose
      .shuffled(taskNames.filter((name) => !outer.has(name)))
      .slice(0, choose.between(1, most));
    const tasks = new Map<string, Tree>();
    let place = outside;
    for (const name of names) {
      const before = [...tasks.keys()];
      const kind = choose.upTo(99);
      const taken = new Set([...outer, ...names]);
      const done =
        depth > 0 && kind >= 75
          ? this.#group(name, place, before, depth, taken)
          : kind >= 70
            ? this.#volume(name, place, before)
            : this.#call(name, place, before);
      if (done === undefined) continue;
      tasks.set(name, done.task);
      place = { ...place, visible: [...place.visible, ...done.visible] };
    }
    if (tasks.size === 0) {
      const fallback = names[0] ?? 'only';
      tasks.set(fallback, this.#volume(fallback, place, []).task);
    }
    const shuffled = choose.chance(50) ? new Map(choose.shuffled([...tasks])) : tasks;
    return { tasks: shuffled, after: place };
  }

  /** A condition, and the place where it holds. `wants` are values that must be present there. */
  #when(
    place: Place,
    wants: readonly string[],
    percent: number,
  ): { when: string | undefined; inside: Place; own: ReadonlySet<string> } {
    const choose = this.#choose;
    const needed = wants.map((want) => `present(${want})`);
    const present = new Set([...place.present, ...wants]);
    const narrowed = { ...place, present };
    if (wants.length === 0 && !choose.chance(percent))
      return { when: undefined, inside: place, own: new Set() };
    const parts =
      wants.length > 0 && choose.chance(50) ? needed : [...needed, expressionOf('Bool', narrowed, choose, 3)];
    this.#conditions += 1;
    const own = new Set([`condition ${this.#conditions}`]);
    const inside = { visible: place.visible, present, holds: new Set([...place.holds, ...own]) };
    return { when: inBraces(parts.join(' && ')), inside, own };
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

  #group(name: string, place: Place, before: readonly string[], depth: number, taken: ReadonlySet<string>) {
    const choose = this.#choose;
    const { when, inside, own } = this.#when(place, [], 50);
    const { tasks, after } = this.scope(inside, 3, depth - 1, taken);
    const outputs = randomOutputs(after, choose);
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      ['tasks', tasks],
      ...(outputs.size === 0
        ? []
        : [['outputs', new Map([...outputs].map(([key, one]) => [key, one.tree]))] as const]),
    ]);
    const visible = [...outputs].map(
      ([key, one]): Visible => ({
        text: memberOf(`tasks.${name}.outputs`, key),
        type: one.type,
        needs: new Set([...place.holds, ...own, ...one.needs]),
      }),
    );
    return { task, visible };
  }

  #volume(name: string, place: Place, before: readonly string[]) {
    const choose = this.#choose;
    const { when, own } = this.#when(place, [], 15);
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      [
        'createVolume',
        new Map<string, Tree>([
          ['size', choose.chance(30) ? `\${{ string(${choose.between(1, 9)}) + 'Gi' }}` : '5Gi'],
          ['accessModes', [choose.pick(['ReadWriteOnce', 'RWX', 'ROX'])]],
        ]),
      ],
    ]);
    const needs = new Set([...place.holds, ...own]);
    const visible: readonly Visible[] = [
      { text: memberOf(`tasks.${name}.outputs`, 'volume'), type: 'Volume', needs },
      { text: memberOf(`tasks.${name}.outputs`, 'size'), type: 'String', needs },
    ];
    return { task, visible };
  }

  #call(name: string, place: Place, before: readonly string[]) {
    const choose = this.#choose;
    const callable = choose.pick(this.#callables);
    // Which values that may be absent this task reads, so that its condition asks for them.
    const wants: string[] = [];
    const sources = new Map<Port, string>();
    for (const port of callable.inputs) {
      const certain = certainOf(port.type, place);
      const uncertain = uncertainOf(port.type, place);
      const asked = port.takesAbsent ? uncertain : uncertain.filter(canBeAsked);
      if (port.type === 'Dataset' && !port.optional && certain.length === 0) {
        if (asked.length === 0) return undefined;
        const one = choose.pick(asked);
        wants.push(one.text);
        sources.set(port, one.text);
      } else if (asked.length > 0 && choose.chance(25)) {
        const one = choose.pick(asked);
        if (!port.takesAbsent) wants.push(one.text);
        sources.set(port, one.text);
      } else if (port.type === 'Dataset' && certain.length > 0) {
        sources.set(port, choose.pick(certain).text);
      }
    }
    const { when, inside, own } = this.#when(place, [...new Set(wants)], 25);
    const given = new Map<string, Tree>();
    for (const port of choose.shuffled(callable.inputs)) {
      const source = sources.get(port);
      if (source !== undefined) given.set(port.name, inBraces(source));
      else if (isValue(port.type) && !((port.hasDefault || port.optional) && choose.chance(40))) {
        given.set(port.name, this.#argument(port.type, inside));
      }
    }
    const task = new Map<string, Tree>([
      ...this.#common(when, before),
      ['component', callable.path],
      ...(given.size === 0 ? [] : [['arguments', given] as const]),
      ...(callable.kind === 'component' ? randomSettings(inside, choose) : []),
    ]);
    const visible = callable.outputs.map(
      (port): Visible => ({
        text: memberOf(`tasks.${name}.outputs`, port.name),
        type: port.type,
        needs: new Set([...place.holds, ...own, ...(port.optional ? [`optional ${name}.${port.name}`] : [])]),
      }),
    );
    return { task, visible };
  }

  #argument(type: ValueType, place: Place): Tree {
    const choose = this.#choose;
    const certain = certainOf(type, place);
    if (type === 'Dict' && certain.length === 0) return escapedTree(constant(type, choose));
    const kind = choose.upTo(99);
    const made = certain.filter((one) => one.text.startsWith('tasks'));
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
