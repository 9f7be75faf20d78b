import { Sink } from '../../diagnostics/sink.ts';
import type { ExportSettings } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { parseTemplate } from '../../syntax/template.ts';
import { type ExportDraft, lookUp, type ScopeDraft, type TaskDraft } from './drafts.ts';
import { taskReads } from './task-reads.ts';

/** Something that is bound when its first reader needs it. */
export type Need =
  | { readonly kind: 'condition'; readonly draft: TaskDraft }
  | {
      readonly kind: 'export';
      readonly found: ExportDraft;
      readonly scope: ScopeDraft;
      readonly group: TaskDraft | undefined;
    };

/**
 * Binds a need, and before it whatever it needs itself, one after the other: a chain of a thousand tasks does not nest a thousand calls.
 * A need that is open already is part of a circle and passed over; circles are reported when the order is known.
 */
export function bindNeeds(first: Need, bind: (need: Need) => void): void {
  const open = new Set<Need>();
  const stack = [first];
  for (let need = stack.at(-1); need !== undefined; need = stack.at(-1)) {
    if (stateOf(need) === 'waiting') {
      markOpen(need);
      open.add(need);
      stack.push(...needsOf(need));
    } else {
      stack.pop();
      if (open.delete(need)) bind(need);
    }
  }
}

function stateOf(need: Need): string {
  return need.kind === 'condition' ? need.draft.condition.state : need.found.state;
}

function markOpen(need: Need): void {
  if (need.kind === 'condition') need.draft.condition = { state: 'binding' };
  else need.found.state = 'binding';
}

/** By the words of the text; whatever is wrong with it is reported when it is bound. */
function needsOf(need: Need): readonly Need[] {
  const scope = need.kind === 'condition' ? need.draft.parent : need.scope;
  const group = need.kind === 'condition' ? need.draft.parent.group : need.group;
  const needs: Need[] = group === undefined ? [] : [{ kind: 'condition', draft: group }];
  const text = need.kind === 'condition' ? need.draft.at.get('when') : expressionOf(need.found);
  const template = text?.node.kind === 'scalar' ? parseTemplate(text.node, new Sink()) : undefined;
  for (const { task, output } of template === undefined ? [] : taskReads(template)) {
    const draft = lookUp(scope, task);
    if (draft === undefined) continue;
    needs.push({ kind: 'condition', draft });
    const found = output === undefined ? undefined : draft.exports.get(output);
    if (found !== undefined && draft.body !== undefined) {
      needs.push({ kind: 'export', found, scope: draft.body, group: draft });
    }
  }
  return needs;
}

/** The expression of an output, which may stand alone or under `from`. */
export function expressionOf({ at }: ExportDraft): At<unknown> {
  return at.node.kind === 'map' ? (at.as<ExportSettings>().get('from') ?? at) : at;
}
