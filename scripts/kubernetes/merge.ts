import { readFileSync } from 'node:fs';

type Types = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What steps cannot have: their volumes are mounts, and nobody adds a container to a pod for a look at it. */
const leftOut: ReadonlySet<string> = new Set([
  'PodSpec.volumes',
  'PodSpec.ephemeralContainers',
  'WorkflowLevelArtifactGC.podSpecPatch',
]);

/** The raw fields that a task and a pipeline can add: those that have no setting, and touch nothing that the compiler relies on. */
const raw: Readonly<Record<string, readonly string[]>> = {
  Template: ['executor', 'hostAliases', 'metrics', 'pendingTimeout', 'priorityClassName', 'schedulerName'],
  WorkflowSpec: [
    ...['artifactGC', 'dnsConfig', 'dnsPolicy', 'executor', 'hostAliases', 'hostNetwork', 'metrics'],
    ...['podDisruptionBudget', 'podMetadata', 'podPriorityClassName', 'schedulerName', 'suspend'],
    'workflowMetadata',
  ],
};

/** Read in the sources of versions that no module proxy has. */
const later: Readonly<Record<string, string>> = { 'Template.pendingTimeout': 'string@4.1' };

/** merge.ts FOLDER VERSION...: the fields of the last version, each with the first version that has it, as the text of a JSON file. */
function main([folder = '', ...versions]: readonly string[]): void {
  const all = versions.map((version) => ({
    version,
    types: JSON.parse(readFileSync(`${folder}/${version}.json`, 'utf8')) as Types,
  }));
  const newest = all.at(-1)?.types ?? {};
  const merged: Record<string, Record<string, string>> = {};
  const add = (type: string): void => {
    const fields = newest[type];
    if (fields === undefined || merged[type] !== undefined) return;
    const own: Record<string, string> = {};
    merged[type] = own;
    const names = raw[type] ?? Object.keys(fields).sort();
    for (const name of names) {
      const form = fields[name] ?? '';
      const first = all.findIndex(
        ({ types }) => types[type]?.[name] !== undefined || types[type] === undefined,
      );
      if (leftOut.has(`${type}.${name}`)) continue;
      own[name] = later[`${type}.${name}`] ?? (first <= 0 ? form : `${form}@${versions[first]}`);
      for (const [inner] of form.matchAll(/[A-Z]\w*/g)) add(inner);
    }
  };
  for (const root of ['PodSpec', 'Template', 'WorkflowSpec']) add(root);
  const types = Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = types.map(([name, fields]) => `    ${JSON.stringify(name)}: ${JSON.stringify(fields)}`);
  const comment =
    'The fields of a pod, and raw fields of Argo, from the Go types of k8s.io/api (Copyright The Kubernetes Authors) and argo-workflows (Copyright The Argo Authors), both Apache License 2.0. Written by scripts/kubernetes/update. ' +
    'A form is string, integer, number, boolean, quantity, intOrString, a type, [a list], with the key by which patches merge it, or {a map}; ! is a field that must be there; @3.6 is the first Argo that has the field.';
  console.log(`{\n  "$comment": ${JSON.stringify(comment)},\n  "types": {\n${lines.join(',\n')}\n  }\n}`);
}

main(process.argv.slice(2));
