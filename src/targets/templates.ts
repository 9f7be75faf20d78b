import runtime from 'handlebars/runtime.js';
import { InternalError, invariant } from '../util/invariant.ts';
import { scalar, text } from './quote.ts';
import { type Json, tree } from './tree.ts';

/** The precompiled templates of one target, by name (`generated/templates.js`). */
export type Templates = { readonly [name: string]: object };

export type Render = (name: string, context: object) => string;

/** What we use of Handlebars' runtime, which publishes no types of its own. */
interface Runtime {
  create(): Runtime;
  helpers: Record<string, unknown>;
  partials: Record<string, unknown>;
  template(spec: object): (context: object, options: object) => string;
}

interface Options {
  readonly hash: { readonly indent: number; readonly fit?: number };
  fn(context: unknown): string;
  inverse(context: unknown): string;
}

/**
 * A Handlebars of our own with five words and nothing else. What a value holds is never read as a template, and only a context's own
 * fields exist. Blank lines hold no blanks: values never have a line of blanks only (see `text`), so that those come from indentation.
 */
export function environment(templates: Templates): Render {
  const handlebars = (runtime as Runtime).create();
  handlebars.helpers = { ...words };
  for (const [name, spec] of Object.entries(templates)) {
    const template = handlebars.template(spec);
    handlebars.partials[name] = (context: object, options: object) => template(given(context), options);
  }
  return (name, context) => {
    const template = handlebars.partials[name];
    invariant(typeof template === 'function', `there is no template "${name}"`);
    return String(template(context, ownOnly)).replace(/^ +$/gm, '').replace(/\n+$/, '\n');
  };
}

/** What Handlebars does anyway; said, so that it does not warn on the console. */
const ownOnly = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

const words = {
  scalar: (value: string | number | boolean | null | undefined): string => scalar(given(value)),

  text(value: unknown, { hash }: Options): string {
    invariant(typeof value === 'string', `text was given ${typeof value}`);
    return text(value, hash.indent);
  },

  tree: (value: Json | undefined, { hash }: Options): string => tree(given(value), hash.indent, hash.fit),

  has(this: object, ...all: [...string[], Options]): string {
    const options = all.pop() as Options;
    const found = all.some((name) => Object.hasOwn(this, String(name)));
    return found ? options.fn(this) : options.inverse(this);
  },

  each(list: unknown, options: Options): string {
    if (!Array.isArray(list)) throw new InternalError(`each was given ${typeof list}, not a list`);
    let written = '';
    for (const item of list) written += options.fn(item);
    return written;
  },
};

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new InternalError('a template names a field that the model does not have');
  return value;
}
