import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundPort, HttpTask } from '../../model/bound.ts';
import { certainPort } from '../../model/certain-port.ts';
import { namesOf, responseFields } from '../../validate/fields.ts';
import type { PathSegment, ResolvedReference } from './expression/scope.ts';
import { fieldOf } from './field-of.ts';

/** What `response` holds where a request says what its success is. */
export interface ResponseNames {
  readonly task: HttpTask;
  readonly fields: readonly BoundPort[];
}

/** The body is the output of the task; the status is told to nobody else. */
export function responseOf(task: HttpTask): ResponseNames {
  return {
    task,
    fields: namesOf(responseFields).map((name) => {
      const { type, description } = responseFields[name];
      return certainPort(name, type, task.origin, description);
    }),
  };
}

/** `response.status` and `response.body`, in `success` of a request. */
export function resolveResponse(
  path: readonly PathSegment[],
  span: Span,
  { task, fields }: ResponseNames,
  sink: Sink,
): ResolvedReference | undefined {
  const known = fields.map(({ name }) => name);
  const field = fieldOf('response', path, known, span, sink, statusOf);
  const port = fields.find(({ name }) => name === field);
  if (port === undefined) return undefined;
  return { target: { kind: 'output', task, port }, type: port.type, absent: [], consumed: 2 };
}

/** How other tools call it, Argo first. */
function statusOf(name: string): { readonly near?: string } {
  return /^(?:statusCode|status_code|code)$/.test(name) ? { near: 'status' } : {};
}
