import type { BoundComponent } from '../../../src/model/bound.ts';
import { inputPath } from '../../../src/model/step-names.ts';
import { portName } from '../../../src/targets/argo/names.ts';
import { own } from '../../support/own.ts';
import type { RunPod } from '../harness.ts';

const writes = /^mkdir -p \S+; printf %s "\$\w+" > (\S+)$/;
const writesIf = /^if (\[.+\]); then mkdir -p \S+; printf %s "\$\w+" > (\S+); fi$/;
const sets = /^(INPUT_\w+)=(\/\S+)$/;
const unsetsUnless = /^(\[.+\]) \|\| unset (\w+)$/;

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
  const holds = (test: string): boolean => {
    const [, name = '', sign, word] = /^\[ "\$(\w+)" (!?=) '?([^']*)'? \]$/.exec(test) ?? [];
    if (sign !== undefined) return (env.get(name) === word) === (sign === '=');
    const [, path] = /^\[ -e "\$(\w+)" \]$/.exec(test) ?? [];
    if (path === undefined) throw new Error(`nobody knows what this asks: ${test}`);
    return files.has(env.get(path) ?? '');
  };
  for (const line of (pod.command?.at(-1) ?? '').split('\n')) {
    const [, file] = writes.exec(line) ?? [];
    const [, condition, conditional] = writesIf.exec(line) ?? [];
    const [, name, path] = sets.exec(line) ?? [];
    const [, test, gone] = unsetsUnless.exec(line) ?? [];
    if (file !== undefined) files.add(file);
    if (condition !== undefined && conditional !== undefined && holds(condition)) files.add(conditional);
    if (name !== undefined && path !== undefined) env.set(name, path);
    if (test !== undefined && gone !== undefined && !holds(test)) env.delete(gone);
  }
  return env;
}
