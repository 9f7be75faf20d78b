import { parse, parseAllDocuments, stringify } from 'yaml';
import { fencesOf } from './fences.ts';

interface Template {
  readonly name: string;
}

interface WorkflowSpec {
  readonly entrypoint: string;
  readonly templates: readonly Template[];
}

interface ArgoObject {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: WorkflowSpec & { readonly workflowSpec?: WorkflowSpec };
}

export interface ArgoExample {
  /** The page and the line. */
  readonly place: string;
  /** Whole objects of Argo, ready for its validator. */
  readonly text: string;
}

/**
 * The blocks of a page that are marked `yaml argo`, made whole. A block is a list of templates of which the first is the entrypoint, or a `spec`
 * that has them; with `whole` it is objects. The templates of the first block stand in all of them, if they have none of that name.
 */
export function argoExamplesOf(path: string): readonly ArgoExample[] {
  const fences = fencesOf(path).filter(({ attributes }) => attributes.has('argo'));
  const shared: readonly Template[] = parse(fences[0]?.text ?? '[]');
  return fences.map(({ place, attributes, text }) => {
    const objects: readonly ArgoObject[] = attributes.has('whole')
      ? parseAllDocuments(text).map((document) => document.toJS() as ArgoObject)
      : [workflowOf(parse(text))];
    return { place, text: objects.map((one) => stringify(withShared(one, shared))).join('---\n') };
  });
}

function workflowOf(example: WorkflowSpec | readonly Template[]): ArgoObject {
  const spec = 'entrypoint' in example ? example : { entrypoint: example[0]?.name ?? '', templates: example };
  const head = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName: 'example-' },
  };
  return { ...head, spec };
}

/** In one namespace, so that an object finds the others. */
function withShared(object: ArgoObject, shared: readonly Template[]): ArgoObject {
  const add = (spec: WorkflowSpec): WorkflowSpec => {
    const own = new Set(spec.templates.map(({ name }) => name));
    return { ...spec, templates: [...spec.templates, ...shared.filter(({ name }) => !own.has(name))] };
  };
  const { spec } = object;
  return {
    ...object,
    metadata: { namespace: 'default', ...object.metadata },
    spec: spec.workflowSpec === undefined ? add(spec) : { ...spec, workflowSpec: add(spec.workflowSpec) },
  };
}
