import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { ComponentDocument, ContainerSpec } from '../../model/documents.ts';
import { outputPath } from '../../model/step-names.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlEntry, YamlNode } from '../../syntax/yaml-node.ts';
import type { Renaming } from './rename-ports.ts';

/** KFP takes an output that no placeholder names from its usual path; here `fileOutputs` says so. */
export function writtenOutputs(
  document: At<ComponentDocument>,
  renamed: readonly Renaming[],
): readonly Edit[] {
  const container = document.get('implementation')?.get('container')?.as<ContainerSpec>();
  const image = container?.get('image');
  if (container === undefined || image === undefined) return [];
  const known = new Set(
    container
      .get('fileOutputs')
      ?.entries()
      .map(([name]) => name),
  );
  const visit = (node: YamlNode): void => {
    if (node.kind === 'sequence') node.items.forEach(visit);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      if (key === 'outputPath' && value.kind === 'scalar') known.add(String(value.value));
      visit(value);
    }
  };
  visit(container.node);
  const names = (document.get('outputs')?.items() ?? [])
    .map((one) => String(one.as<{ readonly name: string }>().get('name')?.value ?? ''))
    .filter((name) => !known.has(name));
  if (names.length === 0) return [];
  const pairs = names.map((name) => {
    const to = renamed.find(({ what, from }) => what === 'output' && from === name)?.to ?? name;
    return `${JSON.stringify(to)}: ${JSON.stringify(outputPath(name))}`;
  });
  const { file } = container.span;
  const existing = entryOf(container.node, 'fileOutputs');
  if (existing?.value.kind === 'map' && existing.value.entries.length > 0)
    return [intoMap(existing.value, pairs, file.text)];
  if (existing !== undefined) {
    const after = file.text.indexOf(':', existing.keySpan.end) + 1;
    const span = { file, start: after, end: Math.max(after, existing.value.span.end) };
    return [{ span, text: ` {${pairs.join(', ')}}` }];
  }
  const isFlow = file.text[container.span.start] === '{';
  const key = image.entry?.keySpan.start ?? image.span.start;
  const indent = key - (file.text.lastIndexOf('\n', key - 1) + 1);
  const end = isFlow ? image.span.end : lineEnd(file.text, image.span.end);
  const entry = `fileOutputs: {${pairs.join(', ')}}`;
  return [
    { span: { file, start: end, end }, text: isFlow ? `, ${entry}` : `\n${' '.repeat(indent)}${entry}` },
  ];
}

function entryOf(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === 'map' ? node.entries.find((one) => one.key === key) : undefined;
}

function intoMap(map: Extract<YamlNode, { kind: 'map' }>, pairs: readonly string[], text: string): Edit {
  const { file } = map.span;
  const first = map.entries[0]?.keySpan.start ?? map.span.start;
  const isFlow = text[map.span.start] === '{';
  const indent = first - (text.lastIndexOf('\n', first - 1) + 1);
  const lines = isFlow
    ? `${pairs.join(', ')}, `
    : pairs.map((pair) => `${pair}\n${' '.repeat(indent)}`).join('');
  return { span: { file, start: first, end: first }, text: lines };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}
