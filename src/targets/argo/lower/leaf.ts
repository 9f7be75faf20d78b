import { isArtifactList, keyOf, keyPort } from '../../../model/artifact-keys.ts';
import type { BoundPort, ComponentTask, Manifest, TaskSettings } from '../../../model/bound.ts';
import { componentUses } from '../../../model/component-uses.ts';
import { isDaemon } from '../../../model/is-daemon.ts';
import type { KeptOutput } from '../../../model/kept-output.ts';
import { settingExpressions } from '../../../model/setting-expressions.ts';
import { inputPath, outputPath } from '../../../model/step-names.ts';
import type { Type } from '../../../model/type.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { ArgoArtifact, ArgoParameter, ArgoTemplate } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { type Argument, canBeRaw, type Invocation, listName, lowerCall } from './arguments.ts';
import { lowerCache } from './cache.ts';
import { leafCaptures } from './captures.ts';
import { computedInputs, computeSettings } from './compute-at-call.ts';
import { lowerContainer } from './container.ts';
import type { Context } from './context.ts';
import type { Delivery } from './delivery.ts';
import { outputChannels } from './demand.ts';
import { absentText, lowerFieldText, lowerPresence } from './expression/index.ts';
import { captureInputs, createFrame, type Frame, fileAccess } from './frame.ts';
import { lowerDeletion, lowerKeyedOutput } from './keyed-output.ts';
import { lowerObject } from './outside.ts';
import { lowerPodSettings } from './pod-settings.ts';
import { targetKey } from './target-key.ts';

/** A component task: a template shared by all calls that need the same, and the arguments of this one. */
export function lowerComponentTask(task: ComponentTask, frame: Frame, context: Context): Invocation {
  const { component } = task;
  const deliveries = deliver(task, frame, context);
  const names = deliveries.flatMap(({ port }) => [portName(port.name), listName(port)]);
  const computed = computeSettings(task.settings, new UniqueNames(253, names));
  const settings = computed.replaced;
  const own = new Set(computed.given.map(({ port }) => port));
  const taken = [...names, ...computed.given.map(({ port }) => port.name)];
  const captures = leafCaptures(settingExpressions(settings), taken, own);
  const given: Argument[] = [
    ...deliveries.map((one) => ({
      port: one.port,
      value: one.value,
      type: one.type,
      asValue: one.parameter,
      asArtifact: one.artifact,
      asList: one.listed,
    })),
    ...computed.given,
  ];
  const call = lowerCall(given, captures, frame, context);

  const inputs = new Map([...captureInputs(captures, frame), ...computedInputs(computed.given)]);
  // The program that starts a script unsets absent inputs itself: it needs to see the text that says so.
  for (const { port } of deliveries) {
    inputs.set(targetKey({ kind: 'input', port }), { name: portName(port.name), mayBeAbsent: false });
  }
  const inner = createFrame(inputs);
  const parameters: ArgoParameter[] = [
    ...deliveries.filter((one) => one.parameter).map(({ port }) => ({ name: portName(port.name) })),
    ...deliveries.filter((one) => one.listed).map(({ port }) => ({ name: listName(port) })),
    ...computed.given.map(({ port }) => ({ name: port.name })),
    ...captures.filter((one) => one.value).map(({ name }) => ({ name })),
  ];
  const artifacts: ArgoArtifact[] = deliveries
    .filter((one) => one.artifact)
    .map(({ port, listed }) => ({
      name: portName(port.name),
      path: inputPath(port.name),
      ...(call.optional.has(portName(port.name)) && { optional: true }),
      // The step brings the files into order, whoever it runs as.
      ...(listed && { mode: 0o777, recurseMode: true }),
    }));
  const body: Omit<ArgoTemplate, 'name'> = {
    ...lowerPodSettings({ ...task, settings }, inner, context.version),
    ...((parameters.length > 0 || artifacts.length > 0) && {
      inputs: { ...(parameters.length > 0 && { parameters }), ...(artifacts.length > 0 && { artifacts }) },
    }),
    ...lowerOutputs(task, settings, inner, context),
    container: lowerContainer({ ...task, settings }, deliveries, inner),
    ...settings.argo,
  };
  return {
    template: context.share(
      templateName(component.name),
      { ...body, ...lowerCache({ ...task, settings }, body, inner) },
      {
        file: component.origin.key.file.path,
        ...(component.ofTask && { path: `tasks.${task.name}` }),
        ...rawNames(settings.argo),
      },
    ),
    call,
  };
}

const textType: Type = { kind: 'string' };

/** The fields that are written as Argo's own, for the comment that says so. */
export function rawNames(fields: Manifest | undefined): { readonly raw?: string } {
  return fields === undefined ? {} : { raw: Object.keys(fields).join(', ') };
}

function deliver(task: ComponentTask, frame: Frame, context: Context): readonly Delivery[] {
  const uses = componentUses(task.component);
  const deliveries: Delivery[] = [];
  for (const port of task.component.inputs) {
    const channels = uses.get(port);
    const value = task.arguments.get(port);
    if (channels === undefined || value === undefined) continue;
    const isFile = context.demands.isFile(value);
    const isStored = context.demands.isStored(value);
    const artifact = channels.path && (isFile || isStored || canBeRaw(value));
    const written = channels.path && !artifact;
    const mayBeMissing = isStored
      ? lowerPresence(keyOf(value), frame) !== 'true'
      : isFile && artifact && fileAccess(value, frame).optional;
    deliveries.push({
      port,
      value,
      type: task.component.ofKfp && port.type.kind !== 'secret' ? textType : port.type,
      readByValue: channels.value,
      parameter: channels.value || written,
      artifact,
      written,
      listed: artifact && isArtifactList(value.type),
      mayBeAbsent: value.absent.length > 0 || mayBeMissing,
    });
  }
  return deliveries;
}

/** Declared outputs are always emitted, undeclared ones never (DESIGN section 2). An optional one may be left unwritten (P-13). */
function lowerOutputs(
  task: ComponentTask,
  settings: TaskSettings,
  frame: Frame,
  context: Context,
): Pick<ArgoTemplate, 'outputs'> {
  const parameters: ArgoParameter[] = [];
  const artifacts: ArgoArtifact[] = [];
  for (const port of isDaemon(task) ? [] : task.outputs) {
    const name = portName(port.name);
    const path = writtenPath(task, port);
    const kept = settings.outputs.get(port);
    const isKeyed = context.demands.isGathered(task, keyPort(port));
    const keyed = isKeyed ? lowerKeyedOutput(task, port, kept, frame, context) : undefined;
    const channels = outputChannels(port, context.demands);
    if (channels.value) {
      parameters.push({ name, valueFrom: { path, ...(port.optional && { default: absentText }) } });
    }
    if (channels.artifact || kept !== undefined || isKeyed) {
      const optional = port.optional && { optional: true };
      artifacts.push({ name, path, ...optional, ...keyed?.place, ...(kept && lowerKept(kept, frame)) });
    }
    if (keyed?.copy !== undefined)
      artifacts.push({ name: portName(`pw-copy-${port.name}`), path, ...keyed.copy });
    if (keyed !== undefined) parameters.push(keyed.told);
  }
  if (parameters.length === 0 && artifacts.length === 0) return {};
  return {
    outputs: { ...(parameters.length > 0 && { parameters }), ...(artifacts.length > 0 && { artifacts }) },
  };
}

function lowerKept(kept: KeptOutput, frame: Frame): Partial<ArgoArtifact> {
  const { place, archive } = kept;
  return {
    ...(archive !== undefined && { archive: { [archive]: {} } }),
    ...lowerDeletion(kept),
    // One tag for each value: 3.6.5 computes no expression here that names the run beside inputs.
    ...(place !== undefined && lowerObject(place, (text) => lowerFieldText(text, frame))),
  };
}

function writtenPath(task: ComponentTask, port: BoundPort): string {
  const { implementation, outputs } = task.component;
  // A task may have a port of its own in the place of the component's.
  const declared = outputs.find(({ name }) => name === port.name);
  const isFixed = implementation.kind === 'container' && declared !== undefined;
  return (isFixed ? implementation.fileOutputs.get(declared) : undefined) ?? outputPath(port.name);
}
