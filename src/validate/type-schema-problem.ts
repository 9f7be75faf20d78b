import { didYouMean } from '../util/did-you-mean.ts';
import { quoteText } from './type-describe-value.ts';
import { patternProblem } from './type-pattern.ts';
import { first, isMap, typeNames } from './type-schema.ts';
import { forms, mapSchemas, type Path } from './type-schema-words.ts';

/** Why a schema cannot be used. `path` leads to the word or value that is to blame. */
export interface SchemaProblem {
  readonly path: Path;
  readonly problem: string;
  readonly help?: string;
}

/** What is wrong with the words of a schema, those inside of it included: one that isn't known, or what stands behind it. */
export function schemaProblems(schema: unknown): readonly SchemaProblem[] {
  if (typeof schema === 'boolean') return [];
  if (!isMap(schema)) return [{ path: [], problem: 'a schema must be a map' }];
  const found = Object.entries(schema).flatMap(([word, value]) => wordProblem(word, value) ?? []);
  mapSchemas(schema, (inner, path) => {
    found.push(...schemaProblems(inner).map((one) => ({ ...one, path: [...path, ...one.path] })));
    return inner;
  });
  return found;
}

const curesOfUnknown: ReadonlyMap<string, string> = new Map([['format', 'Say the form by a `pattern`.']]);

function wordProblem(word: string, value: unknown): SchemaProblem | undefined {
  const form = forms.get(word);
  if (form === undefined) {
    const near = didYouMean(word, forms.keys());
    const help = curesOfUnknown.get(word) ?? (near === undefined ? undefined : `Did you mean "${near}"?`);
    return {
      path: [word],
      problem: `the word ${quoteText(word)} of JSON Schema is not supported`,
      ...(help !== undefined && { help }),
    };
  }
  const at = (problem: string | undefined, ...inside: Path): SchemaProblem | undefined =>
    problem === undefined ? undefined : { path: [word, ...inside], problem };
  const must = (holds: boolean, what: string): SchemaProblem | undefined =>
    at(holds ? undefined : `${quoteText(word)} must be ${what}`);
  const isList = Array.isArray(value);
  switch (form) {
    case 'list':
      return must(isList, 'a list');
    case 'names':
      return must(isList && value.every(isText), 'a list of texts');
    case 'types': {
      const unknown = (isList ? value : [value]).find((name) => !Object.hasOwn(typeNames, String(name)));
      return at(unknown === undefined ? undefined : `${quoteText(unknown)} is not a type of JSON Schema`);
    }
    case 'flag':
      return must(typeof value === 'boolean', 'true or false');
    case 'number':
      return must(isNumber(value), 'a number');
    case 'positive':
      return must(isNumber(value) && value > 0, 'a number above 0');
    case 'count':
      return must(isNumber(value) && Number.isInteger(value) && value >= 0, 'a whole number from 0');
    case 'pattern':
      return isText(value) ? at(regexpProblem(value)) : must(false, 'text');
    case 'reference':
      return must(isText(value), 'text');
    case 'schemas':
      return must(isList && value.length > 0, 'a list of schemas');
    case 'map of schemas':
    case 'definitions':
      return must(isMap(value), 'a map');
    case 'schemas by pattern':
      if (!isMap(value)) return must(false, 'a map');
      return first(Object.keys(value).map((pattern) => () => at(regexpProblem(pattern), pattern)));
    case 'dependencies': {
      if (!isMap(value)) return must(false, 'a map');
      const wrong = Object.entries(value).find(([, one]) => Array.isArray(one) && !one.every(isText));
      return (
        wrong && at(`what depends on ${quoteText(wrong[0])} must be a list of texts or a schema`, wrong[0])
      );
    }
    case 'remark':
    case 'any':
    case 'schema':
    case 'schema or schemas':
      return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function regexpProblem(pattern: string): string | undefined {
  const problem = patternProblem(pattern);
  return problem === undefined ? undefined : `the pattern ${quoteText(pattern)} is not valid: ${problem}`;
}
