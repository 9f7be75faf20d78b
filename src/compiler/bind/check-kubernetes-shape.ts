import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { YamlMap, YamlNode } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { isQuantity } from '../../util/quantity.ts';
import { type KubernetesForm, kubernetesField, kubernetesFields } from '../../validate/kubernetes.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { bindCodes } from './codes.ts';

/** Texts of which Kubernetes takes only some words. */
const words: Readonly<Record<string, readonly string[]>> = {
  dnsPolicy: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  preemptionPolicy: ['Never', 'PreemptLowerPriority'],
  whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
  nodeAffinityPolicy: ['Honor', 'Ignore'],
  nodeTaintsPolicy: ['Honor', 'Ignore'],
  terminationMessagePolicy: ['File', 'FallbackToLogsOnError'],
  imagePullPolicy: ['Always', 'IfNotPresent', 'Never'],
  protocol: ['TCP', 'UDP', 'SCTP'],
  scheme: ['HTTP', 'HTTPS'],
  operation: ['Set', 'Add', 'Sub'],
  strategy: ['Never', 'OnWorkflowCompletion', 'OnWorkflowDeletion'],
  unhealthyPodEvictionPolicy: ['IfHealthyBudget', 'AlwaysAllow'],
};

/** Where a list of a patch meets a list that is there, by name. */
const met: ReadonlySet<string> = new Set(['containers', 'initContainers']);

/** Whose field it is. */
type Owner = 'Kubernetes' | 'Argo';

/** Who wrote the value: only a specification can hold expressions. */
type Origin = 'specification' | 'output';

interface Place {
  /** The field, or the one whose item this is. */
  readonly name: string;
  readonly span: Span;
}

/**
 * Checks that a value has the form that Kubernetes gives it: fields that there are, values of their kinds, and what must be said. Argo hands a
 * patch on without a look, and what Kubernetes does not know is lost in silence (P-60).
 */
export function checkKubernetesShape(
  node: YamlNode,
  form: KubernetesForm,
  place: Place,
  sink: Sink,
  owner: Owner = 'Kubernetes',
  origin: Origin = 'specification',
): void {
  // What is wrong with an expression of a specification is that it stands here at all, which is said elsewhere.
  const text = node.kind === 'scalar' && form.kind !== 'string' ? node.value : undefined;
  if (origin === 'specification' && typeof text === 'string' && text.includes('${{')) return;
  const isRight =
    form.kind in kinds ? node.kind === 'scalar' : node.kind === (form.kind === 'list' ? 'sequence' : 'map');
  if (!isRight) {
    const what = { ...kinds, list: 'a list', map: 'a map', object: 'a map' }[form.kind];
    sink.report(shapeCodes['wrong-type'], node.span, `"${place.name}" must be ${what}.`);
  } else if (form.kind === 'list' && node.kind === 'sequence') {
    for (const item of node.items) {
      checkKubernetesShape(item, form.of, { name: place.name, span: item.span }, sink, owner, origin);
    }
  } else if (form.kind === 'map' && node.kind === 'map') {
    for (const { key, value } of node.entries) {
      checkKubernetesShape(value, form.of, { name: key, span: value.span }, sink, owner, origin);
    }
  } else if (form.kind === 'object' && node.kind === 'map') {
    checkObject(node, form.type, place, sink, owner, origin);
  } else if (
    node.kind === 'scalar' &&
    form.kind !== 'list' &&
    form.kind !== 'map' &&
    form.kind !== 'object'
  ) {
    checkScalar(node.value, form.kind, node.span, place, sink);
  }
}

const kinds = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  quantity: 'an amount',
  intOrString: 'a whole number or a text',
} as const;

function checkObject(
  node: YamlMap,
  type: string,
  place: Place,
  sink: Sink,
  owner: Owner,
  origin: Origin,
): void {
  const names = kubernetesFields(type);
  const misspelt = new Set<string>();
  for (const { key, keySpan, value } of node.entries) {
    const field = kubernetesField(type, key);
    if (field !== undefined) {
      checkKubernetesShape(value, field.form, { name: key, span: keySpan }, sink, owner, origin);
      continue;
    }
    const near = didYouMean(key, names);
    if (near !== undefined) misspelt.add(near);
    sink.report(
      shapeCodes['unknown-key'],
      keySpan,
      `${owner} has no field "${key}" here${owner === 'Argo' ? ' that can be added' : ''}.`,
      {
        help:
          near === undefined
            ? owner === 'Argo'
              ? `Those that can are ${names.join(', ')}.`
              : 'Correct the spelling, or leave it out: Kubernetes would drop it without a word.'
            : `Did you mean "${near}"?`,
      },
    );
  }
  if (type === 'PodSpec') return;
  for (const name of names) {
    const isThere = misspelt.has(name) || node.entries.some(({ key }) => key === name);
    const isKnown = met.has(place.name) && name !== 'name';
    if (isThere || isKnown || kubernetesField(type, name)?.required !== true) continue;
    sink.report(shapeCodes['missing-key'], place.span, `"${place.name}" needs the key "${name}".`);
  }
}

function checkScalar(
  value: string | number | boolean | bigint | null,
  kind: keyof typeof kinds,
  span: Span,
  { name }: Place,
  sink: Sink,
): void {
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  const fits = {
    string: typeof value === 'string',
    integer: isWhole,
    number: typeof value === 'number',
    boolean: typeof value === 'boolean',
    quantity: typeof value === 'number' || typeof value === 'string',
    intOrString: isWhole || typeof value === 'string',
  }[kind];
  if (!fits) {
    sink.report(shapeCodes['wrong-type'], span, `"${name}" must be ${kinds[kind]}.`);
  } else if (kind === 'quantity' && !isQuantity(String(value))) {
    sink.report(bindCodes['invalid-quantity'], span, `"${String(value)}" is not an amount of Kubernetes.`, {
      help: bindCodes['invalid-quantity'].advice,
    });
  } else if (isWhole && kind !== 'number' && (value < 0 || value >= 2 ** 31)) {
    const message = `"${name}" must be a number from 0 to 2,147,483,647 (2^31 - 1).`;
    sink.report(shapeCodes['invalid-value'], span, message);
  } else if (Object.hasOwn(words, name) && words[name]?.includes(String(value)) === false) {
    const known = words[name];
    sink.report(shapeCodes['invalid-value'], span, `"${name}" must be one of ${known.join(', ')}.`);
  }
}
