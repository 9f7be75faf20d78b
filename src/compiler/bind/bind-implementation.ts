import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort, ContainerImplementation, ScriptImplementation } from '../../model/bound.ts';
import type { CommandPartSpec, ContainerSpec, ScriptSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCommandLine, bindComponentEnv, type Ports } from './bind-placeholders.ts';
import { bindCodes } from './codes.ts';
import { findInterpreter, interpreterNames } from './interpreters.ts';

/** What holds a step: the `implementation` of a component, or a task. */
export type StepHolder = At<{ readonly container?: ContainerSpec; readonly script?: ScriptSpec }>;

/** Binds what a step runs; `scriptFile` is the text of its `file`. Undefined when there is nothing usable, which was reported. */
export function bindImplementation(
  holder: StepHolder,
  scriptFile: string | undefined,
  ports: Ports,
  sink: Sink,
): ContainerImplementation | ScriptImplementation | undefined {
  const container = holder.get('container');
  if (container !== undefined) return bindContainer(container.as<ContainerSpec>(), ports);
  const script = holder.get('script');
  return script === undefined ? undefined : bindScript(script.as<ScriptSpec>(), scriptFile, ports, sink);
}

function bindContainer(spec: At<ContainerSpec>, ports: Ports): ContainerImplementation {
  const fileOutputs = new Map<BoundPort, string>();
  for (const [name, path] of spec.get('fileOutputs')?.entries() ?? []) {
    const port = ports.output(name, path.keySpan);
    if (port === undefined) continue;
    fileOutputs.set(port, String(path.value));
    ports.written.add(port);
  }
  return {
    kind: 'container',
    image: spec.value.image,
    command: bindCommandLine(spec.get('command')?.as<readonly CommandPartSpec[]>(), ports),
    args: bindCommandLine(spec.get('args')?.as<readonly CommandPartSpec[]>(), ports),
    env: bindComponentEnv(spec.get('env')?.as(), ports),
    workingDir: spec.value.workingDir ?? undefined,
    fileOutputs,
  };
}

function bindScript(
  spec: At<ScriptSpec>,
  scriptFile: string | undefined,
  ports: Ports,
  sink: Sink,
): ScriptImplementation | undefined {
  const written = spec.get('interpreter');
  const interpreter = written === undefined ? undefined : findInterpreter(written.value);
  if (interpreter === undefined) {
    if (written !== undefined) {
      const name = String(written.value);
      const near = didYouMean(name, interpreterNames);
      sink.report(
        bindCodes['unknown-interpreter'],
        written.span,
        `"${name}" is not an interpreter that Pipewright knows.`,
        meant(name, near, written.span, `Write its command as a list, such as ["${name}"].`),
      );
    }
    return undefined;
  }
  const packages = spec.value.packages ?? [];
  if (
    packages.length > 0 &&
    interpreter.install === undefined &&
    !spec.lost('interpreter') &&
    !written?.hasGap
  ) {
    sink.report(
      bindCodes['unknown-interpreter'],
      spec.get('packages')?.keySpan ?? spec.span,
      `${interpreter.command[0] ?? 'This interpreter'} has no package tool, so "packages" cannot be installed.`,
      { help: 'Use an image that has them.' },
    );
  }
  const source = spec.value.source ?? scriptFile;
  if (source === undefined) return undefined;
  return {
    kind: 'script',
    image: spec.value.image,
    interpreter: interpreter.command,
    fileName: interpreter.fileName,
    install: packages.length > 0 && interpreter.install !== undefined ? [interpreter.install(packages)] : [],
    source,
    args: bindCommandLine(spec.get('args')?.as<readonly CommandPartSpec[]>(), ports),
    env: bindComponentEnv(spec.get('env')?.as(), ports),
    workingDir: spec.value.workingDir ?? undefined,
  };
}

/** Argo fails a step that does not write a declared output (P-13). */
export function checkWritten(
  implementation: ContainerImplementation,
  outputs: readonly BoundPort[],
  ports: Ports,
  sink: Sink,
): void {
  for (const port of outputs) {
    if (ports.written.has(port) || implementation.fileOutputs.has(port)) continue;
    sink.report(
      bindCodes['output-not-written'],
      port.origin.key,
      `Nothing tells the container where to write the output "${port.name}".`,
      { help: bindCodes['output-not-written'].advice },
    );
  }
}
