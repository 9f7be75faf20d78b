import type { Sink } from '../../diagnostics/sink.ts';
import type { ResourceSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { unclosedJsonPath } from '../../util/unclosed-json-path.ts';
import { bindCodes } from './codes.ts';

interface Metadata {
  readonly name?: unknown;
  readonly generateName?: unknown;
  readonly ownerReferences?: unknown;
}

/** Checks what kubectl would refuse, or never do, with a manifest as it is written. */
export function checkManifest(spec: At<ResourceSpec>, sink: Sink): void {
  if (spec.hasGap) return;
  const { action } = spec.value;
  const manifest = spec.get('manifest')?.as<{ readonly metadata?: Metadata }>();
  const metadata = manifest?.get('metadata');
  const report = (span: At<unknown>['span'], message: string, help: string): void => {
    sink.report(bindCodes['invalid-manifest'], span, message, { help });
  };
  const isNamed = metadata?.get('name') !== undefined;
  const isNamedLater = metadata?.get('generateName') !== undefined;
  if (manifest !== undefined && !isNamed && !(action === 'create' && isNamedLater)) {
    report(
      metadata?.get('generateName')?.keySpan ?? manifest.keySpan,
      isNamedLater
        ? `Only \`create\` makes names; \`${action}\` must be told which object is meant.`
        : 'The object has no name.',
      action === 'create'
        ? 'Write `metadata: {generateName: <name>-}` in the manifest, so that every run makes an object of its own, or `metadata: {name: <name>}`.'
        : 'Write `metadata: {name: <name>}` in the manifest.',
    );
  }
  if (action === 'delete') {
    for (const key of ['succeeds', 'fails', 'outputs'] as const) {
      const at = spec.get(key);
      if (at !== undefined)
        report(at.keySpan, `\`${key}\` looks at an object that \`delete\` has removed.`, 'Leave it out.');
    }
  }
  const fails = spec.get('fails');
  if (action !== 'delete' && fails !== undefined && spec.get('succeeds') === undefined)
    report(
      fails.keySpan,
      'Without `succeeds` the task waits for nothing, and looks at the object once.',
      'Say with `succeeds` what it waits for.',
    );
  const owner = spec.get('owner');
  if (owner !== undefined && action !== 'create' && action !== 'apply')
    report(owner.keySpan, `\`${action}\` makes no object that the run could own.`, 'Leave `owner` out.');
  const owners = metadata?.get('ownerReferences');
  if (owner !== undefined && owners !== undefined)
    report(
      owners.keySpan,
      'With `owner: run`, the run is the owner of the object.',
      'Leave one of them out.',
    );
  const strategy = spec.get('mergeStrategy');
  if (strategy !== undefined && action !== 'patch')
    report(strategy.keySpan, `\`mergeStrategy\` is for \`patch\`, not for \`${action}\`.`, 'Leave it out.');
  for (const item of spec.get('outputs')?.items() ?? []) {
    const path = item.as<{ readonly jsonPath: string }>().get('jsonPath');
    const open = path && unclosedJsonPath(path.value);
    if (path !== undefined && open !== undefined)
      report(
        path.span,
        `kubectl cannot read the JSONPath "${path.value}": what "${open}" begins does not end.`,
        'Write a path such as "{.status.phase}", with quotes and brackets that close.',
      );
    else if (path !== undefined && !/^\{.+\}$/s.test(path.value))
      report(
        path.span,
        `"${path.value}" is not a JSONPath of kubectl, and would be the output itself.`,
        `Write it in braces: "{.${path.value.replace(/^[.$]+/, '')}}".`,
      );
  }
}
