import { readFileSync } from 'node:fs';
import schema from '../../schema/kubernetes.json' with { type: 'json' };
import { FileHost } from '../../src/cli/file-host.ts';
import type { Host } from '../../src/compiler/host.ts';
import { has, isOlder, versionOf } from '../../src/targets/argo/capabilities.ts';
import type { Engine } from './harness.ts';
import { targetOf } from './harness.ts';

/** Whether an engine cannot run a specification, because it asks for more than a line says. */
export function isBeyond(engine: Engine, path: string): boolean {
  const text = readFileSync(path, 'utf8');
  const version = versionOf(targetOf(engine));
  const asksForLists = /^\s*(cron|mutex|semaphore): *\[.*,/m.test(text);
  return (!has('daemon', version) && /^\s*daemon:/m.test(text)) || (!has('lists', version) && asksForLists);
}

/** Reads specifications without the lines that ask for what the engine does not have: the cure that the diagnostic names. */
export function hostOf(engine: Engine): Host {
  const files = new FileHost(async function* () {});
  const version = versionOf(targetOf(engine));
  const lacks = (form: string): boolean => isOlder(version, form.split('@')[1] ?? '');
  const fields = Object.values(schema.types).flatMap((type) => Object.entries<string>(type));
  const there = new Set(fields.filter(([, form]) => !lacks(form)).map(([name]) => name));
  const missing = fields
    .filter(([name, form]) => lacks(form) && !there.has(name))
    .map(([name]) => `${name}:`);
  return {
    async read(path) {
      const found = await files.read(path);
      if (!found.ok) return found;
      const lines = found.text.split('\n');
      const kept = lines.filter((line) => !missing.some((key) => line.trimStart().startsWith(key)));
      return { ...found, text: kept.join('\n') };
    },
    isDirectory: (path) => files.isDirectory(path),
    parents: (path) => files.parents(path),
  };
}
