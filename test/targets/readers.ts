import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';

/** Readers of both YAML versions. YAML 1.1 is what Argo's reader has; `test/engine` asks that one itself. */
export const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ['js-yaml as YAML 1.1', (text) => load(text, { schema: YAML11_SCHEMA })],
  ['js-yaml as YAML 1.2', (text) => load(text, { schema: CORE_SCHEMA })],
  ['yaml as YAML 1.1', (text) => parse(text, { version: '1.1', strict: true })],
  ['yaml as YAML 1.2', (text) => parse(text, { version: '1.2', strict: true })],
];
