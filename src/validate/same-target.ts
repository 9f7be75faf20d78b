import type { ReferenceTarget } from '../model/bound-expression.ts';

/** Whether two references name the same value: ports, tasks and volumes are compared by identity. */
export function sameTarget(a: ReferenceTarget, b: ReferenceTarget): boolean {
  switch (a.kind) {
    case 'input':
      return b.kind === 'input' && a.port === b.port;
    case 'output':
      return b.kind === 'output' && a.task === b.task && a.port === b.port;
    case 'status':
      return b.kind === 'status' && a.task === b.task;
    case 'item':
      return b.kind === 'item' && a.loop === b.loop;
    case 'local':
      return b.kind === 'local' && a.port === b.port;
    case 'outside':
      return b.kind === 'outside' && a.artifact === b.artifact;
    case 'volume':
      return b.kind === 'volume' && a.volume === b.volume;
    case 'run':
      return b.kind === 'run' && a.field === b.field;
    case 'task':
      return b.kind === 'task' && a.field === b.field;
    case 'attempt':
      return b.kind === 'attempt' && a.field === b.field;
  }
}
