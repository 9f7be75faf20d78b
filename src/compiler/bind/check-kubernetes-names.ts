import type { Sink } from '../../diagnostics/sink.ts';
import type { ComponentDocument, EnvironmentSpec, PipelineDocument } from '../../model/documents.ts';
import { nestedTasks } from '../../model/nested-tasks.ts';
import type { At } from '../../syntax/at.ts';
import { child, itemsOf } from '../../syntax/tree.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import {
  labelValueProblem,
  objectNameProblem,
  qualifiedNameProblem,
  variableNameProblem,
} from '../../util/kubernetes-names.ts';
import { isSecretKey } from '../../validate/type-secret.ts';
import { isOutside } from './bind-outside.ts';
import { checkNamesOfManifest } from './check-names-of-manifest.ts';
import { checkNamesOfPlacement } from './check-names-of-placement.ts';
import { bindCodes } from './codes.ts';
import { isPodKeyOfEngine, isVariableOfEngine, isWorkflowLabelOfEngine } from './names-of-the-engine.ts';
import { constantIn, plainIn, reportKubernetesName } from './report-kubernetes-name.ts';

/** Checks the texts that Kubernetes would refuse as names when the run is under way: of objects, labels and variables. */
export function checkNamesOfPipeline(document: At<PipelineDocument>, sink: Sink): void {
  const root = document.node;
  checkLabels(child(root, 'labels'), 'a label', sink);
  checkKeys(child(root, 'annotations'), 'an annotation', sink);
  checkReserved(child(root, 'labels'), 'label', isWorkflowLabelOfEngine, sink);
  for (const volume of values(child(root, 'volumes'))) checkVolume(volume, sink);
  const run = child(root, 'run');
  checkKeyed(child(run, 'semaphore'), sink);
  checkObject(child(run, 'serviceAccount'), 'a service account', sink);
  checkObject(child(run, 'namespace'), 'a namespace', sink);
  for (const name of itemsOf(child(run, 'imagePullSecrets'))) checkObject(name, 'a Secret', sink);
  checkRepository(child(root, 'artifactRepository'), sink);
  for (const input of itemsOf(child(root, 'inputs'))) checkSecret(child(input, 'default'), sink);
  checkSettings(child(root, 'defaults'), sink);
  checkPodKeys(child(root, 'defaults'), sink);
  checkTasks(child(root, 'tasks'), sink);
  checkTasks(child(root, 'onExit'), sink);
}

export function checkNamesOfEnvironment(environment: At<EnvironmentSpec>, sink: Sink): void {
  const root = environment.node;
  checkObject(child(root, 'namespace'), 'a namespace', sink);
  checkRepository(child(root, 'artifactRepository'), sink);
  checkSettings(child(root, 'defaults'), sink);
  checkPodKeys(child(root, 'defaults'), sink);
}

function checkRepository(repository: YamlNode | undefined, sink: Sink): void {
  checkKeyed(repository, sink);
  for (const store of values(repository)) checkCredentials(store, sink);
}

export function checkNamesOfComponent(document: At<ComponentDocument>, sink: Sink): void {
  const root = document.node;
  checkSettings(child(root, 'defaults'), sink);
  checkPodKeys(child(root, 'defaults'), sink);
  const metadata = child(root, 'metadata');
  checkLabels(child(metadata, 'labels'), 'a label', sink);
  checkKeys(child(metadata, 'annotations'), 'an annotation', sink);
  checkPodKeys(metadata, sink);
  for (const implementation of values(child(root, 'implementation'))) {
    checkVariables(child(implementation, 'env'), sink);
  }
}

function checkTasks(tasks: YamlNode | undefined, sink: Sink): void {
  for (const task of values(tasks)) {
    checkSettings(task, sink);
    for (const argument of values(child(task, 'arguments'))) checkSecret(argument, sink);
    for (const step of ['container', 'script']) checkVariables(child(task, step, 'env'), sink);
    const volume = child(task, 'createVolume');
    const snapshot = child(task, 'snapshotVolume');
    if (volume === undefined && snapshot === undefined) checkPodKeys(task, sink);
    for (const argument of values(child(task, 'arguments'))) {
      if (isOutside(argument)) for (const one of values(child(argument, 'from'))) checkCredentials(one, sink);
    }
    for (const output of values(child(task, 'outputs')))
      for (const store of values(child(output, 'publish'))) checkCredentials(store, sink);
    for (const header of values(child(task, 'http', 'headers'))) checkKeyed(header, sink);
    checkObject(child(volume, 'storageClass'), 'a storage class', sink);
    checkObject(child(volume, 'name'), 'a claim', sink);
    checkObject(child(volume, 'fromSnapshot'), 'a snapshot', sink);
    checkObject(child(snapshot, 'snapshotClass'), 'a snapshot class', sink);
    checkObject(child(snapshot, 'name'), 'a snapshot', sink);
    checkNamesOfManifest(child(task, 'resource', 'manifest'), sink);
    for (const inner of nestedTasks(task)) checkTasks(inner, sink);
  }
}

function checkSettings(settings: YamlNode | undefined, sink: Sink): void {
  checkLabels(child(settings, 'labels'), 'a label', sink);
  checkLabels(child(settings, 'nodeSelector'), 'a node label', sink);
  checkKeys(child(settings, 'annotations'), 'an annotation', sink);
  checkVariables(child(settings, 'env'), sink);
  checkObject(child(settings, 'serviceAccount'), 'a service account', sink);
  checkKeyed(child(settings, 'semaphore'), sink);
  checkNamesOfPlacement(settings, sink);
  for (const list of values(child(settings, 'resources'))) checkResources(list, sink);
  for (const key of ['sidecars', 'initContainers']) {
    for (const container of itemsOf(child(settings, key)))
      for (const list of values(child(container, 'resources'))) checkResources(list, sink);
  }
  for (const source of itemsOf(child(settings, 'envFrom'))) checkVolume(source, sink);
  for (const mount of values(child(settings, 'mounts'))) checkVolume(child(mount, 'volume') ?? mount, sink);
}

/** A constant that is a reference to a Secret, in the form in which people write it. */
function checkSecret(node: YamlNode | undefined, sink: Sink): void {
  const secret = node?.kind === 'map' && node.entries.length === 1 ? child(node, 'secret') : undefined;
  if (constantIn(child(secret, 'key')) !== undefined) checkKeyed(node, sink);
}

/** The name of a Secret or ConfigMap, alone or with the key that is meant. */
function checkKeyed(node: YamlNode | undefined, sink: Sink): void {
  for (const [kind, what] of [
    ['secret', 'a Secret'],
    ['configMap', 'a ConfigMap'],
  ] as const) {
    const named = child(node, kind);
    checkObject(child(named, 'name') ?? named, what, sink);
    const key = child(named, 'key');
    const text = plainIn(key);
    if (key === undefined || text === undefined || isSecretKey(text)) continue;
    reportKubernetesName(
      'it has letters, digits, "-", "_" and "."',
      text,
      key.span,
      `a key of ${what}`,
      sink,
    );
  }
}

/** Volumes and sources of variables name claims, Secrets and ConfigMaps under the same keys. */
function checkVolume(volume: YamlNode | undefined, sink: Sink): void {
  checkObject(child(volume, 'claim'), 'a claim', sink);
  checkKeyed(volume, sink);
  checkObject(child(volume, 'create', 'storageClass'), 'a storage class', sink);
}

/** Whatever a store or source of artifacts calls its credentials. */
function checkCredentials(store: YamlNode, sink: Sink): void {
  for (const one of values(store)) checkKeyed(one, sink);
}

function checkResources(list: YamlNode, sink: Sink): void {
  if (list.kind !== 'map') return;
  for (const { key, keySpan } of list.entries) {
    const problem = /^(cpu|memory|ephemeral-storage|hugepages-[A-Za-z0-9]+)$/.test(key)
      ? undefined
      : key.includes('/')
        ? qualifiedNameProblem(key)
        : 'it is cpu, memory, ephemeral-storage or hugepages-<size>, or has a domain, such as nvidia.com/gpu';
    reportKubernetesName(problem, key, keySpan, 'the name of a resource', sink);
  }
}

function checkVariables(env: YamlNode | undefined, sink: Sink): void {
  if (env?.kind !== 'map') return;
  for (const { key, keySpan, value } of env.entries) {
    reportKubernetesName(variableNameProblem(key), key, keySpan, 'an environment variable', sink, 'variable');
    checkVolume(value, sink);
  }
  checkReserved(env, 'environment variable', isVariableOfEngine, sink);
}

/** Labels and annotations of pods. */
function checkPodKeys(settings: YamlNode | undefined, sink: Sink): void {
  checkReserved(child(settings, 'labels'), 'label', isPodKeyOfEngine, sink);
  checkReserved(child(settings, 'annotations'), 'annotation', isPodKeyOfEngine, sink);
}

function checkReserved(
  map: YamlNode | undefined,
  what: string,
  isReserved: (key: string) => boolean,
  sink: Sink,
): void {
  if (map?.kind !== 'map') return;
  for (const { key, keySpan } of map.entries) {
    if (!isReserved(key)) continue;
    sink.report(bindCodes['reserved-name'], keySpan, `Argo sets the ${what} "${key}" itself.`, {
      help: 'Choose another name, or leave it out.',
    });
  }
}

function checkLabels(labels: YamlNode | undefined, what: string, sink: Sink): void {
  if (labels?.kind !== 'map') return;
  checkKeys(labels, what, sink);
  for (const { value } of labels.entries) {
    const text = constantIn(value);
    if (text !== undefined)
      reportKubernetesName(labelValueProblem(text), text, value.span, `the value of ${what}`, sink);
  }
}

function checkKeys(map: YamlNode | undefined, what: string, sink: Sink): void {
  if (map?.kind !== 'map') return;
  for (const { key, keySpan } of map.entries)
    reportKubernetesName(qualifiedNameProblem(key), key, keySpan, `the key of ${what}`, sink);
}

function checkObject(node: YamlNode | undefined, what: string, sink: Sink): void {
  const text = constantIn(node);
  if (node !== undefined && text !== undefined)
    reportKubernetesName(objectNameProblem(text), text, node.span, `the name of ${what}`, sink, 'object');
}

function values(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'map' ? node.entries.map((one) => one.value) : [];
}
