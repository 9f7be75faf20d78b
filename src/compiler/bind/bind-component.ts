import { posix } from 'node:path';
import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent } from '../../model/bound.ts';
import type {
  ContainerSpec,
  InputSpec,
  MetadataSpec,
  OutputSpec,
  ScriptSpec,
} from '../../model/documents.ts';
import type { LinkedComponent } from '../../model/linked.ts';
import type { TypeTable } from '../../validate/type-table.ts';
import { bindImplementation, checkWritten } from './bind-implementation.ts';
import { declaredPorts } from './bind-placeholders.ts';
import { bindInputs, bindOutputs, type PortOptions } from './bind-ports.ts';
import { checkImage } from './check-image.ts';
import { checkNamesOfComponent } from './check-kubernetes-names.ts';
import { checkPathSuffix } from './check-path-suffix.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkOwnVariables } from './check-variables.ts';
import { type BoundEnvironment, imageIn } from './environments.ts';
import { isOpen } from './gaps.ts';
import { adviseImage } from './kfp/advise-image.ts';
import { checkFileOutputs } from './kfp/check-file-outputs.ts';
import { refuseMisplacedTextOfComponent } from './misplaced-text.ts';
import { plainTexts } from './plain-texts.ts';

type StepSpec = { readonly container?: ContainerSpec; readonly script?: ScriptSpec };

/** Binds one step; undefined when it has no usable implementation, which was reported. */
export function bindComponent(
  linked: LinkedComponent,
  types: TypeTable,
  sink: Sink,
  environment?: BoundEnvironment,
): BoundComponent | undefined {
  const { document } = linked;
  const ours = document.value.apiVersion !== undefined;
  const ofKfp = !ours || document.value.dialect === 'kfp' || document.lost('dialect');
  const options: PortOptions = { ours, ofKfp, types, sink };
  refuseMisplacedTextOfComponent(document, ofKfp, sink);
  checkNamesOfComponent(document, sink);
  const inputs = bindInputs(document.get('inputs')?.as<readonly InputSpec[]>(), options);
  const outputs = bindOutputs(document.get('outputs')?.as<readonly OutputSpec[]>(), options);
  const ports = declaredPorts(inputs, outputs, ofKfp, sink, document);
  const holder = document.get('implementation')?.as<StepSpec>();
  const step = holder?.get('container') ?? holder?.get('script');
  const image = step?.as<{ readonly image: string }>().get('image');
  if (image !== undefined && ofKfp) adviseImage(image.value, image.span, sink);
  else if (image !== undefined && image.value !== '') checkImage(image.value, image.span, sink);
  const written = holder && bindImplementation(holder, linked.scriptFile, ports, sink);
  if (written === undefined) return undefined;
  const metadata = document.get('metadata')?.as<NonNullable<MetadataSpec>>();
  const labels = plainTexts(metadata?.get('labels'));
  const implementation = {
    ...written,
    image: imageIn(environment, written.image),
    ...(ofKfp && labels.get('add-pod-env') === 'true' && { env: withPodVariables(written.env) }),
  };
  // KFP files are taken as they are: their programs may know the path.
  if (ours && implementation.kind === 'container' && holder?.hasGap !== true)
    checkWritten(implementation, outputs, ports, sink);
  const component: BoundComponent = {
    kind: 'component',
    name: document.value.name ?? posix.basename(linked.path).replace(/\.(component\.)?(ya?ml|json)$/, ''),
    description: document.value.description ?? undefined,
    inputs,
    outputs,
    ...((isOpen(document, 'inputs') || isOpen(document, 'outputs')) && { isOpen: true }),
    labels,
    annotations: plainTexts(metadata?.get('annotations')),
    implementation,
    ofTask: false,
    ofKfp,
    origin: {
      key: document.get('name')?.span ?? { ...document.span, end: document.span.start },
      span: document.span,
      node: document.node,
    },
  };
  checkSecrets(component, sink);
  if (ofKfp) checkFileOutputs(component, sink);
  if (ours) checkPathSuffix(component, sink);
  checkOwnVariables(component, step?.as<{ readonly env?: object }>().get('env')?.as(), sink);
  return component;
}

/** KFP adds these variables to a component with the label `add-pod-env: "true"`; what the component sets itself under such a name is lost. */
function withPodVariables(env: BoundComponent['implementation']['env']): typeof env {
  const fields = Object.entries(podVariables).map(([name, path]) => [name, { kind: 'field', path }] as const);
  return new Map([...env, ...fields]);
}

const podVariables = {
  KFP_POD_NAME: 'metadata.name',
  KFP_POD_UID: 'metadata.uid',
  KFP_NAMESPACE: 'metadata.namespace',
  WORKFLOW_ID: "metadata.labels['workflows.argoproj.io/workflow']",
  KFP_RUN_ID: "metadata.labels['pipeline/runid']",
  ENABLE_CACHING: "metadata.labels['pipelines.kubeflow.org/enable_caching']",
} as const;
