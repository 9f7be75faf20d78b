import type { Sink } from '../diagnostics/sink.ts';
import type { BoundLoop, BoundPipeline, LeafTask } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import type { KeptOutput } from '../model/kept-output.ts';
import { constantItems } from '../model/list-items.ts';
import { eachLeaf } from '../validate/volumes/each-leaf.ts';
import { type Instance, type Path, pathText } from '../validate/volumes/instance.ts';
import { valueText } from '../validate/volumes/value-text.ts';
import { bindCodes } from './bind/codes.ts';

/** So many are looked at: pipelines that call others twice have a thousand steps from a few lines. */
const maxSteps = 5000;

/**
 * Reports keys under which artifacts would overwrite one another: of runs, of items of a loop, of steps. A pipeline is looked into for each of
 * its calls; a key with the name of the pod is nobody else's.
 */
export function checkPublishedKeys(root: BoundPipeline, sink: Sink): void {
  const reported = new Set<KeptOutput>();
  const taken = new Map<string, { readonly kept: KeptOutput; readonly name: string }>();
  const report = (kept: KeptOutput, message: string, help: string, other?: KeptOutput): void => {
    if (reported.has(kept)) return;
    reported.add(kept);
    const related =
      other === undefined ? [] : [{ message: 'the other one is published here', span: other.span }];
    sink.report(bindCodes['overwritten-artifact'], kept.span, message, { help, related });
  };
  const check = (kept: KeptOutput, name: string, instance: Instance, path: Path): void => {
    if (kept.place === undefined) return;
    const { key, place, bucket, store } = kept.place;
    const texts = bucket === undefined ? [key] : [bucket, key];
    const has = namesIn(texts);
    if (has.pod) return;
    if (!has.run) {
      report(
        kept,
        'Another run would overwrite this artifact, because the key does not hold the run.',
        'Put `${{ run.name }}` or `${{ run.id }}` into the key.',
      );
      return;
    }
    const items = itemsIn(texts, instance);
    const open = path.find(({ loop }) => loop !== undefined && !tellsApart(loop, items.get(loop)));
    if (open !== undefined) {
      report(
        kept,
        `The items of "${open.name}" would overwrite one another's artifact, because the key is not sure to differ.`,
        'Put the whole `${{ item }}` into the key if no two items are the same, else `${{ task.podName }}`.',
      );
      return;
    }
    const where = [
      store,
      JSON.stringify(place ?? ''),
      ...[bucket, key].map((one) => one && valueText(one, instance, path)),
    ];
    const text = JSON.stringify(where);
    const other = taken.get(text);
    taken.set(text, other ?? { kept, name });
    if (other === undefined) return;
    report(
      kept,
      `"${name}" and "${other.name}" publish under the same key.`,
      'Let the keys differ, or put `${{ task.podName }}` into them.',
      other.kept === kept ? undefined : other.kept,
    );
  };
  for (const { task, instance, path } of eachLeaf(root, publishes, maxSteps)) {
    if (task.kind !== 'component') continue;
    const name = pathText(path).slice(1, -1);
    for (const kept of task.settings.outputs.values()) check(kept, name, instance, path);
  }
}

function publishes(task: LeafTask): boolean {
  return task.kind === 'component' && task.settings.outputs.size > 0;
}

function namesIn(texts: readonly BoundExpression[]): { readonly run: boolean; readonly pod: boolean } {
  let run = false;
  let pod = false;
  for (const part of texts.flatMap(partsOf)) {
    if (part.kind !== 'reference') continue;
    const { target } = part;
    run ||= target.kind === 'run' && (target.field === 'name' || target.field === 'id');
    pod ||= target.kind === 'task' && target.field === 'podName';
  }
  return { run, pod };
}

/** What stands in a text as it is. */
function partsOf(key: BoundExpression): readonly BoundExpression[] {
  if (key.kind === 'text') return key.parts.flatMap(partsOf);
  if (key.kind === 'call' && key.name === 'string') return key.arguments.flatMap(partsOf);
  return [key];
}

type Items = ReadonlyMap<BoundLoop, ReadonlySet<string>>;

/** What of the items of loops stands in a key: keys, and `*` for all of the item. */
function itemsIn(texts: readonly BoundExpression[], instance: Instance): Items {
  const found = new Map<BoundLoop, Set<string>>();
  const add = (loop: BoundLoop, name: string): void => {
    found.set(loop, (found.get(loop) ?? new Set()).add(name));
  };
  const look = (value: BoundExpression, from: Instance): void => {
    for (const part of partsOf(value)) {
      const item = itemOf(part);
      const field = part.kind === 'index' ? itemOf(part.object) : undefined;
      if (item !== undefined) add(item, '*');
      else if (field !== undefined && part.kind === 'index' && part.index.kind === 'literal')
        add(field, String(part.index.value));
      else if (part.kind === 'reference' && part.target.kind === 'input' && from.call !== undefined) {
        const given = from.call.arguments.get(part.target.port);
        if (given !== undefined) look(given, from.call.outer);
      }
    }
  };
  for (const text of texts) look(text, instance);
  return found;
}

/** An item is the first of the List by which it comes. */
function itemOf(value: BoundExpression): BoundLoop | undefined {
  if (value.kind !== 'index' || value.object.kind !== 'reference') return undefined;
  const { target } = value.object;
  return target.kind === 'item' ? target.loop : undefined;
}

function tellsApart({ list, fields }: BoundLoop, items: ReadonlySet<string> | undefined): boolean {
  if (items === undefined) return false;
  const isWhole =
    items.has('*') || (fields !== undefined && [...fields.keys()].every((key) => items.has(key)));
  if (!isWhole) return false;
  const constants = constantItems(list);
  return (
    constants === undefined || new Set(constants.map((one) => JSON.stringify(one))).size === constants.length
  );
}
