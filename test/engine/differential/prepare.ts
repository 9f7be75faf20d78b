import { analyze } from '../../../src/compiler/analyze.ts';
import { compile } from '../../../src/compiler/compile.ts';
import { formatPretty } from '../../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import type { BoundPipeline, BoundPort } from '../../../src/model/bound.ts';
import { evaluateText } from '../../../src/run/evaluate.ts';
import { portName } from '../../../src/targets/argo/names.ts';
import { parseText } from '../../../src/validate/literals.ts';
import { MemoryHost } from '../../support/memory-host.ts';
import { own } from '../../support/own.ts';
import type { PipelineCase } from '../../support/random/case.ts';
import { filesOf } from '../../support/random/files-of.ts';
import { defaultEngine, targetOf } from '../harness.ts';
import { asciiJson } from './ascii-json.ts';

/** A case ready to be run in both ways. */
export interface Prepared {
  readonly pipeline: BoundPipeline;
  /** What Argo is given. */
  readonly manifest: string;
  /** Texts of the inputs that are given, as they travel. */
  readonly inputs: ReadonlyMap<string, string>;
}

export type Preparation =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly problems: string };

/** Whether a case can be run at all. */
export async function isValid(one: PipelineCase): Promise<boolean> {
  if ((await compiled(one, new Sink())) === undefined) return false;
  const analysis = await analyze(one.path, new MemoryHost(filesOf(one)), new Sink());
  const inputs = analysis?.kind === 'pipeline' ? analysis.pipeline.inputs : [];
  const isGiven = (name: string): boolean => name in one.inputs || name in one.submitted;
  return inputs.every((port) => port.default !== undefined || port.optional || isGiven(port.name));
}

/** Whether it asks for what the version of the engine does not have. */
export async function isBeyondTarget(one: PipelineCase): Promise<boolean> {
  const sink = new Sink();
  await compiled(one, sink);
  const errors = sink.diagnostics().filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code }) => code === 'needs-newer-target');
}

function compiled(one: PipelineCase, sink: Sink): Promise<string | undefined> {
  const inputs = new Map(Object.entries(one.inputs));
  const options = { inputs, target: targetOf(defaultEngine), ...(one.kind && { kind: one.kind }) };
  return compile(one.path, new MemoryHost(filesOf(one)), options, sink);
}

/** Compiles a case. What is not valid comes back with its findings. */
export async function prepare(one: PipelineCase): Promise<Preparation> {
  const host = new MemoryHost(filesOf(one));
  const sink = new Sink();
  const text = await compiled(one, sink);
  const analysis = await analyze(one.path, host, new Sink());
  if (text === undefined || analysis?.kind !== 'pipeline') {
    const errors = sink.diagnostics().filter(({ severity }) => severity === 'error');
    return { ok: false, problems: formatPretty(errors, { color: false, width: 120 }) };
  }
  const { pipeline } = analysis;
  const inputs = new Map<string, string>();
  for (const port of pipeline.inputs) {
    const value = own(one.inputs, port.name);
    const submitted = own(one.submitted, port.name);
    if (submitted !== undefined) inputs.set(port.name, submitted);
    else if (value !== undefined) inputs.set(port.name, canonical(value, port));
  }
  const manifest =
    one.kind === 'WorkflowTemplate' ? `${text}\n---\n${submission(pipeline, one.submitted)}\n` : text;
  return { ok: true, prepared: { pipeline, manifest, inputs } };
}

/** The text of a value that is given when the pipeline is compiled: it is read by its type then. */
function canonical(text: string, port: BoundPort): string {
  const read = parseText(text, port.type);
  if (read.problem !== undefined) throw new Error(`${port.name}: ${read.problem}`);
  const { type, origin } = port;
  const literal = { kind: 'literal', value: read.value, type, absent: [], span: origin.span } as const;
  const result = evaluateText(literal, { text: () => undefined });
  if (!result.ok || result.text === undefined) throw new Error(`${port.name} has no text`);
  return result.text;
}

/** What `argo submit --from workflowtemplate/x -p name=value` makes. */
function submission(pipeline: BoundPipeline, submitted: PipelineCase['submitted']): string {
  const parameters = Object.entries(submitted).map(([name, value]) => ({ name: portName(name), value }));
  return asciiJson({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName: `${pipeline.name}-` },
    spec: { workflowTemplateRef: { name: pipeline.name }, arguments: { parameters } },
  });
}
