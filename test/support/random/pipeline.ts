import type { Chooser } from './chooser.ts';
import { type Callable, inputSpec, limited, type Port, randomPorts } from './component.ts';
import type { Place, Visible } from './expression.ts';
import { expressionOf, laterLimit } from './expression.ts';
import { outputSpecs, randomOutputs } from './outputs.ts';
import { inBraces, memberOf } from './references.ts';
import { rootDepth, ScopeWriter } from './scope-writer.ts';
import { namedVolumes } from './settings.ts';
import { anyString, escaped, isValue } from './values.ts';
import type { Tree } from './yaml.ts';

export interface RandomPipeline extends Callable {
  readonly file: string;
  readonly document: ReadonlyMap<string, Tree>;
}

export interface PipelineOptions {
  readonly name: string;
  readonly callables: readonly Callable[];
  /** Others call it: it may leave inputs open, and is small. */
  readonly called: boolean;
  /** Its expressions may fail at run time. */
  readonly risky: boolean;
}

/** A pipeline whose tasks call what is given. */
export function randomPipeline(options: PipelineOptions, choose: Chooser): RandomPipeline {
  const { name, callables, called, risky } = options;
  const declared = randomPorts(choose, 4, called).map((port): Port => {
    // Values that nobody gives when it is run must have a default; a few are given by the case.
    const open = called || port.optional || port.hasDefault || !isValue(port.type) || choose.chance(25);
    return limited(open ? port : { ...port, hasDefault: true, takesAbsent: true }, choose);
  });
  const inputs = declared.map(
    (port): Visible => ({
      text: memberOf('inputs', port.name),
      type: port.type,
      needs: new Set(port.optional ? [`inputs.${port.name}`] : []),
      ...(port.optional && { optional: true }),
      ...(port.words !== undefined && { words: port.words }),
    }),
  );
  const place: Place = { visible: inputs, holds: new Set(), present: new Set(), conditions: [], risky };
  const volumes = choose.chance(called ? 80 : 60) ? [] : choose.some([...namedVolumes.keys()], 60);
  const writer = new ScopeWriter(callables, volumes, choose);
  const { tasks, after } = writer.scope(place, {
    most: called ? 3 : 5,
    depth: called ? 1 : rootDepth,
    outer: new Set(),
  });
  const outputs = randomOutputs(after, tasks, choose, called);
  // What is made for a run is gone when its `onExit` begins.
  const kept = called ? volumes : volumes.filter((one) => one !== 'sized');
  const onExit = choose.chance(called ? 30 : 20) ? exitTasks(place, callables, kept, choose) : undefined;
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
    ['inputs', declared.map((port) => inputSpec(port, choose))],
    ...(volumes.length === 0
      ? []
      : [['volumes', new Map([...namedVolumes].filter(([one]) => volumes.includes(one)))] as const]),
    ...(choose.chance(20) ? [['defaults', defaults(place, choose)] as const] : []),
    ...(outputs.size === 0 ? [] : [['outputs', outputSpecs(outputs)] as const]),
    ['tasks', tasks],
    ...(onExit === undefined ? [] : [['onExit', onExit] as const]),
    ...(!called && name.length <= 52 && choose.chance(12)
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
              // Servers keep their places.
              ...(onExit === undefined && !hasDaemon(tasks) && !callables.some(callsDaemon)
                ? [['parallelism', 3] as const]
                : []),
              ['serviceAccount', 'runner'],
              ['timeout', '2h'],
            ]),
          ] as const,
        ]
      : []),
  ]);
  const deepest = Math.max(0, ...callables.map(({ depth }) => depth));
  return {
    path: `./${name}.yaml`,
    file: `${name}.yaml`,
    kind: 'pipeline',
    depth: deepest + 1,
    inputs: declared,
    outputs: [...outputs].map(([key, one]) => ({
      name: key,
      type: one.type,
      optional: one.optional,
      keyed: one.keyed === true,
    })),
    document,
  };
}

function callsDaemon(one: Callable): boolean {
  return 'document' in one && hasDaemon(one.document);
}

function hasDaemon(tree: unknown): boolean {
  if (tree instanceof Map) return tree.has('daemon') || [...tree.values()].some(hasDaemon);
  return Array.isArray(tree) && tree.some(hasDaemon);
}

/** They see the inputs and how the run ended. */
function exitTasks(
  place: Place,
  callables: readonly Callable[],
  volumes: readonly string[],
  choose: Chooser,
): Tree {
  // Limits inside of `onExit` are refused.
  const isLimited = callables.some((one) => 'document' in one && hasLimit(one.document));
  const free = callables.filter((one) => one.kind === 'component' || !isLimited);
  const status: Visible = {
    text: 'run.status',
    type: 'String',
    needs: new Set(),
    words: ['Succeeded', 'Failed'],
  };
  const ended: Place = { ...place, visible: [...place.visible, status, status] };
  const { tasks } = new ScopeWriter(free, volumes, choose).scope(ended, {
    most: 2,
    depth: 1,
    outer: new Set(),
  });
  return withoutLimits(tasks);
}

function hasLimit(tree: unknown): boolean {
  if (tree instanceof Map) return tree.has('maxParallel') || [...tree.values()].some(hasLimit);
  return Array.isArray(tree) && tree.some(hasLimit);
}

function withoutLimits(tree: Tree): Tree {
  if (!(tree instanceof Map)) return tree;
  const kept = [...tree].filter(([key]) => key !== 'maxParallel');
  return new Map(kept.map(([key, value]) => [key, withoutLimits(value)]));
}

/** Settings of all steps of a pipeline; they see its inputs. */
function defaults(place: Place, choose: Chooser): Tree {
  return new Map<string, Tree>([
    [
      'env',
      new Map<string, Tree>([
        ['FROM_PIPELINE', inBraces(expressionOf('String', place, choose))],
        ['FROM_COMPONENT', escaped(anyString(choose))],
      ]),
    ],
    ...(choose.chance(40)
      ? [
          [
            'retry',
            new Map<string, Tree>([
              ['limit', inBraces(laterLimit(expressionOf('Integer', place, choose, 1)))],
            ]),
          ] as const,
        ]
      : []),
    ...(choose.chance(40) ? [['nodeSelector', new Map([['zone', 'eu']])] as const] : []),
  ]);
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
