import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Sink } from '../diagnostics/sink.ts';
import { mentionsSuppressions } from '../diagnostics/suppressions.ts';
import { type ArgoVersion, versionOf } from '../targets/argo/capabilities.ts';
import { type Analysis, analyze, type PipelineAnalysis } from './analyze.ts';
import { checkGivenAmounts } from './check-given-amounts.ts';
import { checkGivenLengths } from './check-given-lengths.ts';
import { checkTarget } from './check-target.ts';
import type { Host } from './host.ts';
import { isWorthLowering } from './is-worth-lowering.ts';
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
  await checkLengths(analysis, version, sink);
  return sink.errorCount > before ? undefined : analysis;
}

async function checkLengths(analysis: PipelineAnalysis, version: ArgoVersion, sink: Sink): Promise<void> {
  const { pipeline, levels } = analysis;
  const before = sink.errorCount;
  checkGivenLengths(pipeline, new Map(), new TextLengths(sink, levels));
  checkGivenAmounts(pipeline, new Map(), sink);
  if (sink.errorCount > before) return;
  if (!isWorthLowering(pipeline, version)) return;
  // Most pipelines are small; they are not kept waiting for the lowering.
  const { checkWhole } = await import('./check-whole.ts');
  checkWhole(analysis, version, sink);
}
