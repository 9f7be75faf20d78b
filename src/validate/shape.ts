import { validateComponent, validatePipeline, validateProject } from '../../generated/validators.js';
import type { Sink } from '../diagnostics/sink.ts';
import type { ComponentDocument, PipelineDocument, ProjectDocument } from '../model/documents.ts';
import { At, toPlain } from '../syntax/at.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import { invariant } from '../util/invariant.ts';
import { check } from './shape/check.ts';
import { shapeCodes } from './shape/codes.ts';
import { beside, type Repairs, repair } from './shape/repair.ts';
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
 * form is reported, each once at its place, and nothing is returned, unless unknown keys are all that is wrong: then the document is
 * returned as it was meant, so that the phases after this one can look for more. ajv decides; only for a refused document is the schema
 * walked.
 */
export function shape<K extends DocumentName>(
  node: YamlNode,
  kind: K,
  sink: Sink,
): At<Documents[K]> | undefined {
  if (validators[kind](toPlain(node))) return new At<Documents[K]>(node);
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
    },
  );
  invariant(found > 0, `a ${kind} was refused without a reason`);
  if (repairs.size < found) return undefined;
  const fits = (tree: YamlNode): boolean => validators[kind](toPlain(tree));
  const repaired = repair(node, repairs);
  if (fits(repaired)) return new At<Documents[K]>(repaired);
  const without = repair(node, withoutSettings(repairs));
  return fits(without) ? new At<Documents[K]>(without) : undefined;
}

/** Keys whose loss would bring findings of its own: what others read, and what a task must have. */
const leading: ReadonlySet<string | undefined> = new Set([
  'arguments',
  beside,
  'component',
  'default',
  'forEach',
  'from',
  'in',
  'inputs',
  'is',
  'outputs',
  'script',
  'tasks',
]);

/** The value of a renamed key may not fit under its right name; then a setting is left out. */
function withoutSettings(repairs: Repairs): Repairs {
  return new Map([...repairs].map(([place, name]) => [place, leading.has(name) ? name : undefined]));
}
