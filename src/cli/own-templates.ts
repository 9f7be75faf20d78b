import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { CompileOptions } from '../compiler/compile.ts';
import type { Io } from './io.ts';

/** The templates that `--templates` names, `*.hbs` in a directory, in the order of their names; or what is wrong with it. */
export function ownTemplates(
  { templates: directory, emit }: { readonly templates?: string; readonly emit: string },
  io: Io,
): Pick<CompileOptions, 'templates'> | string {
  if (directory === undefined) return {};
  if (emit === 'repository') return '--templates is for workflows, and --emit repository writes none';
  if (!io.isDirectory(directory)) return `${directory} is no directory`;
  const names = readdirSync(directory).filter((name) => name.endsWith('.hbs'));
  if (names.length === 0) return `${directory} holds no templates (*.hbs)`;
  const templates = names.sort().map((name) => {
    const path = posix.join(directory, name);
    return { path, text: readFileSync(path, 'utf8') };
  });
  return { templates };
}
