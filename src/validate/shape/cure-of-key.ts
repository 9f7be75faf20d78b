import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { Meant } from '../../diagnostics/meant.ts';
import { child, entriesOf, textOf } from '../../syntax/tree.ts';
import type { YamlEntry, YamlNode } from '../../syntax/yaml-node.ts';
import { isBareWord } from '../../util/bare-word.ts';
import { isPath } from '../../util/paths.ts';

/** Keys of other tools that say the unit of their number, which is a part of the number here. */
const units: Readonly<Record<string, string>> = {
  'timeout-minutes': 'm',
  timeout_minutes: 'm',
  timeoutMinutes: 'm',
  timeout_seconds: 's',
  timeoutSeconds: 's',
};

/** What Argo's `depends` asks of a task, and what `after` calls it. */
const ends: Readonly<Record<string, string>> = {
  '': '',
  Succeeded: '',
  Failed: 'failed',
  Errored: 'failed',
  Skipped: 'skipped',
};

/**
 * The cure of a key of another tool whose value is written in another way here as well: renaming the key alone would change what is meant.
 * The first edit of the fix renames the key. Undefined where the value can stay as it is.
 */
export function cureOfKey({ key, keySpan, value }: YamlEntry, meant: string): Meant | undefined {
  if (meant === 'tasks' && value.kind === 'sequence' && value.items.every((one) => child(one, 'run')))
    return { help: 'Write all commands into one `script: {image: …, interpreter: sh, source: …}`.' };
  const text = valueText(key, value, meant);
  if (text === undefined) return undefined;
  const isAlias = meant === 'component' && !isPath(text);
  const help = `Write \`${meant}: ${text}\`${isAlias ? ', the name of a component in the project file, or the path of its file' : ''}.`;
  if (text.includes('…')) return { help };
  const edits: readonly Edit[] = [
    { span: keySpan, text: meant },
    { span: value.span, text },
  ];
  return { help, fix: { title: `Write ${meant}: ${text}`, edits, safe: false } };
}

function valueText(key: string, value: YamlNode, meant: string): string | undefined {
  if (value.kind === 'scalar') {
    const unit = Object.hasOwn(units, key) ? units[key] : undefined;
    if (unit !== undefined && typeof value.value === 'number') return amountOf(value.value, unit);
    if (meant === 'retry' && Number.isInteger(value.value)) return `{limit: ${value.text}}`;
    if (meant === 'schedule' && typeof value.value === 'string')
      return `{cron: ${JSON.stringify(value.value)}}`;
    if (meant === 'after') return afterOf(value.text);
    return meant === 'script' && typeof value.value === 'string'
      ? '{image: …, interpreter: sh, source: …}'
      : undefined;
  }
  if (meant === 'cache' && value.kind === 'map') {
    const [first, ...others] = value.entries;
    const isOn = first !== undefined && others.length === 0 && scalarText(first.value);
    return isOn === 'true' || isOn === 'false' ? isOn : undefined;
  }
  if (meant === 'continueOnFailure' && value.kind === 'map') return 'true';
  if (key === 'retryPolicy' && meant === 'retry') return retryOf(value);
  if (meant === 'component' || meant === 'claim') return namedIn(value, nameKeys[meant]);
  return meant === 'mounts' ? mountsOf(value) : undefined;
}

function amountOf(value: number, unit: string): string | undefined {
  if (Number.isInteger(value)) return `${value}${unit}`;
  const seconds = unit === 'm' ? Math.round(value * 60) : Math.ceil(value);
  return `${seconds}s`;
}

/** What KFP says of tries, as `retry`. */
function retryOf(value: YamlNode): string | undefined {
  const text = (key: string): string | undefined => textOf(child(value, key));
  const limit = text('maxRetryCount');
  if (limit === undefined) return undefined;
  const wait = text('backoffDuration');
  const factor = text('backoffFactor');
  const max = text('backoffMaxDuration');
  const parts = [
    ...(wait === undefined ? [] : [`duration: ${wait}`]),
    ...(factor === undefined ? [] : [`factor: ${factor}`]),
    ...(max === undefined ? [] : [`max: ${max}`]),
  ];
  return wait === undefined ? `{limit: ${limit}}` : `{limit: ${limit}, backoff: {${parts.join(', ')}}}`;
}

/** Where references of other tools have the name, which stands here alone. */
const nameKeys = { component: ['template', 'name'], claim: ['claimName'] } as const;

/** The name in a map that says nothing more, such as `persistentVolumeClaim: {claimName: data}`. */
function namedIn(value: YamlNode, keys: readonly string[]): string | undefined {
  const key = keys.find((one) => child(value, one) !== undefined);
  const name = key === undefined ? undefined : textOf(child(value, key));
  const isAlone = entriesOf(value).every((one) => keys.includes(one.key));
  return isAlone && name !== undefined && isBareWord(name) ? name : undefined;
}

/** `a.Succeeded && b.Failed` as a list of what a task waits for; with `||` for the first of several. */
function afterOf(text: string): string | undefined {
  const [, one, other] =
    /^\s*([a-z][a-z0-9-]*)\.Succeeded\s*\|\|\s*([a-z][a-z0-9-]*)\.Skipped\s*$/.exec(text) ?? [];
  if (one !== undefined && one === other) return `[${one}]`;
  const isChoice = text.includes('||');
  if (isChoice && text.includes('&&')) return undefined;
  const items = text.split(isChoice ? '||' : '&&').map((part) => {
    const [, name, state = ''] = /^\s*([a-z][a-z0-9-]*)(?:\.(\w+))?\s*$/.exec(part) ?? [];
    const is = Object.hasOwn(ends, state) ? ends[state] : undefined;
    if (name === undefined || is === undefined) return undefined;
    return is === '' ? name : `{task: ${name}, is: ${is}}`;
  });
  if (items.includes(undefined)) return undefined;
  return isChoice ? `[{any: [${items.join(', ')}]}]` : `[${items.join(', ')}]`;
}

/** `volumeMounts` of Kubernetes as a map from paths to volumes. */
function mountsOf(value: YamlNode): string | undefined {
  if (value.kind !== 'sequence') return undefined;
  const entries = value.items.map((item) => {
    const texts = new Map(
      item.kind === 'map' ? item.entries.map((one) => [one.key, scalarText(one.value)]) : [],
    );
    const [name, path] = [texts.get('name'), texts.get('mountPath')];
    const isPlain = texts.size === 2 && name !== undefined && path !== undefined;
    return isPlain && /^[\w./-]+$/.test(name + path) ? `${path}: ${name}` : undefined;
  });
  return entries.length === 0 || entries.includes(undefined) ? undefined : `{${entries.join(', ')}}`;
}

function scalarText(node: YamlNode): string | undefined {
  return node.kind === 'scalar' ? node.text : undefined;
}
