import type { Sink } from '../../diagnostics/sink.ts';
import { isArtifactList } from '../../model/artifact-keys.ts';
import type { Cache, ComponentTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { componentUses } from '../../model/component-uses.ts';
import type { CacheSpec } from '../../model/documents.ts';
import { visitReferences } from '../../model/references.ts';
import { isExpression } from '../../model/setting-expressions.ts';
import type { At } from '../../syntax/at.ts';
import { bindCodes } from './codes.ts';
import { readTimeout } from './read-duration.ts';

/** Whether and how the outputs of a step are reused; undefined when they are not. */
export function bindCache(
  at: At<CacheSpec> | undefined,
  text: (at: At<unknown>) => BoundExpression | undefined,
  sink: Sink,
): Cache | undefined {
  if (at === undefined) return undefined;
  const origin = at.keySpan;
  if (at.node.kind !== 'map')
    return at.value === true ? { maxAge: undefined, key: undefined, origin } : undefined;
  const spec = at.as<{ readonly maxAge?: number | string; readonly key?: string }>();
  const key = spec.get('key');
  const maxAge = readTimeout(spec.get('maxAge'), sink);
  const bound = key === undefined ? undefined : text(key.as<unknown>());
  // What is wrong with the key is no reason to ask for one.
  return (key !== undefined && bound === undefined) || spec.lost('key')
    ? undefined
    : { maxAge, key: bound, origin };
}

/**
 * Reports a step that makes its outputs from more than what identifies them: its program and the texts that it is given. Files are known by
 * where they lie, which is another place in every run.
 */
export function checkCache(task: ComponentTask, sink: Sink): void {
  const { cache } = task.settings;
  if (cache === undefined || cache.key !== undefined) return;
  const why = reason(task);
  if (why === undefined) return;
  sink.report(
    bindCodes['cache-needs-key'],
    cache.origin,
    `The outputs of "${task.name}" are not told apart by its program and its parameters: ${why}.`,
    { help: bindCodes['cache-needs-key'].advice },
  );
}

function reason({ component, arguments: given, settings }: ComponentTask): string | undefined {
  for (const [port, channels] of componentUses(component)) {
    const value = given.get(port);
    if (channels.path && value !== undefined && isFile(value)) return `the input "${port.name}" is a file`;
  }
  for (const [name, value] of settings.env) {
    if (isExpression(value) && readsRun(value)) return `the variable ${name} is another one in every run`;
  }
  const mount = settings.mounts.find(({ volume }) => {
    if (volume.kind === 'reference') return true;
    if (volume.kind === 'secret') return false;
    const source = volume.kind === 'named' ? volume.volume.source : volume.source;
    return source.kind === 'claim' || source.kind === 'create';
  });
  return mount === undefined ? undefined : `it can read what is in the volume at ${mount.path}`;
}

/** What a task or the caller of a pipeline gives may be a file; a constant is a text, and so is what an expression computes. */
function isFile(value: BoundExpression): boolean {
  if (value.kind === 'reference') return ['output', 'input', 'outside'].includes(value.target.kind);
  return value.kind !== 'literal' && (value.type.kind === 'artifact' || isArtifactList(value.type));
}

function readsRun(value: BoundExpression): boolean {
  let found = false;
  visitReferences(value, ({ target }) => {
    found ||= target.kind === 'run' || target.kind === 'task';
  });
  return found;
}
