import { Sink } from '../../diagnostics/sink.ts';
import type { ExportSettings, SwitchCase, SwitchSpec } from '../../model/documents.ts';
import { At } from '../../syntax/at.ts';
import { parseTemplate } from '../../syntax/template.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { loopTexts } from './bind-loop.ts';
import { firstTexts } from './bind-repeat.ts';
import { type ExportDraft, lookUp, type ScopeDraft, type TaskDraft } from './drafts.ts';
import { type TaskRead, taskReads } from './task-reads.ts';

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
 * `inCircle`: it needs something that needs it; circles are reported when the order is known.
 */
export function bindNeeds(first: Need, bind: (need: Need, inCircle: boolean) => void): void {
  const open = new Map<Need, boolean>();
  const stack = [first];
  for (let need = stack.at(-1); need !== undefined; need = stack.at(-1)) {
    if (stateOf(need) === 'waiting') {
      markOpen(need);
      const needs = needsOf(need);
      open.set(
        need,
        needs.some((one) => stateOf(one) === 'binding'),
      );
      stack.push(...needs);
    } else {
      stack.pop();
      const inCircle = open.get(need);
      open.delete(need);
      if (inCircle !== undefined) bind(need, inCircle);
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
  const reads =
    need.kind === 'condition'
      ? readsOfCondition(need.draft)
      : need.found.merged === undefined
        ? readsOf(expressionOf(need.found))
        : [];
  if (need.kind === 'export') {
    for (const { draft, found } of need.found.merged ?? []) {
      needs.push({ kind: 'condition', draft });
      if (draft.body !== undefined) needs.push({ kind: 'export', found, scope: draft.body, group: draft });
    }
  }
  for (const { task, output } of reads) {
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

function readsOfCondition({ at }: TaskDraft): readonly TaskRead[] {
  const choice = at.get('switch');
  const repeat = at.get('repeat');
  const texts = [
    ...loopTexts(at),
    ...(choice === undefined ? [] : switchTexts(choice)),
    ...(repeat === undefined ? [] : firstTexts(repeat)),
  ];
  return [...readsOf(at.get('when')), ...texts.flatMap(readsIn)];
}

/** What a switch chooses by, as written. */
export function switchTexts(at: At<SwitchSpec>): readonly YamlNode[] {
  const own = at.get('value');
  const whens = (at.get('cases')?.entries() ?? []).flatMap(
    ([, one]) => one.as<SwitchCase>().get('when') ?? [],
  );
  return [...(own === undefined ? [] : [own]), ...whens].map(({ node }) => node);
}

/** What a text reads of tasks, by its words; nothing when it cannot be parsed. */
export function readsOf(text: At<unknown> | undefined): readonly TaskRead[] {
  const template = text?.node.kind === 'scalar' ? parseTemplate(text.node, new Sink()) : undefined;
  return template === undefined ? [] : taskReads(template);
}

/** What the texts in a value read of tasks. */
export function readsIn(node: YamlNode): readonly TaskRead[] {
  switch (node.kind) {
    case 'scalar':
      return readsOf(new At<unknown>(node));
    case 'sequence':
      return node.items.flatMap(readsIn);
    case 'map':
      return node.entries.flatMap(({ value }) => readsIn(value));
  }
}

/** The expression of an output, which may stand alone or under `from`. */
export function expressionOf({ at }: ExportDraft): At<unknown> {
  return at.node.kind === 'map' ? (at.as<ExportSettings>().get('from') ?? at) : at;
}
