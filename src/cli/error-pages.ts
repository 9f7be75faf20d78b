import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the page of a diagnostic code is: in `docs/errors.md` of the installation that `script` belongs to. Undefined when it is not there,
 * or when the terminal is not known to show links; FORCE_HYPERLINK=1 says that it does, FORCE_HYPERLINK=0 that it does not.
 */
export function errorPages(
  env: Environment,
  script: string | undefined,
): ((code: string) => string) | undefined {
  if (script === undefined || !showsLinks(env)) return undefined;
  const pages = pagesOf(script);
  if (pages === undefined) return undefined;
  const path = pages.split('/').map(encodeURIComponent).join('/');
  return (code) => `file://${path}#${code}`;
}

function pagesOf(script: string): string | undefined {
  try {
    const directory = dirname(realpathSync(script));
    const candidates = ['..', '../..'].map((up) => join(directory, up, 'docs', 'errors.md'));
    return candidates.find((path) => path.startsWith('/') && existsSync(path));
  } catch {
    return undefined;
  }
}

/** Terminals that say who they are and show links (OSC 8); others could show the address as text. */
export function showsLinks(env: Environment): boolean {
  const { FORCE_HYPERLINK: forced, TERM_PROGRAM: program, VTE_VERSION: vte, TERM: term } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  // The file lies on this machine, and the one who follows the link sits at another.
  if (env.SSH_CONNECTION !== undefined || env.CI !== undefined || env.TMUX !== undefined) return false;
  if (Number(vte) >= 5000 || env.WT_SESSION !== undefined || env.KONSOLE_VERSION !== undefined) return true;
  if (term === 'xterm-kitty' || term === 'alacritty' || term === 'foot' || term === 'xterm-ghostty')
    return true;
  return (
    program !== undefined && ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'].includes(program)
  );
}
