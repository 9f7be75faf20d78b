import { posix } from 'node:path';
import type { Findings } from '../diagnostics/format/format.ts';
import { type Format, formats, isDocument } from '../diagnostics/format/formats.ts';
import { didYouMean } from '../util/did-you-mean.ts';
import { shownPath } from './file-host.ts';
import { isNamedLikeOurs } from './find-specs.ts';
import { defaultWidth, type Io } from './io.ts';
import { formatted, type Reporting } from './report.ts';

/** A file that findings are written to, or `-` for standard output. */
export interface FindingFile {
  readonly format: Format;
  readonly path: string;
}

/** The files that `--output format=path` names, or what is wrong with one of them. */
export type FindingFiles = { readonly files: readonly FindingFile[] } | { readonly problem: string };

/** Reads `--output format=path`. No place is written to twice, standard output included, which `--format` or `--diff` may need. */
export function parseFindingFiles(texts: readonly string[], shown: Format, diff = false): FindingFiles {
  if (diff && isResult(shown))
    return {
      problem: `--diff and --format ${shown} both write to standard output; use --output ${shown}=FILE`,
    };
  const files: FindingFile[] = [];
  const taken = new Set<string>(isResult(shown) || diff ? ['-'] : []);
  for (const text of texts) {
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    const format = formats.find((one) => one === name);
    if (format === undefined) {
      const near = didYouMean(name, formats);
      const known = near === undefined ? `the formats are ${formats.join(', ')}` : `did you mean "${near}"?`;
      return { problem: `--output takes format=path, and there is no format "${name}"; ${known}` };
    }
    if (equals === -1 || equals === text.length - 1)
      return { problem: `--output takes format=path, such as ${name}=${example(format)}` };
    const path = shownPath(text.slice(equals + 1));
    const problem = nameProblem(path);
    if (problem !== undefined) return { problem };
    if (taken.has(path))
      return { problem: `--output names ${path === '-' ? 'standard output' : path} twice` };
    taken.add(path);
    files.push({ format, path });
  }
  return { files };
}

/** What is written for others would be taken for a specification by the next run. */
export function nameProblem(path: string): string | undefined {
  return isNamedLikeOurs(posix.basename(path))
    ? `${path} has the name of a specification; give the file another one`
    : undefined;
}

/** Whether `validate` shows a format on standard output, as its result. */
export function isResult(format: Format): boolean {
  return isDocument(format) || format === 'github';
}

function example(format: Format): string {
  const endings = {
    pretty: 'txt',
    concise: 'txt',
    github: 'txt',
    json: 'json',
    gitlab: 'json',
    junit: 'xml',
  };
  return format === 'sarif' ? 'pipewright.sarif' : `findings.${endings[format]}`;
}

/** Writes findings to every file; gives the first problem. */
export async function writeFindings(
  files: readonly FindingFile[],
  findings: Findings,
  reporting: Reporting,
  io: Io,
): Promise<string | undefined> {
  const style = { color: false, width: defaultWidth };
  for (const { format, path } of files) {
    const text = await formatted(findings, format, reporting, style);
    const problem = path === '-' ? io.out(text) : io.write(path, text);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
