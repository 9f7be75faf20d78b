import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { CompileOptions } from '../compiler/compile.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import type { CompileFlags } from './commands/compile.ts';
import type { Io } from './io.ts';

/** What flags say of how to compile, but for inputs; or what is wrong with the directory of templates that they name. */
export function compileOptions(
  { kind, target, emit, templates: directory }: CompileFlags,
  io: Io,
): Omit<CompileOptions, 'inputs'> | string {
  if (directory !== undefined && emit === 'repository')
    return '--templates is for workflows, and --emit repository writes none';
  const templates = directory === undefined ? undefined : readTemplates(directory, io);
  if (typeof templates === 'string') return templates;
  return {
    emit,
    ...(templates !== undefined && { templates }),
    ...(target !== undefined && { target }),
    ...(kind !== undefined && { kind }),
  };
}

/** The templates in a directory, in the order of their names. */
function readTemplates(directory: string, io: Io): readonly SourceFile[] | string {
  if (!io.isDirectory(directory)) return `${directory} is no directory`;
  const paths = templatesIn(directory);
  if (paths.length === 0) return `${directory} holds no templates (*.hbs)`;
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The paths of the templates in a directory, `*.hbs`, in the order of their names; none where there is no such directory. */
export function templatesIn(directory: string): readonly string[] {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const names = readdirSync(directory).filter((name) => name.endsWith('.hbs'));
  return names.sort().map((name) => posix.join(directory, name));
}
