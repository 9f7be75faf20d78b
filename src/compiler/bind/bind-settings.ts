import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundVolume, EnvSource, Manifest, Retry, TaskSettings } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { EnvFromSpec, EnvValue, MountValue, RetrySpec, TaskDefaults } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { parseTemplate } from '../../syntax/template.ts';
import { bindCache } from './bind-cache.ts';
import { bindMutexes, semaphoreOf } from './bind-locks.ts';
import { bindMounts } from './bind-mounts.ts';
import { bindEnvSource } from './bind-placeholders.ts';
import { bindResources } from './bind-resources.ts';
import { bindSeconds } from './bind-seconds.ts';
import { bindText, bindTexts } from './bind-text.ts';
import { bindCondition } from './expression/bind-expression.ts';
import { expressionCodes } from './expression/codes.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { newerFields } from './newer-fields.ts';
import { readDuration } from './read-duration.ts';
import { within } from './within.ts';

/** What the expressions of a task's settings can see. */
export interface SettingBinder {
  readonly volumes: ReadonlyMap<string, BoundVolume>;
  readonly scope: ExpressionScope;
  /** The same, and how the last try ended. */
  readonly attempt: ExpressionScope;
  readonly facts: Facts;
  readonly sink: Sink;
}

/** Binds the effective settings of a step, already merged from defaults and task. */
export function bindSettings(spec: At<TaskDefaults>, binder: SettingBinder): TaskSettings {
  const text = (at: At<unknown>): BoundExpression | undefined =>
    bindText(at, binder.scope, binder.facts, binder.sink);
  const texts = (
    at: At<{ readonly [key: string]: unknown }> | undefined,
  ): ReadonlyMap<string, BoundExpression> => bindTexts(at, text);
  const image = spec.get('image');
  return {
    env: bindEnv(spec.get('env')?.as(), (at) =>
      bindText(at, binder.scope, binder.facts, binder.sink, { kind: 'any' }, true),
    ),
    envFrom: (spec.get('envFrom')?.items() ?? []).map((item) => bindEnvFrom(item.as<EnvFromSpec>().value)),
    mounts: bindMounts(spec.get('mounts')?.as<{ readonly [path: string]: MountValue }>(), {
      volumes: binder.volumes,
      sink: binder.sink,
      text,
      volume: (at) => bindText(at, binder.scope, binder.facts, binder.sink, { kind: 'volume' }, true),
    }),
    image: image === undefined ? undefined : text(image.as<unknown>()),
    imagePullPolicy: spec.get('imagePullPolicy')?.value,
    workingDir: spec.get('workingDir')?.value,
    ...bindResources(spec.get('resources')?.as(), text, binder.sink),
    nodeSelector: texts(spec.get('nodeSelector')?.as()),
    tolerations: spec.get('tolerations')?.as<readonly Manifest[]>().value ?? [],
    affinity: spec.get('affinity')?.value as Manifest | undefined,
    securityContext: spec.get('securityContext')?.value as Manifest | undefined,
    podSecurityContext: spec.get('podSecurityContext')?.as<Manifest>(),
    labels: texts(spec.get('labels')?.as()),
    annotations: texts(spec.get('annotations')?.as()),
    serviceAccount: spec.get('serviceAccount')?.value,
    podSpecPatch: spec.get('podSpecPatch')?.value as Manifest | undefined,
    argo: spec.get('argo')?.value as Manifest | undefined,
    newerFields: newerFields(spec),
    initContainers: spec.get('initContainers')?.as<readonly Manifest[]>().value ?? [],
    sidecars: spec.get('sidecars')?.as<readonly Manifest[]>().value ?? [],
    retry: bindRetry(spec.get('retry')?.as<NonNullable<RetrySpec>>(), binder),
    timeout: bindSeconds(spec.get('timeout'), binder),
    mutexes: bindMutexes(spec.get('mutex')?.as<unknown>(), text, binder.sink),
    cache: bindCache(spec.get('cache'), text, binder.sink),
    semaphore: semaphoreOf(spec.get('semaphore')?.value?.configMap),
    daemon: bindDaemon(spec.get('daemon')?.as<unknown>()),
    outputs: new Map(),
  };
}

function bindDaemon(at: At<unknown> | undefined): TaskSettings['daemon'] {
  if (at === undefined || at.value === false) return undefined;
  const probe = at.as<{ readonly readinessProbe?: Manifest }>().get('readinessProbe');
  return { probe: probe?.value, origin: at.keySpan };
}

function bindEnv(
  env: At<{ readonly [name: string]: EnvValue }> | undefined,
  text: (at: At<unknown>) => BoundExpression | undefined,
): ReadonlyMap<string, BoundExpression | EnvSource> {
  const bound = new Map<string, BoundExpression | EnvSource>();
  for (const [name, at] of env?.entries() ?? []) {
    const value = at.node.kind === 'map' ? bindEnvSource(at.as()) : text(at.as<unknown>());
    if (value !== undefined) bound.set(name, value);
  }
  return bound;
}

function bindEnvFrom(spec: EnvFromSpec): Manifest {
  const prefix = spec.prefix === undefined ? {} : { prefix: spec.prefix };
  const reference = (source: string | { readonly name: string; readonly optional?: boolean }): Manifest =>
    typeof source === 'string'
      ? { name: source }
      : { name: source.name, ...(source.optional === true && { optional: true }) };
  if (spec.secret !== undefined) return { ...prefix, secretRef: reference(spec.secret) };
  return { ...prefix, configMapRef: reference(spec.configMap ?? '') };
}

function bindRetry(spec: At<NonNullable<RetrySpec>> | undefined, binder: SettingBinder): Retry | undefined {
  const limit = spec?.get('limit');
  if (spec === undefined || limit === undefined) return undefined;
  const bound = bindText(limit.as<unknown>(), binder.scope, binder.facts, binder.sink, { kind: 'integer' });
  if (bound === undefined) return undefined;
  const when = spec.get('when');
  const template = when?.node.kind === 'scalar' ? parseTemplate(when.node, binder.sink) : undefined;
  const condition = template && bindCondition(template, binder.attempt, binder.facts, binder.sink);
  if (when !== undefined && condition === undefined) return undefined;
  const backoff = spec.get('backoff');
  return {
    limit: bound.kind === 'literal' ? bound : within(bound, 0, undefined, '"retry.limit" is below 0'),
    given: bound,
    for: spec.value.for ?? 'any',
    when: condition,
    backoff:
      backoff === undefined
        ? undefined
        : {
            duration: backoffDuration(backoff.get('duration'), binder.sink) ?? '0s',
            factor: backoff.value.factor,
            max: backoffDuration(backoff.get('max'), binder.sink),
          },
  };
}

function backoffDuration(at: At<number | string> | undefined, sink: Sink): string | undefined {
  const seconds = readDuration(at, sink);
  return seconds === undefined ? undefined : `${seconds}s`;
}

/** Reports a text with an expression where none may stand. */
export function refuseExpression(at: At<unknown>, sink: Sink): void {
  sink.report(expressionCodes['expression-not-allowed'], at.span, 'An expression cannot stand here.', {
    help: expressionCodes['expression-not-allowed'].advice,
  });
}
