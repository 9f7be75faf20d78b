/** The public API, written out. Everything takes a `Host` for reading files and a `Sink` for findings; nothing is thrown for users' mistakes. */
export { catalog } from './catalog.ts';
export { type Analysis, analyze } from './compiler/analyze.ts';
export { type CompileOptions, compile } from './compiler/compile.ts';
export type { Host, ReadFailure, ReadResult } from './compiler/host.ts';
export { validate } from './compiler/validate.ts';
export type { CodeInfo, Diagnostic, Edit, Fix, Related, Severity } from './diagnostics/diagnostic.ts';
export { type Findings, type FormatOptions, format } from './diagnostics/format/format.ts';
export { type Format, formats } from './diagnostics/format/formats.ts';
export { formatJson } from './diagnostics/format/json.ts';
export { formatPretty } from './diagnostics/format/pretty.ts';
export { Sink } from './diagnostics/sink.ts';
export { type Position, positionOf, type SourceFile, type Span } from './diagnostics/span.ts';
export type { BoundComponent, BoundPipeline, BoundPort, BoundTask } from './model/bound.ts';
