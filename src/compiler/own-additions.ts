import type { YamlNode } from '../syntax/yaml-node.ts';
import { labelValueProblem, qualifiedNameProblem } from '../util/kubernetes-names.ts';
import { type KubernetesForm, kubernetesField, kubernetesForm } from '../validate/kubernetes.ts';

/** What may be added to a workflow at a place. */
export interface Addition {
  readonly form: KubernetesForm;
  readonly owner: 'Kubernetes' | 'Argo';
  /** What is wrong with it although it has the form. */
  readonly problem: string | undefined;
}

const texts = kubernetesForm('{string}');

/** Whole fields of a pod that may be there for all steps of a workflow, or for one template. */
const ofPods: readonly string[] = ['affinity', 'nodeSelector', 'tolerations', 'securityContext'];
const more: Readonly<Record<string, string>> = { sidecars: '[Container]', initContainers: '[Container]' };

/** The addition at a path, `*` for a new item of a list; undefined where nothing may be added. `scheduled`: of a CronWorkflow. `templates` are named by their names. */
export function additionAt(
  path: readonly string[],
  node: YamlNode,
  scheduled: boolean,
): Addition | undefined {
  const start = scheduled ? ['spec', 'workflowSpec'] : ['spec'];
  const inSpec = start.every((key, index) => path[index] === key) ? path.slice(start.length) : undefined;
  const found = path[0] === 'metadata' ? ofMetadata(path.slice(1)) : inSpec && ofSpec(inSpec);
  if (found === undefined) return undefined;
  return { ...found, problem: problemOf(path, node) };
}

type Found = Omit<Addition, 'problem'>;

function ofSpec(path: readonly string[]): Found | undefined {
  const [first = '', name, ...inside] = path;
  if (first === 'templates') return name === undefined || name === '*' ? undefined : ofTemplate(inside);
  if (path.length === 1) return whole(first, 'WorkflowSpec');
  if (first === 'podMetadata' || first === 'workflowMetadata') return ofMetadata(path.slice(1));
  return undefined;
}

function ofTemplate(path: readonly string[]): Found | undefined {
  const [first = '', second] = path;
  if (first === 'metadata') return path.length === 1 ? kubernetes('Metadata') : ofMetadata(path.slice(1));
  if (path.length === 1)
    return whole(first, 'Template') ?? (more[first] ? kubernetes(more[first]) : undefined);
  if (path.length !== 2 && first !== 'container') return undefined;
  if (first === 'nodeSelector') return kubernetes('string');
  if (second === '*' && first === 'tolerations') return kubernetes('Toleration');
  if (second === '*' && more[first] !== undefined) return kubernetes('Container');
  if (first !== 'container') return undefined;
  if (path.length === 3) return second === 'env' && path[2] === '*' ? kubernetes('EnvVar') : undefined;
  if (path.length === 4 && second === 'resources') return kubernetes('quantity');
  const fields = ['imagePullPolicy', 'resources', 'securityContext', 'env'];
  return path.length === 2 && second !== undefined && fields.includes(second)
    ? fieldOf('Container', second)
    : undefined;
}

function whole(name: string, type: 'Template' | 'WorkflowSpec'): Found | undefined {
  if (ofPods.includes(name)) return fieldOf('PodSpec', name);
  if (name === 'serviceAccountName') return kubernetes('string');
  const field = kubernetesField(type, name);
  return field && { form: field.form, owner: 'Argo' };
}

/** `labels` and `annotations`, whole or by name. */
function ofMetadata([list, name, ...rest]: readonly string[]): Found | undefined {
  if ((list !== 'labels' && list !== 'annotations') || rest.length > 0) return undefined;
  return { form: name === undefined ? texts : kubernetesForm('string'), owner: 'Kubernetes' };
}

function fieldOf(type: string, name: string): Found | undefined {
  const field = kubernetesField(type, name);
  return field && { form: field.form, owner: 'Kubernetes' };
}

function kubernetes(form: string): Found {
  return { form: kubernetesForm(form), owner: 'Kubernetes' };
}

/** Names that Argo or the compiler uses, and containers of which Argo would have to ask their image what it runs. */
function problemOf(path: readonly string[], node: YamlNode): string | undefined {
  const labels = path.indexOf('labels');
  if (labels >= 0) return labelProblem(path.slice(labels + 1), node);
  const list = path.at(-1) === '*' ? path.at(-2) : path.at(-1);
  const items = node.kind === 'sequence' ? node.items : [node];
  for (const item of items) {
    if (item.kind !== 'map') continue;
    const name = item.entries.find(({ key }) => key === 'name')?.value;
    const text = name?.kind === 'scalar' ? String(name.value) : '';
    if (list === 'env' && /^(?:INPUT_|OUTPUT_|PW_|ARGO_|HOSTNAME$)/.test(text)) {
      return `The variable "${text}" is one that the compiler or Argo writes.`;
    }
    if (list === undefined || more[list] === undefined) continue;
    if (['main', 'init', 'wait', 'supervisor', ''].includes(text))
      return `"${text}" is no name for a container of your own.`;
    if (!item.entries.some(({ key }) => key === 'image')) return `The container "${text}" needs an image.`;
    if (!item.entries.some(({ key }) => key === 'command')) {
      return `The container "${text}" needs a command: Argo would have to ask its image.`;
    }
    const unknown = item.entries.find(({ key }) =>
      ['volumeMounts', 'volumeDevices', 'restartPolicy'].includes(key),
    );
    if (unknown !== undefined) return `The container "${text}" cannot have "${unknown.key}" here.`;
  }
  return undefined;
}

/** Of all labels, or of the one that is named. */
function labelProblem([name]: readonly string[], node: YamlNode): string | undefined {
  const labels = name === undefined ? node : undefined;
  const entries =
    labels?.kind === 'map' ? labels.entries : name === undefined ? [] : [{ key: name, value: node }];
  for (const { key, value } of entries) {
    const text = value.kind === 'scalar' ? String(value.value) : '';
    const problem = qualifiedNameProblem(key) ?? (text.includes('{{') ? undefined : labelValueProblem(text));
    if (problem !== undefined) return `Kubernetes does not take the label "${key}": ${problem}.`;
  }
  return undefined;
}
