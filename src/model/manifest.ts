import type { BoundExpression } from './bound-expression.ts';

/** A Kubernetes object with expressions in it: maps and lists down to values, which are constants or computed. */
export type ManifestTree =
  | { readonly kind: 'value'; readonly value: BoundExpression }
  | { readonly kind: 'list'; readonly items: readonly ManifestTree[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, ManifestTree])[] };

/** Every value of a manifest, constants included. */
export function manifestValues(tree: ManifestTree): readonly BoundExpression[] {
  switch (tree.kind) {
    case 'value':
      return [tree.value];
    case 'list':
      return tree.items.flatMap(manifestValues);
    case 'map':
      return tree.entries.flatMap(([, value]) => manifestValues(value));
  }
}
