import type { YamlScalar } from '../../syntax/yaml-node.ts';

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function quoted(names: Iterable<string>): readonly string[] {
  return [...names].map((name) => `"${name}"`);
}

/** A value as it is shown in a message: texts in quotes and on one line, long ones cut. */
export function shown(node: YamlScalar): string {
  if (typeof node.value !== 'string') return node.text;
  return JSON.stringify(node.value.length > 60 ? `${node.value.slice(0, 57)}...` : node.value);
}
