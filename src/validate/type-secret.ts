import { isMap } from '../model/is-map.ts';
import type { Type, Value } from '../model/type.ts';

/** Whether a value is the map by which people write a Secret: `{secret: {name: …, key: …}}`. */
export function isSecretReference(value: Value): boolean {
  return secretOf(value) !== undefined;
}

/** The text by which a reference to a Secret travels, `<name>/<key>`: neither a name nor a key can hold a slash. Other values are themselves. */
export function asSecretText(value: Value, type: Type): Value {
  const secret = type.kind === 'secret' ? secretOf(value) : undefined;
  return secret === undefined ? value : `${secret.name}/${secret.key}`;
}

/** A Secret given as text, `<name>/<key>`; undefined when it is none. */
export function readSecretText(text: string): Value | undefined {
  const [name, key, ...more] = text.split('/');
  if (!name || !key || more.length > 0 || !isSecretName(name) || !isSecretKey(key)) return undefined;
  return { secret: { name, key } };
}

/** Keys of Secrets in Kubernetes: letters, digits, `-`, `_` and `.`. */
export function isSecretKey(key: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== '.' && !key.startsWith('..');
}

function isSecretName(name: string): boolean {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
}

function secretOf(value: Value): { readonly name: string; readonly key: string } | undefined {
  if (!isMap(value) || Object.keys(value).length !== 1) return undefined;
  const { secret } = value;
  if (secret === undefined || !isMap(secret) || Object.keys(secret).length !== 2) return undefined;
  const { name, key } = secret;
  return typeof name === 'string' && typeof key === 'string' ? { name, key } : undefined;
}
