import type { Span } from '../../diagnostics/span.ts';
import { entriesOf, itemsOf } from '../../syntax/tree.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';

/** Where a word or an item of a schema is written. */
export function placeInSchema(schema: YamlNode, path: readonly (string | number)[]): Span {
  let node: YamlNode | undefined = schema;
  let span = schema.span;
  for (const step of path) {
    if (typeof step === 'number') {
      node = itemsOf(node)[step];
      span = node?.span ?? span;
    } else {
      const entry = entriesOf(node).find(({ key }) => key === step);
      node = entry?.value;
      span = entry?.keySpan ?? span;
    }
  }
  return span;
}
