import { invariant } from '../../../util/invariant.ts';
import type { Net, Plane, Sink, Terminal } from './plane.ts';

/** Something that takes room in a layer. `x` is its middle. */
export interface Vertex {
  readonly kind: 'box' | 'header' | 'port' | 'label' | 'way';
  readonly width: number;
  readonly height: number;
  readonly layer: number;
  readonly up: Segment[];
  readonly down: Segment[];
  order: number;
  x: number;
}

/** A line from one layer to the next. Offsets are from the middle of the vertex; they change when places on boxes are shared out. */
export interface Segment {
  readonly upper: Vertex;
  readonly lower: Vertex;
  readonly weight: number;
  upperOffset: number;
  lowerOffset: number;
  /** The offset was given, so it is not shared out. */
  readonly lowerFixed: boolean;
}

export interface LayeredNet {
  readonly segments: readonly Segment[];
  readonly sinks: readonly { readonly last: Segment; readonly label: Vertex | undefined }[];
}

export interface Layered {
  readonly layers: readonly (readonly Vertex[])[];
  readonly boxes: readonly Vertex[];
  readonly header: Vertex | undefined;
  readonly topPorts: readonly Vertex[];
  readonly bottomPorts: readonly Vertex[];
  readonly nets: readonly LayeredNet[];
}

const wayWidth = 8;

/**
 * Makes the vertices of a plane. The header and upper ports are layer 0, boxes of rank r layer 2r + 2, labels stand in the odd layer above
 * their sink, the lower ports come last. Nets get a vertex in each layer that they pass.
 */
export function layered(plane: Plane, ranks: readonly number[]): Layered {
  const bottom = 2 * (Math.max(-1, ...ranks) + 1) + 2;
  const layers: Vertex[][] = Array.from({ length: bottom + 1 }, () => []);
  const add = (kind: Vertex['kind'], layer: number, width: number, height: number): Vertex => {
    const row = layers[layer] ?? [];
    const vertex: Vertex = { kind, width, height, layer, up: [], down: [], order: row.length, x: 0 };
    row.push(vertex);
    return vertex;
  };
  const header = plane.header && add('header', 0, plane.header.width, plane.header.height);
  const ports = (count: number, layer: number): readonly Vertex[] =>
    Array.from({ length: count }, () => add('port', layer, wayWidth, 0));
  const topPorts = ports(plane.topPorts, 0);
  const boxes = plane.boxes.map(({ width, height }, index) =>
    add('box', 2 * (ranks[index] ?? 0) + 2, width, height),
  );
  const bottomPorts = ports(plane.bottomPorts, bottom);
  const ends: Ends = { boxes, topPorts, bottomPorts };
  const nets = plane.nets.map((net) => layeredNet(net, ends, add));
  return { layers, boxes, header, topPorts, bottomPorts, nets };
}

interface Ends {
  readonly boxes: readonly Vertex[];
  readonly topPorts: readonly Vertex[];
  readonly bottomPorts: readonly Vertex[];
}

type Add = (kind: Vertex['kind'], layer: number, width: number, height: number) => Vertex;

function layeredNet(net: Net, ends: Ends, add: Add): LayeredNet {
  const segments: Segment[] = [];
  const source = vertexOf(net.source, ends.boxes, ends.topPorts);
  const link = (upper: Vertex, lower: Vertex, terminal: Terminal | undefined): Segment => {
    const thin = Number(upper.kind === 'way') + Number(lower.kind === 'way');
    const segment: Segment = {
      upper,
      lower,
      weight: thin === 2 ? 8 : upper.kind === 'label' ? 4 : thin === 1 ? 2 : 1,
      upperOffset: upper === source ? (offset(net.source, source) ?? 0) : 0,
      lowerOffset: offset(terminal, lower) ?? 0,
      lowerFixed: offset(terminal, lower) !== undefined,
    };
    upper.down.push(segment);
    lower.up.push(segment);
    segments.push(segment);
    return segment;
  };
  const way = [source];
  const wayTo = (layer: number): Vertex => {
    for (let reached = source.layer + way.length; reached <= layer; reached += 1) {
      const next = add('way', reached, wayWidth, 0);
      link(way.at(-1) ?? source, next, undefined);
      way.push(next);
    }
    return way[layer - source.layer] ?? source;
  };
  const sinkOf = (sink: Sink): LayeredNet['sinks'][number] => {
    const target = vertexOf(sink.terminal, ends.boxes, ends.bottomPorts);
    if (sink.label === undefined) {
      return { last: link(wayTo(target.layer - 1), target, sink.terminal), label: undefined };
    }
    const label = add('label', target.layer - 1, sink.label.width, sink.label.height);
    link(wayTo(target.layer - 2), label, undefined);
    return { last: link(label, target, sink.terminal), label };
  };
  return { sinks: net.sinks.map(sinkOf), segments };
}

function vertexOf(terminal: Terminal, boxes: readonly Vertex[], ports: readonly Vertex[]): Vertex {
  const found = terminal.kind === 'box' ? boxes[terminal.box] : ports[terminal.port];
  invariant(found !== undefined, 'a net ends nowhere');
  return found;
}

function offset(terminal: Terminal | undefined, vertex: Vertex): number | undefined {
  if (terminal?.kind !== 'box' || terminal.at === undefined) return undefined;
  return terminal.at - vertex.width / 2;
}
