import { isArtifactList } from '../../../src/model/artifact-keys.ts';
import type { BoundPort } from '../../../src/model/bound.ts';
import { componentUses } from '../../../src/model/component-uses.ts';
import { isDaemon } from '../../../src/model/is-daemon.ts';
import { isVolumeTask } from '../../../src/model/volume-task.ts';
import type { Simulation, TaskRun } from '../../../src/run/simulation.ts';
import { absentText } from '../../../src/targets/argo/lower/expression/index.ts';
import { portName } from '../../../src/targets/argo/names.ts';
import { stringType } from '../../../src/validate/type-names.ts';
import { own } from '../../support/own.ts';
import type { RunNode } from '../harness.ts';
import type { Difference } from './difference.ts';
import type { Nodes } from './nodes.ts';

/** Where a component or pipeline was given something else. Groups have no inputs of their own. */
export function inputDifferences(
  { path, task, inputs }: TaskRun,
  meant: Simulation,
  node: RunNode,
  nodes: Nodes,
): readonly Difference[] {
  if (task.kind !== 'component' && task.kind !== 'pipeline') return [];
  const uses = task.kind === 'component' ? componentUses(task.component) : undefined;
  // A step gets what it reads; its other inputs may have the name of something that its settings read.
  const ports = [...inputs].filter(([port]) => uses === undefined || uses.has(port));
  const pod = nodes.pods.get(path)?.at(-1);
  const given = { parameters: node.inputs, artifacts: pod?.inputArtifacts ?? node.inputArtifacts };
  // What does not start gets nothing.
  const started = node.inputs !== undefined || given.artifacts !== undefined;
  const asTexts = task.kind === 'component' && task.component.ofKfp;
  return ports.flatMap(([port, text]) => {
    const must = uses !== undefined && started && text !== undefined;
    return differ(
      `${path}: input ${port.name}`,
      'input',
      asTexts ? { ...port, type: stringType } : port,
      text,
      { ...given, form: 'travels', must },
      meant,
      nodes,
    );
  });
}

/** Where a task gave something else, as far as somebody reads it. What a step writes is always there. */
export function outputDifferences(
  { path, task, outputs }: TaskRun,
  meant: Simulation,
  node: RunNode,
  nodes: Nodes,
): readonly Difference[] {
  if (isDaemon(task)) return [];
  const isStep = task.kind === 'component' || task.kind === 'http' || isVolumeTask(task);
  return [...outputs].flatMap(([port, text]) => {
    if (isVolumeTask(task) && port.name !== 'name' && port.name !== 'size') return [];
    const must = task.kind === 'component' && text !== undefined;
    // Argo has what was entered, and the DAG around it writes `{{` in JSON as an escape.
    const isEntry = task.kind === 'approval' && isJson(port);
    const form = isStep ? 'written' : isEntry ? 'shown' : 'travels';
    // A response is a result, not a parameter.
    const parameters = task.kind === 'http' ? { body: node.result ?? '' } : node.outputs;
    const given = { parameters, artifacts: node.outputArtifacts, form, must } as const;
    return differ(`${path}: output ${port.name}`, 'output', port, text, given, meant, nodes);
  });
}

/** Where the outputs of the whole run are others. */
export function resultDifferences(meant: Simulation, nodes: Nodes): readonly Difference[] {
  return [...meant.outputs].flatMap(([port, text]) => {
    const { outputs, outputArtifacts } = nodes.root ?? {};
    const must = text !== undefined;
    const given = { parameters: outputs, artifacts: outputArtifacts, form: 'shown', must } as const;
    return differ(`output ${port.name}`, 'output', port, text, given, meant, nodes);
  });
}

interface Given {
  readonly parameters: Readonly<Record<string, string>> | undefined;
  readonly artifacts: Readonly<Record<string, string>> | undefined;
  /** As a step wrote it, as it travels between templates, or as a run shows it. */
  readonly form: 'written' | 'travels' | 'shown';
  /** It must be there as a parameter or as an artifact. */
  readonly must: boolean;
}

function differ(
  what: string,
  kind: Difference['kind'],
  port: BoundPort,
  meant: string | undefined,
  given: Given,
  simulation: Simulation,
  nodes: Nodes,
): readonly Difference[] {
  const name = portName(port.name);
  const parameter = own(given.parameters, name);
  const listed = own(given.parameters, `pw-list-${name}`);
  const artifact = own(given.artifacts, name);
  const found: Difference[] = [];
  const note = (is: string): void => {
    found.push({ kind, text: `${what} is ${is}, not ${JSON.stringify(meant)}` });
  };
  if (listed !== undefined) {
    const text = listed === absentText ? undefined : listText(listed, artifact, simulation, nodes);
    if (text !== meant) note(JSON.stringify(text));
    return found;
  }
  if (parameter !== undefined && given.form === 'shown' && isKept(port, parameter, nodes)) {
    const text = parameter === absentText ? undefined : keptText(parameter, port, simulation, nodes);
    if (text !== meant) note(JSON.stringify(text));
    return found;
  }
  if (parameter !== undefined) {
    const text = parameter === absentText ? undefined : decoded(parameter, port, given.form);
    const same =
      given.form === 'shown' ? unprotected(text, port) === unprotected(meant, port) : text === meant;
    if (!same && text !== asScripted(meant)) note(JSON.stringify(text));
  }
  if (artifact !== undefined && isThere(artifact)) {
    const text = contentOf(artifact, simulation, nodes);
    // A list that is handed on to what has no type is JSON too.
    if (text?.replaceAll('{\\u007b', '{{') !== meant?.replaceAll('{\\u007b', '{{'))
      note(`the artifact ${artifact} (${JSON.stringify(text)})`);
  }
  if (parameter === undefined && !isThere(artifact) && given.must) note('not there');
  return found;
}

/** A file that is read as a text: the script of the judge cannot tell the items of a loop apart. */
function asScripted(meant: string | undefined): string | undefined {
  return meant?.replace(/\[\d+\](?=.*\/)/g, '');
}

function isThere(artifact: string | undefined): artifact is string {
  return artifact !== undefined && (artifact.startsWith('key:') || artifact.startsWith('raw:'));
}

/** What is in an artifact, by who made it. */
function contentOf(artifact: string, simulation: Simulation, { makers }: Nodes): string | undefined {
  if (artifact.startsWith('raw:')) return artifact.slice('raw:'.length);
  const maker = makers.get(artifact);
  const outputs = maker === undefined ? undefined : simulation.tasks.get(maker.path)?.outputs;
  const made = [...(outputs ?? [])].find(([port]) => portName(port.name) === maker?.output);
  return made?.[1];
}

/** Strings travel with a joiner after each `{`, and so does what should have been a number and is none; all else as it is. */
function decoded(text: string, port: BoundPort, form: Given['form']): string {
  const mayHaveJoiners = form === 'travels' ? !isJson(port) : isPlain(port);
  return mayHaveJoiners ? text.replaceAll('{\u2060', '{') : text;
}

/** A file and the result of a run hold the JSON that was written; on its way, the second of two braces is written as an escape. */
function unprotected(text: string | undefined, port: BoundPort): string | undefined {
  return isJson(port) ? text?.replaceAll('{\\u007b', '{{') : text;
}

function isPlain({ type }: BoundPort): boolean {
  return type.kind === 'integer' || type.kind === 'float' || type.kind === 'bool';
}

function isJson({ type }: BoundPort): boolean {
  return type.kind === 'list' || type.kind === 'dict';
}

/** An artifact of a List, or a List of them: a run shows by which keys they are kept. */
function isKept({ type }: BoundPort, text: string, { makers }: Nodes): boolean {
  return isArtifactList(type) || (type.kind === 'artifact' && makers.has(`key:${text}`));
}

/** What is kept by a key, or by each of a List of keys. */
function keptText(text: string, { type }: BoundPort, simulation: Simulation, nodes: Nodes): string {
  if (type.kind === 'artifact') return contentOf(`key:${text}`, simulation, nodes) ?? 'nothing';
  const keys: readonly (string | null)[] = JSON.parse(text);
  return JSON.stringify(keys.map((key) => key && (contentOf(`key:${key}`, simulation, nodes) ?? 'nothing')));
}

/** What a step finds in a directory, by the names that it is told. */
function listText(
  names: string,
  directory: string | undefined,
  simulation: Simulation,
  nodes: Nodes,
): string {
  const words = names.split(' ').filter((word) => word !== '');
  const files = words.map((word) =>
    word === '-' ? null : (contentOf(`${directory}/${word}`, simulation, nodes) ?? 'nothing'),
  );
  return JSON.stringify(files);
}
