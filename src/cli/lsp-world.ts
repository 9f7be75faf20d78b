import { posix, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { World } from '../lsp/world.ts';
import { FileHost, shownPath } from './file-host.ts';
import { findSpecs, isNamedLikeOurs, isOurs } from './find-specs.ts';
import { fixFiles } from './fix-files.ts';

/** The machine that the language server runs on. */
export function lspWorld(): World {
  return {
    files: freshFiles,
    enter(uri) {
      const directory = filePath(uri);
      try {
        if (directory !== undefined) process.chdir(directory);
      } catch {
        // A directory that is not there: paths are then shown from where the server was started.
      }
    },
    pathOf(uri) {
      const path = filePath(uri);
      return path === undefined ? uri : shownPath(path);
    },
    uriOf: (path) => (isForeignUri(path) ? path : pathToFileURL(resolve(path)).href),
    isOurs: (path, text) => isOurs(posix.basename(path), text),
    isNamedLikeOurs: (path) => isNamedLikeOurs(posix.basename(path)),
    specs: async (directory) => (await findSpecs(directory, freshFiles())).specs,
    async fixed(path, host) {
      const { changed } = await fixFiles(new Set([path]), 'safe', host);
      return changed.get(path)?.after;
    },
  };
}

/** A host reads each file once; what changes is seen by another one. */
function freshFiles(): FileHost {
  return new FileHost(() => process.stdin);
}

function filePath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** What an editor calls a document that is no file, such as `untitled:Untitled-1`. */
function isForeignUri(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(path);
}
