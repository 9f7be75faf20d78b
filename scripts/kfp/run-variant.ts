import { parse } from 'yaml';
import { compile } from '../../src/compiler/compile.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { ArgoTarget } from '../../src/targets/argo/capabilities.ts';
import type { ArgoWorkflow } from '../../src/targets/argo/model.ts';
import { MemoryHost } from '../../test/support/memory-host.ts';
import { type Run, runWorkflow } from './argo.ts';
import { pipelinePath, type Trial } from './pipeline.ts';

export interface Outcome {
  /** Undefined: it was refused. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export async function compileTrial(trial: Trial, target: ArgoTarget = 'argo'): Promise<Outcome> {
  const sink = new Sink();
  const options = { target, kind: 'Workflow', inputs: trial.inputs } as const;
  const text = await compile(pipelinePath, new MemoryHost(trial.files), options, sink);
  return { text, diagnostics: sink.diagnostics() };
}

/** The steps of a compiled trial, filled in; those of the producer are not among them. */
export function runTrial(text: string, trial: Trial): Run['steps'] {
  const { spec }: ArgoWorkflow = parse(text, { version: '1.1' });
  const given = (spec.arguments?.parameters ?? []).map(({ name, value }) => [name, value ?? ''] as const);
  const run = runWorkflow(spec.templates, spec.entrypoint, Object.fromEntries(given), trial.written);
  return run.steps.filter(({ task }) => task !== 'produce');
}
