import { invariant } from '../../../util/invariant.ts';
import type { Graph, GraphCluster, GraphEdge, GraphItem } from '../graph.ts';

/**
 * The graph cut into planes, one for the pipeline and one for each cluster. An edge between planes leaves and enters clusters through
 * ports; what comes from one source, with one kind of line, shares its ports.
 */
export interface ScopePlane {
  readonly cluster: GraphCluster | undefined;
  readonly items: readonly GraphItem[];
  readonly topPorts: string[];
  readonly bottomPorts: string[];
  /** By source and kind. */
  readonly nets: Map<string, ScopeNet>;
}

export interface ScopeNet {
  readonly kind: GraphEdge['kind'];
  readonly source: End;
  readonly sinks: ScopeSink[];
}

/** An item of the plane, with the net's port on its edge where it is a cluster that the net leaves or enters; or a port of the plane. */
export type End =
  | { readonly kind: 'item'; readonly id: string; readonly port: string | undefined }
  | { readonly kind: 'port'; readonly port: string };

export interface ScopeSink {
  readonly end: End;
  /** The edge that ends here; undefined where it only goes on into another plane. */
  readonly edge: GraphEdge | undefined;
}

/** By the id of the cluster; `''` is the pipeline's own plane. */
export function routeEdges(graph: Graph): ReadonlyMap<string, ScopePlane> {
  const planes = new Map<string, ScopePlane>();
  const holders = new Map<string, string>();
  const add = (cluster: GraphCluster | undefined, items: readonly GraphItem[]): void => {
    const id = cluster?.id ?? '';
    planes.set(id, { cluster, items, topPorts: [], bottomPorts: [], nets: new Map() });
    for (const item of items) {
      holders.set(item.id, id);
      if (item.kind === 'cluster') add(item, item.items);
    }
  };
  add(undefined, graph.items);
  for (const edge of graph.edges) routeEdge(edge, planes, holders);
  return planes;
}

function routeEdge(
  edge: GraphEdge,
  planes: ReadonlyMap<string, ScopePlane>,
  holders: ReadonlyMap<string, string>,
): void {
  const key = `${edge.from} ${edge.kind}`;
  const around = (id: string): readonly string[] => {
    const found: string[] = [];
    for (let one = holders.get(id); one !== undefined; one = holders.get(one)) found.push(one);
    return found;
  };
  const planeOf = (id: string): ScopePlane => {
    const plane = planes.get(id);
    invariant(plane !== undefined, `no plane ${id}`);
    return plane;
  };
  const targets = around(edge.to);
  const sources = around(edge.from);
  const common = sources.find((id) => targets.includes(id));
  invariant(common !== undefined, `edge from ${edge.from} to ${edge.to} leaves the graph`);
  let source: End = { kind: 'item', id: edge.from, port: undefined };
  for (const id of sources.slice(0, sources.indexOf(common))) {
    addSink(planeOf(id), key, edge.kind, source, { end: { kind: 'port', port: key }, edge: undefined });
    addOnce(planeOf(id).bottomPorts, key);
    source = { kind: 'item', id, port: key };
  }
  const entered = targets.slice(0, targets.indexOf(common)).reverse();
  let inside = common;
  for (const id of entered) {
    addSink(planeOf(inside), key, edge.kind, source, {
      end: { kind: 'item', id, port: key },
      edge: undefined,
    });
    addOnce(planeOf(id).topPorts, key);
    source = { kind: 'port', port: key };
    inside = id;
  }
  addSink(planeOf(inside), key, edge.kind, source, {
    end: { kind: 'item', id: edge.to, port: undefined },
    edge,
  });
}

function addOnce(list: string[], key: string): void {
  if (!list.includes(key)) list.push(key);
}

function addSink(
  plane: ScopePlane,
  key: string,
  kind: GraphEdge['kind'],
  source: End,
  sink: ScopeSink,
): void {
  const net = plane.nets.get(key) ?? { kind, source, sinks: [] };
  plane.nets.set(key, net);
  const passesOn =
    sink.edge === undefined && net.sinks.some((one) => one.edge === undefined && sameEnd(one.end, sink.end));
  if (!passesOn) net.sinks.push(sink);
}

function sameEnd(a: End, b: End): boolean {
  if (a.kind === 'port') return b.kind === 'port';
  return b.kind === 'item' && a.id === b.id;
}
