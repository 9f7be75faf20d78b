import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { YamlMap, YamlNode } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { shapeCodes } from './codes.ts';
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
    const near = didYouMean(kind.text, Object.keys(kinds));
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

function byContent(node: YamlMap): DocumentName | undefined {
  const keys = node.entries.map(({ key }) => key);
  if (keys.includes('implementation')) return 'component';
  if (keys.includes('tasks')) return 'pipeline';
  if (keys.includes('environments') || keys.includes('rules')) return 'project';
  const near = keys
    .map((key) => didYouMean(key, ['implementation', 'tasks']))
    .find((found) => found !== undefined);
  return near === undefined ? undefined : near === 'tasks' ? 'pipeline' : 'component';
}

/** What a file is that other programs read, and the way from it to us. */
function foreignDocument(
  node: YamlMap,
  apiVersion: string | undefined,
  kind: string | undefined,
  ours: boolean,
): { readonly message: string; readonly help: string } | undefined {
  const keys = new Set(node.entries.map(({ key }) => key));
  if (apiVersion?.startsWith('argoproj.io/') === true) {
    return {
      message: `This is an Argo ${kind ?? 'object'}, not a Pipewright file.`,
      help: 'Pipewright writes such files; give it the pipeline from which this one is made.',
    };
  }
  if (
    apiVersion === undefined &&
    (keys.has('pipelineInfo') || (keys.has('root') && keys.has('deploymentSpec')))
  ) {
    return {
      message: 'This is a compiled KFP v2 pipeline, not a Pipewright file.',
      help: 'Write the pipeline as tasks that name component files; component files of KFP v1 are read as they are.',
    };
  }
  const isObject = apiVersion !== undefined && /^(?:v\d\w*|[a-z0-9.-]+\/v\d\w*)$/.test(apiVersion);
  const isForeignGroup = apiVersion?.includes('.') === true;
  if (isObject && kind !== undefined && !apiVersion.startsWith('pipewright/') && (!ours || isForeignGroup)) {
    return {
      message: `This is a Kubernetes ${kind} (${apiVersion}), not a Pipewright file.`,
      help: 'A Pipewright file has apiVersion: pipewright/v1. Other Kubernetes objects are applied with kubectl.',
    };
  }
  return undefined;
}

function textOf(node: YamlMap, key: string): { readonly text: string; readonly span: Span } | undefined {
  const value = node.entries.find((entry) => entry.key === key)?.value;
  return value?.kind === 'scalar' && value.value !== null
    ? { text: value.text, span: value.span }
    : undefined;
}
