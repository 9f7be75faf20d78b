import type { YamlScalar } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { shapeCodes } from './codes.ts';
import { noExpression } from './cures.ts';
import { orList } from './kinds.ts';
import { nearCron, nearDuration, nearQuantity } from './near-amount.ts';
import { otherWord } from './other-words.ts';
import type { Schema } from './schema.ts';
import type { Place, Report } from './walk.ts';
import { capital, shown } from './words.ts';

/** Reports a scalar whose kind is right but whose value is not. */
export function checkScalar(node: YamlScalar, schema: Schema, place: Place, report: Report): void {
  const subject = capital(place.subject);
  const allowed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (allowed !== undefined && !allowed.includes(node.value)) {
    const values = allowed
      .filter((value) => value !== null)
      .map((value) => (value === '' ? '""' : String(value)));
    const other = otherWord(String(node.value), values);
    const near = other?.word ?? didYouMean(String(node.value), values);
    const message =
      node.value === null && node.text === ''
        ? `${subject} is empty; it must be ${orList(values)}.`
        : `${subject} must be ${orList(values)}, not ${shown(node)}.`;
    report(shapeCodes['invalid-value'], node.span, message, {
      ...(near === undefined
        ? noExpression(node)
        : {
            help: other === undefined ? `Did you mean ${near}?` : `Write ${near}${other.remark}.`,
            fix: { title: `Write ${near}`, edits: [{ span: node.span, text: near }], safe: false },
          }),
    });
    return;
  }
  const invalid = (must: string): void => {
    const near = nearAmount(node, schema);
    const zone = typeof node.value === 'string' ? /^(?:CRON_)?TZ=(\S+)/.exec(node.value)?.[1] : undefined;
    const cure =
      near === undefined
        ? noExpression(node)
        : {
            help:
              zone === undefined ? `Write ${near}.` : `Write ${near}, and beside it \`timezone: ${zone}\`.`,
            ...(zone === undefined && {
              fix: { title: `Write ${near}`, edits: [{ span: node.span, text: near }], safe: false },
            }),
          };
    report(shapeCodes['invalid-value'], node.span, `${subject} ${must}, not ${shown(node)}.`, cure);
  };
  if (typeof node.value === 'string') {
    if (node.value.length < (schema.minLength ?? 0)) {
      report(shapeCodes['invalid-value'], node.span, `${subject} must not be empty.`);
    } else if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(node.value)) {
      invalid(schema.patternErrorMessage ?? `must match ${schema.pattern}`);
    }
  } else if (typeof node.value === 'number') {
    if (schema.minimum !== undefined && node.value < schema.minimum)
      invalid(`must be at least ${schema.minimum}`);
    if (schema.maximum !== undefined && node.value > schema.maximum)
      invalid(`must be at most ${schema.maximum}`);
  }
}

/** The duration or quantity that a text means which is none, where the schema takes one. */
function nearAmount(
  { value }: YamlScalar,
  { pattern, patternErrorMessage = '' }: Schema,
): string | undefined {
  if (typeof value !== 'string' || pattern === undefined) return undefined;
  const said = value.trim();
  if (patternErrorMessage.includes('five fields')) return nearCron(said);
  const near = patternErrorMessage.includes('duration')
    ? nearDuration(said)
    : patternErrorMessage.includes('quantity')
      ? nearQuantity(said)
      : undefined;
  return near !== undefined && new RegExp(pattern, 'u').test(near) ? near : undefined;
}
