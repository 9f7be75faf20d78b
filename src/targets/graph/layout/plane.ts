/**
 * One DAG to be laid out: boxes in layers from top to bottom, and nets, each from one source to several sinks. A net shares its way as far
 * as it can. Ports are where nets cross the upper or lower edge of the plane.
 */
export interface Plane {
  readonly boxes: readonly Size[];
  /** Stands at the top left; ports keep out of its way. */
  readonly header: Size | undefined;
  readonly topPorts: number;
  readonly bottomPorts: number;
  readonly nets: readonly Net[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Net {
  readonly source: Terminal;
  readonly sinks: readonly Sink[];
}

/** `at` is the place on a box's upper or lower edge, from its left corner; without it the places are chosen. */
export type Terminal =
  | { readonly kind: 'box'; readonly box: number; readonly at: number | undefined }
  | { readonly kind: 'port'; readonly port: number };

export interface Sink {
  readonly terminal: Terminal;
  /** The size of a label that stands on the way to this sink. */
  readonly label: Size | undefined;
}

/** Places are from the plane's left upper corner; boxes and labels by their left upper corner, ports by their x. */
export interface PlaneLayout extends Size {
  readonly boxes: readonly Point[];
  readonly header: Point;
  readonly topPorts: readonly number[];
  readonly bottomPorts: readonly number[];
  readonly nets: readonly NetLayout[];
}

export interface NetLayout {
  /** The lines of the net. Each goes straight down from `start` to `bend`, then curves to `end`, arriving vertically. */
  readonly pieces: readonly Piece[];
  /** For each sink where it arrives, and where its label stands. */
  readonly sinks: readonly { readonly end: Point; readonly label: Point | undefined }[];
}

export interface Piece {
  readonly start: Point;
  readonly bend: number;
  readonly end: Point;
}
