import { loadAll } from 'js-yaml';
import { parse } from 'yaml';
import { catalog } from '../../src/catalog.ts';
import { compile } from '../../src/compiler/compile.ts';
import { formatDocument } from '../../src/compiler/format-document.ts';
import type { Host } from '../../src/compiler/host.ts';
import { validate } from '../../src/compiler/validate.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { format } from '../../src/diagnostics/format/format.ts';
import { formats } from '../../src/diagnostics/format/formats.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { ArgoObject } from '../../src/targets/argo/model.ts';
import { problemsOf } from '../targets/argo/lower/invariants.ts';

/** Seconds of processor time that a command may take for one case. */
const mostSeconds = 2;

/**
 * What must be so of any input: nothing is thrown, nothing takes long, findings point into texts, nothing raw reaches a terminal, `validate` and
 * `compile` say the same, and what they accept is YAML of ours. Throws when something is not; gives what was compiled.
 */
export async function judge(path: string, host: Host): Promise<string | undefined> {
  const checked = await inTime('validate', async () => {
    const sink = new Sink();
    await validate(path, host, sink);
    return sink;
  });
  await checkFindings(checked.diagnostics(), path);
  const read = await host.read(path);
  const text = read.ok ? read.text : undefined;
  if (!checked.hasErrors) {
    demand(text !== undefined, 'a file that cannot be read was accepted');
    demandOurs(text);
  }
  // Formatting reads the text twice more, which takes most of the time.
  if (text !== undefined && text.length % 3 === 0) demandFormats(path, text);
  const { compiled, codes } = await inTime('compile', () => compiledAnyhow(path, host));
  if (compiled === undefined) demand(codes.length > 0, 'nothing was compiled, and nothing was said');
  if (compiled === undefined && !checked.hasErrors) {
    const known = codes.some((code) => code === 'wrong-document' || code === 'needs-newer-target');
    demand(known, `validate accepts what compile refuses: ${codes.join(', ')}`);
  }
  if (compiled === undefined) return undefined;
  demand(codes.length === 0, `something was compiled in spite of ${codes.join(', ')}`);
  if (checked.hasErrors) {
    const refused = checked
      .diagnostics()
      .filter(({ severity, message }) => severity === 'error' && !message.includes('(in the environment'));
    demand(
      refused.length === 0,
      `compile accepts what validate refuses: ${refused.map(({ code }) => code).join(', ')}`,
    );
  }
  demand(!raw.test(compiled.replaceAll('\t', '')), 'the workflow has characters that a terminal obeys');
  const problems = problemsOf(parse(compiled, { version: '1.1' }) as ArgoObject);
  demand(problems.length === 0, `the workflow breaks the rules of lowering: ${problems.join('; ')}`);
  return compiled;
}

/** Compiles a pipeline as the kind that it has; when its inputs have no values, as a template. */
async function compiledAnyhow(
  path: string,
  host: Host,
): Promise<{ readonly compiled: string | undefined; readonly codes: readonly string[] }> {
  for (const options of [{}, { kind: 'WorkflowTemplate' }] as const) {
    const sink = new Sink();
    const compiled = await compile(path, host, { inputs: new Map(), ...options }, sink);
    const errors = sink.diagnostics().filter(({ severity }) => severity === 'error');
    const codes = errors.map(({ code }) => code);
    if (!codes.includes('input-without-value') || 'kind' in options) return { compiled, codes };
  }
  throw new Error('not reached');
}

/** What a terminal would obey or what would break a log line; line ends are the format's own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const raw = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;

async function checkFindings(diagnostics: readonly Diagnostic[], path: string): Promise<void> {
  for (const { code, span, related = [], message, help = '' } of diagnostics) {
    for (const one of [span, ...related.map((other) => other.span)]) {
      const isInside = one.start >= 0 && one.start <= one.end && one.end <= one.file.text.length;
      demand(isInside, `${code} points outside of ${one.file.path}`);
    }
    demand(
      message.trim() !== '' && !/\bundefined\b|\[object |native code/.test(withoutQuotes(message + help)),
      `${code} says: ${message} ${help}`,
    );
  }
  for (const name of formats) {
    const style = { color: false, width: 100 };
    const text = await format({ diagnostics, checked: [path] }, name, {
      style,
      failOn: 'error',
      version: '1',
      catalog: async () => catalog,
    });
    const hidden = raw.exec(text);
    demand(
      hidden === null,
      `${name} emits ${JSON.stringify(hidden?.[0])}: ${JSON.stringify(text.slice(Math.max(0, (hidden?.index ?? 0) - 40), hidden?.index))}`,
    );
    if (name === 'json' || name === 'sarif' || name === 'gitlab') JSON.parse(text);
  }
}

/** What users wrote stands in quotes in messages. */
function withoutQuotes(text: string): string {
  return text.replace(/"[^"]*"|`[^`]*`|'[^']*'|\$\{\{.*?\}\}/gs, '');
}

/** That reader alone refuses a bracket that closes at the margin of its key, `[#comment`, and `,!"text"`, and has a lower limit for depth. */
const known = /^(?:deficient indentation|nesting exceeded|missed comma between flow|tag name cannot contain)/;

/** Another reader takes it as YAML, and it says that it is ours, or it is a component of KFP. */
function demandOurs(text: string): void {
  let document: unknown;
  try {
    // An empty document beside it, such as after a last `---`, is none.
    const documents = loadAll(text.replace(/^\ufeff/, '')).filter((one) => one !== null && one !== undefined);
    demand(documents.length === 1, 'several documents were accepted');
    document = documents[0];
  } catch (error) {
    if (error instanceof Error && known.test(error.message)) return;
    throw new Error(
      `another reader refuses what was accepted: ${error instanceof Error ? error.message.slice(0, 200) : error}`,
    );
  }
  const isMap = typeof document === 'object' && document !== null && !Array.isArray(document);
  demand(isMap, 'a document that is no map was accepted');
  const { apiVersion, implementation } = document as Record<string, unknown>;
  const isOurs =
    apiVersion === undefined ? implementation !== undefined : String(apiVersion).startsWith('pipewright/');
  demand(isOurs, `a document of another kind was accepted: ${String(apiVersion)}`);
}

/** Formatting is done or refused; what is formatted stays as it is the next time. */
function demandFormats(path: string, text: string): void {
  const once = formatDocument({ path, text }, new Sink());
  if (once === undefined) return;
  demand(formatDocument({ path, text: once }, new Sink()) === once, 'formatting twice changes more');
}

/** What a command gives; a second try decides, since the machine may have been busy with others. */
async function inTime<Result>(command: string, run: () => Promise<Result>): Promise<Result> {
  let seconds = 0;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const before = process.threadCpuUsage();
    const result = await run();
    const { user, system } = process.threadCpuUsage(before);
    seconds = (user + system) / 1e6;
    if (seconds <= mostSeconds) return result;
  }
  throw new Error(`${command} took ${seconds.toFixed(1)} s of processor time`);
}

function demand(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new Error(problem);
}
