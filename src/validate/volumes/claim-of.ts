import type { AccessMode, BoundTask, BoundVolume, VolumeSource } from '../../model/bound.ts';
import type { BoundExpression, ReferenceTarget } from '../../model/bound-expression.ts';
import { type Instance, type Path, pathText, pathTo } from './instance.ts';
import { valueText } from './value-text.ts';

/** A claim that steps mount. Claims with equal keys are one claim. */
export interface Claim {
  readonly key: string;
  /** As people call it. */
  readonly name: string;
  /** How many of the tasks around it it is inside of: for each item of a loop around it there is another one. */
  readonly depth: number;
  /** It lives as long as the run, and nobody needs to delete it. */
  readonly isOfRun: boolean;
  /** It is declared to be read only. */
  readonly isReadOnly: boolean;
  /** Empty when they are not known. */
  readonly accessModes: readonly AccessMode[];
}

/** The claims that an expression of type Volume may give; volumes that are no claims are nobody else's. */
export function claimsOf(expression: BoundExpression, instance: Instance, path: Path): readonly Claim[] {
  switch (expression.kind) {
    case 'reference':
      return claimsOfTarget(expression.target, instance, path);
    case 'index':
      return claimsOf(expression.object, instance, path);
    case 'list':
      return expression.items.flatMap((one) => claimsOf(one, instance, path));
    case 'call':
      return expression.arguments.flatMap((one) =>
        one.type.kind === 'volume' || one.type.kind === 'list' ? claimsOf(one, instance, path) : [],
      );
    default:
      return [];
  }
}

function claimsOfTarget(target: ReferenceTarget, instance: Instance, path: Path): readonly Claim[] {
  switch (target.kind) {
    case 'volume':
      return claimsOfVolume(target.volume, instance);
    case 'input': {
      const { call } = instance;
      const given = call?.arguments.get(target.port);
      if (call !== undefined && given !== undefined) return claimsOf(given, call.outer, instance.path);
      const key = `input ${pathText(instance.path)} ${target.port.name}`;
      return [
        {
          key,
          name: target.port.name,
          depth: instance.path.length,
          isOfRun: false,
          isReadOnly: false,
          accessModes: [],
        },
      ];
    }
    case 'item': {
      // Each item is another volume.
      const looped = path.findIndex((task) => task.loop === target.loop);
      const key = `item ${pathText(path.slice(0, looped + 1))}`;
      return [{ key, name: 'item', depth: looped + 1, isOfRun: false, isReadOnly: false, accessModes: [] }];
    }
    case 'output':
      return claimsOfOutput(target, instance);
    default:
      return [];
  }
}

function claimsOfOutput(
  { task, port }: Extract<ReferenceTarget, { kind: 'output' }>,
  instance: Instance,
): readonly Claim[] {
  const path = pathTo(task, instance);
  const exports = exportsOf(task, instance, path);
  if (exports === undefined) return task.kind === 'create-volume' ? [createdBy(task, instance, path)] : [];
  const found = exports.list.find((one) => one.port === port);
  return found === undefined ? [] : claimsOf(found.value, exports.instance, path);
}

function exportsOf(
  task: BoundTask,
  instance: Instance,
  path: Path,
): { readonly list: readonly ExportLike[]; readonly instance: Instance } | undefined {
  if (task.kind === 'group') return { list: task.exports, instance };
  if (task.kind !== 'pipeline') return undefined;
  const inner = { path, call: { outer: instance, arguments: task.arguments } };
  return { list: task.pipeline.outputs, instance: inner };
}

type ExportLike = Extract<BoundTask, { kind: 'group' }>['exports'][number];

function createdBy(
  task: Extract<BoundTask, { kind: 'create-volume' }>,
  instance: Instance,
  path: Path,
): Claim {
  const { claimName, accessModes, name } = task;
  if (claimName !== undefined && !/\0/.test(valueText(claimName, instance, path)))
    return { ...existing(valueText(claimName, instance, path)), name, accessModes };
  return {
    key: `created ${pathText(path)}`,
    name,
    depth: path.length - 1,
    isOfRun: false,
    isReadOnly: false,
    accessModes,
  };
}

/** The claim that an entry of `volumes` stands for. */
export function claimsOfVolume({ name, source }: BoundVolume, instance: Instance): readonly Claim[] {
  if (source.kind !== 'create') return claimsOfSource(source, name);
  const key = `volume ${pathText(instance.path)} ${name}`;
  return [
    {
      key,
      name,
      depth: instance.path.length,
      isOfRun: true,
      isReadOnly: false,
      accessModes: source.accessModes,
    },
  ];
}

/** The claim that a volume without a life of its own stands for. */
export function claimsOfSource(source: VolumeSource, name?: string): readonly Claim[] {
  if (source.kind !== 'claim') return [];
  return [
    {
      ...existing(source.name),
      name: name ?? source.name,
      isReadOnly: source.readOnly,
      accessModes: source.accessModes,
    },
  ];
}

/** There is one claim of a name, whoever calls it what. */
function existing(name: string): Omit<Claim, 'accessModes'> {
  return { key: `claim ${name}`, name, depth: 0, isOfRun: false, isReadOnly: false };
}
