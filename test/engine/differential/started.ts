import type { BoundComponent } from '../../../src/model/bound.ts';
import { inputPath } from '../../../src/model/step-names.ts';
import { absentText } from '../../../src/targets/argo/lower/expression/index.ts';
import { portName } from '../../../src/targets/argo/names.ts';
import { own } from '../../support/own.ts';
import type { RunPod } from '../harness.ts';

const writes = /^mkdir -p \S+; printf %s "\$(\w+)" > (\S+)$/;
const writesUnlessAbsent =
  /^\[ "\$(\w+)" = '\{absent\}' \] \|\| \{ mkdir -p \S+; printf %s "\$\w+" > (\S+); \}$/;
const sets = /^(\w+)=(\/\S+)$/;
const unsetsAbsent = /^\[ "\$(\w+)" != '\{absent\}' \] \|\| unset \w+$/;
const unsetsMissing = /^\[ -e "\$(\w+)" \] \|\| unset \w+$/;

/**
 * The environment of a script's program. The shell program that starts it writes files, and sets and unsets variables, in lines of few forms; the
 * tests that run steps for real show that a shell does the same.
 */
export function startedEnv(component: BoundComponent, pod: RunPod): ReadonlyMap<string, string> {
  const env = new Map(Object.entries(pod.env ?? {}));
  if (component.implementation.kind !== 'script') return env;
  const files = new Set(
    component.inputs
      .filter(({ name }) => /^(?:key|raw):/.test(own(pod.inputArtifacts, portName(name)) ?? ''))
      .map(({ name }) => inputPath(name)),
  );
  for (const line of (pod.command?.at(-1) ?? '').split('\n')) {
    const [, name = '', path = ''] =
      [writes, writesUnlessAbsent, sets, unsetsAbsent, unsetsMissing]
        .map((form) => form.exec(line))
        .find((found) => found !== null) ?? [];
    const value = env.get(name);
    if (writes.test(line) || (writesUnlessAbsent.test(line) && value !== absentText)) files.add(path);
    else if (sets.test(line) && name.startsWith('INPUT_')) env.set(name, path);
    else if (unsetsAbsent.test(line) && value === absentText) env.delete(name);
    else if (unsetsMissing.test(line) && value !== undefined && !files.has(value)) env.delete(name);
  }
  return env;
}
