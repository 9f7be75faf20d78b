import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import type { OutputSettings, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';
import { misplacedSettings, properPlace, type TaskKind } from './setting-table.ts';

/** Reports the settings of a task that cannot apply to its kind. */
export function checkSettings(at: At<TaskSpec>, kind: TaskKind, sink: Sink): void {
  const what = {
    component: 'a component',
    pipeline: 'a pipeline',
    group: 'a group',
    switch: 'a switch',
    repeat: 'a repetition',
    createVolume: '`createVolume`',
    resource: '`resource`',
    approval: '`approval`',
    http: '`http`',
    snapshotVolume: '`snapshotVolume`',
    deleteVolume: '`deleteVolume`',
  }[kind];
  const keys = at.entries().map(([key]) => key);
  const misplaced = new Set(misplacedSettings(keys, kind));
  for (const [key, value] of at.entries()) {
    if (!misplaced.has(key)) continue;
    sink.report(
      bindCodes['setting-not-applicable'],
      value.keySpan,
      `"${key}" cannot apply to a task that is ${what}.`,
      {
        help: properPlace(key, kind),
      },
    );
  }
  checkLoopSettings(at, misplaced, sink);
}

/** What says how a loop runs needs one. */
function checkLoopSettings(at: At<TaskSpec>, misplaced: ReadonlySet<string>, sink: Sink): void {
  if ((['forEach', 'matrix'] as const).some((key) => at.lost(key) || at.get(key) !== undefined)) return;
  for (const key of ['maxParallel', 'gather'] as const) {
    const value = at.get(key);
    if (value === undefined || misplaced.has(key)) continue;
    sink.report(
      bindCodes['setting-not-applicable'],
      value.keySpan,
      `"${key}" says how a loop runs, and this task is no loop.`,
      {
        help:
          key === 'gather'
            ? 'Write `forEach` or `matrix` beside it, or leave it out.'
            : 'Write `forEach` or `matrix` beside it, or limit all pods of the run: `run: {parallelism: 2}`.',
      },
    );
  }
}

/** Only the step that writes an output can say how it is kept, and whether it may be missing. */
function refuseKept(at: At<unknown>, used: BoundPipeline, sink: Sink): void {
  for (const [key, value] of at.as<OutputSettings>().entries()) {
    if (key !== 'publish' && key !== 'archive' && key !== 'gc' && key !== 'optional') continue;
    sink.report(
      bindCodes['setting-not-applicable'],
      value.keySpan,
      `"${key}" cannot apply to an output of a pipeline.`,
      {
        help: 'Put it at the task inside whose step writes the output.',
        related: [{ message: `"${used.name}" is declared here`, span: used.origin.key }],
      },
    );
  }
}

/** The settings of outputs are for outputs that there are. */
export function checkOutputSettings(
  at: At<TaskSpec>,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): void {
  const ports = used.kind === 'component' ? used.outputs : used.outputs.map((one) => one.port);
  const known = ports.map((port) => port.name);
  for (const [name, value] of at.get('outputs')?.entries() ?? []) {
    if (value.isUnknown || used.isOpen) continue;
    const type = value.as<OutputSettings>().get('type');
    if (type !== undefined && !(used.kind === 'component' && used.ofTask)) {
      sink.report(
        bindCodes['setting-not-applicable'],
        type.keySpan,
        `"type" is for the outputs of one-off steps; the ${used.kind} "${used.name}" says itself what it gives.`,
        { help: `Write it at the output "${name}" there.` },
      );
    }
    if (known.includes(name)) {
      if (used.kind === 'pipeline') refuseKept(value, used, sink);
      continue;
    }
    const near = didYouMean(name, known);
    sink.report(
      bindCodes['unknown-output'],
      value.keySpan,
      `The ${used.kind} "${used.name}" has no output "${name}".`,
      {
        ...meant(name, near, value.keySpan),
        related: [{ message: `"${used.name}" is declared here`, span: used.origin.key }],
      },
    );
  }
}
