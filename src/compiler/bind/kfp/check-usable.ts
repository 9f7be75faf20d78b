import type { Sink } from '../../../diagnostics/sink.ts';
import type { GraphSpec, GraphTaskSpec } from '../../../model/documents.ts';
import type { At } from '../../../syntax/at.ts';
import { kfpCodes } from './codes.ts';

/** What KFP needs of a graph to run it, and what it reads and ignores. */
export function checkUsable(graph: At<GraphSpec>, sink: Sink, later: Sink): void {
  if (graph.get('outputValues') === undefined && !graph.lost('outputValues')) {
    later.report(kfpCodes['incomplete-graph'], graph.keySpan, 'The graph has no `outputValues`.', {
      help: 'Write `outputValues: {}` if none of its outputs has a value.',
    });
  }
  for (const [id, at] of graph.get('tasks')?.entries() ?? []) {
    const task = at.as<GraphTaskSpec>();
    if (task.get('arguments') === undefined && !task.lost('arguments')) {
      later.report(kfpCodes['incomplete-graph'], at.keySpan, `The task "${id}" has no \`arguments\`.`, {
        help: 'Write `arguments: {}` if it needs none.',
      });
    }
    for (const key of ['isEnabled', 'executionOptions'] as const) {
      const ignored = task.get(key);
      if (ignored === undefined) continue;
      const help = kfpCodes['ignored-in-graph'].advice;
      sink.report(
        kfpCodes['ignored-in-graph'],
        ignored.keySpan,
        `"${key}" of "${id}" does not count, as in KFP.`,
        { help },
      );
    }
  }
}
