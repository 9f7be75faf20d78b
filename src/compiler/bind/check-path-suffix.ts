import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPort } from '../../model/bound.ts';
import { componentUses } from '../../model/component-uses.ts';
import { bindCodes } from './codes.ts';

/**
 * What is read or written by path is named after the thing, not after how it travels: KFP drops `_path` and `_file` from such names, so that
 * they would be called otherwise there. A text that is a path, read by value, may say so.
 */
export function checkPathSuffix(component: BoundComponent, sink: Sink): void {
  const uses = componentUses(component);
  for (const port of component.inputs) if (uses.get(port)?.path) check(port, 'input', sink);
  for (const port of component.outputs) check(port, 'output', sink);
}

const suffixes = new Set(['_path', '-path', '_file', '-file']);

function check(port: BoundPort, what: 'input' | 'output', sink: Sink): void {
  const stem = port.name.slice(0, -'_path'.length);
  if (stem === '' || !suffixes.has(port.name.slice(stem.length).toLowerCase())) return;
  sink.report(
    bindCodes['path-suffix'],
    port.origin.key,
    `The ${what} "${port.name}" is named after how it travels, not after what it is.`,
    // No fix: those who name it stand in other places and other files.
    { help: `Call it "${stem}".` },
  );
}
