import { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile, Span } from '../../diagnostics/span.ts';
import { parseYaml } from '../../syntax/parse-yaml.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { foreignText } from '../../validate/shape/foreign-document.ts';
import { linkCodes } from '../codes.ts';
import type { Host, ReadFailure } from '../host.ts';

const because: Readonly<Record<ReadFailure, string>> = {
  'not-found': 'does not exist',
  'is-directory': 'is a directory',
  unreadable: 'cannot be read',
  'too-large': 'is larger than 10 MB',
  'not-text': 'is not UTF-8 text',
};

/** Says in plain words why a file cannot be read: `components/x.yaml does not exist`. */
export function readProblem(path: string, reason: ReadFailure): string {
  return `${path} ${because[reason]}`;
}

/** The text of a file; a failure is reported as `file-not-found` at the place that named the file, or at the file itself. */
export async function readSource(
  path: string,
  host: Host,
  sink: Sink,
  namedBy?: Span,
): Promise<SourceFile | undefined> {
  const result = await host.read(path);
  if (result.ok) return { path, text: result.text };
  const span = namedBy ?? { file: { path, text: '' }, start: 0, end: 0 };
  sink.report(linkCodes['file-not-found'], span, `${readProblem(path, result.reason)}.`);
  return undefined;
}

/** Reads and parses one file. */
export async function readDocument(path: string, host: Host, sink: Sink): Promise<YamlNode | undefined> {
  const file = await readSource(path, host, sink);
  if (file === undefined) return undefined;
  const found = new Sink();
  const node = parseYaml(file, found);
  const foreign = found.hasErrors ? foreignText(path, file.text) : undefined;
  if (foreign !== undefined) {
    const { message, help } = foreign;
    sink.report(shapeCodes['unknown-document'], { file, start: 0, end: 0 }, message, { help });
    return undefined;
  }
  for (const one of [...found.suppressed, ...found.diagnostics()]) sink.add(one);
  return node;
}
