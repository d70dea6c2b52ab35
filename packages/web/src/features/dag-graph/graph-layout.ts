import type { ElkExtendedEdge, ElkNode, ElkPoint } from "elkjs/lib/elk-api";
import { groupBy } from "../../app/group-by.ts";
import type { GraphEdge, GraphModel, GraphNode } from "./graph-model.ts";

/** Which way the work flows over the screen. */
export type GraphDirection = "right" | "down";

/** Where a node is, relative to the group around it, and how large it is. */
export interface NodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an edge runs, and where its label is, on the whole graph. */
export interface EdgeRoute {
  readonly path: string;
  readonly labelAt: ElkPoint | null;
}

/** A laid-out graph. */
export interface GraphLayout {
  readonly boxes: ReadonlyMap<string, NodeBox>;
  readonly routes: ReadonlyMap<string, EdgeRoute>;
}

const NODE_HEIGHT = 50;
const OUTSIDE_HEIGHT = 36;
const LEAST_WIDTH = 168;
const MONO_CHARACTER = 7.35;
const LABEL_CHARACTER = 6.4;
const LABEL_HEIGHT = 18;

/** A node is as wide as its id, and never changes with its state, so that nothing jumps. */
function nodeWidth(node: GraphNode): number {
  if (node.kind === "outside") return Math.ceil(node.label.length * MONO_CHARACTER + 56);
  const label = node.kind === "task" ? node.task.label : node.label;
  const hasRole = node.kind !== "task" || node.task.is_setup || node.task.is_teardown || node.task.kind !== "task";
  return Math.ceil(Math.max(LEAST_WIDTH, label.length * MONO_CHARACTER + 46 + (hasRole ? 22 : 0)));
}

const LAYOUT_OPTIONS = {
  "elk.algorithm": "layered",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.edgeRouting": "SPLINES",
  "elk.json.edgeCoords": "ROOT",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.layered.spacing.nodeNodeBetweenLayers": "40",
  "elk.layered.spacing.edgeNodeBetweenLayers": "16",
  "elk.spacing.nodeNode": "24",
  "elk.spacing.edgeNode": "16",
  "elk.spacing.edgeLabel": "4",
} as const;

const GROUP_OPTIONS = { "elk.padding": "[top=42,left=14,bottom=14,right=14]" } as const;

/** The graph in the words of the layout engine. */
export function toElkGraph(model: GraphModel, direction: GraphDirection): ElkNode {
  const options = { "elk.direction": direction === "right" ? "RIGHT" : "DOWN" };
  const childrenOf = groupBy(model.nodes, (node) => node.parentId);
  const toElk = (node: GraphNode): ElkNode =>
    node.kind === "group"
      ? {
          id: node.id,
          layoutOptions: { ...GROUP_OPTIONS, ...options },
          children: (childrenOf.get(node.id) ?? []).map(toElk),
        }
      : { id: node.id, width: nodeWidth(node), height: node.kind === "outside" ? OUTSIDE_HEIGHT : NODE_HEIGHT };
  return {
    id: "root",
    layoutOptions: { ...LAYOUT_OPTIONS, ...options },
    children: (childrenOf.get(null) ?? []).map(toElk),
    edges: model.edges.map(toElkEdge),
  };
}

function toElkEdge(edge: GraphEdge): ElkExtendedEdge {
  const label = edge.label;
  return {
    id: edge.id,
    sources: [edge.source],
    targets: [edge.target],
    ...(label === null
      ? {}
      : {
          labels: [
            {
              text: label,
              width: label.length * LABEL_CHARACTER + 16,
              height: LABEL_HEIGHT,
              layoutOptions: { "elk.edgeLabels.inline": "true" },
            },
          ],
        }),
  };
}

/** Reads what the layout engine answered. */
export function fromElkGraph(graph: ElkNode): GraphLayout {
  const boxes = new Map<string, NodeBox>();
  const routes = new Map<string, EdgeRoute>();
  const walk = (node: ElkNode) => {
    for (const child of node.children ?? []) {
      boxes.set(child.id, {
        x: child.x ?? 0,
        y: child.y ?? 0,
        width: child.width ?? LEAST_WIDTH,
        height: child.height ?? NODE_HEIGHT,
      });
      walk(child);
    }
    for (const edge of node.edges ?? []) {
      const section = edge.sections?.[0];
      if (section === undefined) continue;
      const label = edge.labels?.[0];
      routes.set(edge.id, {
        path: pathThrough([section.startPoint, ...(section.bendPoints ?? []), section.endPoint]),
        labelAt: label?.x === undefined || label.y === undefined ? null : { x: label.x, y: label.y },
      });
    }
  };
  walk(graph);
  return { boxes, routes };
}

/** A path over points that are the control points of curves, three for each, or else corners, which are rounded. */
export function pathThrough(points: readonly ElkPoint[]): string {
  const [start, ...rest] = points;
  if (start === undefined) return "";
  if (rest.length < 3 || rest.length % 3 !== 0) return roundedPath(points);
  let path = `M${words(start)}`;
  for (let index = 0; index < rest.length; index += 3)
    path += `C${rest
      .slice(index, index + 3)
      .map(words)
      .join(" ")}`;
  return path;
}

const CORNER = 12;

function roundedPath(points: readonly ElkPoint[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${words(point)}`;
      if (after === undefined) return `L${words(point)}`;
      return `L${words(toward(point, before))}Q${words(point)} ${words(toward(point, after))}`;
    })
    .join("");
}

/** A point on the way to another one, at most half of the way. */
function toward(from: ElkPoint, to: ElkPoint): ElkPoint {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.5, CORNER / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function words({ x, y }: ElkPoint): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
