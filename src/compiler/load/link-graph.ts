import { Sink } from '../../diagnostics/sink.ts';
import type { ComponentDocument, ComponentReference } from '../../model/documents.ts';
import type { LinkedDocument, LinkedGraph, LinkedProject } from '../../model/linked.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { sha256 } from '../../util/sha256.ts';
import { linkCodes } from '../codes.ts';
import type { Host } from '../host.ts';
import { type CopyPlaces, copiesOf, vendoredUrl } from './copies-of.ts';

/** What the linker offers to a graph. */
export interface GraphTools {
  readonly host: Host;
  readonly project: LinkedProject;
  readonly sink: Sink;
  /** Loads a file that exists. */
  load(path: string, reference: At<unknown>): Promise<LinkedDocument | undefined>;
  /** Links a component that stands inside of the graph. */
  nested(node: YamlNode): Promise<LinkedDocument | undefined>;
}

const wholeNames = ['spec', 'url', 'digest', 'name', 'tag'] as const;

/** Links what the tasks of a graph run: as in KFP, `spec` comes before `url` and that before `name`. Nothing is fetched. */
export async function linkGraph(
  path: string,
  document: At<ComponentDocument>,
  tools: GraphTools,
): Promise<LinkedGraph> {
  const uses = new Map<YamlNode, LinkedDocument>();
  const missing = new Sink();
  for (const [, task] of document.get('implementation')?.get('graph')?.get('tasks')?.entries() ?? []) {
    const reference = task.get('componentRef');
    const isUnread = wholeNames.some((key) => reference?.lost(key) === true);
    if (reference === undefined || isUnread) continue;
    const used = await linkReference(reference.as<ComponentReference>(), missing, tools);
    if (used !== undefined) uses.set(reference.node, used);
  }
  return { kind: 'graph', path, document, uses, missing: missing.diagnostics() };
}

async function linkReference(
  reference: At<ComponentReference>,
  missing: Sink,
  tools: GraphTools,
): Promise<LinkedDocument | undefined> {
  const spec = reference.get('spec');
  if (spec !== undefined) return tools.nested(spec.node);
  const { url, digest, name, tag } = reference.value;
  if (!url && !digest && !name && !tag) {
    tools.sink.report(
      linkCodes['unknown-component'],
      reference.keySpan,
      'The task does not say what it runs.',
      {
        help: 'Write `url`, `digest`, `name` or `spec` under `componentRef`.',
      },
    );
    return undefined;
  }
  for (const copy of copiesOf(reference.value, placesIn(tools.project))) {
    const read = await tools.host.read(copy);
    if (!read.ok) continue;
    const found = digest ? sha256(read.text.replaceAll('\r\n', '\n')) : undefined;
    if (found !== undefined && found !== digest?.replace(/^sha256[:=]/, '')) {
      const message = `${copy} has another digest than the component that the graph names: ${found}.`;
      const details = { help: linkCodes['other-digest'].advice };
      tools.sink.report(
        linkCodes['other-digest'],
        reference.get('digest')?.span ?? reference.span,
        message,
        details,
      );
    }
    return tools.load(copy, reference);
  }
  reportMissing(reference, missing, tools.project);
  return undefined;
}

function placesIn({ directory, path, document }: LinkedProject): CopyPlaces {
  const aliases = document?.get('components')?.entries() ?? [];
  return { directory, path, aliases: aliases.map(([alias, at]) => [alias, String(at.value)]) };
}

function reportMissing(reference: At<ComponentReference>, missing: Sink, project: LinkedProject): void {
  const { url, digest, name } = reference.value;
  const key = url ? 'url' : name ? 'name' : 'digest';
  const wanted = reference.get(key)?.value ?? '';
  const copy = vendoredUrl(url) ?? (digest ? `vendor/sha256/${digest}.yaml` : undefined);
  const alias = `\`components: {${JSON.stringify(wanted)}: …}\` in ${project.path ?? 'pipewright.yaml'}`;
  missing.report(
    linkCodes['missing-component'],
    reference.get(key)?.span ?? reference.span,
    `There is no copy of the component ${JSON.stringify(wanted)} in the project.`,
    {
      help:
        copy === undefined
          ? `Name its file by ${alias}.`
          : `Save it as ${copy}, or name its file by ${alias}.`,
    },
  );
}
