import { posix } from 'node:path';
import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundMount, BoundVolume, MountedVolume } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { MountSpec, MountValue, VolumeSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { bindSource } from './bind-volumes.ts';
import { bindCodes } from './codes.ts';
import { reportUnknownVolume } from './unknown-volume.ts';

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
    const isRight = checkPath(written, at, taken, binder.sink);
    const mount = bindMount(posix.normalize(written).replace(/(.)\/$/, '$1'), at.as<MountValue>(), binder);
    if (isRight && !at.hasGap && mount !== undefined) bound.push(mount);
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
    const source = bindSource(spec, false, sink);
    return source === undefined ? undefined : { kind: 'inline', source };
  }
  const text = String(at.value);
  const alone = aloneVolume.exec(text)?.[1];
  const named = alone === undefined ? undefined : binder.volumes.get(alone);
  if (at.isUnknown || named?.isUnknown) return undefined;
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
  if (volume?.isUnknown) return undefined;
  if (volume !== undefined) return { kind: 'named', volume };
  reportUnknownVolume(text, at.span, binder.volumes, sink);
  return undefined;
}
