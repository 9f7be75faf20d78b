import type { Span } from '../../diagnostics/span.ts';
import type { Expression, Template } from '../../syntax/expression/ast.ts';
import { partsOf } from '../../syntax/expression/parts-of.ts';

/** A task that an expression names, with the output if it names one. */
export interface TaskRead {
  readonly task: string;
  readonly output: string | undefined;
  readonly span: Span;
}

/** What a text reads of tasks, by its words alone: known before any name is resolved. */
export function taskReads(template: Template): readonly TaskRead[] {
  const found: TaskRead[] = [];
  for (const part of template.parts) if (part.kind === 'expression') visit(part.expression, found);
  return found;
}

function visit(expression: Expression, found: TaskRead[]): void {
  const path = pathOf(expression);
  if (path !== undefined) {
    const [root, task, field, output] = path;
    if (root === 'tasks' && task !== undefined)
      found.push({ task, output: field === 'outputs' ? output : undefined, span: expression.span });
    return;
  }
  for (const part of partsOf(expression)) visit(part, found);
}

/** `tasks.t.outputs['o']` as names; undefined for what is not made of names only. */
function pathOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind === 'member') {
    const before = pathOf(expression.object);
    return before === undefined ? undefined : [...before, expression.name];
  }
  if (expression.kind !== 'index' || expression.index.kind !== 'literal') return undefined;
  const before = pathOf(expression.object);
  return before === undefined ? undefined : [...before, String(expression.index.value)];
}
