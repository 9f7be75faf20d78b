import type { CodeInfo, Diagnostic } from '../diagnostic.ts';
import type { Format } from './formats.ts';
import type { PrettyOptions } from './pretty.ts';

/** What a run found, and in which files it looked. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly checked: readonly string[];
}

/** What some of the formats say besides the findings. */
export interface FormatOptions {
  readonly style: PrettyOptions;
  /** From which severity on a finding is a failure. */
  readonly failOn: 'error' | 'warning';
  readonly version: string;
  /** What the codes mean. */
  readonly catalog: () => Promise<readonly CodeInfo[]>;
}

/** Shows findings in one of the formats; what makes it is loaded only then. */
export async function format(findings: Findings, as: Format, options: FormatOptions): Promise<string> {
  const { diagnostics } = findings;
  switch (as) {
    case 'pretty':
      return (await import('./pretty.ts')).formatPretty(diagnostics, options.style);
    case 'concise':
      return (await import('./concise.ts')).formatConcise(diagnostics);
    case 'json':
      return (await import('./json.ts')).formatJson(diagnostics);
    case 'sarif': {
      const catalog = await options.catalog();
      return (await import('./sarif.ts')).formatSarif(diagnostics, catalog, options.version);
    }
    case 'github':
      return (await import('./github.ts')).formatGithub(diagnostics);
    case 'gitlab':
      return (await import('./gitlab.ts')).formatGitlab(diagnostics);
    case 'junit':
      return (await import('./junit.ts')).formatJunit(findings, options.failOn);
  }
}
