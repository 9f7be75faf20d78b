import type { CodeInfo } from '../../diagnostics/diagnostic.ts';
import type { Details } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import type { Schema } from './schema.ts';

export type Report = (info: CodeInfo, span: Span, message: string, details?: Details) => void;

/** How a value is called in messages (`"retry"`, `task "train"`, `item 2 of "after"`), and the key that what it lacks is reported at. */
export interface Place {
  readonly subject: string;
  readonly keySpan: Span;
}

/** What the parts of the walk need of the whole. */
export interface Walk {
  readonly report: Report;
  readonly check: (node: YamlNode, schema: Schema, place: Place) => void;
  readonly matches: (node: YamlNode, schema: Schema) => boolean;
}
