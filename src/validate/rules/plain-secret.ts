import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent, BoundPort, Placeholder } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { isExpression } from '../../model/setting-expressions.ts';
import type { Value } from '../../model/type.ts';
import { credentialIn, isCredentialNamed } from '../../util/credentials.ts';
import { placeOf } from './place-of.ts';
import type { Report, Rule } from './rule.ts';
import { allExpressions, allTasks } from './walk.ts';

/** A credential in a file is known to everybody who can read the file, the workflow or its status. What is found is not repeated. */
export const plainSecret: Rule = {
  code: 'plain-secret',
  severity: 'warning',
  summary: 'A constant looks like a password, a key or a token.',
  advice:
    'Put it into a Secret of Kubernetes and name that: `{secret: {name: …, key: …}}`, in `env` or for an input of type Secret.',

  pipeline(pipeline, report) {
    for (const port of pipeline.inputs) checkDefault(port, report);
    for (const task of allTasks(pipeline)) {
      if (task.kind === 'component' || task.kind === 'pipeline') {
        for (const [port, value] of task.arguments) {
          if (value.span !== port.origin.span) checkNamed(port.name, value, report);
        }
      }
      if (task.kind !== 'component') continue;
      for (const [name, value] of task.settings.env) if (isExpression(value)) checkNamed(name, value, report);
      const { sidecars, initContainers, podSpecPatch = {}, argo = {} } = task.settings;
      for (const one of [...sidecars, ...initContainers, podSpecPatch, argo]) {
        checkManifest('', one, pipeline.origin.span, task.origin.key, report);
      }
    }
    for (const expression of allExpressions(pipeline)) checkForm(expression, report);
  },

  component(component, report) {
    for (const port of component.inputs) checkDefault(port, report);
    const { implementation } = component;
    const line = [
      ...(implementation.kind === 'container' ? implementation.command : []),
      ...implementation.args,
    ];
    checkLine(line, component, report);
    for (const [name, value] of implementation.env) {
      if (typeof value === 'string') checkText(name, value, component, report);
      else if (value.kind === 'concat') checkLine(value.parts, component, report);
    }
    if (implementation.kind === 'script') checkText('', implementation.source, component, report);
  },
};

function say(span: Span, what: string, report: Report): void {
  report(span, `This looks like ${what}, which does not belong into a file.`, {
    help: plainSecret.advice,
    isSecret: true,
  });
}

/** What a text looks like, and the part of it that does. */
function found(name: string, text: string): { readonly what: string; readonly text: string } | undefined {
  const known = credentialIn(text);
  if (known !== undefined) return known;
  return isCredentialNamed(name, text) ? { what: `the value of a "${name}"`, text } : undefined;
}

function checkDefault(port: BoundPort, report: Report): void {
  if (port.default === undefined || port.type.kind === 'secret') return;
  for (const [name, text] of textsIn(port.name, port.default)) {
    const credential = found(name, text);
    if (credential !== undefined) say(within(port.origin.span, text), credential.what, report);
  }
}

/** Checks what goes to Kubernetes or Argo as it is; a variable there is a `name` beside a `value`. What is not in `file` was inherited by `heir`. */
function checkManifest(name: string, value: Value, file: Span, heir: Span, report: Report): void {
  if (Array.isArray(value)) {
    for (const one of value) checkManifest(name, one, file, heir, report);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const own = entries.find(([key, one]) => key === 'name' && typeof one === 'string')?.[1];
    for (const [key, one] of entries) {
      checkManifest(key === 'value' && own !== undefined ? String(own) : key, one, file, heir, report);
    }
  }
  const credential = typeof value === 'string' ? found(name, value) : undefined;
  if (credential === undefined) return;
  const span = within(file, credential.text);
  say(span === file ? heir : span, credential.what, report);
}

/** Checks the value of something that has a name. */
function checkNamed(name: string, value: BoundExpression, report: Report): void {
  if (value.kind !== 'literal' || value.type.kind === 'secret') return;
  for (const [key, text] of textsIn(name, value.value)) {
    if (credentialIn(text) === undefined && isCredentialNamed(key, text))
      say(within(value.span, text), `the value of a "${key}"`, report);
  }
}

/** Checks the constants of an expression for what needs no name. */
function checkForm(expression: BoundExpression, report: Report): void {
  if (expression.kind === 'text') for (const part of expression.parts) checkForm(part, report);
  if (expression.kind === 'call') for (const one of expression.arguments) checkForm(one, report);
  if (expression.kind !== 'literal' || expression.type.kind === 'secret') return;
  for (const [, text] of textsIn('', expression.value)) {
    const credential = credentialIn(text);
    if (credential !== undefined) say(within(expression.span, text), credential.what, report);
  }
}

/** Options of a command line name their values: `--password x`, `--password=x`. */
function checkLine(line: readonly Placeholder[], component: BoundComponent, report: Report): void {
  let option = '';
  for (const part of line) {
    if (typeof part === 'string') {
      const named = part.startsWith('-') ? /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(part) : undefined;
      const [, name = '', value] = named ?? [];
      checkText(value === undefined ? option : name, value ?? part, component, report);
      option = value === undefined ? name : '';
      continue;
    }
    option = '';
    if (part.kind === 'concat') checkLine(part.parts, component, report);
    if (part.kind === 'if') for (const one of [part.then, part.else]) checkLine(one, component, report);
  }
}

function checkText(name: string, text: string, component: BoundComponent, report: Report): void {
  const credential = found(name, text);
  if (credential === undefined) return;
  say(placeOf(component, credential.text, 'implementation'), credential.what, report);
}

/** Every text in a value with its name: the nearest key above it, or the given one. */
function textsIn(name: string, value: Value): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((one: Value) => textsIn(name, one));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(key, one));
}

/** The text where it is written inside a span; the whole span when it is written otherwise. */
function within(span: Span, text: string): Span {
  const at = span.file.text.slice(span.start, span.end).lastIndexOf(text);
  if (text === '' || at < 0) return span;
  return { ...span, start: span.start + at, end: span.start + at + text.length };
}
