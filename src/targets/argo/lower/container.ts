import type {
  BoundComponent,
  BoundPort,
  ComponentTask,
  EnvSource,
  Placeholder,
} from '../../../model/bound.ts';
import type { BoundExpression, BoundReference } from '../../../model/bound-expression.ts';
import { inputPath, outputPath, variableName } from '../../../model/step-names.ts';
import type { ArgoContainer, ArgoEnv } from '../model.ts';
import { listName } from './arguments.ts';
import { Command } from './command.ts';
import { type Delivery, inputVariable, presenceVariable, writeFiles } from './delivery.ts';
import { lowerEnv, lowerFieldText, lowerSecret, lowerSentinelTest } from './expression/index.ts';
import type { Frame } from './frame.ts';
import { listVariable, placeLists } from './place-lists.ts';
import { prepareScript } from './script.ts';
import { volumeMounts } from './volumes.ts';

/** The container of a step: image, command line and environment, with every value where neither Argo, the kubelet nor a shell reads it. */
export function lowerContainer(
  task: ComponentTask,
  deliveries: readonly Delivery[],
  frame: Frame,
): ArgoContainer {
  const { component, settings } = task;
  const { implementation } = component;
  const command = new Command(component, deliveries, task.arguments);
  const script = prepareScript(component, deliveries);
  const line =
    implementation.kind === 'container'
      ? withWrittenFiles(
          implementation.command.flatMap((one) => command.write(one)),
          deliveries,
        )
      : [...script.command];
  const args = [...script.args, ...implementation.args.flatMap((one) => command.write(one))];
  const env = lowerEnvironment(task, deliveries, command, frame, [...line, ...args]);
  const mounts = volumeMounts(settings.mounts, frame);
  const workingDir = settings.workingDir ?? implementation.workingDir;
  return {
    image: settings.image === undefined ? implementation.image : lowerFieldText(settings.image, frame),
    ...(settings.imagePullPolicy !== undefined && { imagePullPolicy: settings.imagePullPolicy }),
    ...(line.length > 0 && { command: line }),
    ...(args.length > 0 && { args }),
    ...(workingDir !== undefined && { workingDir }),
    ...(env.length > 0 && { env }),
    ...(settings.envFrom.length > 0 && { envFrom: settings.envFrom }),
    ...(settings.resources !== undefined && { resources: settings.resources }),
    ...(settings.securityContext !== undefined && { securityContext: settings.securityContext }),
    ...(settings.daemon?.probe !== undefined && { readinessProbe: settings.daemon.probe }),
    ...(mounts.length > 0 && { volumeMounts: mounts }),
  };
}

/** Brings what is read by path into its place before the program starts; needs `sh` in the image, and nothing else of it. */
function withWrittenFiles(command: readonly string[], deliveries: readonly Delivery[]): string[] {
  const files = [...placeLists(deliveries), ...writeFiles(deliveries)];
  if (files.length === 0) return [...command];
  return ['sh', '-ec', [...files, 'exec "$0" "$@"'].join('\n'), ...command];
}

/** The reference by which a step reads its own input. */
function own(port: BoundPort, type = port.type): BoundReference {
  return {
    kind: 'reference',
    target: { kind: 'input', port },
    type,
    absent: [],
    span: port.origin.key,
  };
}

function lowerEnvironment(
  task: ComponentTask,
  deliveries: readonly Delivery[],
  command: Command,
  frame: Frame,
  texts: readonly string[],
): readonly ArgoEnv[] {
  const { component, settings } = task;
  const isContainer = component.implementation.kind === 'container';
  const env = new Map<string, ArgoEnv>();
  const set = (name: string, value: string): void => {
    env.set(name, { name, value });
  };
  const values = new Map<string, Placeholder | EnvSource | BoundExpression>([
    ...component.implementation.env,
    ...settings.env,
  ]);
  const custom: ArgoEnv[] = [];
  for (const [name, value] of values) {
    const variable = lowerVariable(name, value, command, frame);
    if (variable !== undefined) custom.push(variable);
  }

  for (const delivery of deliveries) {
    if (delivery.listed) set(listVariable(delivery), `{{inputs.parameters.${listName(delivery.port)}}}`);
    if (!isRead(component, delivery, command)) continue;
    const input = own(delivery.port, delivery.type);
    if (input.type.kind === 'secret') {
      const name = inputVariable(delivery.port);
      if (!isContainer) env.set(name, secretVariable(name, input, frame));
      continue;
    }
    set(inputVariable(delivery.port), lowerEnv(input, frame));
    const told = presenceVariable(delivery);
    if (told !== undefined) set(told, lowerSentinelTest(input.target, frame));
  }
  if (!isContainer) {
    for (const { port, written, readByValue } of deliveries) {
      if (!readByValue && !written) set(inputVariable(port), inputPath(port.name));
    }
    for (const port of component.outputs) set(`OUTPUT_${variableName(port.name)}`, outputPath(port.name));
  }
  const all = [...env.values(), ...custom.filter((one) => !env.has(one.name))];
  const usesBrace = [...texts, ...all.map((one) => ('value' in one ? one.value : ''))].some((text) =>
    text.includes('$(PW_LB)'),
  );
  return usesBrace ? [{ name: 'PW_LB', value: '{' }, ...all] : all;
}

/** Whether the step needs the variable of an input: a script finds all of them, a container those that its command line or a file needs. */
function isRead(component: BoundComponent, delivery: Delivery, command: Command): boolean {
  if (!delivery.parameter) return false;
  return (
    component.implementation.kind === 'script' || delivery.written || command.variables.has(delivery.port)
  );
}

function lowerVariable(
  name: string,
  value: Placeholder | EnvSource | BoundExpression,
  command: Command,
  frame: Frame,
): ArgoEnv | undefined {
  if (typeof value === 'string') return { name, value: command.write(value).join('') };
  switch (value.kind) {
    case 'secret':
      return { name, valueFrom: { secretKeyRef: keyReference(value) } };
    case 'configMap':
      return { name, valueFrom: { configMapKeyRef: keyReference(value) } };
    case 'field':
      return { name, valueFrom: { fieldRef: { fieldPath: value.path } } };
    case 'inputValue':
      if (value.input.type.kind === 'secret')
        return command.isGiven(value.input) ? secretVariable(name, own(value.input), frame) : undefined;
      return { name, value: command.write(value).join('') };
    case 'inputPath':
    case 'outputPath':
    case 'concat':
    case 'engine':
    case 'if':
      return { name, value: command.write(value).join('') };
    default:
      if (value.type.kind === 'secret') return secretVariable(name, value, frame);
      return { name, value: lowerEnv(value, frame) };
  }
}

/** Kubernetes puts the Secret in; Argo sees the names only. */
function secretVariable(name: string, value: BoundExpression, frame: Frame): ArgoEnv {
  return { name, valueFrom: { secretKeyRef: lowerSecret(value, frame) } };
}

function keyReference(source: { name: string; key: string; optional: boolean }): {
  name: string;
  key: string;
  optional?: boolean;
} {
  return { name: source.name, key: source.key, ...(source.optional && { optional: true }) };
}
