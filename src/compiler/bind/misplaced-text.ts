import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { ComponentDocument, EnvironmentSpec, PipelineDocument } from '../../model/documents.ts';
import { nestedTasks } from '../../model/nested-tasks.ts';
import type { At } from '../../syntax/at.ts';
import { holdsExpression } from '../../syntax/holds-expression.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { isOutside } from './bind-outside.ts';
import { bindCodes } from './codes.ts';
import { expressionCodes } from './expression/codes.ts';
import {
  component,
  componentOfKfp,
  environment,
  outside,
  type Place,
  type Places,
  pipeline,
  task,
} from './text-places.ts';

/** Reports expressions where none may stand (DESIGN section 3), and `{{` where Argo would read it. */
export function refuseMisplacedText(document: At<PipelineDocument>, sink: Sink): void {
  for (const [key, at] of document.entries()) {
    if (key.startsWith('x-')) continue;
    if (key === 'tasks' || key === 'onExit') visitTasks(at.node, sink);
    else visit(at.node, placeOf(key, pipeline), sink);
  }
}

/** What is wrong with the image of a component of KFP is said with the image. */
export function refuseMisplacedTextOfComponent(
  document: At<ComponentDocument>,
  ofKfp: boolean,
  sink: Sink,
): void {
  visit(document.node, ofKfp ? componentOfKfp : component, sink);
}

export function refuseMisplacedTextOfEnvironment(spec: At<EnvironmentSpec>, sink: Sink): void {
  visit(spec.node, environment, sink);
}

function visitTasks(node: YamlNode, sink: Sink): void {
  if (node.kind !== 'map') return;
  for (const one of node.entries) {
    if (one.value.kind !== 'map') continue;
    for (const inner of nestedTasks(one.value)) visitTasks(inner, sink);
    for (const entry of one.value.entries) {
      if (entry.key === 'arguments') visitArguments(entry.value, sink);
      else if (entry.key !== 'tasks') visit(entry.value, placeOf(entry.key, task), sink);
    }
  }
}

/** Values of all kinds; what says where an artifact from outside lies is read by Argo. */
function visitArguments(node: YamlNode, sink: Sink): void {
  if (node.kind !== 'map') return;
  for (const { value } of node.entries) if (isOutside(value)) visit(value, outside, sink);
}

function visit(node: YamlNode, place: Place | Places, sink: Sink): void {
  if (place === 'anything' || place === 'value') return;
  if (node.kind === 'scalar') {
    const own = typeof place === 'string' ? place : (place['='] ?? 'anything');
    if (typeof own !== 'string' || own === 'anything' || own === 'value') return;
    if (typeof node.value === 'string') check(node.span, node.value, own, sink);
    return;
  }
  const inside = (key: string): Place | Places => (typeof place === 'string' ? place : placeOf(key, place));
  if (node.kind === 'sequence') for (const item of node.items) visit(item, inside('*'), sink);
  else
    for (const entry of node.entries) {
      // Keys that mean something have been checked as names; others go to Kubernetes as they are.
      if (place === 'constant') check(entry.keySpan, entry.key, place, sink);
      visit(entry.value, inside(entry.key), sink);
    }
}

/** Keys are names of people's own at some places, such as "toString". */
function placeOf(key: string, places: Places): Place | Places {
  return (Object.hasOwn(places, key) ? places[key] : places['*']) ?? 'constant';
}

/** A task is named, where one is needed, by its name alone. */
function cureOfExpression(text: string): string {
  const task = /^\s*\$\{\{\s*tasks\.([a-z][a-z0-9-]*)[\w.-]*\s*\}\}\s*$/.exec(text)?.[1];
  return task === undefined ? expressionCodes['expression-not-allowed'].advice : `Write ${task}.`;
}

function check(span: Span, text: string, place: Place, sink: Sink): void {
  if (!text.includes('{{')) return;
  const literal = text
    .replaceAll('$${{', '\0')
    .replace(/\$\{\{(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^'"}]|\}(?!\}))*\}\}/g, '');
  if (holdsExpression(text) && place !== 'field') {
    sink.report(expressionCodes['expression-not-allowed'], span, 'An expression cannot stand here.', {
      help: cureOfExpression(text),
    });
    sink.leaveAlone(span);
  } else if (place !== 'prose' && /\{\{|\0/.test(literal)) {
    sink.report(
      bindCodes['literal-braces'],
      span,
      'Argo would read the "{{" in this text, and nothing can prevent that here.',
      {
        help: bindCodes['literal-braces'].advice,
      },
    );
  }
}
