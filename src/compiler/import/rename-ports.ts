import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { ComponentDocument, GraphSpec, GraphTaskSpec } from '../../model/documents.ts';
import { variableName } from '../../model/step-names.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';

export interface Renaming {
  readonly what: 'input' | 'output';
  readonly from: string;
  readonly to: string;
}

const inputKeys = [
  'inputValue',
  'inputPath',
  'inputUri',
  'inputMetadata',
  'inputOutputPortName',
  'isPresent',
];
const outputKeys = ['outputPath', 'outputUri'];

/** Gives the ports of a component names of letters, digits, `-` and `_`, without `_path` and `_file` where they travel as files. */
export function renamePorts(document: At<ComponentDocument>): {
  readonly edits: readonly Edit[];
  readonly renamed: readonly Renaming[];
} {
  const uses = usesOf(document);
  const names = (what: Renaming['what']): readonly Renaming[] => {
    const declared = (document.get(what === 'input' ? 'inputs' : 'outputs')?.items() ?? []).map((one) =>
      String(one.as<{ readonly name: string }>().get('name')?.value ?? ''),
    );
    const isFile = (name: string): boolean =>
      what === 'output' || uses.some((use) => use.key === 'inputPath' && use.name === name);
    const kept = declared.filter((name) => cleanName(name, isFile(name)) === name);
    const taken = new Set(kept.map(variableName));
    return declared.flatMap((from) => {
      if (kept.includes(from)) return [];
      const to = freeName(cleanName(from, isFile(from)), taken);
      return [{ what, from, to }];
    });
  };
  const renamed = [...names('input'), ...names('output')];
  const edits = uses.flatMap(({ what, name, span }) => {
    const found = renamed.find((one) => one.what === what && one.from === name);
    return found === undefined ? [] : [{ span, text: JSON.stringify(found.to) }];
  });
  return { edits, renamed };
}

/** KFP's way to name files, so that paths stay where they are as far as they can; ours do not begin with a digit. */
function cleanName(name: string, isFile: boolean): string {
  const clean = name
    .replace(/[^-_0-9a-zA-Z]+/g, '_')
    .replace(/^[-_]+/, '')
    .replace(/^(?=[0-9])/, 'n');
  const stem = isFile ? clean.replace(/[_-](?:path|file)$/i, '') : clean;
  return stem === '' ? 'port' : stem;
}

function freeName(wanted: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (taken.has(variableName(name))) continue;
    taken.add(variableName(name));
    return name;
  }
}

interface Use {
  readonly what: Renaming['what'];
  readonly key: string;
  readonly name: string;
  readonly span: Span;
}

/** Where ports are declared and named; what stands inside of a graph's own components is not looked at. */
function usesOf(document: At<ComponentDocument>): readonly Use[] {
  const uses: Use[] = [];
  const add = (what: Use['what'], key: string, node: YamlNode | undefined): void => {
    if (node?.kind === 'scalar') uses.push({ what, key, name: String(node.value), span: node.span });
  };
  for (const one of document.get('inputs')?.items() ?? [])
    add('input', 'name', one.as<{ readonly name: string }>().get('name')?.node);
  for (const one of document.get('outputs')?.items() ?? [])
    add('output', 'name', one.as<{ readonly name: string }>().get('name')?.node);
  const visit = (node: YamlNode): void => {
    if (node.kind === 'sequence') node.items.forEach(visit);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      if (inputKeys.includes(key)) add('input', key, value);
      if (outputKeys.includes(key)) add('output', key, value);
      visit(value);
    }
  };
  const implementation = document.get('implementation');
  const container = implementation?.get('container');
  if (container !== undefined) visit(container.node);
  for (const [name, at] of container?.get('fileOutputs')?.entries() ?? [])
    uses.push({ what: 'output', key: 'fileOutputs', name, span: at.keySpan });
  const graph = implementation?.get('graph')?.as<GraphSpec>();
  for (const [, task] of graph?.get('tasks')?.entries() ?? [])
    for (const [, at] of task.as<GraphTaskSpec>().get('arguments')?.entries() ?? []) addGraphInput(at, add);
  for (const [name, at] of graph?.get('outputValues')?.entries() ?? []) {
    uses.push({ what: 'output', key: 'outputValues', name, span: at.keySpan });
    addGraphInput(at, add);
  }
  return uses;
}

function addGraphInput(
  at: At<unknown>,
  add: (what: 'input', key: string, node: YamlNode | undefined) => void,
): void {
  const reference = at.as<{ readonly graphInput?: { readonly inputName: string } }>();
  add('input', 'graphInput', reference.get('graphInput')?.get('inputName')?.node);
}
