import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent, BoundPort, EnvSource, Placeholder } from '../../model/bound.ts';
import { bindCodes } from './codes.ts';

/**
 * A Secret reaches a step as a whole environment variable, which Kubernetes fills. Reports where a component would have it in its command
 * line, in a part of a text or in a file, and outputs that would be Secrets: whatever Argo hands on can be read in the status of the run.
 */
export function checkSecrets(component: BoundComponent, sink: Sink): void {
  for (const port of component.outputs) refuseOutput(port, sink);
  const { implementation } = component;
  if (implementation.kind === 'container') for (const part of implementation.command) refuse(part, sink);
  for (const part of implementation.args) refuse(part, sink);
  for (const value of implementation.env.values()) {
    if (typeof value === 'object' && value.kind === 'inputValue') continue;
    if (!isSource(value)) refuse(value, sink);
  }
}

export function reportExposed(span: Span, message: string, help: string, sink: Sink): void {
  sink.report(bindCodes['secret-exposed'], span, message, { help });
}

function refuseOutput(port: BoundPort, sink: Sink): void {
  if (port.type.kind !== 'secret') return;
  reportExposed(
    port.origin.key,
    `The output "${port.name}" cannot be a Secret: what a step writes can be read in the status of the run.`,
    'Let the step write it into a Secret of Kubernetes, and name that one where it is needed.',
    sink,
  );
}

function refuse(part: Placeholder, sink: Sink): void {
  if (typeof part === 'string') return;
  switch (part.kind) {
    case 'inputValue':
    case 'inputPath': {
      if (part.input.type.kind !== 'secret') return;
      const where = part.kind === 'inputPath' ? 'a file' : 'a command line or a part of a text';
      reportExposed(
        part.input.origin.key,
        `The Secret "${part.input.name}" is put into ${where}; it can only be a whole environment variable.`,
        `Write \`env: {NAME: {inputValue: ${part.input.name}}}\`, and let the program read the variable. A task can mount the Secret as a file.`,
        sink,
      );
      return;
    }
    case 'outputPath':
    case 'engine':
      return;
    case 'concat':
      for (const one of part.parts) refuse(one, sink);
      return;
    case 'if':
      for (const one of [...part.then, ...part.else]) refuse(one, sink);
  }
}

function isSource(value: Placeholder | EnvSource): value is EnvSource {
  return (
    typeof value !== 'string' &&
    (value.kind === 'secret' || value.kind === 'configMap' || value.kind === 'field')
  );
}
