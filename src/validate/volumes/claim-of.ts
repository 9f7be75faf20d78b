import type { AccessMode, BoundTask, BoundVolume, VolumeSource } from '../../model/bound.ts';
import type { BoundExpression, ReferenceTarget } from '../../model/bound-expression.ts';
import { type Instance, type Path, pathText, pathTo } from './instance.ts';
import { valueText } from './value-text.ts';

/** A claim that steps mount. Claims with equal keys are one claim. */
export interface Claim {
  readonly key: string;
  /** As people call it. */
  readonly name: string;
  /** The tasks that it is inside of: for each item of a loop, and each round, among them there is another one. */
  readonly home: Path;
  /** Of a List that a loop gathered: each element is another claim. */
  readonly isSpread: boolean;
  /** Which element of such a List, as far as that is known: `1.` for `[1]`, `*` for any. */
  readonly element: string;
  /** The call of the pipeline, empty for the run, with which it ends; nobody needs to delete it. */
  readonly ofCall: Path | undefined;
  /** It is declared to be read only. */
  readonly isReadOnly: boolean;
  /** Empty when they are not known. */
  readonly accessModes: readonly AccessMode[];
}

/** Whether two claims may be one. */
export function mayBeSame(one: Claim, other: Claim): boolean {
  const [mine = '', yours = ''] = [one, other].map(({ element }) => element.split('*')[0]);
  return one.key === other.key && (mine.startsWith(yours) || yours.startsWith(mine));
}

/** The claims that an expression of type Volume, or a List of them, may give; volumes that are no claims are nobody else's. */
export function claimsOf(expression: BoundExpression, instance: Instance, path: Path): readonly Claim[] {
  switch (expression.kind) {
    case 'reference':
      return claimsOfTarget(expression.target, instance, path);
    case 'index':
      return claimsOf(expression.object, instance, path).map((claim) => elementOf(claim, expression.index));
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

function elementOf(claim: Claim, index: BoundExpression): Claim {
  const isKnown = index.kind === 'literal' && typeof index.value === 'number' && index.value >= 0;
  return claim.isSpread && isKnown ? { ...claim, element: `${claim.element}${index.value}.` } : claim;
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
      return [{ ...unknown, key, name: target.port.name, home: instance.path, isSpread: true }];
    }
    case 'item': {
      const looped = path.findIndex((task) => task.loop === target.loop);
      const home = path.slice(0, looped + 1);
      return claimsOf(target.loop.list, instance, path.slice(0, looped)).map((claim) =>
        claim.isSpread ? { ...claim, home, element: `${claim.element}*` } : claim,
      );
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
  const claims = found === undefined ? [] : claimsOf(found.value, exports.instance, path);
  if (task.loop === undefined) return claims;
  return claims.map((claim) => ({
    ...claim,
    isSpread: isMadeIn(claim, path),
    element: claim.element === '' ? '' : '*',
  }));
}

/** Whether each item of the looped task at the end of a path has another one. */
function isMadeIn({ home, isSpread }: Claim, path: Path): boolean {
  const isInside = path.every((task, at) => task === home[at]);
  return isInside && (isSpread || home.slice(path.length).every(({ loop }) => loop === undefined));
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
    ...unknown,
    key: `created ${pathText(path)}`,
    name,
    home: path.slice(0, -1),
    accessModes,
  };
}

/** The claim that an entry of `volumes` stands for. */
export function claimsOfVolume({ name, source }: BoundVolume, instance: Instance): readonly Claim[] {
  if (source.kind !== 'create') return claimsOfSource(source, name);
  const key = `volume ${pathText(instance.path)} ${name}`;
  return [
    { ...unknown, key, name, home: instance.path, ofCall: instance.path, accessModes: source.accessModes },
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
function existing(name: string): Claim {
  return { ...unknown, key: `claim ${name}`, name };
}

/** What is so unless it is said. */
const unknown: Claim = {
  key: '',
  name: '',
  home: [],
  isSpread: false,
  element: '',
  ofCall: undefined,
  isReadOnly: false,
  accessModes: [],
};
