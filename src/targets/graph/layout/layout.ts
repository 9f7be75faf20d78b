import { invariant } from '../../../util/invariant.ts';
import type { Graph, GraphCluster, GraphEdge, GraphItem, GraphNode } from '../graph.ts';
import { layoutPlane } from './layout-plane.ts';
import type { Piece, Plane, PlaneLayout, Point, Size, Terminal } from './plane.ts';
import type { End, ScopePlane } from './route-edges.ts';
import { routeEdges } from './route-edges.ts';

/** How large things are once they are drawn. */
export interface Measure {
  node(node: GraphNode): Size;
  header(cluster: GraphCluster): Size;
  label(edge: GraphEdge): Size;
}

/** A graph with a place for everything, clusters before what they hold. Corners are upper left. */
export interface Picture extends Size {
  readonly items: readonly PlacedItem[];
  readonly wires: readonly Wire[];
  readonly labels: readonly PlacedLabel[];
}

export interface PlacedItem extends Point, Size {
  readonly item: GraphItem;
  /** Where a cluster's own text stands. */
  readonly header: Point | undefined;
}

/** Lines that belong together, and the points where they arrive. */
export interface Wire {
  readonly kind: GraphEdge['kind'];
  readonly pieces: readonly Piece[];
  readonly arrivals: readonly Point[];
}

export interface PlacedLabel extends Point, Size {
  readonly edge: GraphEdge;
}

/** Inside a cluster, around what it holds. */
const padding = 14;

/** Places everything from top to bottom: each cluster by itself, then as one box among others. */
export function layout(graph: Graph, measure: Measure): Picture {
  const planes = routeEdges(graph);
  const layouts = new Map<string, PlaneLayout>();
  const plan = (id: string): PlaneLayout => {
    const scope = planes.get(id);
    invariant(scope !== undefined, `no plane ${id}`);
    for (const item of scope.items) if (item.kind === 'cluster') plan(item.id);
    const result = layoutPlane(planeOf(scope, layouts, planes, measure));
    layouts.set(id, result);
    return result;
  };
  const { width, height } = plan('');
  const placer = new Placer(planes, layouts, measure);
  placer.place('', { x: 0, y: 0 });
  return { width, height, items: placer.items, wires: placer.wires, labels: placer.labels };
}

function boxSize(item: GraphItem, layouts: ReadonlyMap<string, PlaneLayout>, measure: Measure): Size {
  if (item.kind === 'node') return measure.node(item);
  const inner = layouts.get(item.id);
  invariant(inner !== undefined, `cluster ${item.id} has no layout`);
  return { width: inner.width + 2 * padding, height: inner.height + 2 * padding };
}

function planeOf(
  scope: ScopePlane,
  layouts: ReadonlyMap<string, PlaneLayout>,
  planes: ReadonlyMap<string, ScopePlane>,
  measure: Measure,
): Plane {
  const index = new Map(scope.items.map((item, at) => [item.id, at]));
  const terminal = (end: End, ports: readonly string[], side: 'topPorts' | 'bottomPorts'): Terminal => {
    if (end.kind === 'port') return { kind: 'port', port: ports.indexOf(end.port) };
    const box = index.get(end.id) ?? -1;
    if (end.port === undefined) return { kind: 'box', box, at: undefined };
    const at = layouts.get(end.id)?.[side][planes.get(end.id)?.[side].indexOf(end.port) ?? -1];
    return { kind: 'box', box, at: at === undefined ? undefined : at + padding };
  };
  return {
    boxes: scope.items.map((item) => boxSize(item, layouts, measure)),
    header: scope.cluster && measure.header(scope.cluster),
    topPorts: scope.topPorts.length,
    bottomPorts: scope.bottomPorts.length,
    nets: [...scope.nets.values()].map((net) => ({
      source: terminal(net.source, scope.topPorts, 'bottomPorts'),
      sinks: net.sinks.map(({ end, edge }) => ({
        terminal: terminal(end, scope.bottomPorts, 'topPorts'),
        label: edge === undefined || edge.labels.length === 0 ? undefined : measure.label(edge),
      })),
    })),
  };
}

/** Puts the planes where their clusters are. */
class Placer {
  readonly items: PlacedItem[] = [];
  readonly wires: Wire[] = [];
  readonly labels: PlacedLabel[] = [];
  readonly #planes: ReadonlyMap<string, ScopePlane>;
  readonly #layouts: ReadonlyMap<string, PlaneLayout>;
  readonly #measure: Measure;

  constructor(
    planes: ReadonlyMap<string, ScopePlane>,
    layouts: ReadonlyMap<string, PlaneLayout>,
    measure: Measure,
  ) {
    this.#planes = planes;
    this.#layouts = layouts;
    this.#measure = measure;
  }

  /** `origin` is where the plane's own upper left corner comes to lie. */
  place(id: string, origin: Point): void {
    const scope = this.#planes.get(id);
    const found = this.#layouts.get(id);
    invariant(scope !== undefined && found !== undefined, `plane ${id} has no layout`);
    const moved = (point: Point): Point => ({ x: origin.x + point.x, y: origin.y + point.y });
    scope.items.forEach((item, index) => {
      const corner = moved(found.boxes[index] ?? { x: 0, y: 0 });
      const content = { x: corner.x + padding, y: corner.y + padding };
      const inner = item.kind === 'cluster' ? this.#layouts.get(item.id) : undefined;
      const header = inner && { x: content.x + inner.header.x, y: content.y + inner.header.y };
      this.items.push({ item, ...corner, ...boxSize(item, this.#layouts, this.#measure), header });
      if (inner !== undefined) this.place(item.id, content);
    });
    const nets = [...scope.nets.values()];
    nets.forEach((net, index) => {
      const placed = found.nets[index];
      if (placed === undefined) return;
      const pieces = placed.pieces.map(({ start, bend, end }) => ({
        start: moved(start),
        bend: bend + origin.y,
        end: moved(end),
      }));
      if (net.source.kind === 'port') {
        const x = found.topPorts[scope.topPorts.indexOf(net.source.port)] ?? 0;
        pieces.push(straight(moved({ x, y: -padding }), padding));
      }
      const arrivals: Point[] = [];
      net.sinks.forEach(({ end, edge }, at) => {
        const sink = placed.sinks[at];
        if (sink === undefined) return;
        if (end.kind === 'port') pieces.push(straight(moved(sink.end), padding));
        if (edge === undefined) return;
        arrivals.push(moved(sink.end));
        if (sink.label !== undefined)
          this.labels.push({ edge, ...moved(sink.label), ...this.#measure.label(edge) });
      });
      this.wires.push({ kind: net.kind, pieces, arrivals });
    });
  }
}

/** From the edge of a cluster to its plane, or back. */
function straight(start: Point, length: number): Piece {
  const y = start.y + length;
  return { start, bend: y, end: { x: start.x, y } };
}
