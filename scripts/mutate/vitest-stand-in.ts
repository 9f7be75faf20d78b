// Stands in for `vitest` where test files import it: registers tests instead of running them, so that one process can run the same test
// under many mutants. It knows what this project's tests use; anything else fails at once, in the run without mutants.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chai, expect } from 'vitest';

type Work = (...args: readonly unknown[]) => unknown;

export interface Registered {
  readonly name: string;
  readonly run: () => Promise<void>;
}

interface Scope {
  readonly name: string;
  readonly before: Work[];
  readonly after: Work[];
  readonly outer: Scope | undefined;
}

let tests: Registered[] = [];
let once: { readonly before: Work[]; readonly after: Work[] } = { before: [], after: [] };
let scope: Scope = { name: '', before: [], after: [], outer: undefined };
/** The file that is collected, or whose test runs. */
let path = '';

export interface TestFile {
  readonly tests: readonly Registered[];
  readonly before: readonly Work[];
  readonly after: readonly Work[];
}

/** What a test file registers while it is imported. */
export async function collect(file: string): Promise<TestFile> {
  tests = [];
  once = { before: [], after: [] };
  scope = { name: '', before: [], after: [], outer: undefined };
  path = file;
  await import(file);
  return { tests, ...once };
}

export { expect };

// The one of vitest asks for the state of its runner.
chai.use((_, { addMethod }) => {
  addMethod(
    chai.Assertion.prototype,
    'toMatchFileSnapshot',
    function (this: Chai.AssertionStatic, name: string) {
      this.assert(
        this._obj === readFileSync(join(dirname(path), name), 'utf8'),
        `differs from ${name}`,
        '',
        '',
      );
    },
  );
});

export const beforeAll = (work: Work): number => once.before.push(work);
export const afterAll = (work: Work): number => once.after.push(work);
export const beforeEach = (work: Work): number => scope.before.push(work);
export const afterEach = (work: Work): number => scope.after.push(work);

export const describe = registrar((name, work) => {
  const outer = scope;
  scope = { name: `${outer.name}${name} > `, before: [], after: [], outer };
  work();
  scope = outer;
});

export const it = registrar((name, work) => {
  const inside = scope;
  const file = path;
  const run = async (): Promise<void> => {
    path = file;
    for (const hook of hooks(inside, 'before').reverse()) await hook();
    try {
      await work();
    } finally {
      for (const hook of hooks(inside, 'after')) await hook();
    }
  };
  tests.push({ name: `${inside.name}${name}`, run });
});

export const test = it;

/** From the inside to the outside. */
function hooks(of: Scope, when: 'before' | 'after'): Work[] {
  const outer = of.outer === undefined ? [] : hooks(of.outer, when);
  return [...[...of[when]].reverse(), ...outer];
}

interface Registrar {
  (name: string, ...rest: readonly unknown[]): void;
  readonly each: (table: readonly unknown[]) => (name: string, ...rest: readonly unknown[]) => void;
  readonly skipIf: (condition: unknown) => Registrar;
}

function registrar(register: (name: string, work: Work) => void): Registrar {
  return make(false);

  function make(skipped: boolean): Registrar {
    const one = (name: string, ...rest: readonly unknown[]): void => {
      if (!skipped) register(name, workOf(rest));
    };
    const each =
      (table: readonly unknown[]) =>
      (name: string, ...rest: readonly unknown[]): void => {
        for (const [index, row] of table.entries()) {
          const args: readonly unknown[] = Array.isArray(row) ? row : [row];
          one(`${name} (row ${index})`, () => workOf(rest)(...args));
        }
      };
    return Object.assign(one, { each, skipIf: (condition: unknown) => make(skipped || Boolean(condition)) });
  }
}

function workOf(rest: readonly unknown[]): Work {
  const work = rest.find((one) => typeof one === 'function');
  if (typeof work !== 'function') throw new Error('a test without a function');
  return (...args) => work(...args);
}
