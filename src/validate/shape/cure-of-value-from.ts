import type { Meant } from '../../diagnostics/meant.ts';
import { child, entriesOf, textOf } from '../../syntax/tree.ts';
import type { YamlEntry, YamlNode } from '../../syntax/yaml-node.ts';
import { yamlWord } from '../../util/yaml-word.ts';

/** `valueFrom: {secretKeyRef: {name, key}}` of Kubernetes as the source of a variable that it is; undefined for what says more. */
export function cureOfValueFrom({ keySpan, value }: YamlEntry): Meant | undefined {
  const [only, ...others] = entriesOf(value);
  const text = only === undefined || others.length > 0 ? undefined : sourceOf(only.key, only.value);
  if (text === undefined) return undefined;
  const span = { ...keySpan, end: value.span.end };
  const title = `Write ${text}`;
  return { help: `Write \`${text}\`.`, fix: { title, edits: [{ span, text }], safe: false } };
}

function sourceOf(kind: string, node: YamlNode): string | undefined {
  const said = (key: string): string | undefined => {
    const text = textOf(child(node, key));
    return text === undefined ? undefined : yamlWord(text);
  };
  const count = entriesOf(node).length;
  const path = said('fieldPath');
  if (kind === 'fieldRef') return path === undefined || count > 1 ? undefined : `field: ${path}`;
  const source = kind === 'secretKeyRef' ? 'secret' : kind === 'configMapKeyRef' ? 'configMap' : undefined;
  const [name, key] = [said('name'), said('key')];
  if (source === undefined || name === undefined || key === undefined || count > 2) return undefined;
  return `${source}: {name: ${name}, key: ${key}}`;
}
