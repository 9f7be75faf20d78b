import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline } from '../model/bound.ts';
import { judgementOf } from '../targets/argo/lower/approval.ts';
import { mostParts, partsOf } from '../targets/argo/lower/expression/index.ts';
import { groupDigits } from '../util/group-digits.ts';
import { allPipelines, allTasks } from '../validate/rules/walk.ts';
import { refuseByEngine } from './bind/refuse-by-engine.ts';

/** Reports approvals of which more is asked than Argo's engine computes in one expression, at the input of which most is asked. */
export function checkAnswers(root: BoundPipeline, sink: Sink): void {
  for (const task of allPipelines(root).flatMap(allTasks)) {
    if (task.kind !== 'approval') continue;
    const { whole, checks } = judgementOf(task);
    const count = partsOf(whole);
    if (count <= mostParts) continue;
    const [most] = checks
      .map(({ port, code }) => ({ port, count: partsOf(code) }))
      .sort((a, b) => b.count - a.count);
    if (most === undefined) continue;
    refuseByEngine(
      most.port.origin.key,
      `The answers of "${task.name}" are judged by an expression of ${groupDigits(count)} parts, ${groupDigits(most.count)} of them for "${most.port.name}", and Argo's engine takes ${groupDigits(mostParts)}.`,
      'Ask less of it, ask in several approvals, or let a step after the approval read the value and fail where it will not do.',
      sink,
    );
  }
}
