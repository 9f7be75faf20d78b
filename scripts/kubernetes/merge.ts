import { readFileSync } from 'node:fs';

type Types = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What steps cannot have: their volumes are mounts, and nobody adds a container to a pod for a look at it. */
const leftOut: ReadonlySet<string> = new Set(['PodSpec.volumes', 'PodSpec.ephemeralContainers']);

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
    for (const [name, form] of Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (leftOut.has(`${type}.${name}`)) continue;
      const first = all.findIndex(
        ({ types }) => types[type]?.[name] !== undefined || types[type] === undefined,
      );
      own[name] = first <= 0 ? form : `${form}@${versions[first]}`;
      for (const [inner] of form.matchAll(/[A-Z]\w*/g)) add(inner);
    }
  };
  add('PodSpec');
  const types = Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = types.map(([name, fields]) => `    ${JSON.stringify(name)}: ${JSON.stringify(fields)}`);
  const comment =
    'The fields of a pod, from the Go types of k8s.io/api (Copyright The Kubernetes Authors, Apache License 2.0). Written by scripts/kubernetes/update. ' +
    'A form is string, integer, boolean, quantity, intOrString, a type, [a list], with the key by which patches merge it, or {a map}; ! is a field that must be there; @3.6 is the first Argo that has the field.';
  console.log(`{\n  "$comment": ${JSON.stringify(comment)},\n  "types": {\n${lines.join(',\n')}\n  }\n}`);
}

main(process.argv.slice(2));
