import { isWord } from '../../util/is-word.ts';

/**
 * Names as Argo and Kubernetes take them. The rules are KFP's (KFP.md 3.5), so that a component written for KFP gets the names that its
 * users know.
 */

/** A template name: lower-case letters, digits and `-` (KFP's `sanitize_k8s_name`); `component` where nothing is left. */
export function templateName(name: string): string {
  const clean = name
    .toLowerCase()
    .replace(/[^-0-9a-z]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  if (clean === '') return 'component';
  return /^[0-9]/.test(clean) ? `n${clean}` : clean;
}

/** A parameter or artifact name: letters, digits, `-` and `_` (KFP's "caps" rule); `value` where nothing is left. */
export function portName(name: string): string {
  if (name !== '' && isWord(name)) return name;
  const clean = name
    .replace(/[^-_0-9A-Za-z]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return clean === '' ? 'value' : clean;
}
