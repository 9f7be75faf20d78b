import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Sink } from '../diagnostics/sink.ts';
import { mentionsSuppressions } from '../diagnostics/suppressions.ts';
import type { BoundPipeline } from '../model/bound.ts';
import { argo } from '../targets/argo/argo.ts';
import { type ArgoVersion, versionOf } from '../targets/argo/capabilities.ts';
import { objectLimit } from '../targets/argo/object-size.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';
import { type Analysis, analyze } from './analyze.ts';
import { checkGivenLengths } from './check-given-lengths.ts';
import { asksSmallObjects, checkLowered } from './check-lowered.ts';
import { checkTarget } from './check-target.ts';
import type { Host } from './host.ts';
import { readOnce } from './read-once.ts';
import { TextLengths } from './text-lengths.ts';

/**
 * Checks one file as far as that can be done without knowing how it will be compiled: `analyze`, and for a pipeline how long texts become,
 * and how large the whole, when its inputs have their defaults; and the same in every environment of the project. Everything that is found goes to `sink`.
 */
export async function validate(path: string, host: Host, sink: Sink): Promise<void> {
  const files = readOnce(host);
  const before = sink.errorCount;
  const analysis = await validateIn(undefined, path, files, sink);
  const environments = analysis?.kind === 'pipeline' ? analysis.environments : [];
  const known = new Set(sink.diagnostics().map(keyOf));
  for (const environment of environments) {
    const found = new Sink();
    await validateIn(environment, path, files, found);
    for (const one of found.suppressed) sink.add(one);
    for (const one of found.diagnostics()) {
      if (known.has(keyOf(one))) continue;
      known.add(keyOf(one));
      sink.add({ ...one, message: one.message.replace(/\.?$/, ` (in the environment "${environment}").`) });
    }
  }
  const read = await files.read(path);
  if (!read.ok || !mentionsSuppressions(read.text)) return;
  const { checkSuppressions } = await import('./check-suppressions.ts');
  checkSuppressions({ path, text: read.text }, sink.errorCount > before ? undefined : analysis, sink);
}

function keyOf({ code, span, message }: Diagnostic): string {
  return `${code}\0${span.file.path}\0${span.start}\0${span.end}\0${message}`;
}

/** Gives what the file is, when it is right. */
async function validateIn(
  environment: string | undefined,
  path: string,
  host: Host,
  sink: Sink,
): Promise<Analysis | undefined> {
  const before = sink.errorCount;
  const analysis = await analyze(path, host, sink, environment);
  if (analysis?.kind !== 'pipeline') return analysis;
  const { target } = analysis.environment ?? {};
  const version = versionOf(target ?? 'argo');
  if (target !== undefined) checkTarget(analysis.pipeline, version, sink);
  checkLengths(analysis, version, sink);
  return sink.errorCount > before ? undefined : analysis;
}

function checkLengths(
  { pipeline, levels }: Extract<Analysis, { readonly kind: 'pipeline' }>,
  version: ArgoVersion,
  sink: Sink,
): void {
  const before = sink.errorCount;
  checkGivenLengths(pipeline, new Map(), new TextLengths(sink, levels));
  if (sink.errorCount > before) return;
  if (!mayBeLarge(pipeline) && !asksSmallObjects(version)) return;
  const kind = pipeline.schedule === undefined ? 'Workflow' : 'CronWorkflow';
  const lowered = argo.lower(pipeline, { kind, version, inputs: new Map() });
  checkLowered(lowered, pipeline, levels, version, sink);
}

/**
 * Whether it is worth the time to lower a pipeline only to measure it. Each task counts as if it had a template of its own, and each
 * character as three bytes, which is more than nearly all texts take; `compile` measures in any case.
 */
function mayBeLarge(root: BoundPipeline): boolean {
  let characters = 0;
  let tasks = 0;
  for (const part of allParts(root)) {
    if (part.kind === 'component') continue;
    characters += part.origin.key.file.text.length;
    for (const task of allTasks(part)) {
      tasks += 1;
      if (task.kind !== 'component') continue;
      const { component, settings } = task;
      characters += component.origin.key.file.text.length;
      if (component.implementation.kind === 'script') characters += component.implementation.source.length;
      for (const value of settings.env.values()) {
        if (value.kind === 'literal') characters += String(value.value).length;
      }
    }
  }
  return characters * 3 + tasks * 500 > objectLimit / 2;
}
