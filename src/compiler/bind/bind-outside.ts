import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression, BoundReference } from '../../model/bound-expression.ts';
import type { ArtifactRepositorySpec, OutsideArtifactSpec } from '../../model/documents.ts';
import type { GitCheckout, HttpFile, OutsideSource } from '../../model/outside-artifact.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { stringType } from '../../validate/type-names.ts';
import { keyOf, reportStore } from './bind-store.ts';
import { bindStoredObject } from './bind-stored-object.ts';
import { bindText } from './bind-text.ts';
import { bindCodes } from './codes.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';

/** The place of an artifact from outside and what may be read there. */
export interface OutsidePlace {
  /** What fills up the places of objects; undefined: nothing does. */
  readonly repository: At<ArtifactRepositorySpec> | undefined;
  readonly scope: ExpressionScope;
  readonly facts: Facts;
  readonly sink: Sink;
}

/** What an artifact from outside is: anything. */
export const artifactType = { kind: 'artifact', name: 'Artifact', ancestors: [] } as const;

const sources = ['s3', 'http', 'git', 'gcs', 'azure', 'oss', 'raw'];

/** As the schema tells it apart from a Dict that happens to have such keys. */
export function isOutside(node: YamlNode): boolean {
  if (node.kind !== 'map') return false;
  const from = node.entries.find(({ key }) => key === 'from')?.value;
  return (
    from?.kind === 'map' && from.entries.length > 0 && from.entries.every(({ key }) => sources.includes(key))
  );
}

/**
 * Binds an artifact from outside to a reference, and a `raw` one to the text that it is, which travels like any text that is read by path.
 * Undefined when something was reported.
 */
export function bindOutside(at: At<OutsideArtifactSpec>, place: OutsidePlace): BoundExpression | undefined {
  const from = at.get('from');
  if (from === undefined) return undefined;
  const before = place.sink.errorCount;
  checkLimits(at, place.sink);
  const raw = from.get('raw');
  if (raw !== undefined) {
    const text = bindText(raw.as<unknown>(), place.scope, place.facts, place.sink);
    return place.sink.errorCount > before ? undefined : text;
  }
  const source = bindSource(at, place);
  if (source === undefined || place.sink.errorCount > before) return undefined;
  const artifact = { source, optional: at.value.optional === true };
  const reference: BoundReference = {
    kind: 'reference',
    target: { kind: 'outside', artifact },
    type: artifactType,
    absent: [],
    span: at.span,
  };
  return reference;
}

/** What Argo cannot do with some kinds of sources. */
function checkLimits(at: At<OutsideArtifactSpec>, sink: Sink): void {
  const from = at.get('from');
  const kind = sources.find((one) => from !== undefined && Object.hasOwn(from.value, one)) ?? '';
  const subPath = at.get('subPath');
  if (subPath !== undefined && ['http', 'git', 'raw'].includes(kind)) {
    report(
      subPath,
      kind === 'git'
        ? 'Argo checks out the whole repository.'
        : `There is nothing inside of a file from \`${kind}\`.`,
      kind === 'git'
        ? 'Leave out `subPath`, and let the step look into the directory.'
        : 'Leave out `subPath`.',
      sink,
    );
  } else if (subPath !== undefined && /^\/|(^|\/)\.\.?(\/|$)|\/$/.test(subPath.value)) {
    report(
      subPath,
      'The path leads out of the artifact, or is none.',
      'Write it as in `2021/table.csv`.',
      sink,
    );
  }
  if (at.value.optional !== true) return;
  const optional = at.get('optional') ?? at;
  if (kind === 'raw') {
    report(optional, 'A text is always there.', 'Leave out `optional`.', sink);
  } else if (kind === 'git' || kind === 'oss') {
    const what = kind === 'git' ? 'a Git repository' : 'an object of OSS';
    report(
      optional,
      `Argo fails when ${what} does not exist, whether it is optional or not.`,
      'Leave out `optional`, or fetch it in a step of its own.',
      sink,
    );
  }
}

function report(at: At<unknown>, message: string, help: string, sink: Sink): void {
  sink.report(bindCodes['outside-artifact'], at.keySpan, message, { help });
}

function bindSource(at: At<OutsideArtifactSpec>, place: OutsidePlace): OutsideSource | undefined {
  const from = at.get('from');
  const http = from?.get('http');
  const git = from?.get('git');
  if (http !== undefined) return bindHttp(http, place);
  if (git !== undefined) return bindGit(git, place);
  return from === undefined ? undefined : bindStoredObject(from, at.value.subPath, place);
}

function bindHttp(at: At<Source<'http'>>, place: OutsidePlace): HttpFile | undefined {
  const { scope, facts, sink } = place;
  const url = at.get('url');
  if (url !== undefined && !/^https?:\/\/[^/]|\{\{/i.test(url.value))
    reportStore('The address of a file begins with http:// or https://.', url.span, sink);
  const bound = url && bindText(url.as<unknown>(), scope, facts, sink, stringType);
  const headers = new Map<string, BoundExpression>();
  for (const [name, value] of at.get('headers')?.entries() ?? []) {
    const text = bindText(value.as<unknown>(), scope, facts, sink);
    if (text !== undefined) headers.set(name, text);
  }
  return bound && { kind: 'http', url: bound, headers };
}

function bindGit(at: At<Source<'git'>>, { scope, facts, sink }: OutsidePlace): GitCheckout | undefined {
  const text = (value: At<string> | undefined): BoundExpression | undefined =>
    value && bindText(value.as<unknown>(), scope, facts, sink);
  const repo = text(at.get('repo'));
  const { depth, username, password, sshPrivateKey } = at.value;
  return (
    repo && {
      kind: 'git',
      repo,
      revision: text(at.get('revision')),
      depth,
      username: keyOf(username),
      password: keyOf(password),
      sshPrivateKey: keyOf(sshPrivateKey),
    }
  );
}

type Source<K extends keyof OutsideArtifactSpec['from']> = NonNullable<OutsideArtifactSpec['from'][K]>;
