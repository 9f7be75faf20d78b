import { child } from '../syntax/tree.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';

/** The maps of tasks that are inside of a task: of a group, of the cases of a switch, of a repetition. */
export function nestedTasks(task: YamlNode): readonly YamlNode[] {
  const choice = child(task, 'switch');
  const cases = child(choice, 'cases');
  const holders = [
    task,
    ...(cases?.kind === 'map' ? cases.entries.map(({ value }) => value) : []),
    child(choice, 'else'),
    child(task, 'repeat'),
  ];
  return holders.flatMap((one) => child(one, 'tasks') ?? []);
}
