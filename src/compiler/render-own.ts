import { posix } from 'node:path';
import type { Sink } from '../diagnostics/sink.ts';
import { linesOf, type SourceFile } from '../diagnostics/span.ts';
import { toPlain } from '../syntax/at.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import type { LoweredArgo } from '../targets/argo/argo.ts';
import { jsonSize, objectLimit } from '../targets/argo/object-size.ts';
import { ownTemplate, templateNames, withOwn } from '../targets/argo/own-templates.ts';
import { renderWith } from '../targets/argo/render.ts';
import { didYouMean } from '../util/did-you-mean.ts';
import { checkOwnOutput } from './check-own-output.ts';
import { linkCodes } from './codes.ts';

/** The name of the text that templates of users give, for what is found in it. */
const outputName = '(the workflow)';

/** Renders with templates of a user in the places of ours; what they give is read back, and may only add to the workflow. */
export function renderOwn(
  files: readonly SourceFile[],
  lowered: LoweredArgo,
  source: string,
  sink: Sink,
): string | undefined {
  const before = sink.errorCount;
  const own = new Map<string, object>();
  for (const file of files) {
    const name = posix.basename(file.path).replace(/\.hbs$/, '');
    const start = { file, start: 0, end: 0 };
    if (!templateNames.includes(name)) {
      const near = didYouMean(name, templateNames);
      sink.report(linkCodes['invalid-template'], start, `There is no template "${name}" to write anew.`, {
        help:
          near === undefined ? `The templates are ${templateNames.join(', ')}.` : `Did you mean "${near}"?`,
      });
      continue;
    }
    const template = ownTemplate(name, file);
    if ('message' in template && 'line' in template) {
      const { line, message } = template;
      const at = linesOf(file)[Number(line) - 1] ?? 0;
      sink.report(
        linkCodes['invalid-template'],
        { file, start: at, end: at },
        `The template cannot be read: ${String(message)}.`,
        { help: linkCodes['invalid-template'].advice },
      );
    } else own.set(name, template);
  }
  if (sink.errorCount > before) return undefined;
  let text: string;
  try {
    text = renderWith(withOwn(own), lowered.object, source, lowered.origins, lowered.raw);
  } catch (error) {
    const [file = { path: outputName, text: '' }] = files;
    const message = `The templates cannot be rendered: ${error instanceof Error ? error.message : String(error)}.`;
    sink.report(linkCodes['invalid-template'], { file, start: 0, end: 0 }, message, {
      help: linkCodes['invalid-template'].advice,
    });
    return undefined;
  }
  const output = parseYaml({ path: outputName, text }, sink);
  if (output === undefined) return undefined;
  checkOwnOutput(lowered.object, output, sink);
  if (jsonSize(toPlain(output)) > objectLimit) {
    const message = 'With what the templates add, the workflow is larger than the 1 MiB that Argo runs.';
    sink.report(linkCodes['workflow-too-large'], { ...output.span, end: output.span.start }, message);
  }
  return sink.errorCount > before ? undefined : text;
}
