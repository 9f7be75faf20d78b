import type { Sink } from '../../diagnostics/sink.ts';
import { child } from '../../syntax/tree.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { objectNameProblem } from '../../util/kubernetes-names.ts';
import { reportKubernetesName, writtenText } from './report-kubernetes-name.ts';

/** Checks the name of an object in a manifest, and its namespace, as far as they are written. */
export function checkNamesOfManifest(manifest: YamlNode | undefined, sink: Sink): void {
  const metadata = child(manifest, 'metadata');
  checkName(child(metadata, 'namespace'), '', 'the name of a namespace', sink);
  if (namesFreely(manifest)) return;
  checkName(child(metadata, 'name'), '', 'the name of an object', sink);
  // The API server adds five characters.
  checkName(child(metadata, 'generateName'), 'x', 'the beginning of the name of an object', sink);
}

/** Objects whose names may hold other signs: roles (`system:node`), addresses, and those of OpenShift's own servers (`app:latest`). */
function namesFreely(manifest: YamlNode | undefined): boolean {
  const [group = ''] = (writtenText(child(manifest, 'apiVersion')) ?? '').split('/');
  if (group.includes('${{') || group === 'rbac.authorization.k8s.io' || group.endsWith('openshift.io'))
    return true;
  return writtenText(child(manifest, 'kind')) === 'IPAddress';
}

/** What an expression gives may be right wherever it stands; what is written around it must be. */
function checkName(node: YamlNode | undefined, end: string, what: string, sink: Sink): void {
  const text = writtenText(node);
  if (node === undefined || text === undefined) return;
  const problem = objectNameProblem(text.replace(/\$\{\{.*?\}\}/gs, 'x') + end);
  reportKubernetesName(problem, text, node.span, what, sink, 'object');
}
