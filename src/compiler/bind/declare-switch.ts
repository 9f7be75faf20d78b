import type { Sink } from '../../diagnostics/sink.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { SwitchCase, SwitchSpec, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { stringType } from '../../validate/type-names.ts';
import { checkLabel } from './check-name.ts';
import type { CaseDraft, ChoiceDraft, ExportDraft, ScopeDraft, TaskDraft } from './drafts.ts';

/** Declares the cases of a switch, each as a group of which only the switch knows. */
export function declareSwitch(
  at: At<SwitchSpec>,
  group: TaskDraft,
  declare: (name: string, at: At<TaskSpec>, scope: ScopeDraft) => TaskDraft,
  sink: Sink,
): { readonly body: ScopeDraft; readonly choice: ChoiceDraft } {
  const body: ScopeDraft = {
    scope: { owner: undefined, tasks: [] },
    tasks: new Map(),
    parent: group.parent,
    group,
    holdsCases: true,
  };
  const cases: CaseDraft[] = [];
  const add = (word: string, one: At<unknown>, own: At<SwitchCase> | undefined): void => {
    const draft = declare(word, one.as<TaskSpec>(), body);
    body.tasks.set(word, draft);
    cases.push({ word, draft, at: own, condition: undefined, constant: undefined });
  };
  for (const [name, one] of at.get('cases')?.entries() ?? []) {
    checkLabel(name, one.keySpan, 'case', sink);
    add(name, one, one.as<SwitchCase>());
  }
  const otherwise = at.get('else');
  if (otherwise !== undefined) add(freeName(body), otherwise, undefined);
  body.scope.tasks = cases.flatMap(({ draft }) => draft.task ?? []);
  const port = certainPort('pw-case', stringType, { key: at.keySpan, span: at.span });
  const value = { kind: 'literal', value: '', type: stringType, absent: [], span: at.span } as const;
  return { body, choice: { port, cases, value, isBroken: false } };
}

/** `else` is a word of Argo's. */
function freeName({ tasks }: ScopeDraft): string {
  let name = 'else-case';
  while (tasks.has(name)) name = `${name}-2`;
  return name;
}

/** The outputs that every case has are those of the switch. */
export function mergedExports({ cases }: ChoiceDraft): readonly ExportDraft[] {
  const [first, ...others] = cases;
  return [...(first?.draft.exports.values() ?? [])].flatMap((found) => {
    const merged = [first, ...others].flatMap((one) => {
      const own = one?.draft.exports.get(found.port.name);
      return one === undefined || own === undefined ? [] : [{ draft: one.draft, found: own }];
    });
    if (merged.length < cases.length) return [];
    const port = { ...found.port };
    return [{ port, at: found.at, state: 'waiting' as const, value: undefined, merged }];
  });
}
