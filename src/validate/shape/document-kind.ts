import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { YamlMap, YamlNode } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { shapeCodes } from './codes.ts';
import { foreignDocument } from './foreign-document.ts';
import { foundWords } from './kinds.ts';
import type { DocumentName } from './schema.ts';

const kinds: Readonly<Record<string, DocumentName>> = {
  Component: 'component',
  Pipeline: 'pipeline',
  Project: 'project',
};
const version = 'pipewright/v1';

/**
 * What kind of document a tree is: by `kind`; without it, `implementation` makes a component (KFP v1 has no `kind`) and `tasks` a
 * pipeline. Anything else gets one diagnostic that says what the file is and what to do.
 */
export function documentKind(node: YamlNode, sink: Sink): DocumentName | undefined {
  if (
    node.isUnknown &&
    node.kind === 'map' &&
    byContent(node) === undefined &&
    textOf(node, 'kind') === undefined
  )
    return undefined;
  const refuse = (span: Span, message: string, help: string): undefined => {
    sink.report(shapeCodes['unknown-document'], span, message, { help });
  };
  if (node.kind !== 'map') {
    return refuse(
      node.span,
      `A component, pipeline or project file is a map, not ${foundWords(node)}.`,
      'Begin with apiVersion: pipewright/v1, kind: Pipeline, name and tasks.',
    );
  }
  const apiVersion = textOf(node, 'apiVersion');
  const kind = textOf(node, 'kind');
  const named = kind === undefined || !Object.hasOwn(kinds, kind.text) ? undefined : kinds[kind.text];
  const foreign = foreignDocument(node, apiVersion?.text, kind?.text, named !== undefined);
  if (foreign !== undefined) {
    return refuse(apiVersion?.span ?? node.entries[0]?.keySpan ?? node.span, foreign.message, foreign.help);
  }
  if (apiVersion !== undefined && apiVersion.text !== version) {
    sink.report(
      shapeCodes['unknown-document'],
      apiVersion.span,
      `The apiVersion "${apiVersion.text}" is not known; this version of Pipewright knows ${version}.`,
      {
        help: `Write apiVersion: ${version}.`,
        fix: { title: `Write ${version}`, edits: [{ span: apiVersion.span, text: version }], safe: false },
      },
    );
    return undefined;
  }
  if (named !== undefined) return named;
  if (kind !== undefined) {
    const near = didYouMean(kind.text, Object.keys(kinds)) ?? kindOf(node);
    sink.report(shapeCodes['unknown-document'], kind.span, `The kind "${kind.text}" is not known.`, {
      help: near === undefined ? 'Use Pipeline, Component or Project.' : `Did you mean ${near}?`,
      ...(near === undefined
        ? {}
        : { fix: { title: `Write ${near}`, edits: [{ span: kind.span, text: near }], safe: false } }),
    });
    return undefined;
  }
  return (
    byContent(node) ??
    refuse(
      node.entries[0]?.keySpan ?? node.span,
      'The file is neither a component (it has no "implementation") nor a pipeline (it has no "tasks").',
      'Add what is missing, or say what the file is with apiVersion: pipewright/v1 and kind: Pipeline, Component or Project.',
    )
  );
}

/** The kind that a file of ours has by what is in it, where it calls itself something else. */
function kindOf(node: YamlMap): string | undefined {
  const isOurs = node.entries.some(({ key }) => key === 'apiVersion');
  const name = isOurs ? byContent(node) : undefined;
  return Object.entries(kinds).find(([, kind]) => kind === name)?.[0];
}

function byContent(node: YamlMap): DocumentName | undefined {
  const keys = node.entries.map(({ key }) => key);
  if (/(?:^|\/)pipewright\.yaml$/.test(node.span.file.path)) return 'project';
  if (keys.includes('implementation')) return 'component';
  if (keys.includes('tasks')) return 'pipeline';
  if (keys.includes('environments') || keys.includes('rules')) return 'project';
  const near = keys
    .map((key) => didYouMean(key, ['implementation', 'tasks']))
    .find((found) => found !== undefined);
  return near === undefined ? undefined : near === 'tasks' ? 'pipeline' : 'component';
}

function textOf(node: YamlMap, key: string): { readonly text: string; readonly span: Span } | undefined {
  const value = node.entries.find((entry) => entry.key === key)?.value;
  return value?.kind === 'scalar' && value.value !== null
    ? { text: value.text, span: value.span }
    : undefined;
}
