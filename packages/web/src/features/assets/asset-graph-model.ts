import type { AssetGraph, AssetGraphEdge, AssetGraphNode } from "../../api/asset-api.ts";
import type { GraphItem, GraphLink } from "../graph-canvas/graph-parts.ts";

/** Beyond this many nodes the graph begins with what is near the chosen one. */
export const MOST_AT_ONCE = 60;
const STEPS = 2;
const NODE_HEIGHT = 50;
const LEAST_WIDTH = 150;
const CHARACTER = 7.35;

/** An edge that is drawn; several between the same two are one. */
export interface DrawnEdge extends GraphLink {
  /** It reads, and does not make or trigger. */
  readonly isReading: boolean;
}

/** A Dag or an asset, with the room that it takes. */
export interface AssetItem extends GraphItem {
  readonly node: AssetGraphNode;
}

/** What is drawn of the graph. */
export interface DrawnGraph {
  readonly nodes: readonly AssetGraphNode[];
  readonly edges: readonly DrawnEdge[];
}

const READING = new Set<AssetGraphEdge["kind"]>(["inlet", "sensor", "marker"]);

/** Only what has to do with something else: a Dag alone says nothing here. */
export function connectedGraph({ nodes, edges }: AssetGraph): DrawnGraph {
  const drawn = new Map<string, DrawnEdge>();
  for (const { source, target, kind } of edges) {
    const id = `${source} → ${target}`;
    const isReading = READING.has(kind) && (drawn.get(id)?.isReading ?? true);
    drawn.set(id, { id, source, target, label: null, isReading });
  }
  const ends = new Set([...drawn.values()].flatMap(({ source, target }) => [source, target]));
  const shown = nodes.filter(({ id, kind }) => ends.has(id) || kind !== "dag");
  const known = new Set(shown.map(({ id }) => id));
  const shownEdges = [...drawn.values()].filter(({ source, target }) => known.has(source) && known.has(target));
  return { nodes: shown, edges: shownEdges };
}

/** What is at most two steps from a node, in either direction. */
export function nearGraph(graph: DrawnGraph, start: string): DrawnGraph {
  const near = new Set([start]);
  for (let step = 0; step < STEPS; step += 1) {
    for (const { source, target } of graph.edges.filter((edge) => near.has(edge.source) || near.has(edge.target))) {
      near.add(source).add(target);
    }
  }
  return {
    nodes: graph.nodes.filter(({ id }) => near.has(id)),
    edges: graph.edges.filter(({ source, target }) => near.has(source) && near.has(target)),
  };
}

/** The nodes of the graph with the room that they take. */
export function assetItems({ nodes }: DrawnGraph): readonly AssetItem[] {
  return nodes.map((node) => ({
    id: node.id,
    parentId: null,
    isFrame: false,
    width: Math.ceil(Math.max(LEAST_WIDTH, shortName(node.label).length * CHARACTER + 56)),
    height: NODE_HEIGHT,
    node,
  }));
}

/** The end of a long URI, which tells assets apart. */
export function shortName(label: string): string {
  const bare = label.replace(/^[a-z0-9+.-]+:\/\//i, "");
  const parts = bare.split("/");
  return parts.length > 3 ? `…/${parts.slice(-2).join("/")}` : bare;
}
