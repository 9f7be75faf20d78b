import type { CodeInfo, Severity } from '../../diagnostics/diagnostic.ts';
import type { Details } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';

export type Report = (span: Span, message: string, details?: Details) => void;

/** Advice on a proven pipeline: what is probably a mistake. Rules only warn, and the project file can switch them off or make them errors. */
export interface Rule extends CodeInfo {
  readonly severity: Severity;
  /** Only asked when the project file gives it a level. */
  readonly offByDefault?: boolean;
  /** Looks at one pipeline (with its groups, without the pipelines it calls, which are looked at for themselves). */
  readonly pipeline?: (pipeline: BoundPipeline, report: Report) => void;
  /** Looks at the whole of a run, with the pipelines that it calls. */
  readonly run?: (root: BoundPipeline, report: Report) => void;
  /** Looks at one component. */
  readonly component?: (component: BoundComponent, report: Report) => void;
}
