import { kubernetesText } from '../../generated/kubernetes.js';

/** What a field of a pod, or a raw field of Argo, holds. `key`: patches merge the items of the list that are equal in it. */
export type KubernetesForm =
  | { readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'quantity' | 'intOrString' }
  | { readonly kind: 'object'; readonly type: string }
  | { readonly kind: 'list'; readonly of: KubernetesForm; readonly key: string | undefined }
  | { readonly kind: 'map'; readonly of: KubernetesForm };

export interface KubernetesField {
  readonly form: KubernetesForm;
  readonly required: boolean;
  /** The first version of Argo that knows the field; undefined: all that can be compiled for. */
  readonly since: string | undefined;
}

const scalars = ['string', 'integer', 'number', 'boolean', 'quantity', 'intOrString'] as const;
let parsed: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;

/** The names of the fields of a type, such as `PodSpec`. */
export function kubernetesFields(type: string): readonly string[] {
  return Object.keys(types()[type] ?? {});
}

export function kubernetesField(type: string, name: string): KubernetesField | undefined {
  const fields = types()[type] ?? {};
  const [text, since] = (Object.hasOwn(fields, name) ? fields[name] : undefined)?.split('@') ?? [];
  if (text === undefined) return undefined;
  return { form: kubernetesForm(text.replace('!', '')), required: text.endsWith('!'), since };
}

/** Reads a form as `schema/kubernetes.json` writes it: `string`, `Probe`, `[Container]name`, `{quantity}`. */
export function kubernetesForm(text: string): KubernetesForm {
  const [, list, key, map] = /^(?:\[(.+)\](\w*)|\{(.+)\})$/.exec(text) ?? [];
  if (list !== undefined)
    return { kind: 'list', of: kubernetesForm(list), key: key === '' ? undefined : key };
  if (map !== undefined) return { kind: 'map', of: kubernetesForm(map) };
  const scalar = scalars.find((one) => one === text);
  return scalar === undefined ? { kind: 'object', type: text } : { kind: scalar };
}

function types(): NonNullable<typeof parsed> {
  parsed ??= JSON.parse(kubernetesText()) as NonNullable<typeof parsed>;
  return parsed;
}
