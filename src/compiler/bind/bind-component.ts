import { posix } from 'node:path';
import type { Sink } from '../../diagnostics/sink.ts';
import type {
  BoundComponent,
  BoundPort,
  ContainerImplementation,
  ScriptImplementation,
} from '../../model/bound.ts';
import type {
  CommandPartSpec,
  ComponentDocument,
  ContainerSpec,
  InputSpec,
  MetadataSpec,
  OutputSpec,
  ScriptSpec,
} from '../../model/documents.ts';
import type { LinkedComponent } from '../../model/linked.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import type { TypeTable } from '../../validate/type-table.ts';
import { bindCommandLine, bindComponentEnv, type Ports } from './bind-placeholders.ts';
import { bindInputs, bindOutputs, type PortOptions } from './bind-ports.ts';
import { checkImage } from './check-image.ts';
import { checkNamesOfComponent } from './check-kubernetes-names.ts';
import { checkPathSuffix } from './check-path-suffix.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkOwnVariables } from './check-variables.ts';
import { bindCodes } from './codes.ts';
import { type BoundEnvironment, imageIn } from './environments.ts';
import { findInterpreter, interpreterNames } from './interpreters.ts';
import { refuseMisplacedTextOfComponent } from './misplaced-text.ts';
import { plainTexts } from './plain-texts.ts';

/** Binds one step; undefined when it has no usable implementation, which was reported. */
export function bindComponent(
  linked: LinkedComponent,
  types: TypeTable,
  sink: Sink,
  environment?: BoundEnvironment,
): BoundComponent | undefined {
  const { document } = linked;
  const ours = document.value.apiVersion !== undefined;
  const options: PortOptions = { ours, types, sink };
  refuseMisplacedTextOfComponent(document, sink);
  checkNamesOfComponent(document, sink);
  const inputs = bindInputs(document.get('inputs')?.as<readonly InputSpec[]>(), options);
  const outputs = bindOutputs(document.get('outputs')?.as<readonly OutputSpec[]>(), options);
  const ports: Ports = { inputs: byName(inputs), outputs: byName(outputs), written: new Set() };
  const written = bindImplementation(linked, ports, sink);
  if (written === undefined) return undefined;
  const implementation = { ...written, image: imageIn(environment, written.image) };
  if (implementation.kind === 'container') checkWritten(implementation, outputs, ports, ours, sink);
  const metadata = document.get('metadata')?.as<NonNullable<MetadataSpec>>();
  const component: BoundComponent = {
    kind: 'component',
    name: document.value.name ?? posix.basename(linked.path).replace(/\.(component\.)?(ya?ml|json)$/, ''),
    description: document.value.description ?? undefined,
    inputs,
    outputs,
    labels: plainTexts(metadata?.get('labels')),
    annotations: plainTexts(metadata?.get('annotations')),
    implementation,
    origin: {
      key: document.get('name')?.span ?? { ...document.span, end: document.span.start },
      span: document.span,
    },
  };
  checkSecrets(component, sink);
  if (ours) checkPathSuffix(component, sink);
  const step = document.get('implementation')?.entries()[0]?.[1].as<{ readonly env?: object }>();
  checkOwnVariables(component, step?.get('env')?.as(), sink);
  return component;
}

function byName(ports: readonly BoundPort[]): ReadonlyMap<string, BoundPort> {
  return new Map(ports.map((port) => [port.name, port]));
}

function bindImplementation(
  linked: LinkedComponent,
  ports: Ports,
  sink: Sink,
): ContainerImplementation | ScriptImplementation | undefined {
  const implementation = linked.document.as<ComponentDocument>().get('implementation');
  const container = implementation?.get('container');
  const image = (container ?? implementation?.get('script'))?.as<{ readonly image: string }>().get('image');
  // KFP allows an empty image, and a task may name another; braces were reported as text.
  if (image !== undefined && image.value !== '' && !image.value.includes('{{'))
    checkImage(image.value, image.span, sink);
  if (container !== undefined) return bindContainer(container.as<ContainerSpec>(), ports, sink);
  const script = implementation?.get('script');
  return script === undefined ? undefined : bindScript(linked, script.as<ScriptSpec>(), ports, sink);
}

function bindContainer(spec: At<ContainerSpec>, ports: Ports, sink: Sink): ContainerImplementation {
  const fileOutputs = new Map<BoundPort, string>();
  for (const [name, path] of spec.get('fileOutputs')?.entries() ?? []) {
    const port = ports.outputs.get(name);
    if (port !== undefined) {
      fileOutputs.set(port, String(path.value));
      ports.written.add(port);
      continue;
    }
    const near = didYouMean(name, [...ports.outputs.keys()]);
    sink.report(bindCodes['unknown-port'], path.keySpan, `The component has no output "${name}".`, {
      help: near === undefined ? 'Declare it under `outputs`.' : `Did you mean "${near}"?`,
    });
  }
  return {
    kind: 'container',
    image: spec.value.image,
    command: bindCommandLine(spec.get('command')?.as<readonly CommandPartSpec[]>(), ports, sink),
    args: bindCommandLine(spec.get('args')?.as<readonly CommandPartSpec[]>(), ports, sink),
    env: bindComponentEnv(spec.get('env')?.as(), ports, sink),
    workingDir: spec.value.workingDir ?? undefined,
    fileOutputs,
  };
}

function bindScript(
  linked: LinkedComponent,
  spec: At<ScriptSpec>,
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
        {
          help:
            near === undefined
              ? `Write its command as a list, such as ["${name}"].`
              : `Did you mean "${near}"?`,
        },
      );
    }
    return undefined;
  }
  const packages = spec.value.packages ?? [];
  if (packages.length > 0 && interpreter.install === undefined) {
    sink.report(
      bindCodes['unknown-interpreter'],
      spec.get('packages')?.keySpan ?? spec.span,
      `${interpreter.command[0] ?? 'This interpreter'} has no package tool, so "packages" cannot be installed.`,
      { help: 'Use an image that has them.' },
    );
  }
  const source = spec.value.source ?? linked.scriptFile;
  if (source === undefined) return undefined;
  return {
    kind: 'script',
    image: spec.value.image,
    interpreter: interpreter.command,
    fileName: interpreter.fileName,
    install: packages.length > 0 && interpreter.install !== undefined ? [interpreter.install(packages)] : [],
    source,
    args: bindCommandLine(spec.get('args')?.as<readonly CommandPartSpec[]>(), ports, sink),
    env: bindComponentEnv(spec.get('env')?.as(), ports, sink),
    workingDir: spec.value.workingDir ?? undefined,
  };
}

/** Argo fails a step that does not write a declared output (P-13). KFP files are taken as they are: their programs may know the path. */
function checkWritten(
  implementation: ContainerImplementation,
  outputs: readonly BoundPort[],
  ports: Ports,
  ours: boolean,
  sink: Sink,
): void {
  if (!ours) return;
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
