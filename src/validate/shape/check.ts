import type { YamlNode } from '../../syntax/yaml-node.ts';
import { checkMap } from './check-map.ts';
import { checkScalar } from './check-scalar.ts';
import { chooseBranch } from './choose-branch.ts';
import { shapeCodes } from './codes.ts';
import { cureForKind } from './cures.ts';
import { cureForEmpty } from './example.ts';
import { expectedWords, foundWords, hasKind } from './kinds.ts';
import { anything, branchesOf, resolve, type Schema } from './schema.ts';
import type { Place, Report, Walk } from './walk.ts';
import { capital, shown } from './words.ts';

/**
 * Reports everything in which a value differs from a schema, each at the smallest wrong piece. Of several branches only the one that
 * was plainly meant speaks. Agrees with ajv: it reports something if and only if ajv refuses the value.
 */
export function check(node: YamlNode, schema: Schema, place: Place, report: Report): void {
  if (schema === anything) return;
  const target = withCure(resolve(schema), schema);
  const branch = conditional(node, target);
  if (branch !== undefined && !isPartial(branch)) check(node, branch, place, report);

  if (target.anyOf !== undefined) {
    const branches = branchesOf(target);
    const chosen = chooseBranch(node, branches, matches);
    if (chosen === undefined) reportKind(node, target, place, report);
    else check(node, chosen, place, report);
    return;
  }
  if (node.kind !== 'scalar' || target.enum === undefined) {
    if (!hasKind(node, target)) {
      reportKind(node, target, place, report);
      return;
    }
  }
  if (node.kind === 'scalar') checkScalar(node, target, place, report);
  else if (node.kind === 'map') checkMap(node, target, partial(branch), place, walk(report));
  else {
    if (node.items.length < (target.minItems ?? 0)) {
      const message = `${capital(place.subject)} must not be an empty list.`;
      report(shapeCodes['invalid-value'], node.span, message, cureForEmpty(target));
    }
    const { items } = target;
    if (items === undefined) return;
    node.items.forEach((item, index) => {
      check(item, items, itemPlace(item, index, place), report);
    });
  }
}

/** What is said of an empty value may stand beside the reference to its schema. */
function withCure(target: Schema, written: Schema): Schema {
  const cure = written['x-empty'];
  return cure === undefined || target === written ? target : { ...target, 'x-empty': cure };
}

function walk(report: Report): Walk {
  return { report, matches, check: (node, schema, place) => check(node, schema, place, report) };
}

export function matches(node: YamlNode, schema: Schema): boolean {
  const target = resolve(schema);
  if (isOnlyRequired(target)) return hasAll(node, target.required ?? []);
  const isWord = node.kind === 'scalar' && target.enum !== undefined;
  if (target.anyOf === undefined && !isWord && !hasKind(node, target)) return false;
  let found = true;
  check(node, schema, { subject: '', keySpan: node.span }, () => {
    found = false;
  });
  return found;
}

function isOnlyRequired(schema: Schema): boolean {
  const [word, ...others] = Object.keys(schema);
  return word === 'required' && others.length === 0;
}

function hasAll(node: YamlNode, keys: readonly string[]): boolean {
  return node.kind !== 'map' || keys.every((key) => node.entries.some((entry) => entry.key === key));
}

/** The side of an `if` that counts for this value. */
export function conditional(node: YamlNode, schema: Schema): Schema | undefined {
  if (schema.if === undefined) return undefined;
  const side = matches(node, schema.if) ? schema.then : schema.else;
  return side === undefined ? undefined : resolve(side);
}

/** Whether a side only says more of some keys, and is no schema of the whole value. */
export function isPartial({ type, properties }: Schema): boolean {
  return properties !== undefined && type === undefined;
}

export function partial(branch: Schema | undefined): Readonly<Record<string, Schema>> {
  return branch !== undefined && isPartial(branch) ? (branch.properties ?? {}) : {};
}

function itemPlace(item: YamlNode, index: number, list: Place): Place {
  const first = item.kind === 'map' ? item.entries[0]?.keySpan : undefined;
  return { subject: `item ${index + 1} of ${list.subject}`, keySpan: first ?? item.span };
}

function reportKind(node: YamlNode, schema: Schema, place: Place, report: Report): void {
  const value = node.kind === 'scalar' && node.value !== null ? node : undefined;
  const form = value === undefined ? undefined : schema.patternErrorMessage;
  const must = form ?? `must be ${expectedWords(schema)}`;
  const isFraction = typeof value?.value === 'number' && !Number.isInteger(value.value);
  const found = value !== undefined && (form !== undefined || isFraction) ? shown(value) : foundWords(node);
  const subject = capital(place.subject);
  const message =
    found === 'empty' ? `${subject} is empty; it ${must}.` : `${subject} ${must}, not ${found}.`;
  report(shapeCodes['wrong-type'], node.span, message, cureForKind(node, schema, matches));
}
