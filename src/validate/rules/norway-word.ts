import type { BoundExpression } from '../../model/bound-expression.ts';
import { child } from '../../syntax/tree.ts';
import type { YamlNode, YamlScalar } from '../../syntax/yaml-node.ts';
import { yaml11Differs } from '../../syntax/yaml11.ts';
import type { Report, Rule } from './rule.ts';
import { allExpressions } from './walk.ts';

/** A bare word that YAML 1.1 readers (kubectl, Argo, many editors) take for a Bool or a number, where a text is meant. */
export const norwayWord: Rule = {
  code: 'norway-word',
  severity: 'warning',
  summary: 'A text or a number is written in a way that older YAML readers take for something else.',
  advice: 'Put a text in quotes, and write a number without zeros before it.',

  pipeline(pipeline, report) {
    const { node } = pipeline.origin;
    if (node === undefined || pipeline.ofKfp) return;
    const texts = new Set<number>();
    const add = (expression: BoundExpression): void => {
      if (expression.kind === 'text') expression.parts.forEach(add);
      else if (expression.kind === 'literal' && typeof expression.value === 'string')
        texts.add(expression.span.start);
    };
    for (const expression of allExpressions(pipeline)) add(expression);
    for (const key of ['labels', 'annotations']) addValues(child(node, key), texts);
    visit(node, texts, report);
  },

  component({ origin: { node }, ofKfp, implementation }, report) {
    // KFP reads its own files by YAML 1.1, and they stay as they are.
    if (node === undefined || ofKfp) return;
    const texts = new Set<number>();
    addValues(child(node, 'implementation', implementation.kind, 'env'), texts);
    visit(node, texts, report);
  },
};

function addValues(node: YamlNode | undefined, texts: Set<number>): void {
  if (node?.kind === 'map') for (const { value } of node.entries) texts.add(value.span.start);
}

/** Keys that hold values, and not names. */
const values: ReadonlySet<string> = new Set([
  'arguments',
  'default',
  'enum',
  'env',
  'forEach',
  'is',
  'manifest',
  'matrix',
]);

/** `texts`: where scalars begin that arrive as they are written, numbers too. */
function visit(node: YamlNode, texts: ReadonlySet<number>, report: Report, isValue = false): void {
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) visit(value, texts, report, isValue || values.has(key));
  } else if (node.kind === 'sequence') for (const item of node.items) visit(item, texts, report, isValue);
  else if (texts.has(node.span.start)) visitText({ ...node, value: node.text }, report);
  else if (typeof node.value === 'number') visitNumber(node, node.value, report);
  else if (typeof node.value === 'string' && isValue) visitText(node, report);
}

function visitText(node: YamlScalar, report: Report): void {
  const { span, text } = node;
  const other = yaml11Differs(node);
  if (other === undefined) return;
  report(span, `Other YAML readers take the bare word ${text} for ${other}, not for a text.`, {
    help: `Write "${text}" in quotes.`,
    fix: { title: 'Quote the word', safe: true, edits: [{ span, text: `"${text}"` }] },
  });
}

/** `010` is ten in YAML 1.2 and eight in YAML 1.1, and looks like eight to whoever knows octal numbers. */
function visitNumber(node: YamlScalar, value: number, report: Report): void {
  const { span, text } = node;
  if (!/^[-+]?0\d+$/.test(text)) return;
  const other = yaml11Differs(node);
  const digits = text.replace(/^[-+]?0+/, '');
  const isOctal = other !== undefined && !text.startsWith('-');
  const message =
    other === undefined
      ? `This is the number ${value}: the zeros before it are lost.`
      : `This is ${value}; other YAML readers take ${text} for ${other}.`;
  report(span, message, {
    help: isOctal
      ? `Write ${value}, 0o${digits} if the octal number is meant, or "${text}" if the text is.`
      : `Write ${value}, or "${text}" if the text is meant.`,
    fix: { title: `Write ${value}`, safe: true, edits: [{ span, text: String(value) }] },
  });
}
