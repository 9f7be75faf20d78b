import { posix } from 'node:path';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver/node';
import { child, entriesOf, itemsOf, textOf } from '../syntax/tree.ts';
import { knownTypeNames } from '../validate/type-names.ts';
import { inputFacts } from './complete-keys.ts';
import { type Cursor, keysOf, surroundings } from './cursor.ts';
import { type Declared, declared, ports, visibleTasks } from './outline.ts';
import type { Project } from './project.ts';
import { schemasAt } from './schemas.ts';
import { taskOutputs } from './task-outputs.ts';
import { lspRange } from './to-lsp.ts';

interface Value {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
}

/** The values that may stand at a place: those of the language, and names of components, tasks, volumes and types where they are asked for. */
export async function completeValues(cursor: Cursor, project: Project): Promise<CompletionItem[]> {
  const values = [...languageValues(cursor), ...(await ownValues(cursor, project))];
  const seen = new Set<string>();
  return values.flatMap(({ label, kind, detail, documentation }, index) => {
    if (seen.has(label)) return [];
    seen.add(label);
    return {
      label,
      kind,
      ...(detail !== undefined && detail !== '' && { detail }),
      ...(documentation !== undefined && { documentation }),
      sortText: String(index).padStart(5, '0'),
      textEdit: { range: lspRange(cursor.word), newText: label },
    };
  });
}

function languageValues(cursor: Cursor): readonly Value[] {
  const last = cursor.steps.at(-1)?.node;
  // A scalar is being written, whatever was meant by the other branches.
  const steps = last?.kind === 'map' ? cursor.steps.slice(0, -1) : cursor.steps;
  return schemasAt(cursor.outline.kind, steps).flatMap((schema) => {
    const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    const booleans = [schema.type].flat().includes('boolean') ? [true, false] : [];
    return [...values, ...booleans].map((value) => ({
      label: String(value),
      kind: CompletionItemKind.EnumMember,
    }));
  });
}

async function ownValues(cursor: Cursor, project: Project): Promise<readonly Value[]> {
  const keys = keysOf(cursor.steps);
  const [last = '', above = ''] = [...keys].reverse();
  const { outline } = cursor;
  if (last === 'type') return types(cursor, project);
  if (outline.kind === 'component') return [...componentPorts(last, cursor), ...graphNames(last, cursor)];
  if (outline.kind === 'project') return above === 'components' ? files(cursor, project) : [];
  const { task } = surroundings(cursor);
  if (task === undefined) return [];
  if (last === 'component') return [...(await aliases(cursor, project)), ...(await files(cursor, project))];
  const isAfter =
    last === 'after' ||
    (above === 'after' && ['task', 'any'].includes(last)) ||
    (last === 'task' && above === 'any');
  if (isAfter) return afterNames(cursor);
  if (last === 'volume' || above === 'mounts')
    return outline.volumes.map(({ name, node }) => ({
      label: name,
      kind: CompletionItemKind.Struct,
      detail: entriesOf(node)[0]?.key,
    }));
  if (above === 'arguments') return argumentValues(last, cursor, project);
  return [];
}

/** The inputs and tasks of the graph of KFP that is around a place. */
function graphNames(last: string, { steps }: Cursor): readonly Value[] {
  const at = steps.findLastIndex(({ key }) => key === 'graph');
  const kind = last === 'taskId' ? CompletionItemKind.Function : CompletionItemKind.Variable;
  const names =
    last === 'taskId'
      ? declared(child(steps[at]?.node, 'tasks'))
      : last === 'inputName'
        ? ports(child(steps[at - 2]?.node, 'inputs'))
        : [];
  return names.map(({ name }) => ({ label: name, kind }));
}

/** Tasks to wait for: those of the same DAG, but for the one that waits. */
function afterNames(cursor: Cursor): readonly Value[] {
  const { task } = surroundings(cursor);
  return (task?.scope.tasks ?? [])
    .filter((one) => one !== task)
    .map(({ name, node }) => ({
      label: name,
      kind: CompletionItemKind.Function,
      detail: textOf(child(node, 'component')),
    }));
}

/** What could be given to an input: its own values, the inputs of the pipeline and the outputs of tasks that are of its type. */
async function argumentValues(name: string, cursor: Cursor, project: Project): Promise<readonly Value[]> {
  const { outline } = cursor;
  const { task, scope } = surroundings(cursor);
  const component = textOf(child(task?.node, 'component'));
  const used = component === undefined ? undefined : await project.used(outline.file.path, component);
  const input = used?.inputs.find((one) => one.name === name);
  if (task === undefined || input === undefined) return [];
  const { type } = inputFacts(input);
  const own = itemsOf(child(input.node, 'enum')).flatMap((one) => textOf(one) ?? []);
  const booleans = /^bool(?:ean)?$/i.test(type) ? ['true', 'false'] : [];
  const inputs = outline.inputs
    .filter((one) => inputFacts(one).type === type)
    .map(({ name: other }) => reference(`inputs.${other}`, type, cursor));
  const outputs: Value[] = [];
  for (const other of visibleTasks(scope).slice(0, maxTasks)) {
    if (other === task) continue;
    for (const output of await taskOutputs(other, outline, project))
      if (output.type === type)
        outputs.push(reference(`tasks.${other.name}.outputs.${output.name}`, type, cursor));
  }
  return [
    ...[...own, ...booleans].map((label) => ({ label, kind: CompletionItemKind.EnumMember })),
    ...outputs,
    ...inputs,
  ];
}

/** In very large pipelines nobody reads a list of all outputs. */
const maxTasks = 200;

/** In brackets an expression needs quotes. */
function reference(path: string, detail: string, { isFlow }: Cursor): Value {
  const label = isFlow ? `"\${{ ${path} }}"` : `\${{ ${path} }}`;
  return { label, kind: CompletionItemKind.Reference, detail };
}

async function types({ outline }: Cursor, project: Project): Promise<readonly Value[]> {
  const { outline: own } = await project.place(outline.file.path);
  return [...knownTypeNames, ...entriesOf(child(own?.root, 'types')).map(({ key }) => key)].map((label) => ({
    label,
    kind: CompletionItemKind.Class,
  }));
}

async function aliases({ outline }: Cursor, project: Project): Promise<readonly Value[]> {
  const place = await project.place(outline.file.path);
  return place.aliases.map(({ name, node }) => ({
    label: name,
    kind: CompletionItemKind.Module,
    detail: textOf(node),
  }));
}

/** The other specifications of the project, as they are named from here. */
async function files({ outline }: Cursor, project: Project): Promise<readonly Value[]> {
  const { path } = outline.file;
  const found: Value[] = [];
  for (const other of await project.specs(path)) {
    const target = other === path ? undefined : await project.outline(other);
    if (target?.kind !== 'component' && target?.kind !== 'pipeline') continue;
    const seen = posix.relative(posix.dirname(path), other);
    found.push({
      label: seen.startsWith('../') ? seen : `./${seen}`,
      kind: CompletionItemKind.File,
      detail: textOf(child(target.root, 'name')),
      documentation: textOf(child(target.root, 'description')),
    });
  }
  return found;
}

/** In a component: its inputs and outputs in the command line. */
function componentPorts(key: string, { outline }: Cursor): readonly Value[] {
  const ports: readonly Declared[] = ['inputValue', 'inputPath', 'isPresent'].includes(key)
    ? outline.inputs
    : key === 'outputPath'
      ? outline.outputs
      : [];
  return ports.map((one) => ({
    label: one.name,
    kind: CompletionItemKind.Variable,
    detail: inputFacts(one).type,
  }));
}
