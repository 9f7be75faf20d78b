import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { YamlEntry, YamlMap } from '../../syntax/yaml-node.ts';
import { shapeCodes } from './codes.ts';
import { lineStart } from './inside-of.ts';
import type { Place, Report } from './walk.ts';

/** A task that stands inside of another one, `place`, because its lines are indented too much. The first edit of its fix writes nothing. */
export function reportNestedTask(entry: YamlEntry, node: YamlMap, place: Place, report: Report): void {
  const fix = dedent(entry, node, place);
  report(shapeCodes['unknown-key'], entry.keySpan, `Unknown key "${entry.key}" in ${place.subject}.`, {
    help: 'A task stands beside the others: give its line the same indentation as theirs.',
    ...(fix !== undefined && { fix }),
  });
}

/** A name without a value, or with what only tasks have. */
export function isTask({ value }: YamlEntry): boolean {
  if (value.kind === 'scalar') return value.value === null && value.text === '';
  return value.kind === 'map' && value.entries.some(({ key }) => key === 'component' || key === 'tasks');
}

/** Moves the lines of a task to the left. Undefined where settings of the task around it follow, which would become its own. */
function dedent(entry: YamlEntry, node: YamlMap, { keySpan }: Place): Fix | undefined {
  const { file } = keySpan;
  const start = lineStart(entry);
  const after = node.entries.slice(node.entries.indexOf(entry) + 1);
  if (start === undefined || entry.value.kind !== 'map' || !after.every(isTask)) return undefined;
  const outer = keySpan.start - (file.text.lastIndexOf('\n', keySpan.start - 1) + 1);
  const width = entry.keySpan.start - start - outer;
  if (width <= 0) return undefined;
  const text = file.text.slice(start, entry.value.span.end);
  const lines = [...text.matchAll(/^ *(?=\S)/gm)].filter(([blanks]) => blanks.length >= width);
  const edits = lines.map(({ index }) => ({
    span: { file, start: start + index, end: start + index + width },
    text: '',
  }));
  return { title: 'Indent it like the other tasks', edits, safe: false };
}
