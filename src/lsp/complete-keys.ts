import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver/node';
import { child, textOf } from '../syntax/tree.ts';
import { branchesOf, type Schema } from '../validate/shape/schema.ts';
import { type Cursor, keysOf, mapOf, surroundings } from './cursor.ts';
import type { Declared } from './outline.ts';
import type { Project } from './project.ts';
import { descriptionOf, formOf, schemasAt } from './schemas.ts';
import { taskOutputs, typeText } from './task-outputs.ts';
import { lspRange } from './to-lsp.ts';

/** The keys that may be added to the map at a place: those of the language, the inputs of a component under `arguments`, the outputs of a step. */
export async function completeKeys(cursor: Cursor, project: Project): Promise<CompletionItem[]> {
  const map = mapOf(cursor);
  if (map === undefined) return [];
  const present = new Set(map.entries.filter((one) => one !== cursor.entry).map(({ key }) => key));
  const items = [...languageKeys(cursor, present), ...(await ownKeys(cursor, project))];
  return items.filter(({ label }) => !present.has(label));
}

function languageKeys(cursor: Cursor, present: ReadonlySet<string>): readonly CompletionItem[] {
  const found = new Map<string, CompletionItem>();
  for (const schema of schemasAt(cursor.outline.kind, cursor.steps)) {
    const choice = schema.oneOf?.flatMap(({ required }) => required ?? []) ?? [];
    const isChosen = choice.some((key) => present.has(key));
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      if (found.has(key) || (isChosen && choice.includes(key))) continue;
      const isNeeded = schema.required?.includes(key) === true;
      found.set(key, item(cursor, key, formOf(value), descriptionOf(value), isNeeded, isScalar(value)));
    }
  }
  return [...found.values()];
}

/** What a pod most often asks for, or is limited in. */
const resources = ['cpu', 'memory', 'ephemeral-storage', 'nvidia.com/gpu'];

/** Keys that other parts of the project give, and names of resources. */
async function ownKeys(cursor: Cursor, project: Project): Promise<readonly CompletionItem[]> {
  const { outline } = cursor;
  const [list, holder] = [...keysOf(cursor.steps)].reverse();
  if (holder === 'resources' && (list === 'requests' || list === 'limits'))
    return resources.map((name) => item(cursor, name, '', undefined, false, true));
  const { task } = surroundings(cursor);
  if (task === undefined || cursor.steps.at(-2)?.node !== task.node) return [];
  const key = keysOf(cursor.steps).at(-1);
  const component = textOf(child(task.node, 'component'));
  if (key === 'arguments' && component !== undefined) {
    const used = await project.used(outline.file.path, component);
    return (used?.inputs ?? []).map((input) => {
      const { type, description, isNeeded } = inputFacts(input);
      return item(cursor, input.name, type, description, isNeeded, true, CompletionItemKind.Variable);
    });
  }
  if (key !== 'outputs' || child(task.node, 'tasks') !== undefined) return [];
  const outputs = await taskOutputs(task, outline, project);
  return outputs.map(({ name, type, description }) =>
    item(cursor, name, type ?? '', description, false, false, CompletionItemKind.Property),
  );
}

/** What is said of an input where it is declared. */
export function inputFacts({ node }: Declared): {
  readonly type: string;
  readonly description: string | undefined;
  readonly isNeeded: boolean;
} {
  const isNeeded = child(node, 'default') === undefined && textOf(child(node, 'optional')) !== 'true';
  return {
    type: typeText(child(node, 'type')) ?? '',
    description: textOf(child(node, 'description')),
    isNeeded,
  };
}

function item(
  cursor: Cursor,
  key: string,
  form: string,
  description: string | undefined,
  isNeeded: boolean,
  isScalar: boolean,
  kind: CompletionItemKind = CompletionItemKind.Field,
): CompletionItem {
  const colon = cursor.hasColon ? '' : isScalar || cursor.isFlow ? ': ' : ':';
  const detail = [form, isNeeded ? 'required' : ''].filter((one) => one !== '').join(', ');
  return {
    label: key,
    kind,
    ...(detail !== '' && { detail }),
    ...(description !== undefined && { documentation: description }),
    sortText: `${isNeeded ? 0 : 1}${key}`,
    textEdit: { range: lspRange(cursor.word), newText: `${written(key)}${colon}` },
  };
}

/** A name as a key of YAML. */
function written(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name)
    ? name
    : JSON.stringify(name);
}

/** Whether a value can be written on the line of its key. */
function isScalar(schema: Schema): boolean {
  return branchesOf(schema).some(
    ({ type, enum: values, const: value }) =>
      values !== undefined ||
      value !== undefined ||
      [type ?? []].flat().some((one) => !['object', 'array', 'null'].includes(one)),
  );
}
