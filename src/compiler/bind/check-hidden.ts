import type { Sink } from '../../diagnostics/sink.ts';
import { bindCodes } from './codes.ts';
import { lookUp, type ScopeDraft } from './drafts.ts';

/** Inside a group outer tasks are visible, wherever in the file they stand, so that no name may hide one. */
export function checkHidden(scope: ScopeDraft, sink: Sink): void {
  for (const draft of scope.tasks.values()) {
    const hidden =
      scope.parent === undefined || scope.holdsCases ? undefined : lookUp(scope.parent, draft.name);
    if (hidden !== undefined) {
      sink.report(
        bindCodes['duplicate-name'],
        draft.at.keySpan,
        `The task "${draft.name}" hides a task of the same name outside its group.`,
        { related: [{ message: 'the other one is here', span: hidden.at.keySpan }] },
      );
    }
    if (draft.body !== undefined) checkHidden(draft.body, sink);
  }
}
