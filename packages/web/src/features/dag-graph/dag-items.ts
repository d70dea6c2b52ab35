import type { GraphItem } from "../graph-canvas/graph-parts.ts";
import type { GraphModel, GraphNode } from "./graph-model.ts";

/** A node of a Dag's graph, with the room that it takes. */
export interface DagItem extends GraphItem {
  readonly node: GraphNode;
}

const NODE_HEIGHT = 50;
const OUTSIDE_HEIGHT = 36;
const LEAST_WIDTH = 168;
const MONO_CHARACTER = 7.35;

/** The nodes of a graph with their sizes. */
export function dagItems({ nodes }: GraphModel): readonly DagItem[] {
  return nodes.map((node) => ({
    id: node.id,
    parentId: node.parentId,
    isFrame: node.kind === "group",
    width: nodeWidth(node),
    height: node.kind === "outside" ? OUTSIDE_HEIGHT : NODE_HEIGHT,
    node,
  }));
}

/** A node is as wide as its id, and never changes with its state, so that nothing jumps. */
function nodeWidth(node: GraphNode): number {
  if (node.kind === "outside") return Math.ceil(node.label.length * MONO_CHARACTER + 56);
  const label = node.kind === "task" ? node.task.label : node.label;
  const hasRole = node.kind !== "task" || node.task.is_setup || node.task.is_teardown || node.task.kind !== "task";
  return Math.ceil(Math.max(LEAST_WIDTH, label.length * MONO_CHARACTER + 46 + (hasRole ? 22 : 0)));
}
