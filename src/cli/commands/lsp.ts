import manifest from '../../../package.json' with { type: 'json' };
import { serve } from '../../lsp/serve.ts';
import { lspWorld } from '../lsp-world.ts';

/** Serves an editor on standard input and output. The process ends when the editor says so, or goes away. */
export function lsp(): void {
  serve(process.stdin, process.stdout, lspWorld(), { name: manifest.name, version: manifest.version });
}
