import type { Host } from '../compiler/host.ts';
import { applyFixes, type FixLevel, fixesIn } from '../diagnostics/apply-fixes.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Findings } from '../diagnostics/format/format.ts';
import { Sink } from '../diagnostics/sink.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import { checkFiles } from './check-files.ts';

/** A text that fixes have changed. */
export interface ChangedText {
  readonly before: string;
  readonly after: string;
}

export interface FixedFiles {
  readonly changed: ReadonlyMap<string, ChangedText>;
  /** How many fixes were made. */
  readonly count: number;
  /** What is found when they are made. */
  readonly findings: Findings;
}

/** A fix can uncover what the next one cures. More rounds than this no file needs, and fixes that undo each other end here. */
const maxRounds = 10;

/** Makes the fixes of what is found in files, in memory, until none is left. Only these files are changed, not others that they name. */
export async function fixFiles(files: ReadonlySet<string>, level: FixLevel, host: Host): Promise<FixedFiles> {
  const changed = new Map<string, ChangedText>();
  const patched: Host = {
    read: async (path) => {
      const text = changed.get(path)?.after;
      return text === undefined ? host.read(path) : { ok: true, text };
    },
    isDirectory: (path) => host.isDirectory(path),
    parents: (path) => host.parents(path),
    entries: async (directory) => (await host.entries?.(directory)) ?? [],
  };
  let count = 0;
  for (let round = 1; ; round += 1) {
    const findings = await checkFiles(files, patched);
    const before = count;
    for (const path of round > maxRounds ? [] : files) {
      const read = await patched.read(path);
      const fixes = fixesIn(path, findings.diagnostics, level);
      if (!read.ok || fixes.length === 0) continue;
      const fixed = applyFixes(read.text, harmless(path, read.text, fixes));
      if (fixed.text === read.text) continue;
      count += fixed.count;
      changed.set(path, { before: changed.get(path)?.before ?? read.text, after: fixed.text });
    }
    if (count === before) return { changed, count, findings };
  }
}

/** The fixes that leave the file as readable as it was: two cures that are each right can together write one key twice. */
function harmless(path: string, text: string, fixes: readonly Fix[]): readonly Fix[] {
  const allowed = errorsIn(path, text);
  const isFine = (some: readonly Fix[]): boolean => errorsIn(path, applyFixes(text, some).text) <= allowed;
  if (isFine(fixes)) return fixes;
  const fine: Fix[] = [];
  for (const fix of fixes) if (isFine([...fine, fix])) fine.push(fix);
  return fine;
}

function errorsIn(path: string, text: string): number {
  const sink = new Sink();
  parseYaml({ path, text }, sink);
  return sink.errorCount;
}
