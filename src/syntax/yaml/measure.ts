import type { YamlNode } from '../yaml-node.ts';

interface Extent {
  readonly size: number;
  readonly height: number;
}

const leaf: Extent = { size: 1, height: 0 };

/** How many nodes a tree has, and how many levels, aliases followed; each shared node is measured once. */
export class Measure {
  readonly #known = new Map<YamlNode, Extent>();

  size(node: YamlNode): number {
    return this.#extent(node).size;
  }

  height(node: YamlNode): number {
    return this.#extent(node).height;
  }

  #extent(node: YamlNode): Extent {
    if (node.kind === 'scalar') return leaf;
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const children = node.kind === 'sequence' ? node.items : node.entries.map((entry) => entry.value);
    let size = 1;
    let height = 0;
    for (const child of children) {
      const extent = this.#extent(child);
      size += extent.size;
      height = Math.max(height, extent.height + 1);
    }
    const extent = { size, height };
    this.#known.set(node, extent);
    return extent;
  }
}
