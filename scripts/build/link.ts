import { found, type Import, type Part } from './take-apart.ts';

/**
 * Puts sources, by their paths, into one script, which is a function of `require`, in which each starts when something of it is first used: what a run
 * does not come to is neither made nor kept in its bytecode. So a module may do nothing when it starts but make what it exports; one that is
 * imported only for what it does stops the build.
 */
export function link(entry: string, parts: ReadonlyMap<string, Part>): string {
  return linkInTwo(entry, parts, () => true).first;
}

/** Two scripts that are one program. */
export interface Linked {
  /** A function of `require` and of one that loads the rest: it is given a function, calls `rest` with it, and gives what that gives. */
  readonly first: string;
  /** A function of `require` and of what the first script gives, which gives what that asks for. */
  readonly rest: string;
  /** The sources of the first script by the number in their functions, `$r0` and so on. */
  readonly paths: readonly string[];
}

/** The same in two scripts, so that what most runs do not come to is not even read. `isFirst`: which sources are in the first. */
export function linkInTwo(
  entry: string,
  parts: ReadonlyMap<string, Part>,
  isFirst: (path: string) => boolean,
): Linked {
  const first = new Linker(parts, (path) => path === entry || isFirst(path));
  const rest = new Linker(parts, (path) => !first.holds(path));
  first.other = rest;
  rest.other = first;
  const start = first.use({ path: entry, isExternal: false });
  const asked = `var $rest;function $other(n){return($rest||($rest=load($given)))(n)}\n`;
  return {
    first: `function(require,load){"use strict";\n${asked}${first.text()}${start};\n}`,
    rest: `function(require,$other){"use strict";\n${rest.text()}return $given;\n}`,
    paths: first.paths(),
  };
}

/**
 * Writes a function `$r1`, `$r2` and so on for each source, which starts it. What a module exports is in variables, `$v1_name`, and `$s1` says that it has started: code
 * that runs for the first time takes long to find a property of an object. What Node gives, and what is no module exports, is in `$e1`. What the other script
 * holds is asked of it by a number: `$other(1)`; what this one is asked for is in `$given`.
 */
class Linker {
  /** Whether a source is in this script. */
  readonly holds: (path: string) => boolean;
  other: Linker | undefined;
  readonly #given = new Map<string, { readonly number: number; expression: string }>();
  readonly #parts: ReadonlyMap<string, Part>;
  readonly #numbers = new Map<string, number>();
  readonly #functions: string[] = [];
  readonly #variables = new Set<string>();

  constructor(parts: ReadonlyMap<string, Part>, holds: (path: string) => boolean) {
    this.#parts = parts;
    this.holds = holds;
  }

  /** All that was used. */
  text(): string {
    const cases = [...this.#given.values()].map(
      ({ number, expression }) => `case ${number}:return ${expression};`,
    );
    const variables = this.#variables.size === 0 ? '' : `var ${[...this.#variables]};\n`;
    return `${variables}${this.#functions.join('')}function $given(n){switch(n){${cases.join('')}}}\n`;
  }

  paths(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  /** The expression by which the other script asks for what this one has. `name`: what tells it from all else. */
  #give(name: string, expression: () => string): string {
    let given = this.#given.get(name);
    if (given === undefined) {
      given = { number: this.#given.size, expression: '' };
      this.#given.set(name, given);
      given.expression = expression();
    }
    return `($other(${given.number}))`;
  }

  /** What the other script holds; undefined for what this one does. */
  #asked(part: Part, name: string, expression: (other: Linker) => string): string | undefined {
    const { other } = this;
    if (other === undefined || this.holds(part.path)) return undefined;
    return other.#give(`${name} ${part.path}`, () => expression(other));
  }

  /** The expression that gives all that a source exports, which is started before where that is needed. */
  use({ path, isExternal }: Import): string {
    const part = isExternal ? undefined : this.#part(path);
    const asked = part && this.#asked(part, '', (other) => other.use({ path, isExternal }));
    if (asked !== undefined) return asked;
    if (part?.isModule !== true) {
      const number = this.#number(path);
      return `(${this.#variable('e', number)}||$r${number}())`;
    }
    const all = [...part.exports.keys()].map((name) => `get ${name}(){return ${this.#exported(part, name)}}`);
    return `(${this.#started(path)},{${all}})`;
  }

  #started(path: string): string {
    const number = this.#number(path);
    return `${this.#variable('s', number)}||$r${number}()`;
  }

  /** The number of a source or of what Node gives, whose function is written when it is first asked for. */
  #number(path: string): number {
    let number = this.#numbers.get(path);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(path, number);
      this.#functions[number] = `function $r${number}(){${this.#text(path, number)}}\n`;
    }
    return number;
  }

  #variable(kind: 'e' | 's' | 'v', number: number, name?: string): string {
    const variable = `$${kind}${number}${name === undefined ? '' : `_${name}`}`;
    this.#variables.add(variable);
    return variable;
  }

  #text(path: string, number: number): string {
    const part = this.#parts.get(path);
    const all = `$e${number}`;
    if (part === undefined) return `return ${all}=require(${JSON.stringify(path)})`;
    const body = this.#linked(part);
    if (!part.isModule)
      return `var module={exports:${all}={}},exports=module.exports;\n${body}\nreturn ${all}=module.exports`;
    const own = [...part.exports].filter(([, what]) => !isPassedOn(what));
    const functions = own.filter(([, what]) => part.functions.has(what));
    const others = own.filter(([, what]) => !part.functions.has(what));
    const assigned = (exports: typeof own): string =>
      exports.map(([name, what]) => `${this.#variable('v', number, name)}=${what};`).join('');
    return `${this.#variable('s', number)}=1;${assigned(functions)}\n${body}\n${assigned(others)}`;
  }

  #part(path: string): Part {
    const part = this.#parts.get(path);
    if (part === undefined) throw new Error(`${path} is imported, but is not there`);
    return part;
  }

  /** The body of a source, with the expressions of what it imports. */
  #linked(part: Part): string {
    const used = new Set([...part.exports.values()].map((what) => what.replace(/\..*/, '')));
    const member = (_: string, variable: string, name: string): string => {
      used.add(variable);
      return this.#member(part, variable, name);
    };
    const body = part.body
      .replace(/\(0, (import_\w+)\.(\w+)\)/g, member)
      .replace(/\b(import_\w+)\.(\w+)/g, member)
      .replace(/\b__toESM\(require\("([^"]+)"\)\)|\brequire\("([^"]+)"\)/g, (_, module, name = module) =>
        this.use(found(part.imports, name, part.path)),
      );
    if (!part.isModule) return body;
    const unknown = /\b__reExport\b|\b__toESM\b|\bimport_\w+/.exec(body)?.[0];
    if (unknown !== undefined) throw new Error(`${part.path} uses ${unknown} in a way that cannot be linked`);
    for (const [variable, { path }] of part.variables) {
      if (!used.has(variable))
        throw new Error(`${part.path} imports ${path} only for what it does when it starts`);
    }
    return body;
  }

  #member(part: Part, variable: string, name: string): string {
    const target = part.variables.get(variable);
    if (target === undefined) throw new Error(`${part.path} uses ${variable}, which it does not import`);
    if (target.isExternal) return `${this.use(target)}.${name}`;
    const other = this.#part(target.path);
    if (other.isModule) return this.#exported(other, name);
    if (name !== 'default')
      throw new Error(`${part.path} imports ${name} of ${target.path}, which is no module`);
    return this.use(target);
  }

  /** The expression for an export, from the module that does not only pass it on. */
  #exported(part: Part, name: string): string {
    const what = part.exports.get(name);
    if (what === undefined) throw new Error(`${part.path} does not export ${name}`);
    const [variable = '', passedOn] = what.split('.');
    if (passedOn !== undefined) return this.#member(part, variable, passedOn);
    const asked = this.#asked(part, name, (other) => other.#exported(part, name));
    if (asked !== undefined) return asked;
    const number = this.#number(part.path);
    const value = this.#variable('v', number, name);
    return part.functions.has(what)
      ? `(${value}||($r${number}(),${value}))`
      : `(${this.#started(part.path)},${value})`;
  }
}

/** Whether an export is of another module. */
function isPassedOn(what: string): boolean {
  return what.includes('.');
}
