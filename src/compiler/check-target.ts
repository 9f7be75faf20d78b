import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import type { BoundPipeline, KeyReference, NewerField } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { type ArgoVersion, firstVersion, has, isOlder } from '../targets/argo/capabilities.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';
import { linkCodes } from './codes.ts';

/** Reports what a pipeline asks for and the version of the engine does not have, once for each place where it is written. */
export function checkTarget(root: BoundPipeline, version: ArgoVersion, sink: Sink): void {
  const reported = new Set<string>();
  const report = (span: Span, message: string, since: string, help = 'Leave it out'): void => {
    const place = `${span.file.path}\0${span.start}`;
    if (reported.has(place)) return;
    reported.add(place);
    sink.report(
      linkCodes['needs-newer-target'],
      span,
      `${message}; Argo ${since} is the first version that does.`,
      {
        help: `${help}, or compile with --target argo@${since} if that is what runs the pipeline.`,
      },
    );
  };
  const checkLocks = (
    [first, second]: readonly BoundExpression[],
    semaphore: KeyReference | undefined,
  ): void => {
    const since = firstVersion('lists');
    if (has('lists', version) || first === undefined) return;
    if (second !== undefined) {
      report(second.span, `Argo ${version} does not take several mutexes`, since, 'Leave one mutex');
    } else if (semaphore !== undefined) {
      const message = `Argo ${version} does not take a mutex and a semaphore together`;
      report(first.span, message, since, 'Leave out one of them');
    }
  };
  const checkFields = (fields: readonly NewerField[]): void => {
    for (const { name, since, span } of fields) {
      if (isOlder(version, since)) report(span, `Argo ${version} does not know "${name}"`, since);
    }
  };
  checkLocks(root.run.mutexes, root.run.semaphore);
  checkFields(root.argo?.newer ?? []);
  if (root.schedule !== undefined && root.schedule.cron.length > 1 && !has('lists', version)) {
    const message = `Argo ${version} does not take several schedules`;
    report(root.schedule.origin, message, firstVersion('lists'), 'Write one schedule');
  }
  for (const part of allParts(root)) {
    if (part.kind !== 'pipeline') continue;
    for (const task of allTasks(part)) {
      if (task.kind === 'http' && task.settings.timeout !== undefined && !has('requestTimeout', version)) {
        const message = `Argo ${version} may lose the response of a request that has a timeout`;
        report(task.settings.timeout.span, message, firstVersion('requestTimeout'));
      }
      if (task.kind !== 'component') continue;
      const { newerFields, mutexes, semaphore, daemon } = task.settings;
      if (daemon !== undefined && !has('daemon', version)) {
        const message = `Argo ${version} does not see that a daemon failed`;
        report(daemon.origin, message, firstVersion('daemon'), 'Use a sidecar');
      }
      checkLocks(mutexes, semaphore);
      checkFields(newerFields);
    }
  }
}
