import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { RunSettings, Schedule } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { PipelineDocument, RunSpec, ScheduleSpec, TtlSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { cronProblem, neverComes } from '../../util/cron.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { bindMutexes, semaphoreOf } from './bind-locks.ts';
import { bindCodes } from './codes.ts';
import { readDuration, readTimeout } from './read-duration.ts';

/** The settings of the whole workflow; `namespace` is that of the environment. */
export function bindRun(
  document: At<PipelineDocument>,
  namespace: string | undefined,
  text: (at: At<unknown>) => BoundExpression | undefined,
  sink: Sink,
): RunSettings {
  const spec = document.get('run')?.as<RunSpec>();
  const run = spec?.value;
  return {
    serviceAccount: run?.serviceAccount,
    imagePullSecrets: run?.imagePullSecrets ?? [],
    parallelism: readNumber(spec?.get('parallelism'), sink),
    timeout: readTimeout(spec?.get('timeout'), sink),
    ttl: bindTtl(spec?.get('ttl')?.as<number | string | TtlSpec>(), sink),
    podCleanup: run?.podCleanup,
    priority: readNumber(spec?.get('priority'), sink),
    archiveLogs: run?.archiveLogs,
    mutexes: bindMutexes(spec?.get('mutex')?.as<unknown>(), text, sink),
    semaphore: semaphoreOf(run?.semaphore?.configMap),
    namespace: namespace ?? run?.namespace,
  };
}

/** Argo takes numbers of 32 bits. */
function readNumber(at: At<number> | undefined, sink: Sink): number | undefined {
  if (at === undefined || Math.abs(at.value) < 2 ** 31) return at?.value;
  sink.report(shapeCodes['invalid-value'], at.span, 'The number must be less than 2,147,483,648 (2^31).');
  return undefined;
}

function bindTtl(at: At<number | string | TtlSpec> | undefined, sink: Sink): RunSettings['ttl'] {
  if (at === undefined) return undefined;
  if (at.node.kind === 'scalar') {
    const completed = readDuration(at.as<number | string>(), sink);
    return completed === undefined ? undefined : { completed };
  }
  const spec = at.as<TtlSpec>();
  const completed = readDuration(spec.get('completed'), sink);
  const succeeded = readDuration(spec.get('succeeded'), sink);
  const failed = readDuration(spec.get('failed'), sink);
  return {
    ...(completed !== undefined && { completed }),
    ...(succeeded !== undefined && { succeeded }),
    ...(failed !== undefined && { failed }),
  };
}

export function bindSchedule(document: At<PipelineDocument>, sink: Sink): Schedule | undefined {
  const spec = document.get('schedule')?.as<ScheduleSpec>();
  const cron = spec?.get('cron');
  if (spec === undefined || cron === undefined) return undefined;
  const entries = cron.node.kind === 'sequence' ? cron.as<readonly string[]>().items() : [cron];
  for (const entry of entries) {
    const problem = cronProblem(String(entry.value));
    if (problem !== undefined) {
      sink.report(
        bindCodes['invalid-schedule'],
        entry.span,
        `The cron expression cannot be read: ${problem}.`,
        {
          help: bindCodes['invalid-schedule'].advice,
        },
      );
    } else if (neverComes(String(entry.value))) {
      sink.report(
        bindCodes['invalid-schedule'],
        entry.span,
        'No year has such a day, so that the pipeline would never start.',
        { help: 'The last day of every month cannot be said in cron; the first one is `0 0 1 * *`.' },
      );
    }
  }
  const timezone = spec.get('timezone');
  if (timezone !== undefined && !isTimezone(timezone.value)) {
    sink.report(bindCodes['invalid-schedule'], timezone.span, `"${timezone.value}" is not a time zone.`, {
      ...meant(
        timezone.value,
        nearZone(timezone.value),
        timezone.span,
        'Use a name of the IANA database as it is written there, such as "Europe/Vienna" or "UTC".',
      ),
    });
  }
  const { history } = spec.value;
  return {
    cron: entries.map((entry) => String(entry.value)),
    origin: cron.keySpan,
    timezone: timezone?.value,
    concurrency: spec.value.concurrency,
    startingDeadline: readDuration(spec.get('startingDeadline'), sink),
    suspend: spec.value.suspend,
    history:
      history === undefined
        ? undefined
        : {
            ...(history.succeeded !== undefined && { succeeded: history.succeeded }),
            ...(history.failed !== undefined && { failed: history.failed }),
          },
  };
}

/** Argo finds zones as files, whose names have capitals; JavaScript takes any case. */
function isTimezone(name: string): boolean {
  if (!/^[A-Z]/.test(name) || /\/[a-z]/.test(name) || /(^|\/)[A-Z]{4,}(\/|$)/.test(name)) return false;
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' &&
      !/^[+-]/.test(name)
    );
  } catch {
    return false;
  }
}

/** The zone that ends with a name alone, or is written a little otherwise. */
function nearZone(name: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const city = name.replaceAll(' ', '_').toLowerCase();
  return (
    zones.find((one) => one.toLowerCase() === city || one.toLowerCase().endsWith(`/${city}`)) ??
    didYouMean(name, zones)
  );
}
