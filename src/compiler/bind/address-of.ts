import type { BoundPort } from '../../model/bound.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { stringType } from '../../validate/type-names.ts';

/** The only output of a server: where it can be reached. */
export function addressOf(at: At<TaskSpec>): BoundPort {
  return certainPort('ip', stringType, { key: at.keySpan, span: at.span });
}
