import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';

/** Reports a tag that stands right before the quote at `start`: YAML wants a blank there, and readers of it but this one insist. */
export function checkTag(file: SourceFile, start: number, sink: Sink): void {
  const before = file.text.slice(Math.max(0, start - 200), start);
  const tag = /(?:^|[\s,[{:])(![^\s,[\]{}"']*)$/.exec(before)?.[1];
  if (tag === undefined) return;
  sink.report(
    syntaxCodes['yaml-syntax'],
    { file, start: start - tag.length, end: start },
    `A blank must stand behind the tag "${tag}".`,
    { help: 'Remove the tag: what stands in quotes is a text.' },
  );
}
