/** A pipeline as a picture sees it: what runs, what holds it, what goes from where to where. Items and edges are in the order of the file. */
export interface Graph {
  readonly name: string;
  readonly description: string | undefined;
  readonly items: readonly GraphItem[];
  readonly edges: readonly GraphEdge[];
}

export type GraphItem = GraphNode | GraphCluster;

interface Named {
  /** Unique in the graph; made of letters, digits and `_`, beginning with `t_`. */
  readonly id: string;
  readonly name: string;
  /** The condition as it was written. */
  readonly condition: string | undefined;
  /** How it runs several times: `for each of 3`, `until state.round >= 2, at most 5 times`. */
  readonly rounds: string | undefined;
  readonly description: string | undefined;
}

/** A step, a call of another pipeline, what is done with a volume, or a question to a person. */
export interface GraphNode extends Named {
  readonly kind: 'node';
  readonly shape: 'step' | 'pipeline' | 'volume' | 'person';
  /** The component or pipeline, where it is called otherwise than the task; the size of a volume, or what is done with one. */
  readonly detail: string | undefined;
}

/** A group. */
export interface GraphCluster extends Named {
  readonly kind: 'cluster';
  readonly items: readonly GraphItem[];
}

/** Ends are ids of nodes, or of clusters where the group as a whole is meant. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `data` goes with the names of the outputs that are read; `order` only says what waits for what. */
  readonly kind: 'data' | 'order';
  readonly labels: readonly string[];
}
