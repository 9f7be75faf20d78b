import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/**
 * What the schema of the standard says against a SARIF log; empty when it is valid. The schema is in draft-04, of which it uses nothing that later
 * drafts read otherwise but the names `id` and `$schema`.
 */
export function sarifProblems(): (log: unknown) => string {
  const text = readFileSync('test/vendor/sarif/sarif-2.1.0-rtm.5.json', 'utf8');
  if (/"exclusive(Minimum|Maximum)": *(true|false)/.test(text)) throw new Error('a word of draft-04');
  const { id: _, $schema: __, ...schema } = JSON.parse(text);
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(schema);
  return (log) => (validate(log) ? '' : ajv.errorsText(validate.errors));
}
