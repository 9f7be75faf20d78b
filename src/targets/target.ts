import type { BoundPipeline } from '../model/bound.ts';

/** Something that runs pipelines and reads text: what a pipeline becomes there, as data, and how that is written. Neither can fail. */
export interface Target<Lowered, Options> {
  readonly name: string;
  lower(pipeline: BoundPipeline, options: Options): Lowered;
  /** `source` is the path of the pipeline as the user knows it. The same input gives the same text. */
  render(lowered: Lowered, source: string): string;
}
