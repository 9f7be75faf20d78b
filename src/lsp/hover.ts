import { type Hover, MarkupKind } from 'vscode-languageserver/node';
import { functions } from '../compiler/bind/expression/functions.ts';
import { positionOf, type SourceFile, type Span } from '../diagnostics/span.ts';
import { child, textOf } from '../syntax/tree.ts';
import type { YamlNode, YamlScalar } from '../syntax/yaml-node.ts';
import { inputFacts } from './complete-keys.ts';
import { find, keysOf, type Step, surroundings } from './cursor.ts';
import { definition, meaningsAt } from './definition.ts';
import { type ExpressionPlace, namesAfter } from './names.ts';
import type { Kind } from './occurrence.ts';
import { type Declared, lookUp, type Outline, type OutlineTask, outlineOf } from './outline.ts';
import { pathsIn } from './paths-in.ts';
import type { Project } from './project.ts';
import { descriptionOf, entryOf, formOf, schemasAt } from './schemas.ts';
import { documentOutputs } from './task-outputs.ts';
import { lspRange } from './to-lsp.ts';

/** What is known of a thing: a line of code, what is said of it, and where it comes from. */
interface Facts {
  readonly span: Span;
  readonly code: string;
  /** In Markdown. */
  readonly text?: string | undefined;
  readonly from?: string | undefined;
}

/** What is known of the name, key or value at a place. */
export async function hover(file: SourceFile, offset: number, project: Project): Promise<Hover | undefined> {
  const outline = outlineOf(file);
  const { steps, entry } = find(outline, offset);
  const facts =
    entry !== undefined
      ? await keyFacts(steps, entry.key, entry.keySpan, outline, project)
      : await valueFacts(steps, offset, outline, project);
  const found = facts ?? (await nameFacts(file, offset, project));
  if (found === undefined) return undefined;
  const { span, code, text, from } = found;
  const parts = [`\`\`\`yaml\n${code.replaceAll('```', "'''")}\n\`\`\``, text, from].filter(
    (one) => one !== undefined && one !== '',
  );
  return { range: lspRange(span), contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n') } };
}

async function keyFacts(
  steps: readonly Step[],
  key: string,
  span: Span,
  outline: Outline,
  project: Project,
): Promise<Facts | undefined> {
  const { task } = surroundings({ outline, steps });
  const map = steps.at(-1)?.node;
  const own = outline.taskOf.get(child(map, key) ?? outline.root);
  if (own !== undefined) return taskFacts(own, span, outline, project);
  const last = keysOf(steps).at(-1);
  if (last === 'arguments' && task !== undefined && steps.at(-2)?.node === task.node) {
    const used = await usedBy(task, outline, project);
    const input = used?.inputs.find(({ name }) => name === key);
    if (used !== undefined && input !== undefined)
      return { ...inputText(input), span, from: placeOf(input, used) };
  }
  for (const schema of schemasAt(outline.kind, steps)) {
    if (schema.properties === undefined) continue;
    const value = entryOf(schema, key, map);
    const text = value && descriptionOf(value);
    if (value === undefined || text === undefined) continue;
    const form = formOf(value);
    return { span, code: form === '' ? key : `${key}: ${form}`, text };
  }
  return undefined;
}

async function valueFacts(
  steps: readonly Step[],
  offset: number,
  outline: Outline,
  project: Project,
): Promise<Facts | undefined> {
  const last = steps.at(-1);
  if (last?.node.kind !== 'scalar') return undefined;
  const { node } = last;
  const place = { outline, ...surroundings({ outline, steps }), keys: keysOf(steps), project };
  if (String(node.value).includes('${{'))
    return outline.kind === 'pipeline' ? expressionFacts(node, offset, place) : undefined;
  const keys = keysOf(steps);
  const text = textOf(node) ?? '';
  if (keys.at(-1) === 'component' && place.task !== undefined) {
    const used = await usedBy(place.task, outline, project);
    return used && documentFacts(used, node.span, project);
  }
  if (keys.at(-1) === 'after' || keys.at(-2) === 'after') {
    const task = lookUp(place.task?.scope, text);
    return task && taskFacts(task, node.span, outline, project);
  }
  return undefined;
}

/** A name of an expression: what it is, and what comes before it says where from. */
async function expressionFacts(
  scalar: YamlScalar,
  offset: number,
  place: ExpressionPlace,
): Promise<Facts | undefined> {
  for (const { segments, isCall } of pathsIn(scalar)) {
    const index = segments.findIndex(({ span }) => span.start <= offset && offset <= span.end);
    const segment = segments[index];
    if (segment === undefined) continue;
    const known = isCall && index === 0 ? functions.get(segment.name) : undefined;
    if (known !== undefined) return { span: segment.span, code: known.signature, text: known.doc };
    const before = segments.slice(0, index).map(({ name }) => name);
    const found =
      (await namesAfter(before, { ...place, task: undefined })).find(({ name }) => name === segment.name) ??
      (await namesAfter(before, place)).find(({ name }) => name === segment.name);
    if (found === undefined) return undefined;
    const path = [...before, segment.name].join('.');
    if (found.kind === 'task') {
      const task = lookUp(place.scope, segment.name);
      return task && taskFacts(task, segment.span, place.outline, place.project);
    }
    if (found.kind === 'input') {
      const input = place.outline.inputs.find(({ name }) => name === segment.name);
      if (input !== undefined)
        return { ...inputText(input), span: segment.span, from: placeOf(input, place.outline) };
    }
    const task = found.kind === 'output' ? lookUp(place.scope, before[1] ?? '') : undefined;
    const component = textOf(child(task?.node, 'component'));
    return {
      span: segment.span,
      code: found.type === undefined ? path : `${path}: ${found.type}`,
      text: found.description && (found.key === undefined ? found.description : escaped(found.description)),
      from: [
        task && `Given by the task ${code(task.name)}`,
        component === undefined ? undefined : `which runs ${code(component)}`,
        found.key && `declared in ${where(found.key)}`,
      ]
        .filter((one) => one !== undefined)
        .join(', '),
    };
  }
  return undefined;
}

const words: Readonly<Partial<Record<Kind, string>>> = {
  volume: 'volume',
  graphTask: 'task',
  input: 'input',
  output: 'output',
  alias: 'component',
};

/** A name that stands for something that is declared elsewhere, such as a volume, or an input in a graph of KFP. */
async function nameFacts(file: SourceFile, offset: number, project: Project): Promise<Facts | undefined> {
  const [first] = await meaningsAt(file, offset, project);
  const word = first && words[first.meaning.kind];
  const [key] = await definition(file, offset, project);
  if (first === undefined || word === undefined || key === undefined) return undefined;
  const { name, path, kind } = first.meaning;
  const outline = await project.outline(path);
  const input = outline?.inputs.find((one) => kind === 'input' && one.key.start === key.start);
  const said = input === undefined ? { code: `${word} ${name}` } : inputText(input);
  return { ...said, span: first.span, from: `Declared in ${where(key)}` };
}

async function taskFacts(task: OutlineTask, span: Span, outline: Outline, project: Project): Promise<Facts> {
  const component = textOf(child(task.node, 'component'));
  const used = await usedBy(task, outline, project);
  const said = textOf(child(task.node, 'description')) ?? textOf(child(used?.root, 'description'));
  return {
    span,
    code: `task ${task.name}${component === undefined ? '' : `: ${component}`}`,
    text: said && escaped(said),
    from: `Declared in ${where(task.key)}`,
  };
}

async function documentFacts(used: Outline, span: Span, project: Project): Promise<Facts> {
  const description = textOf(child(used.root, 'description'));
  const port = (name: string, type: string | undefined): string =>
    `  ${name}${type === undefined || type === '' ? '' : `: ${type}`}`;
  const inputs = used.inputs.map((input) => port(input.name, inputFacts(input).type));
  const outputs = (await documentOutputs(used, project)).map(({ name, type }) => port(name, type));
  const lines = [
    `${used.kind ?? 'file'} ${textOf(child(used.root, 'name')) ?? ''}`,
    ...(inputs.length > 0 ? ['inputs:', ...inputs] : []),
    ...(outputs.length > 0 ? ['outputs:', ...outputs] : []),
  ];
  return {
    span,
    code: lines.join('\n'),
    text: description && escaped(description),
    from: code(used.file.path),
  };
}

function inputText(input: Declared): Omit<Facts, 'span'> {
  const { type, description } = inputFacts(input);
  const value = child(input.node, 'default');
  // What is secret is shown nowhere.
  const shown = type === 'Secret' || value === undefined ? '' : ` = ${written(value)}`;
  return {
    code: `${input.name}${type === '' ? '' : `: ${type}`}${shown}`,
    text: description && escaped(description),
  };
}

function written({ span }: YamlNode): string {
  const text = span.file.text.slice(span.start, span.end);
  return text.length > 200 ? `${text.slice(0, 200)} …` : text;
}

function placeOf({ key }: Declared, { kind }: Outline): string {
  return `Input of this ${kind ?? 'file'}, declared in ${where(key)}`.replace(
    'this component',
    'the component',
  );
}

async function usedBy(task: OutlineTask, outline: Outline, project: Project): Promise<Outline | undefined> {
  const component = textOf(child(task.node, 'component'));
  return component === undefined ? undefined : project.used(outline.file.path, component);
}

function where({ file, start }: Span): string {
  return code(`${file.path}:${positionOf(file, start).line}`);
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** A text of a user as Markdown: it is shown as it is. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|~&]/g, '\\$&');
}
