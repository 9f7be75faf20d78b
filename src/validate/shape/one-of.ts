import type { YamlMap } from '../../syntax/yaml-node.ts';
import { shapeCodes } from './codes.ts';
import { cureForEmpty } from './example.ts';
import { orList } from './kinds.ts';
import type { Schema } from './schema.ts';
import type { Place, Report } from './walk.ts';
import { capital, quoted } from './words.ts';

/** The keys of which a map must have exactly one: those that `oneOf` names, or all keys of a map that has one entry only. */
export function oneOfKeys(schema: Schema): readonly string[] | undefined {
  if (schema.oneOf !== undefined) return schema.oneOf.flatMap(({ required }) => required ?? []);
  const single =
    schema.minProperties === 1 && schema.maxProperties === 1 && schema.additionalProperties === false;
  return single ? Object.keys(schema.properties ?? {}) : undefined;
}

/** Reports a map that has none or several of the keys of which it must have exactly one. `excused`: a misspelt key explains none. */
export function checkOneOf(
  node: YamlMap,
  keys: readonly string[],
  excused: boolean,
  schema: Schema,
  place: Place,
  report: Report,
): void {
  const isTask = schema['x-noun'] === 'task';
  const code = isTask ? shapeCodes['task-kind'] : shapeCodes['one-of-required'];
  const present = node.entries.filter(({ key }) => keys.includes(key));
  const subject = capital(place.subject);
  const [first, second] = present;
  if (first === undefined) {
    if (excused) return;
    const span = node.entries.length === 0 && !isTask ? node.span : place.keySpan;
    const message = isTask
      ? `${subject} does nothing: it needs one of ${orList(quoted(keys))}.`
      : `${subject} must have one of ${orList(quoted(keys))}.`;
    report(
      code,
      span,
      message,
      isTask ? { help: 'For example component: components/train.yaml.' } : cureForEmpty(schema),
    );
    return;
  }
  if (second === undefined) return;
  const names = present.length === 2 ? 'both' : 'all of';
  const list = quoted(present.map(({ key }) => key));
  const message = `${subject} has ${names} ${list.slice(0, -1).join(', ')} and ${list.at(-1)}, but it can have only one of them.`;
  report(code, second.keySpan, message, {
    related: [{ message: `"${first.key}" is here.`, span: first.keySpan }],
    help: isTask
      ? 'Make a task of its own for each, in a group ("tasks") if they belong together.'
      : 'Keep one of them.',
  });
}
