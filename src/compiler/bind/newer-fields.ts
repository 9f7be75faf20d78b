import type { NewerField } from '../../model/bound.ts';
import type { TaskDefaults } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { type KubernetesForm, kubernetesField, kubernetesForm } from '../../validate/kubernetes.ts';

/** The settings that are handed on in the shape of Kubernetes. */
const shapes = {
  affinity: 'Affinity',
  securityContext: 'SecurityContext',
  podSecurityContext: 'PodSecurityContext',
  initContainers: '[Container]',
  sidecars: '[Container]',
  podSpecPatch: 'PodSpec',
  argo: 'Template',
} as const;

/** The fields of Kubernetes and Argo in a task's settings that not every version of Argo knows. */
export function newerFields(spec: At<TaskDefaults>): readonly NewerField[] {
  const found: NewerField[] = [];
  for (const [key, form] of Object.entries(shapes)) {
    const at = spec.get(key as keyof typeof shapes);
    if (at !== undefined) found.push(...newerFieldsOf(at.node, form));
  }
  return found;
}

/** Those in one value of a type. */
export function newerFieldsOf(node: YamlNode, form: string): readonly NewerField[] {
  const found: NewerField[] = [];
  look(node, kubernetesForm(form), found);
  return found;
}

function look(node: YamlNode, form: KubernetesForm, found: NewerField[]): void {
  if (form.kind === 'list' && node.kind === 'sequence') {
    for (const item of node.items) look(item, form.of, found);
  }
  if (form.kind !== 'object' || node.kind !== 'map') return;
  for (const { key, keySpan, value } of node.entries) {
    const field = kubernetesField(form.type, key);
    if (field === undefined) continue;
    if (field.since !== undefined) found.push({ name: key, since: field.since, span: keySpan });
    look(value, field.form, found);
  }
}
