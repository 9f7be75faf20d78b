import type { Span } from '../diagnostics/span.ts';
import type { StoredObject } from './outside-artifact.ts';

/** How the artifact of a step's output is kept. */
export interface KeptOutput {
  /** A place of its own; undefined: in the artifact repository, under a key of the engine's. */
  readonly place: StoredObject | undefined;
  readonly archive: 'tar' | 'zip' | 'none' | undefined;
  readonly gc: 'never' | 'workflow-completed' | 'workflow-deleted' | undefined;
  /** Where the place is written, else the settings of the output. */
  readonly span: Span;
}
