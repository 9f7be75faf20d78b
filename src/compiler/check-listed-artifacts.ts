import type { Sink } from '../diagnostics/sink.ts';
import { isArtifactList, keyPort } from '../model/artifact-keys.ts';
import { artifactsIn } from '../model/artifacts-in.ts';
import type { BoundPipeline, BoundPort, BoundTask, ComponentTask } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { componentUses } from '../model/component-uses.ts';
import type { KeptOutput } from '../model/kept-output.ts';
import type { Demands } from '../targets/argo/lower/demand.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';
import { bindCodes } from './bind/codes.ts';

/**
 * What comes out of a loop as an artifact is known by its key alone: it must have one that holds good for its readers, and it has no text. Who reads
 * what is known for the pipeline as a whole.
 */
export function checkListedArtifacts(root: BoundPipeline, demands: Demands, sink: Sink): void {
  for (const part of allParts(root)) {
    if (part.kind !== 'pipeline') continue;
    checkFeeds(
      part.outputs.map(({ port, value }) => [port, value]),
      root,
      demands,
      sink,
    );
    for (const task of allTasks(part)) {
      checkFeeds(feedsOf(task), root, demands, sink);
      // Items go by their keys, however they are read.
      if (task.loop !== undefined && isArtifactList(task.loop.list.type))
        checkKeyed(task.loop.list, root, sink);
      if (task.kind !== 'component') continue;
      checkTexts(task, demands, sink);
      for (const port of task.outputs) checkOutput(task, port, demands, sink);
    }
  }
}

type Feeds = readonly (readonly [BoundPort, BoundExpression])[];

function feedsOf(task: BoundTask): Feeds {
  if (task.kind === 'component' || task.kind === 'pipeline') return [...task.arguments];
  if (task.kind !== 'group') return [];
  return [
    ...task.exports.map(({ port, value }) => [port, value] as const),
    ...(task.repeat?.state ?? []).flatMap(({ port, first, next }) => [
      [port, first] as const,
      [port, next] as const,
    ]),
  ];
}

/** What is handed on by its key must have one. */
function checkFeeds(feeds: Feeds, root: BoundPipeline, demands: Demands, sink: Sink): void {
  for (const [port, value] of feeds) {
    const isKeyed = demands.of(keyPort(port)).value || (demands.isStored(value) && demands.of(port).artifact);
    if (isKeyed) checkKeyed(value, root, sink);
  }
}

function checkKeyed(value: BoundExpression, root: BoundPipeline, sink: Sink): void {
  for (const file of artifactsIn(value)) {
    if (hasKey(file, root)) continue;
    const { file: source, start, end } = file.span;
    sink.report(
      bindCodes['listed-artifact'],
      file.span,
      `An artifact of a List is found by its key in the artifact repository of the run, and "${source.text.slice(start, end)}" has none there, because no step of the run makes it.`,
      { help: 'Let a step take it by path and put out a copy, and use that.' },
    );
  }
}

function hasKey(file: BoundExpression, root: BoundPipeline): boolean {
  if (isArtifactList(file.type)) return true;
  if (file.kind !== 'reference') return file.kind !== 'literal' && file.kind !== 'text';
  const { target } = file;
  return target.kind !== 'outside' && !(target.kind === 'input' && root.inputs.includes(target.port));
}

function checkTexts({ component, arguments: given }: ComponentTask, demands: Demands, sink: Sink): void {
  for (const [port, channels] of componentUses(component)) {
    const value = given.get(port);
    if (!channels.value || value === undefined || !demands.isStored(value)) continue;
    const what = isArtifactList(value.type) ? 'a List of artifacts' : 'an artifact of a List';
    sink.report(
      bindCodes['listed-artifact'],
      value.span,
      `"${component.name}" reads "${port.name}" as a text, and ${what} is read by path.`,
      {
        help: `Read it by \`{inputPath: ${port.name}}\`.`,
        related: [{ message: `"${port.name}" is declared here`, span: port.origin.span }],
      },
    );
  }
}

const oneByOne = 'or take the artifacts one by one, by `[…]` or `forEach`';

function checkOutput(task: ComponentTask, port: BoundPort, demands: Demands, sink: Sink): void {
  if (!demands.isGathered(task, keyPort(port))) return;
  const { settings, origin } = task;
  const kept = settings.outputs.get(port);
  const isDirectory = demands.listed.directoryOf(task, port) !== undefined;
  if (port.optional)
    sink.report(
      bindCodes['listed-artifact'],
      origin.key,
      `An artifact of a List is found by its key, and Argo does not tell whether the step has written "${port.name}", which is optional, under it.`,
      {
        help: `Let the step always write "${port.name}", and say by a Bool beside it whether there is something in it.`,
      },
    );
  const report = (span: BoundExpression['span'], why: string, cure: string): void => {
    const what = isDirectory
      ? 'A List of artifacts is read as a directory'
      : 'An artifact is found by its key';
    const help = isDirectory ? `${cure}, ${oneByOne}.` : `${cure}.`;
    sink.report(bindCodes['listed-artifact'], span, `${what}, and ${why}.`, { help });
  };
  if (kept !== undefined && kept.place === undefined && !staysReadable(kept, isDirectory))
    report(kept.span, 'an archive would not be unpacked', `Leave out \`archive: ${kept.archive}\``);
  if (!isDirectory) return;
  if (kept?.gc !== undefined && kept.gc !== 'never')
    report(kept.span, 'Argo deletes no directories that are stored file by file', 'Leave out `gc`');
  if (settings.cache !== undefined)
    report(
      settings.cache.origin,
      'what a cache gives lies where another run has put it',
      'Leave out `cache`',
    );
}

function staysReadable({ archive }: KeptOutput, isDirectory: boolean): boolean {
  return archive !== 'zip' && !(isDirectory && archive === 'tar');
}
