import type { BoundComponent, BoundPort } from '../../model/bound.ts';
import type { OutputSettings, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';

/** The outputs of a task that runs a component: those of the component, but of its own where the task says that one may be missing. */
export function ownOutputs(at: At<TaskSpec>, { outputs, ofTask }: BoundComponent): readonly BoundPort[] {
  if (ofTask || at.get('outputs') === undefined) return outputs;
  const missing = (at.get('outputs')?.entries() ?? []).flatMap(([name, settings]) =>
    settings.node.kind === 'map' && settings.as<OutputSettings>().value.optional === true ? [name] : [],
  );
  return outputs.map((port) => (missing.includes(port.name) ? { ...port, optional: true } : port));
}
