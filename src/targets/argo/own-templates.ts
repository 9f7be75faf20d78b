import { argo } from '../../../generated/templates.js';
import type { SourceFile } from '../../diagnostics/span.ts';
import { precompile } from '../precompile.ts';
import type { Templates } from '../templates.ts';

/** What is wrong with a template of a user, in its line. */
export interface TemplateProblem {
  readonly line: number;
  readonly message: string;
}

/** The names of the templates that users can write anew. */
export const templateNames: readonly string[] = Object.keys(argo);

/** One template of a user, ready to be rendered. It keeps to the same five words as ours, so that it cannot run code. */
export function ownTemplate(name: string, file: SourceFile): object | TemplateProblem {
  try {
    return specOf(precompile(name, file.text));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [, line = '1', message = text] =
      /^(?:.*?:|Parse error on line )(\d+):(?:\d+: )?([\s\S]*)$/.exec(text) ?? [];
    return { line: Number(line), message: (message.trim().split('\n').at(-1) ?? '').replace(/\.$/, '') };
  }
}

/** Our templates, with those of a user in their places. */
export function withOwn(own: ReadonlyMap<string, object>): Templates {
  return { ...argo, ...Object.fromEntries(own) };
}

/** Handlebars gives the source of an object, of which nothing but the words of the grammar is a part. */
function specOf(source: string): object {
  const spec: unknown = new Function(`return ${source};`)();
  if (typeof spec !== 'object' || spec === null) throw new Error('not a template');
  return spec;
}
