import { posix } from 'node:path';
import type { Sink } from '../../diagnostics/sink.ts';
import type {
  AccessMode,
  BoundMount,
  BoundVolume,
  Manifest,
  MountedVolume,
  VolumeSource,
} from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type {
  AccessModeName,
  MountSpec,
  MountValue,
  PipelineDocument,
  VolumeSpec,
} from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { isQuantity } from '../../util/quantity.ts';
import { checkLabel } from './check-name.ts';
import { bindCodes } from './codes.ts';
import { refuseYet } from './refuse-yet.ts';
import { reportUnknownVolume } from './unknown-volume.ts';

const longNames: Readonly<Record<AccessModeName, AccessMode>> = {
  RWO: 'ReadWriteOnce',
  ROX: 'ReadOnlyMany',
  RWX: 'ReadWriteMany',
  RWOP: 'ReadWriteOncePod',
  ReadWriteOnce: 'ReadWriteOnce',
  ReadOnlyMany: 'ReadOnlyMany',
  ReadWriteMany: 'ReadWriteMany',
  ReadWriteOncePod: 'ReadWriteOncePod',
};

/** Access modes by their long names; a claim that does not say is ReadWriteOnce, as in KFP. */
export function accessModes(names: readonly AccessModeName[] | undefined): readonly AccessMode[] {
  return (names ?? ['ReadWriteOnce']).map((name) => longNames[name]);
}

/** Reports access modes that no claim can have together. */
export function checkAccessModes(at: At<readonly AccessModeName[]> | undefined, sink: Sink): void {
  const isAlone = (one: AccessModeName): boolean => longNames[one] === 'ReadWriteOncePod';
  if (at === undefined || at.value.every(isAlone)) return;
  const alone = at.items().find((one) => isAlone(one.as<AccessModeName>().value));
  if (alone === undefined) return;
  sink.report(
    bindCodes['settings-conflict'],
    alone.span,
    'A claim that one pod alone may mount (ReadWriteOncePod) can have no other access mode.',
    { help: 'Leave out this mode, or the others.' },
  );
}

/** Reports the size of a claim that Kubernetes would refuse: it must be more than nothing. */
export function checkSize(at: At<unknown> | undefined, sink: Sink): void {
  if (at === undefined || !/^[0.]+([a-zA-Z].*)?$/.test(String(at.value))) {
    checkQuantity(at, sink);
    return;
  }
  sink.report(bindCodes['invalid-quantity'], at.span, 'A volume must be larger than nothing.');
}

/** Reports a quantity that Kubernetes would refuse. */
export function checkQuantity(at: At<unknown> | undefined, sink: Sink): void {
  if (at === undefined || isQuantity(String(at.value))) return;
  if (String(at.value).includes('${{')) {
    refuseYet(at.span, 'An expression as the size here', sink);
    return;
  }
  sink.report(bindCodes['invalid-quantity'], at.span, `"${String(at.value)}" is not a size.`, {
    help: 'Write a number with a unit, such as 500Mi or 5Gi.',
  });
}

export function bindVolumes(document: At<PipelineDocument>, sink: Sink): ReadonlyMap<string, BoundVolume> {
  const volumes = new Map<string, BoundVolume>();
  for (const [name, at] of document.get('volumes')?.entries() ?? []) {
    checkLabel(name, at.keySpan, 'volume', sink);
    const source = bindSource(at.as<VolumeSpec>(), sink);
    if (source !== undefined) volumes.set(name, { name, source, origin: { key: at.keySpan, span: at.span } });
  }
  return volumes;
}

function bindSource(at: At<VolumeSpec>, sink: Sink): VolumeSource | undefined {
  const spec = at.value;
  const create = at.get('create');
  if (create !== undefined) {
    checkSize(create.get('size'), sink);
    checkAccessModes(create.get('accessModes'), sink);
    return {
      kind: 'create',
      size: String(create.value.size),
      accessModes: accessModes(create.value.accessModes),
      storageClass: create.value.storageClass,
    };
  }
  if (spec.claim !== undefined) {
    const modes = spec.accessModes;
    return {
      kind: 'claim',
      name: spec.claim,
      readOnly: spec.readOnly === true || modes?.every((mode) => longNames[mode] === 'ReadOnlyMany') === true,
      accessModes: modes === undefined ? [] : accessModes(modes),
    };
  }
  const items = (spec.items ?? []).map((item): Manifest => ({ ...item }));
  const optional = spec.optional === true;
  if (spec.secret !== undefined) return { kind: 'secret', name: spec.secret, optional, items };
  if (spec.configMap !== undefined) return { kind: 'configMap', name: spec.configMap, optional, items };
  const emptyDir = at.get('emptyDir');
  if (emptyDir === undefined) return undefined;
  checkQuantity(emptyDir.get('sizeLimit'), sink);
  const { medium, sizeLimit } = emptyDir.value;
  return {
    kind: 'emptyDir',
    medium: medium === '' ? undefined : medium,
    sizeLimit: sizeLimit === undefined || sizeLimit === null ? undefined : String(sizeLimit),
  };
}

export interface MountBinder {
  readonly volumes: ReadonlyMap<string, BoundVolume>;
  readonly sink: Sink;
  /** Binds a text that may hold expressions; undefined when that was reported. */
  text(at: At<unknown>): BoundExpression | undefined;
  /** Binds an expression that gives a volume or a Secret. */
  volume(at: At<unknown>): BoundExpression | undefined;
}

/** The mounts of one step: absolute paths, each once, outside the places of inputs and outputs. */
export function bindMounts(
  mounts: At<{ readonly [path: string]: MountValue }> | undefined,
  binder: MountBinder,
): readonly BoundMount[] {
  const bound: BoundMount[] = [];
  const taken = new Map<string, At<unknown>>();
  for (const [written, at] of mounts?.entries() ?? []) {
    if (!checkPath(written, at, taken, binder.sink)) continue;
    const mount = bindMount(posix.normalize(written).replace(/(.)\/$/, '$1'), at.as<MountValue>(), binder);
    if (mount !== undefined) bound.push(mount);
  }
  return bound;
}

function checkPath(written: string, at: At<unknown>, taken: Map<string, At<unknown>>, sink: Sink): boolean {
  if (!posix.isAbsolute(written) || /[:\0]/.test(written) || /\{\{|\$\{\{/.test(written)) {
    sink.report(
      bindCodes['invalid-mount'],
      at.keySpan,
      `"${written}" is not an absolute path that a volume can be mounted at.`,
    );
    return false;
  }
  const path = posix.normalize(written).replace(/(.)\/$/, '$1');
  const other = taken.get(path);
  taken.set(path, at);
  if (other !== undefined) {
    sink.report(bindCodes['mount-conflict'], at.keySpan, `Two volumes are mounted at ${path}.`, {
      related: [{ message: 'the first is here', span: other.keySpan }],
    });
    return false;
  }
  const place = ['/tmp/inputs', '/tmp/outputs'].find((one) => path === one || path.startsWith(`${one}/`));
  if (
    place !== undefined ||
    path === '/' ||
    path === '/tmp' ||
    ['/argo', '/var/run/argo'].some((one) => path === one || path.startsWith(`${one}/`))
  ) {
    sink.report(
      bindCodes['mount-conflict'],
      at.keySpan,
      `A volume at ${path} would hide the files that Argo puts ${place === undefined ? 'there' : `into ${place}`}.`,
    );
    return false;
  }
  return true;
}

function bindMount(path: string, at: At<MountValue>, binder: MountBinder): BoundMount | undefined {
  const origin = { key: at.keySpan, span: at.span };
  const options =
    at.node.kind === 'map' && at.as<MountSpec>().get('volume') !== undefined ? at.as<MountSpec>() : undefined;
  const volume = bindMountedVolume((options?.get('volume') ?? at).as<string | VolumeSpec>(), binder);
  if (volume === undefined) return undefined;
  const subPath = options?.get('subPath');
  const bound = subPath === undefined ? undefined : binder.text(subPath);
  if (subPath !== undefined && bound === undefined) return undefined;
  const source =
    volume.kind === 'named' ? volume.volume.source : volume.kind === 'inline' ? volume.source : undefined;
  return {
    path,
    volume,
    subPath: bound,
    readOnly: options?.value.readOnly === true || (source?.kind === 'claim' && source.readOnly),
    sharedWrites: options?.value.sharedWrites === true,
    origin,
  };
}

/** An expression that is a volume of the pipeline and nothing else: it need not be a claim. */
const aloneVolume = /^\s*\$\{\{\s*volumes(?:\.|\[['"])([-a-z0-9]+)(?:['"]\])?\s*\}\}\s*$/;

function bindMountedVolume(at: At<string | VolumeSpec>, binder: MountBinder): MountedVolume | undefined {
  const { sink } = binder;
  if (at.node.kind === 'map') {
    const spec = at.as<VolumeSpec>();
    const created = spec.get('create');
    if (created !== undefined) {
      sink.report(
        bindCodes['invalid-mount'],
        created.keySpan,
        'A volume that is created must have a name under `volumes`.',
        {
          help: 'Declare it under `volumes` of the pipeline and mount it by its name.',
        },
      );
      return undefined;
    }
    const source = bindSource(spec, sink);
    return source === undefined ? undefined : { kind: 'inline', source };
  }
  const text = String(at.value);
  const alone = aloneVolume.exec(text)?.[1];
  const named = alone === undefined ? undefined : binder.volumes.get(alone);
  if (named !== undefined) return { kind: 'named', volume: named };
  if (text.includes('${{')) {
    const value = binder.volume(at);
    if (value === undefined) return undefined;
    if (value.type.kind === 'secret') return { kind: 'secret', value };
    if (value.kind === 'reference' && value.target.kind === 'volume')
      return { kind: 'named', volume: value.target.volume };
    return { kind: 'reference', value };
  }
  const volume = binder.volumes.get(text);
  if (volume !== undefined) return { kind: 'named', volume };
  reportUnknownVolume(text, at.span, binder.volumes, sink);
  return undefined;
}
