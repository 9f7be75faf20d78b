import type { ResourceTask } from '../../../model/bound.ts';
import type { ManifestTree } from '../../../model/manifest.ts';
import { settingExpressions } from '../../../model/setting-expressions.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { ArgoParameter } from '../model.ts';
import { portName } from '../names.ts';
import { type Invocation, lowerCall } from './arguments.ts';
import { leafCaptures } from './captures.ts';
import { computedInputs, computeSettings } from './compute-at-call.ts';
import type { Context } from './context.ts';
import { lowerManifestValue, manifestText } from './expression/index.ts';
import { captureInputs, createFrame, type Frame } from './frame.ts';
import { lowerPlacement } from './pod-settings.ts';

/**
 * What is done with a Kubernetes object. Every value of its manifest that is computed is an argument, JSON already, so that one that cannot be
 * computed ends the task, and none becomes YAML or a tag. The run owns an object by a reference in the manifest itself: Argo's own way writes
 * the manifest anew, without its escapes.
 */
export function lowerResource(task: ResourceTask, frame: Frame, context: Context): Invocation {
  const names = new UniqueNames(253);
  const computed = computeSettings(task.settings, names);
  const own = new Set(computed.given.map(({ port }) => port));
  const captures = leafCaptures(
    settingExpressions(computed.replaced),
    [...own].map(({ name }) => name),
    own,
  );
  const call = lowerCall(computed.given, captures, frame, context);
  const values: ArgoParameter[] = [];
  const manifest = writeManifest(owned(task), (value) => {
    const name = names.take(`manifest-${values.length + 1}`);
    values.push({ name, value: lowerManifestValue(value, frame) });
    return ownInput(name);
  });
  const given = [...(call.arguments.parameters ?? []), ...values];
  const inner = createFrame(new Map([...captureInputs(captures, frame), ...computedInputs(computed.given)]));
  const outputs = [...task.fields].map(([port, jsonPath]) => ({
    name: portName(port.name),
    valueFrom: { jsonPath },
  }));
  const template = context.share(
    task.name,
    {
      ...lowerPlacement(computed.replaced, inner, context.version),
      ...(given.length > 0 && { inputs: { parameters: given.map(({ name }) => ({ name })) } }),
      ...(outputs.length > 0 && { outputs: { parameters: outputs } }),
      resource: {
        action: task.action,
        ...(task.mergeStrategy !== undefined && { mergeStrategy: task.mergeStrategy }),
        ...(task.flags.length > 0 && { flags: task.flags }),
        ...(task.succeeds.length > 0 && { successCondition: selector(task.succeeds) }),
        ...(task.fails.length > 0 && { failureCondition: selector(task.fails) }),
        manifest,
      },
    },
    { file: task.origin.key.file.path, path: `tasks.${task.name}` },
  );
  return {
    template,
    call: { ...call, arguments: { ...call.arguments, ...(given.length > 0 && { parameters: given }) } },
  };
}

/** An input of the template in a text of it. Argo's simple tags break on control characters. */
export function ownInput(name: string): string {
  return `{{=inputs.parameters['${name}']}}`;
}

function selector(conditions: ResourceTask['succeeds']): string {
  return conditions.map(({ path, value }) => `${path} == ${value}`).join(', ');
}

/** The manifest as JSON, a line for each entry: nowhere do two braces of its own meet. */
export function writeManifest(
  tree: ManifestTree,
  put: (value: Extract<ManifestTree, { kind: 'value' }>['value']) => string,
): string {
  const write = (one: ManifestTree, indent: string): string => {
    const deeper = `${indent}  `;
    const block = (open: string, lines: readonly string[], close: string): string =>
      lines.length === 0
        ? open + close
        : `${open}\n${lines.map((line) => deeper + line).join(',\n')}\n${indent}${close}`;
    switch (one.kind) {
      case 'value':
        return one.value.kind === 'literal' ? manifestText(one.value.value) : put(one.value);
      case 'list':
        return block(
          '[',
          one.items.map((item) => write(item, deeper)),
          ']',
        );
      case 'map':
        return block(
          '{',
          one.entries.map(([key, value]) => `${manifestText(key)}: ${write(value, deeper)}`),
          '}',
        );
    }
  };
  return write(tree, '');
}

/** As Argo's `setOwnerReference` writes it. */
function owned(task: ResourceTask): ManifestTree {
  const { manifest } = task;
  if (!task.ownedByRun || manifest.kind !== 'map') return manifest;
  const constant = (value: string | boolean): ManifestTree => ({
    kind: 'value',
    value: { kind: 'literal', value, type: { kind: 'any' }, absent: [], span: task.origin.span },
  });
  const engine = (field: 'name' | 'id'): ManifestTree => ({
    kind: 'value',
    value: {
      kind: 'reference',
      target: { kind: 'run', field },
      type: { kind: 'string' },
      absent: [],
      span: task.origin.span,
    },
  });
  const reference: ManifestTree = {
    kind: 'map',
    entries: [
      ['apiVersion', constant('argoproj.io/v1alpha1')],
      ['kind', constant('Workflow')],
      ['name', engine('name')],
      ['uid', engine('id')],
      ['controller', constant(true)],
      ['blockOwnerDeletion', constant(true)],
    ],
  };
  const [, metadata] = manifest.entries.find(([key]) => key === 'metadata') ?? [];
  const inside = metadata?.kind === 'map' ? metadata.entries : [];
  const whole: ManifestTree = {
    kind: 'map',
    entries: [...inside, ['ownerReferences', { kind: 'list', items: [reference] }]],
  };
  const others = manifest.entries.map(([key, value]) => [key, key === 'metadata' ? whole : value] as const);
  return { kind: 'map', entries: others };
}
