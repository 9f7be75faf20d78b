import type { BoundPort } from '../model/bound.ts';
import type { Value } from '../model/type.ts';
import { decodeText } from './evaluate.ts';
import { Fault } from './evaluate-fault.ts';
import type { Values } from './simulation.ts';
import { jsonText, protectJson } from './value-text.ts';

/**
 * What the items of a loop made, as Lists in the order of the items: without those that made nothing, or with null in their places. A fault
 * where something that was made cannot be read by its type.
 */
export function gather(
  ports: readonly BoundPort[],
  made: readonly Values[],
  nullable: boolean,
): Values | Fault {
  const lists = new Map<BoundPort, string | undefined>();
  for (const port of ports) {
    const list: Value[] = [];
    for (const values of made) {
      const text = values.get(port);
      if (text === undefined && nullable) list.push(null);
      if (text === undefined) continue;
      const value = decodeText(text, port.type);
      if (!value.ok) return new Fault(`${port.name}: ${value.reason}`);
      list.push(value.value ?? null);
    }
    const text = jsonText(list);
    if (text === undefined) return new Fault(`${port.name}: a number is not finite`);
    lists.set(port, protectJson(text));
  }
  return lists;
}
