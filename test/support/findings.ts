import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(JSON.parse(readFileSync('schema/output/findings.schema.json', 'utf8')));

/** What the published schema of the `json` format says against a document; empty when it is valid. */
export function findingsProblems(document: unknown): string {
  return validate(document) ? '' : ajv.errorsText(validate.errors);
}
