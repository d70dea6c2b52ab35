import type { DagLinkKind } from "./dag-link.ts";

/** A Dag, an asset or an alias among those that have to do with one another. */
export interface DagGraphNode {
  readonly kind: "dag" | "asset" | "alias";
  /** The Dag's id, the asset's URI, or the alias's name. */
  readonly name: string;
}

/** Why what is at an edge's beginning comes before what is at its end. */
export type DagGraphEdgeKind =
  | DagLinkKind
  /** A task of the Dag updates the asset, or what it adds under the alias. */
  | "outlet"
  /** A task of the Dag reads the asset. */
  | "inlet"
  /** The Dag runs when the asset was updated. */
  | "schedule"
  /** The asset was updated under the alias. */
  | "alias";

/** Something that comes before something else. */
export interface DagGraphEdge {
  readonly from: DagGraphNode;
  readonly to: DagGraphNode;
  readonly kind: DagGraphEdgeKind;
  /** The task that says so: of the Dag that waits for a `sensor` and that reads an `inlet`, else of the one before; `null` for none. */
  readonly taskId: string | null;
}

/** The Dags next to one. */
export interface NeighbouringDags {
  /** In order of their ids. */
  readonly upstreamDagIds: readonly string[];
  readonly downstreamDagIds: readonly string[];
}

/** The Dags that come directly before and after one, whether another Dag or only data lies in between. */
export function neighboursOf(edges: readonly DagGraphEdge[], dagId: string): NeighbouringDags {
  const after = new Map<string, DagGraphNode[]>();
  const before = new Map<string, DagGraphNode[]>();
  for (const { from, to } of edges) {
    after.set(keyOf(from), [...(after.get(keyOf(from)) ?? []), to]);
    before.set(keyOf(to), [...(before.get(keyOf(to)) ?? []), from]);
  }
  return { upstreamDagIds: nearestDags(before, dagId), downstreamDagIds: nearestDags(after, dagId) };
}

function nearestDags(next: ReadonlyMap<string, readonly DagGraphNode[]>, dagId: string): readonly string[] {
  const seen = new Set<string>();
  const dagIds = new Set<string>();
  const open = [...(next.get(keyOf({ kind: "dag", name: dagId })) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(keyOf(node))) continue;
    seen.add(keyOf(node));
    if (node.kind === "dag") dagIds.add(node.name);
    else open.push(...(next.get(keyOf(node)) ?? []));
  }
  dagIds.delete(dagId);
  return [...dagIds].toSorted();
}

function keyOf({ kind, name }: DagGraphNode): string {
  return `${kind} ${name}`;
}
