import type { ComponentTask, Retry, TaskSettings } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { ArgoVersion } from '../capabilities.ts';
import type { ArgoTemplate, JsonObject } from '../model.ts';
import { templateName } from '../names.ts';
import { lowerFieldText, lowerFreeText, lowerInteger, lowerRetryCondition } from './expression/index.ts';
import type { Frame } from './frame.ts';
import { lowerLocks } from './locks.ts';
import { lowerPodPatch } from './pod-patch.ts';
import { templateVolumes } from './volumes.ts';

type PodSettings = Pick<
  ArgoTemplate,
  | 'metadata'
  | 'serviceAccountName'
  | 'nodeSelector'
  | 'affinity'
  | 'tolerations'
  | 'securityContext'
  | 'activeDeadlineSeconds'
  | 'retryStrategy'
  | 'volumes'
  | 'daemon'
  | 'synchronization'
  | 'initContainers'
  | 'sidecars'
  | 'podSpecPatch'
>;

/** What a step's template says of its pod. Every leaf carries its own: `templateDefaults` would reach DAGs as well (P-32). */
export function lowerPodSettings(task: ComponentTask, frame: Frame, version: ArgoVersion): PodSettings {
  const { settings, component } = task;
  const labels = { ...Object.fromEntries(component.labels), ...lowerTexts(settings.labels, frame) };
  const annotations = {
    ...originalName(component.name),
    ...Object.fromEntries(component.annotations),
    ...lowerTexts(settings.annotations, frame, lowerFreeText),
  };
  const hasLabels = Object.keys(labels).length > 0;
  const hasAnnotations = Object.keys(annotations).length > 0;
  const volumes = templateVolumes(settings.mounts, frame);
  return {
    ...((hasLabels || hasAnnotations) && {
      metadata: { ...(hasLabels && { labels }), ...(hasAnnotations && { annotations }) },
    }),
    ...lowerPlacement(settings, frame, version),
    ...(settings.affinity !== undefined && { affinity: settings.affinity }),
    ...(settings.podSecurityContext !== undefined && { securityContext: settings.podSecurityContext.value }),
    ...(settings.daemon !== undefined && { daemon: true }),
    ...(volumes.length > 0 && { volumes }),
    ...(settings.initContainers.length > 0 && { initContainers: settings.initContainers }),
    ...(settings.sidecars.length > 0 && { sidecars: settings.sidecars }),
    ...lowerPodPatch(settings, frame),
  };
}

/** The settings that a pod of Argo's own can have as well. */
export function lowerPlacement(settings: TaskSettings, frame: Frame, version: ArgoVersion): PodSettings {
  return {
    ...(settings.serviceAccount !== undefined && { serviceAccountName: settings.serviceAccount }),
    ...(settings.nodeSelector.size > 0 && { nodeSelector: lowerTexts(settings.nodeSelector, frame) }),
    ...(settings.tolerations.length > 0 && { tolerations: settings.tolerations }),
    ...(settings.timeout !== undefined && { activeDeadlineSeconds: lowerSeconds(settings.timeout, frame) }),
    ...(settings.retry !== undefined && { retryStrategy: lowerRetry(settings.retry, frame) }),
    ...lowerLocks(
      settings.mutexes.map((name) => lowerFieldText(name, frame)),
      settings.semaphore,
      version,
    ),
  };
}

/** Names are made fit for Argo; the name that people know is kept (DESIGN section 4). */
function originalName(name: string): { readonly [key: string]: string } {
  return templateName(name) === name || name.includes('{{') ? {} : { 'pipewright/component': name };
}

function lowerTexts(
  values: ReadonlyMap<string, BoundExpression>,
  frame: Frame,
  lower = lowerFieldText,
): { readonly [key: string]: string } {
  return Object.fromEntries([...values].map(([key, value]) => [key, lower(value, frame)]));
}

/** A constant stays a number; an expression is put in by Argo, which reads the text as one. */
function lowerSeconds(value: BoundExpression, frame: Frame): number | string {
  return value.kind === 'literal' && typeof value.value === 'number'
    ? value.value
    : lowerInteger(value, frame);
}

const policies = { failed: 'OnFailure', error: 'OnError', any: 'Always' } as const;

/** Limit and policy are both written: Argo's default policy changed between versions (P-31). */
export function lowerRetry(retry: Retry, frame: Frame): JsonObject {
  const { backoff } = retry;
  return {
    limit: lowerInteger(retry.limit, frame),
    retryPolicy: policies[retry.for],
    ...(retry.when !== undefined && { expression: lowerRetryCondition(retry.when, frame) }),
    ...(backoff !== undefined && {
      backoff: {
        duration: backoff.duration,
        ...(backoff.factor !== undefined && { factor: String(backoff.factor) }),
        ...(backoff.max !== undefined && { maxDuration: backoff.max }),
      },
    }),
  };
}
