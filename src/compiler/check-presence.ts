import type { Sink } from '../diagnostics/sink.ts';
import { isArtifactList } from '../model/artifact-keys.ts';
import type { BoundPipeline } from '../model/bound.ts';
import type { BoundExpression, BoundReference } from '../model/bound-expression.ts';
import { visitParts } from '../model/visit-parts.ts';
import { isArtifactType } from '../validate/assignable.ts';
import { allExpressions, allParts } from '../validate/rules/walk.ts';
import { linkCodes } from './codes.ts';

/**
 * Reports where it is asked whether a file is there that may be missing although its task went well: Argo shows expressions the parameters of a
 * task and its status, and no artifacts. What the user gives to the run comes as a parameter.
 */
export function checkPresence(root: BoundPipeline, sink: Sink): void {
  const seen = new Set<BoundExpression>();
  for (const part of allParts(root)) {
    if (part.kind !== 'pipeline') continue;
    for (const one of allExpressions(part)) {
      visitParts(one, (asked) => {
        const [file] = asked.kind === 'call' && asked.name === 'present' ? asked.arguments : [];
        if (file?.kind !== 'reference' || seen.has(file) || !isUnknowable(file, root)) return;
        seen.add(file);
        report(file, sink);
      });
    }
  }
}

/** A file that may be missing although whoever makes it has succeeded. */
function isUnknowable({ type, target }: BoundReference, root: BoundPipeline): boolean {
  if (!isArtifactType(type) || isArtifactList(type)) return false;
  if (target.kind === 'input') return !root.inputs.includes(target.port);
  return target.kind === 'output' && target.port.optional;
}

function report({ target, span }: BoundReference, sink: Sink): void {
  const { file, start, end } = span;
  const name = file.text.slice(start, end);
  const isInput = target.kind === 'input';
  sink.report(
    linkCodes['unknown-presence'],
    span,
    `Whether the file "${name}" is there is told to no expression: Argo shows them parameters, and no artifacts.`,
    {
      help: isInput
        ? `Give the pipeline a Bool input that says it, or hand the file on: to an optional input, or with \`default(${name}, …)\`.`
        : `Let the step say by a Bool output whether it wrote it, or hand the file on: to an optional input, or with \`default(${name}, …)\`.`,
    },
  );
}
