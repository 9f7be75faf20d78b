import type { BoundPort } from '../../model/bound.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';

/** The only output of a server: where it can be reached. */
export function addressOf(at: At<TaskSpec>): BoundPort {
  return {
    name: 'ip',
    type: { kind: 'string' },
    optional: false,
    default: undefined,
    constraints: {},
    description: undefined,
    origin: { key: at.keySpan, span: at.span },
  };
}
