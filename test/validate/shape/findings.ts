import { Sink } from '../../../src/diagnostics/sink.ts';
import { positionOf } from '../../../src/diagnostics/span.ts';
import { parseYaml } from '../../../src/syntax/parse-yaml.ts';
import type { YamlNode } from '../../../src/syntax/yaml-node.ts';
import { invariant } from '../../../src/util/invariant.ts';
import type { DocumentName } from '../../../src/validate/shape/schema.ts';
import { documentKind, shape } from '../../../src/validate/shape.ts';

export interface Finding {
  readonly code: string;
  /** `line:column` from 1. */
  readonly at: string;
  /** The text that the finding points at. */
  readonly text: string;
  readonly message: string;
  readonly help: string | undefined;
  /** The replacement that the fix offers. */
  readonly fix: string | undefined;
}

export function parse(text: string): YamlNode {
  const sink = new Sink();
  const node = parseYaml({ path: 'test.yaml', text }, sink);
  invariant(
    node !== undefined && !sink.hasErrors,
    `the test's YAML is not YAML: ${sink.diagnostics()[0]?.message}`,
  );
  return node;
}

/** Everything that the phase shape says of a document; of the kind that it shows itself unless one is given. */
export function shapeFindings(text: string, kind?: DocumentName): readonly Finding[] {
  const node = parse(text);
  const sink = new Sink();
  const name = kind ?? documentKind(node, sink);
  if (name !== undefined) shape(node, name, sink);
  return list(sink);
}

function list(sink: Sink): readonly Finding[] {
  return sink.diagnostics().map(({ code, span, message, help, fix }) => {
    const { line, column } = positionOf(span.file, span.start);
    return {
      code,
      at: `${line}:${column}`,
      text: span.file.text.slice(span.start, span.end),
      message,
      help,
      fix: fix?.edits[0]?.text,
    };
  });
}
