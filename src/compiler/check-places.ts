import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline, BoundTask } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { mostItems } from '../model/most-items.ts';
import { visitReferences } from '../model/references.ts';
import { allParts, allTasks, expressionsAround, expressionsOf } from '../validate/rules/walk.ts';
import { sameTarget } from '../validate/same-target.ts';
import { linkCodes } from './codes.ts';

/**
 * Reports elements that no List has that is written, or made by a loop over one that is. What `if`, `default` and the like may never ask for is
 * left alone, and so is what a condition guards that reads the List.
 */
export function checkPlaces(root: BoundPipeline, sink: Sink): void {
  const seen = new Set<BoundExpression>();
  const check = (expression: BoundExpression, conditions: readonly BoundExpression[]): void => {
    visitAsked(expression, (element) => {
      if (seen.has(element)) return;
      seen.add(element);
      const found = beyond(element);
      if (found !== undefined && !conditions.some((one) => readsSame(one, found.list))) report(found, sink);
    });
  };
  for (const part of allParts(root)) {
    if (part.kind !== 'pipeline') continue;
    for (const one of expressionsAround(part)) check(one, []);
    for (const task of allTasks(part)) {
      const around = conditionsAround(task);
      for (const one of expressionsOf(task)) check(one, one === task.when ? around.slice(1) : around);
    }
  }
}

/** The conditions of a task, its own first, and of the groups around it. */
function conditionsAround(task: BoundTask): readonly BoundExpression[] {
  const own = task.when === undefined ? [] : [task.when];
  const { owner } = task.scope;
  return owner === undefined ? own : [...own, ...conditionsAround(owner)];
}

interface Beyond {
  readonly element: BoundExpression;
  readonly list: BoundExpression;
  readonly most: number;
  readonly place: number;
}

function beyond(element: BoundExpression): Beyond | undefined {
  const [first] = element.kind === 'call' ? element.arguments : [];
  const list = element.kind === 'index' ? element.object : first;
  const index = element.kind === 'index' ? element.index : undefined;
  const place = index === undefined ? 0 : index.kind === 'literal' ? index.value : undefined;
  if (list === undefined || typeof place !== 'number' || list.type.kind !== 'list') return undefined;
  const most = mostItems(list);
  return most === undefined || place < most ? undefined : { element, list, most, place };
}

function readsSame(condition: BoundExpression, list: BoundExpression): boolean {
  let found = false;
  visitReferences(list, ({ target }) => {
    visitReferences(condition, (other) => {
      found ||= sameTarget(target, other.target);
    });
  });
  return found;
}

function report({ element, list, most, place }: Beyond, sink: Sink): void {
  const { file, start, end } = list.span;
  const name = file.text.slice(start, end);
  const count = most === 1 ? '1 item' : `${most} items`;
  const has = most === 0 ? 'has none' : list.kind === 'reference' ? `has at most ${count}` : `has ${count}`;
  const loop = list.kind === 'reference' && list.target.kind === 'output' ? list.target.task.loop : undefined;
  sink.report(
    linkCodes['no-such-item'],
    element.span,
    `There is no item ${place} in "${name}", which ${has}.`,
    {
      help:
        most === 0 ? linkCodes['no-such-item'].advice : `Places are counted from 0: the last is ${most - 1}.`,
      ...(loop !== undefined && {
        related: [{ message: 'the loop that makes it runs over this', span: loop.list.span }],
      }),
    },
  );
}

/** Calls `visit` for every element that is taken where an expression is computed, whatever its conditions say. */
function visitAsked(expression: BoundExpression, visit: (element: BoundExpression) => void): void {
  const inside = (one: BoundExpression): void => visitAsked(one, visit);
  switch (expression.kind) {
    case 'literal':
    case 'reference':
      return;
    case 'list':
      expression.items.forEach(inside);
      return;
    case 'text':
      expression.parts.forEach(inside);
      return;
    case 'index':
      visit(expression);
      inside(expression.object);
      inside(expression.index);
      return;
    case 'unary':
      inside(expression.operand);
      return;
    case 'binary':
      inside(expression.left);
      if (expression.operator !== '&&' && expression.operator !== '||') inside(expression.right);
      return;
    case 'call':
      if (expression.name === 'first' || expression.name === 'last') visit(expression);
      if (['if', 'default', 'firstOf'].includes(expression.name))
        expression.arguments.slice(0, 1).forEach(inside);
      else expression.arguments.forEach(inside);
  }
}
