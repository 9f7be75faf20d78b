import type { CodeInfo, Diagnostic, Edit, Fix, Related } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import { positionOf } from '../span.ts';
import { fingerprints } from './fingerprints.ts';
import { harmlessJson } from './harmless-json.ts';
import { visible } from './visible.ts';

/** SARIF 2.1.0 (OASIS): one run, with the codes that occur as its rules. `catalog` says what codes mean. */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  catalog: readonly CodeInfo[],
  version: string,
): string {
  const occurring = new Set(diagnostics.map((one) => one.code));
  const rules = catalog.filter(({ code }) => occurring.has(code));
  const indices = new Map(rules.map(({ code }, index) => [code, index]));
  const names = fingerprints(diagnostics);
  const results = diagnostics.map((one) => {
    const fingerprint = names.get(one) ?? '';
    return {
      ruleId: one.code,
      ...(indices.has(one.code) && { ruleIndex: indices.get(one.code) }),
      level: one.severity,
      message: { text: text(one.help === undefined ? one.message : `${one.message}\n${one.help}`) },
      locations: [{ physicalLocation: physical(one.span) }],
      ...(one.related !== undefined &&
        one.related.length > 0 && { relatedLocations: one.related.map(related) }),
      partialFingerprints: { 'pipewright/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
      ...(one.fix !== undefined && one.isSecret !== true && { fixes: [fixOf(one.fix)] }),
    };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Pipewright', version, semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          SRCROOT: {
            description: { text: 'The directory in which the command ran: the top of the repository.' },
          },
        },
        results,
      },
    ],
  };
  return `${harmlessJson(log, 2)}\n`;
}

function ruleOf({ code, severity, summary, advice }: CodeInfo): object {
  return {
    id: code,
    shortDescription: { text: text(summary) },
    fullDescription: { text: text(`${summary} ${advice}`) },
    help: { text: text(advice), markdown: `${summary}\n\n${advice}` },
    defaultConfiguration: { level: severity },
  };
}

function related({ message, span }: Related, index: number): object {
  return { id: index + 1, message: { text: text(message) }, physicalLocation: physical(span) };
}

function physical(span: Span): object {
  return { artifactLocation: artifact(span.file.path), region: region(span) };
}

function artifact(path: string): object {
  const uri = path.split('/').map(encodeSegment).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: 'SRCROOT' };
}

/** A colon in the first part of a relative URI would be read as the end of a scheme. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}

function region({ file, start, end }: Span): object {
  const from = positionOf(file, start);
  const to = positionOf(file, end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function fixOf(fix: Fix): object {
  const files = new Map<string, Edit[]>();
  for (const edit of fix.edits) {
    const { path } = edit.span.file;
    const edits = files.get(path);
    if (edits === undefined) files.set(path, [edit]);
    else edits.push(edit);
  }
  return {
    description: { text: text(fix.title) },
    artifactChanges: [...files].map(([path, edits]) => ({
      artifactLocation: artifact(path),
      replacements: edits.map((edit) => ({
        deletedRegion: region(edit.span),
        insertedContent: { text: edit.text },
      })),
    })),
  };
}

/** Text that no viewer takes for a link (`[text](target)`) and no terminal for a command. */
function text(plain: string): string {
  return plain
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
