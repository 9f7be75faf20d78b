import type { Details } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent, BoundPipeline, BoundPort } from '../../model/bound.ts';
import { child, itemsOf } from '../../syntax/tree.ts';
import type { Report, Rule } from './rule.ts';
import { allTasks } from './walk.ts';

/** `default: None` of a String is the text "None", which programs then open as a file or look for in a table. */
export const nullAsText: Rule = {
  code: 'null-as-text',
  severity: 'warning',
  summary: 'A word that means "no value" in other languages stands where it is a text like any other.',
  advice:
    'An input that may have no value is declared with `optional: true`, and has no default. Put the word in quotes where the text is meant.',
  isCure: true,

  pipeline(pipeline, report) {
    if (pipeline.ofKfp) return;
    checkDefaults(pipeline, report);
    for (const task of allTasks(pipeline)) {
      if (task.kind !== 'component' && task.kind !== 'pipeline') continue;
      const called = task.kind === 'component' ? task.component : task.pipeline;
      if (called.ofKfp) continue;
      for (const [port, { kind, span }] of task.arguments) {
        const text = span.file.text.slice(span.start, span.end);
        const isGiven = kind === 'literal' && span.file === pipeline.origin.span.file;
        if (!isGiven || !isNothing(text) || isMeant(port, text, called)) continue;
        const mayMiss = port.optional || port.default !== undefined;
        const help =
          'Leave the argument out to give no value. Put the word in quotes where the text is meant.';
        say(text, port, span, mayMiss ? { help } : {}, report);
      }
    }
  },

  component(component, report) {
    if (!component.ofKfp && !component.ofTask) checkDefaults(component, report);
  },
};

/** What other languages call no value, and YAML takes for a text. */
function isNothing(text: string): boolean {
  return /^(?:None|nil|Nil|NIL|undefined)$/.test(text);
}

function checkDefaults(declaring: BoundPipeline | BoundComponent, report: Report): void {
  for (const item of itemsOf(child(declaring.origin.node, 'inputs'))) {
    const value = child(item, 'default');
    if (value?.kind !== 'scalar' || value.style !== 'plain' || !isNothing(value.text)) continue;
    const name = child(item, 'name');
    const port = declaring.inputs.find((one) => name?.kind === 'scalar' && one.name === name.value);
    if (port !== undefined && !isMeant(port, value.text, declaring))
      say(value.text, port, value.span, {}, report);
  }
}

function say(word: string, { name }: BoundPort, span: Span, details: Details, report: Report): void {
  const message = `The input "${name}" gets the text "${word}" here, which is not the same as no value.`;
  report(span, message, details);
}

/** Whether who declares an input knows of the word: it stands in its enum, pattern or description, or in quotes in the file. */
function isMeant(
  { type, constraints, description }: BoundPort,
  word: string,
  { origin }: BoundPipeline | BoundComponent,
): boolean {
  if (type.kind !== 'string' || constraints.enum !== undefined) return true;
  const { text } = origin.span.file;
  return (
    `${constraints.pattern ?? ''} ${description ?? ''}`.includes(word) ||
    text.includes(`'${word}'`) ||
    text.includes(`"${word}"`)
  );
}
