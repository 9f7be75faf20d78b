import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { SourceFile } from '../diagnostics/span.ts';
import type { Io } from './io.ts';

/** The templates in a directory, `*.hbs`, in the order of their names; or what is wrong with it. */
export function readTemplates(directory: string, io: Io): readonly SourceFile[] | string {
  if (!io.isDirectory(directory)) return `${directory} is no directory`;
  const names = readdirSync(directory).filter((name) => name.endsWith('.hbs'));
  if (names.length === 0) return `${directory} holds no templates (*.hbs)`;
  return names.sort().map((name) => {
    const path = posix.join(directory, name);
    return { path, text: readFileSync(path, 'utf8') };
  });
}
