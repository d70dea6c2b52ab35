import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import { groupBy } from "../../app/group-by.ts";
import {
  type EdgeRoute,
  FRAME_PADDING,
  type GraphItem,
  type GraphLayout,
  type GraphLink,
  LABEL_HEIGHT,
  type LayoutRequest,
  labelWidth,
  type NodeBox,
  type Point,
} from "./graph-parts.ts";
import { roundedPath, words } from "./layered/run-path.ts";

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

const { top, left, bottom, right } = FRAME_PADDING;
const FRAME_OPTIONS = { "elk.padding": `[top=${top},left=${left},bottom=${bottom},right=${right}]` } as const;

/** The graph in the words of the layout engine. */
export function toElkGraph({ items, links, direction }: LayoutRequest): ElkNode {
  const options = { "elk.direction": direction === "right" ? "RIGHT" : "DOWN" };
  const childrenOf = groupBy(items, (item) => item.parentId);
  const toElk = ({ id, isFrame, width, height }: GraphItem): ElkNode =>
    isFrame
      ? { id, layoutOptions: { ...FRAME_OPTIONS, ...options }, children: (childrenOf.get(id) ?? []).map(toElk) }
      : { id, width, height };
  return {
    id: "root",
    layoutOptions: { ...LAYOUT_OPTIONS, ...options },
    children: (childrenOf.get(null) ?? []).map(toElk),
    edges: links.map(toElkEdge),
  };
}

function toElkEdge({ id, source, target, label }: GraphLink): ElkExtendedEdge {
  if (label === null) return { id, sources: [source], targets: [target] };
  const layoutOptions = { "elk.edgeLabels.inline": "true" };
  const labels = [{ text: label, width: labelWidth(label), height: LABEL_HEIGHT, layoutOptions }];
  return { id, sources: [source], targets: [target], labels };
}

/** Reads what the layout engine answered. */
export function fromElkGraph(graph: ElkNode): GraphLayout {
  const boxes = new Map<string, NodeBox>();
  const routes = new Map<string, EdgeRoute>();
  const walk = (node: ElkNode, origin: Point) => {
    for (const child of node.children ?? []) {
      // A child's place is told from its parent's.
      const place = { x: origin.x + (child.x ?? 0), y: origin.y + (child.y ?? 0) };
      boxes.set(child.id, { ...place, width: child.width ?? 0, height: child.height ?? 0 });
      walk(child, place);
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
  walk(graph, { x: 0, y: 0 });
  return { boxes, routes };
}

/** A path over points that are the control points of curves, three for each, or else corners, which are rounded. */
export function pathThrough(points: readonly Point[]): string {
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
