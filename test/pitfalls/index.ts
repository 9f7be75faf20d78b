import { absence } from './absence.ts';
import { artifacts } from './artifacts.ts';
import { depends } from './depends.ts';
import { expressions } from './expressions.ts';
import { facts } from './facts.ts';
import { loops } from './loops.ts';
import { lowering } from './lowering.ts';
import type { Pitfall } from './pitfall.ts';
import { pods } from './pods.ts';
import { running } from './running.ts';
import { volumes } from './volumes.ts';
import { yaml } from './yaml.ts';

/** Everything that is known of Argo, and for each point the tests that would notice a change. */
export const pitfalls: readonly Pitfall[] = [
  ...depends,
  ...absence,
  ...expressions,
  ...loops,
  ...running,
  ...volumes,
  ...artifacts,
  ...pods,
  ...yaml,
  ...facts,
  ...lowering,
];
