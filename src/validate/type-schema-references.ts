import { groupDigits } from '../util/group-digits.ts';
import { quoteText } from './type-describe-value.ts';
import { isMap, type Schema } from './type-schema.ts';
import { type SchemaProblem, schemaProblems } from './type-schema-problem.ts';
import { forms, mapSchemas, type Path } from './type-schema-words.ts';

/** What a schema has become, or why it cannot be used: then there are problems. */
export interface ReadSchema {
  readonly schema?: unknown;
  readonly problems: readonly SchemaProblem[];
}

/** Of schemas, one in another; each reference counts as what it leads to. */
const mostSchemas = 10_000;
const mostLevels = 100;

/** Checks a schema and puts in the place of each reference what it leads to, so that nobody after has to follow one. */
export function readSchema(root: unknown): ReadSchema {
  const ofWords = schemaProblems(root);
  const { schema, problems } = new References(root).read();
  // What is said of a word is not said again because it stands beside a reference.
  const blamed = new Set(ofWords.map(({ path }) => JSON.stringify(path)));
  const all = [...ofWords, ...problems.filter(({ path }) => !blamed.has(JSON.stringify(path)))];
  return all.length === 0 ? { schema, problems: [] } : { problems: all };
}

/** Follows the references of one schema. */
class References {
  readonly #root: unknown;
  /** The schemas that references may lead to. */
  readonly #places = new Set<unknown>();
  readonly #known = new Map<unknown, { readonly schema: unknown; readonly size: number }>();
  /** Around the schema that is read, outermost first. */
  readonly #around: unknown[] = [];
  readonly #problems: SchemaProblem[] = [];
  #isTooDeep = false;

  constructor(root: unknown) {
    this.#root = root;
    this.#collect(root);
  }

  read(): ReadSchema {
    const { schema, size } = this.#expand(this.#root, []);
    if (size > mostSchemas && this.#problems.length === 0) {
      const count = groupDigits(size);
      this.#problems.push({
        path: [],
        problem: `with what its references lead to it has ${count} schemas in it, of which there may be ${groupDigits(mostSchemas)}`,
        help: 'Refer to fewer definitions within definitions.',
      });
    }
    return { schema, problems: this.#problems };
  }

  #collect(schema: unknown): void {
    if (!isMap(schema)) return;
    this.#places.add(schema);
    mapSchemas(schema, (inner) => {
      this.#collect(inner);
      return inner;
    });
  }

  #expand(schema: unknown, path: Path): { readonly schema: unknown; readonly size: number } {
    if (!isMap(schema)) return { schema, size: 1 };
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    if (this.#around.length >= mostLevels) {
      const problem = `more than ${mostLevels} schemas stand in one another`;
      if (!this.#isTooDeep) this.#problems.push({ path, problem, help: 'Ask for less inside of it.' });
      this.#isTooDeep = true;
      return { schema: true, size: 1 };
    }
    this.#around.push(schema);
    const made =
      typeof schema.$ref === 'string' ? this.#follow(schema, path) : this.#expandInner(schema, path);
    this.#around.pop();
    this.#known.set(schema, made);
    return made;
  }

  #expandInner(schema: Schema, path: Path): { readonly schema: unknown; readonly size: number } {
    let size = 1;
    const own = Object.entries(schema).filter(([word]) => forms.get(word) !== 'definitions');
    const made = mapSchemas(Object.fromEntries(own), (inner, place) => {
      const one = this.#expand(inner, [...path, ...place]);
      size += one.size;
      return one.schema;
    });
    return { schema: made, size };
  }

  #follow(schema: Schema, path: Path): { readonly schema: unknown; readonly size: number } {
    const nothing = { schema: true, size: 1 };
    const refuse = (problem: string, help: string, word = '$ref'): typeof nothing => {
      this.#problems.push({ path: [...path, word], problem, help });
      return nothing;
    };
    const beside = Object.keys(schema).find(
      (word) => word !== '$ref' && !['remark', 'definitions'].includes(forms.get(word) ?? ''),
    );
    if (beside !== undefined) {
      return refuse(
        `${quoteText(beside)} stands beside "$ref", where JSON Schema draft-07 ignores it`,
        'Write both as the schemas of an `allOf`.',
        beside,
      );
    }
    const reference = String(schema.$ref);
    const { target, place } = this.#target(reference);
    if (!reference.startsWith('#')) {
      return refuse(
        `${quoteText(reference)} is another document`,
        'Copy what is meant into `definitions`, and refer to it as `#/definitions/<name>`.',
      );
    }
    if (this.#around.some((one) => one !== this.#root && isMap(one) && Object.hasOwn(one, '$id'))) {
      return refuse('a reference stands in a schema that has a `$id` of its own', 'Leave out the `$id`.');
    }
    if (typeof target !== 'boolean' && !this.#places.has(target)) {
      return refuse(
        `the reference ${quoteText(reference)} leads to no schema`,
        'Refer to one in `definitions` as `#/definitions/<name>`.',
      );
    }
    if (this.#around.includes(target)) {
      return refuse(
        `the reference ${quoteText(reference)} leads back to a schema around it`,
        'Write out as many levels as a value may have.',
      );
    }
    return this.#expand(target, place);
  }

  /** Follows a JSON pointer from the root. */
  #target(reference: string): { readonly target: unknown; readonly place: Path } {
    const steps = reference.replace(/^#\/?/, '').split('/');
    const place: (string | number)[] = [];
    let target: unknown = this.#root;
    for (const step of reference === '#' ? [] : steps) {
      const key = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
      const isPlace = Array.isArray(target) && /^\d+$/.test(key);
      place.push(isPlace ? Number(key) : key);
      if (Array.isArray(target)) target = isPlace ? target[Number(key)] : undefined;
      else target = isMap(target) && Object.hasOwn(target, key) ? target[key] : undefined;
    }
    return { target, place };
  }
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
