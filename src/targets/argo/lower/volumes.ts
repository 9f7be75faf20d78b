import type { BoundMount, VolumeSource } from '../../../model/bound.ts';
import { referenceToVolume } from '../../../model/volume-task.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { JsonObject } from '../model.ts';
import { templateName } from '../names.ts';
import { lowerFieldText, lowerFreeText, lowerSecret } from './expression/index.ts';
import type { Frame } from './frame.ts';

interface NamedMount {
  readonly mount: BoundMount;
  readonly name: string;
  /** False for a second mount of a volume that is in the list already. */
  readonly first: boolean;
}

/** The volumes that a step's template brings with it. Claims of the run are the workflow's (`volumeClaimTemplates`) and not among them. */
export function templateVolumes(mounts: readonly BoundMount[], frame: Frame): readonly JsonObject[] {
  const volumes: JsonObject[] = [];
  for (const { mount, name, first } of nameMounts(mounts)) {
    if (!first) continue;
    const source = volumeSource(mount, frame);
    if (source !== undefined) volumes.push({ name, ...source });
  }
  return volumes;
}

export function volumeMounts(mounts: readonly BoundMount[], frame: Frame): readonly JsonObject[] {
  return nameMounts(mounts).map(({ mount, name }) => ({
    name,
    mountPath: mount.path,
    ...(mount.subPath !== undefined && { subPath: lowerFreeText(mount.subPath, frame) }),
    ...(mount.readOnly && { readOnly: true }),
  }));
}

/** Volumes keep the pipeline's names; others are called after the place where they are mounted: `/dev/shm` gives `dev-shm`. */
function nameMounts(mounts: readonly BoundMount[]): readonly NamedMount[] {
  const known = new Map<object, string>();
  const declared = mounts.flatMap(({ volume }) => (volume.kind === 'named' ? [volume.volume.name] : []));
  const names = new UniqueNames(63, declared);
  return mounts.map((mount) => {
    const { volume } = mount;
    if (volume.kind === 'named') {
      const first = !known.has(volume.volume);
      known.set(volume.volume, volume.volume.name);
      return { mount, name: volume.volume.name, first };
    }
    return { mount, name: names.take(templateName(mount.path)), first: true };
  });
}

function volumeSource(mount: BoundMount, frame: Frame): JsonObject | undefined {
  const { volume } = mount;
  if (volume.kind === 'reference') {
    return claim(lowerFieldText(volume.value, frame), mount.readOnly);
  }
  if (volume.kind === 'named' && isMadeByTask(volume.volume.source)) {
    return claim(lowerFieldText(referenceToVolume(volume.volume), frame), false);
  }
  if (volume.kind === 'secret') {
    const { name, key } = lowerSecret(volume.value, frame);
    return { secret: { secretName: name, items: [{ key, path: key }] } };
  }
  return lowerSource(volume.kind === 'named' ? volume.volume.source : volume.source);
}

function isMadeByTask(source: VolumeSource): boolean {
  return source.kind === 'create' && source.madeBy !== 'engine';
}

function claim(claimName: string, readOnly: boolean): JsonObject {
  return { persistentVolumeClaim: { claimName, ...(readOnly && { readOnly: true }) } };
}

function lowerSource(source: VolumeSource): JsonObject | undefined {
  switch (source.kind) {
    case 'create':
      return undefined;
    case 'claim':
      return claim(source.name, source.readOnly);
    case 'secret':
      return {
        secret: {
          secretName: source.name,
          ...(source.optional && { optional: true }),
          ...(source.items.length > 0 && { items: source.items }),
        },
      };
    case 'configMap':
      return {
        configMap: {
          name: source.name,
          ...(source.optional && { optional: true }),
          ...(source.items.length > 0 && { items: source.items }),
        },
      };
    case 'emptyDir':
      return {
        emptyDir: {
          ...(source.medium !== undefined && { medium: source.medium }),
          ...(source.sizeLimit !== undefined && { sizeLimit: source.sizeLimit }),
        },
      };
  }
}
