import type { BoundExpression } from '../../model/bound-expression.ts';
import type { ExportSettings } from '../../model/documents.ts';
import { assignable } from '../../validate/assignable.ts';
import { parseType, printType } from '../../validate/types.ts';
import { withArticle } from './argument-problems.ts';
import type { Binding } from './binding.ts';
import { reportExposed } from './check-secrets.ts';
import type { ExportDraft } from './drafts.ts';
import { bindData } from './expression/bind-data.ts';
import { expressionCodes } from './expression/codes.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { losesNull } from './loses-null.ts';
import { expressionOf } from './needs.ts';

/** Binds the expression of an output of a group or pipeline and gives its port the type; undefined when it cannot be used, which was reported. */
export function bindExportValue(
  draft: ExportDraft,
  scope: ExpressionScope,
  facts: Facts,
  binding: Binding,
): BoundExpression | undefined {
  const { at, port } = draft;
  const { sink } = binding;
  const settings = at.node.kind === 'map' ? at.as<ExportSettings>() : undefined;
  const { node } = expressionOf(draft);
  const value = node.kind === 'scalar' ? bindData(node, scope, facts, sink) : undefined;
  if (value === undefined) return undefined;
  const optional = `An output that may be missing says so: \`${port.name}: {from: …, optional: true}\`.`;
  if (!port.optional && !at.lost('optional') && reportAbsent(value, facts, sink, optional)) return undefined;
  if (value.type.kind === 'secret') {
    reportExposed(
      value.span,
      `The output "${port.name}" cannot be a Secret: what is put out can be read in the status of the run.`,
      'Whoever needs it can name the Secret itself, as this task does.',
      sink,
    );
    return undefined;
  }
  port.type = value.type;
  const declared = settings?.get('type');
  if (declared === undefined) return value;
  port.type = parseType(declared, binding.types, sink, { ours: true });
  const fits = assignable(value.type, port.type);
  if (!fits || losesNull(value, port.type)) {
    sink.report(
      expressionCodes['type-mismatch'],
      value.span,
      `The output "${port.name}" is declared as ${withArticle(printType(port.type))}, but its value is ${withArticle(printType(value.type))}.`,
      {
        related: [{ message: 'the type is declared here', span: declared.span }],
        ...(fits && {
          help: `Write \`type: ${printType(value.type)}\`, since null may stand in it, or leave out \`type\`.`,
        }),
      },
    );
  }
  return value;
}
