import type { LeafTask, TaskSettings } from './bound.ts';

import type { BoundExpression } from './bound-expression.ts';
import { manifestValues } from './manifest.ts';
import { isOfCall, referenceToVolume } from './volume-task.ts';

/** Every expression in the settings of a step, constants included. Environment variables from Secrets and ConfigMaps are none. */
export function settingExpressions(settings: TaskSettings): readonly BoundExpression[] {
  const found: BoundExpression[] = [];
  const add = (value: BoundExpression | undefined): void => {
    if (value !== undefined) found.push(value);
  };
  add(settings.image);
  for (const value of settings.env.values()) if (isExpression(value)) found.push(value);
  for (const map of [settings.nodeSelector, settings.labels, settings.annotations])
    found.push(...map.values());
  add(settings.timeout);
  add(settings.retry?.limit);
  add(settings.retry?.when);
  found.push(...settings.mutexes);
  for (const amounts of settings.computedResources.values()) found.push(...amounts.values());
  add(settings.cache?.key);
  for (const { place } of settings.outputs.values()) {
    add(place?.bucket);
    add(place?.key);
  }
  for (const mount of settings.mounts) {
    if (mount.volume.kind === 'reference' || mount.volume.kind === 'secret') found.push(mount.volume.value);
    if (mount.volume.kind === 'named' && isOfCall(mount.volume.volume))
      found.push(referenceToVolume(mount.volume.volume));
    add(mount.subPath);
  }
  return found;
}

/** The expressions that a leaf evaluates itself: its captures are what they read. */
export function leafExpressions(task: LeafTask): readonly BoundExpression[] {
  if (task.kind === 'component') return settingExpressions(task.settings);
  if (task.kind === 'resource')
    return [...manifestValues(task.manifest), ...settingExpressions(task.settings)];
  if (task.kind === 'delete-volume') return [task.volume];
  if (task.kind === 'http') {
    const own = [task.url, ...[...task.headers.values()].filter(isExpression), task.body];
    return [
      ...own.filter((one) => one !== undefined),
      ...(task.json ? manifestValues(task.json) : []),
      ...(task.success?.given ?? []).map(({ value }) => value),
      ...settingExpressions(task.settings),
    ];
  }
  if (task.kind === 'approval') return [task.message, task.timeout].filter((one) => one !== undefined);
  const { labels, annotations } = task;
  const own =
    task.kind === 'create-volume'
      ? [task.size, task.storageClass, task.claimName, task.fromSnapshot]
      : [task.volume, task.snapshotClass, task.snapshotName];
  return [...own, ...labels.values(), ...annotations.values()].filter((one) => one !== undefined);
}

/** Tells an expression from the other kinds of value that an environment variable may have. */
export function isExpression(value: { readonly kind: string }): value is BoundExpression {
  return value.kind !== 'secret' && value.kind !== 'configMap' && value.kind !== 'field';
}
