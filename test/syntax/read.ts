import type { Diagnostic, Edit } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';
import type { Template } from '../../src/syntax/expression/ast.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';
import { parseTemplate } from '../../src/syntax/template.ts';
import type { YamlNode, YamlScalar } from '../../src/syntax/yaml-node.ts';

export interface Read {
  readonly file: SourceFile;
  readonly tree: YamlNode | undefined;
  readonly found: readonly Diagnostic[];
}

/** Reads a YAML text and gives the tree and what was reported. */
export function read(text: string): Read {
  const file = { path: 'test.yaml', text };
  const sink = new Sink();
  const tree = parseYaml(file, sink);
  return { file, tree, found: sink.diagnostics() };
}

/** The text that a span underlines. */
export function under(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

/** What was reported as "code: underlined text". */
export function summary(found: readonly Diagnostic[]): readonly string[] {
  return found.map((one) => `${one.code}: ${under(one.span)}`);
}

/** A text after the fixes of all findings. */
export function fixed({ file, found }: Pick<Read, 'file' | 'found'>): string {
  return apply(
    file.text,
    found.flatMap((one) => one.fix?.edits ?? []),
  );
}

export function apply(text: string, edits: readonly Edit[]): string {
  // The same place is edited once, though two findings may ask for it.
  const unique = new Map(edits.map((edit) => [`${edit.span.start}-${edit.span.end}-${edit.text}`, edit]));
  let result = text;
  for (const { span, text: replacement } of [...unique.values()].sort(
    (a, b) => b.span.start - a.span.start,
  )) {
    result = result.slice(0, span.start) + replacement + result.slice(span.end);
  }
  return result;
}

/** The first scalar of a tree, depth first. */
export function firstScalar(node: YamlNode | undefined): YamlScalar {
  if (node?.kind === 'scalar') return node;
  const child = node?.kind === 'map' ? node.entries[0]?.value : node?.items[0];
  if (child === undefined) throw new Error('the tree has no scalar');
  return firstScalar(child);
}

export interface ReadTemplate {
  readonly file: SourceFile;
  readonly template: Template | undefined;
  readonly found: readonly Diagnostic[];
}

/** Reads the first scalar of a YAML text as a template. */
export function readTemplate(text: string): ReadTemplate {
  const file = { path: 'test.yaml', text };
  const sink = new Sink();
  const scalar = firstScalar(parseYaml(file, sink));
  const template = parseTemplate(scalar, sink);
  return { file, template, found: sink.diagnostics() };
}
