import type { BoundExpression, ReferenceTarget } from '../../model/bound-expression.ts';
import { type Instance, type Path, pathText, pathTo } from './instance.ts';

/**
 * A text for the value that an expression has where it is read: equal texts are equal values, unless a loop is between the readers
 * (`variesWith`). Constants stand as they are, all else between NULs with the place that it comes from. `path` leads to the reader.
 */
export function valueText(expression: BoundExpression, instance: Instance, path: Path): string {
  const texts = (parts: readonly BoundExpression[]): readonly string[] =>
    parts.map((part) => valueText(part, instance, path));
  const computed = (by: string, ...parts: readonly BoundExpression[]): string =>
    mark(
      `${by}(${texts(parts)
        .map((text) => JSON.stringify(text))
        .join()})`,
    );
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? expression.value : JSON.stringify(expression.value);
    case 'text':
      return texts(expression.parts).join('');
    case 'reference':
      return targetText(expression.target, instance, path);
    case 'list':
      return computed('list', ...expression.items);
    case 'index':
      return computed('at', expression.object, expression.index);
    case 'unary':
      return computed(expression.operator, expression.operand);
    case 'binary':
      return computed(expression.operator, expression.left, expression.right);
    case 'call':
      return computed(expression.name, ...expression.arguments);
  }
}

/** What is not a constant. */
function mark(text: string): string {
  return `\0${text.replaceAll('\0', ' ')}\0`;
}

function targetText(target: ReferenceTarget, instance: Instance, path: Path): string {
  switch (target.kind) {
    case 'input': {
      const { call } = instance;
      const given = call?.arguments.get(target.port);
      if (call !== undefined && given !== undefined) return valueText(given, call.outer, instance.path);
      return mark(`input:${pathText(instance.path)}:${target.port.name}`);
    }
    case 'output':
      return mark(`output:${pathText(pathTo(target.task, instance))}:${target.port.name}`);
    case 'status':
      return mark(`status:${pathText(pathTo(target.task, instance))}`);
    case 'item': {
      const looped = path.findIndex((task) => task.loop === target.loop);
      const list = valueText(target.loop.list, instance, path.slice(0, looped));
      return mark(`item@${pathText(path.slice(0, looped + 1))} of ${list}`);
    }
    case 'local':
      return mark(`local:${pathText(instance.path)}:${target.port.origin.key.start}:${target.port.name}`);
    case 'outside':
      return mark('outside');
    case 'volume':
      return mark(`volume:${pathText(instance.path)}:${target.volume.name}`);
    case 'run':
      return mark(`run:${target.field}`);
    case 'attempt':
      return mark(`attempt:${target.field}`);
    case 'task':
      // The name of a pod is nobody else's, nor is that of a task in its loop.
      return mark(`task:${pathText(path)}:${target.field}`);
  }
}

/** Whether a value, given as its text, may be another one for each item of a loop. `loop` is the text of the path to the looped task. */
export function variesWith(text: string, loop: string): boolean {
  return text.includes(`:${loop}`) || text.includes(`@${loop} `);
}
