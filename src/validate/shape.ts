import { validateComponent, validatePipeline, validateProject } from '../../generated/validators.js';
import type { Sink } from '../diagnostics/sink.ts';
import type { ComponentDocument, PipelineDocument, ProjectDocument } from '../model/documents.ts';
import { At, toPlain } from '../syntax/at.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import { invariant } from '../util/invariant.ts';
import { check } from './shape/check.ts';
import { shapeCodes } from './shape/codes.ts';
import { recover } from './shape/recover.ts';
import { repair } from './shape/repair.ts';
import { type DocumentName, documentSchema } from './shape/schema.ts';

export { documentKind } from './shape/document-kind.ts';

export interface Documents {
  readonly component: ComponentDocument;
  readonly pipeline: PipelineDocument;
  readonly project: ProjectDocument;
}

const validators: Readonly<Record<DocumentName, (value: unknown) => boolean>> = {
  component: validateComponent,
  pipeline: validatePipeline,
  project: validateProject,
};

/**
 * Phase shape: a tree that has the form `schema/` describes, as the document that it is. Otherwise everything that is wrong with the
 * form is reported, each once at its place, and the document is returned as it was plainly meant: unknown keys renamed, and what cannot be
 * used left out or marked as unknown, so that the phases after this one can look for more and blame nobody for what is missing. Undefined
 * when nothing can be used. ajv decides; only for a refused document is the schema walked.
 */
export function shape<K extends DocumentName>(
  node: YamlNode,
  kind: K,
  sink: Sink,
): At<Documents[K]> | undefined {
  if (validators[kind](toPlain(node))) return new At<Documents[K]>(node.isUnknown ? whole(node) : node);
  const repairs = new Map<number, string | undefined>();
  let found = 0;
  const first = node.kind === 'map' ? node.entries[0]?.keySpan : undefined;
  check(
    node,
    documentSchema(kind),
    { subject: `the ${kind}`, keySpan: first ?? node.span },
    (info, span, message, details) => {
      found += 1;
      if (info === shapeCodes['unknown-key']) repairs.set(span.start, details?.fix?.edits[0]?.text);
      sink.report(info, span, message, details);
      if (info === shapeCodes['unknown-key'] && details?.fix?.edits[0]?.text !== 'arguments')
        sink.leaveAlone(span);
    },
  );
  invariant(found > 0 || node.isUnknown === true, `a ${kind} was refused without a reason`);
  const tree = recover(repair(node, repairs), documentSchema(kind));
  if (tree === undefined || !validators[kind](toPlain(tree))) return undefined;
  leaveAlone(tree, sink);
  return new At<Documents[K]>(tree);
}

function whole({ isUnknown: _, hasGap: __, ...node }: YamlNode): YamlNode {
  return node;
}

/** What stands for something that could not be read, and maps of settings of which some are missing, are told no more faults. */
function leaveAlone(node: YamlNode, sink: Sink): void {
  if (node.hasGap !== true) return;
  const isSettings = node.kind === 'map' && (node.lost?.size ?? 0) > 0;
  if (node.isUnknown || isSettings) sink.leaveAlone(node.span);
  if (node.kind === 'sequence') for (const item of node.items) leaveAlone(item, sink);
  if (node.kind !== 'map') return;
  for (const { value } of node.entries) leaveAlone(value, sink);
}
