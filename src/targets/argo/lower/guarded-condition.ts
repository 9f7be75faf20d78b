import type { ArgoArtifact, ArgoPorts } from '../model.ts';

const name = String.raw`(?:inputs|tasks|workflow)(?:\.[A-Za-z]+|\['[^']*'\])+`;
/** A value as it is, or encoded: what cannot fail. */
const plain = new RegExp(String.raw`^(?:${name}|sprig\.replace\('[^']*', '[^']*', ${name}\))$`);

/**
 * A `when` that also computes what the arguments compute, so that what fails there ends the task: for versions of Argo that would start it with
 * the text of the expression. `condition` and the result are whole `when` texts; the values are not looked at when the condition is false.
 */
export function guardedCondition(
  condition: string | undefined,
  { parameters = [], artifacts = [] }: ArgoPorts,
): string | undefined {
  const texts = [...parameters.map(({ value = '' }) => value), ...artifacts.map(keyText)];
  const tags = texts.flatMap((text) => [...text.matchAll(/\{\{=(.*?)\}\}/gs)]);
  const codes = tags.map(([, code = '']) => code.trim()).filter((code) => !plain.test(code));
  const computed = [...new Set(codes)];
  if (computed.length === 0) return condition;
  // nil would be left as text too.
  const guard = `all([${computed.join(', ')}], # != nil || int('') > 0)`;
  const own = condition?.slice('{{='.length, -'}}'.length).trim();
  return own === undefined ? `{{= ${guard} }}` : `{{= (${own}) && ${guard} }}`;
}

function keyText({ s3, gcs, azure, oss }: ArgoArtifact): string {
  const place = s3 ?? gcs ?? azure ?? oss;
  return String(place?.key ?? place?.blob ?? '');
}
