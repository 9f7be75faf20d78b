import type { TaskRun } from '../../../src/run/simulation.ts';
import { entrypoint, type RunPod } from '../harness.ts';
import type { Difference } from './difference.ts';
import { startedEnv } from './started.ts';

/** Where one try of a step was not started as the language says: image, program, arguments, environment. */
export function commandDifferences({ path, task, command }: TaskRun, pod: RunPod): readonly Difference[] {
  if (task.kind !== 'component' || command === undefined) return [];
  const found: Difference[] = [];
  const check = (what: string, meant: string | undefined, given: string | undefined): void => {
    if (given === meant) return;
    const text = `${path}: ${what} is ${JSON.stringify(given)}, not ${JSON.stringify(meant)}`;
    found.push({ kind: 'command', text });
  };
  const { implementation } = task.component;
  check('the image', command.image, pod.image);

  // A script is started by a shell program of ours, and so is a container that reads a text by path.
  const program = pod.command ?? [];
  if (implementation.kind === 'script') {
    const last = program.at(-1)?.trimEnd().split('\n').at(-1);
    check('the interpreter', `exec ${command.command.join(' ')} "$f" "$@"`, last);
  } else {
    const meant = command.command.length > 0 ? command.command : entrypoint;
    const own = program.length - meant.length;
    check('the start', own === 0 ? '' : 'sh -ec', program.slice(0, Math.min(2, own)).join(' '));
    for (const [index, word] of meant.entries()) check(`word ${index}`, word, program[own + index]);
  }

  const args = pod.args ?? [];
  check('the number of arguments', String(command.args.length), String(args.length));
  for (const [index, word] of command.args.entries()) check(`argument ${index}`, word, args[index]);

  const env = startedEnv(task.component, pod);
  for (const [name, value] of Object.entries(command.env)) check(`variable ${name}`, value, env.get(name));
  const known = new Set([
    ...Object.keys(command.env),
    // Those from Secrets and ConfigMaps; the judge knows their names alone.
    ...implementation.env.keys(),
    ...task.settings.env.keys(),
  ]);
  for (const name of env.keys()) {
    const isOurs =
      /^PW_(?:LB$|HAS_|LIST_)/.test(name) ||
      (implementation.kind === 'container' && name.startsWith('INPUT_'));
    if (!known.has(name) && !isOurs) check(`variable ${name}`, undefined, env.get(name));
  }
  return found;
}
