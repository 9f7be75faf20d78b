import type { BoundPipeline } from '../../model/bound.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { GraphEdge, GraphItem, GraphNode } from '../graph/graph.ts';
import { mermaidText } from './mermaid-text.ts';

/** A pipeline as a Mermaid flowchart, which GitHub, GitLab and most editors draw. The same pipeline gives the same text. */
export function mermaid(pipeline: BoundPipeline): string {
  const graph = buildGraph(pipeline);
  const conditional = idsWithCondition(graph.items);
  const lines = [
    'flowchart TD',
    `  accTitle: ${mermaidText(graph.name)}`,
    ...(graph.description === undefined ? [] : [`  accDescr: ${mermaidText(graph.description)}`]),
    ...graph.items.flatMap((item) => itemLines(item, '  ')),
    ...graph.edges.map((edge) => `  ${edgeText(edge)}`),
    ...(conditional.length === 0
      ? []
      : ['  classDef conditional stroke-dasharray: 6 4', `  class ${conditional.join(',')} conditional`]),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines(item: GraphItem, indent: string): readonly string[] {
  if (item.kind === 'node') return [`${indent}${item.id}${shaped(item)}`];
  return [
    `${indent}subgraph ${item.id}["${label(item, undefined)}"]`,
    ...item.items.flatMap((inner) => itemLines(inner, `${indent}  `)),
    `${indent}end`,
  ];
}

function shaped(node: GraphNode): string {
  const text = `"${label(node, node.detail)}"`;
  if (node.shape === 'pipeline') return `[[${text}]]`;
  if (node.shape === 'person') return `([${text}])`;
  return node.shape === 'volume' ? `[(${text})]` : `[${text}]`;
}

function label({ name, condition, rounds }: GraphItem, detail: string | undefined): string {
  const parts = [
    name,
    ...(detail === undefined ? [] : [`(${detail})`]),
    ...(rounds === undefined ? [] : [rounds]),
    ...(condition === undefined ? [] : [`when ${condition}`]),
  ];
  return parts.map(mermaidText).join('<br/>');
}

function edgeText({ from, to, kind, labels }: GraphEdge): string {
  if (kind === 'order') return `${from} -.-> ${to}`;
  return `${from} -->|"${mermaidText(labels.join(', '))}"| ${to}`;
}

function idsWithCondition(items: readonly GraphItem[]): readonly string[] {
  return items.flatMap((item) => [
    ...(item.condition === undefined ? [] : [item.id]),
    ...(item.kind === 'cluster' ? idsWithCondition(item.items) : []),
  ]);
}
