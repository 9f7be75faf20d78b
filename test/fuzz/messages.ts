/** So many cases under a seed of their own. */
export interface ToWorker {
  readonly seed: number;
  readonly size: number;
}

export interface ChunkResult {
  readonly ran: number;
  /** Workflows that differ from those of unchanged documents, with the case that each came of. */
  readonly compiled: readonly { readonly text: string; readonly of: string }[];
  /** The first case that went wrong, made small. */
  readonly failure?: string;
}

export type FromWorker =
  /** A case begins; told before it runs, for the case that it does not end. */
  { readonly kind: 'case'; readonly text: string } | { readonly kind: 'done'; readonly result: ChunkResult };
