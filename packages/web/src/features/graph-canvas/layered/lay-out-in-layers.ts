import type { GraphLayout, LayoutRequest } from "../graph-parts.ts";
import { LayoutPlan } from "./layout-plan.ts";
import { routeEdges } from "./route-edges.ts";

/**
 * A layout of our own for graphs that the layout engine cannot do in a time that a person waits. Its work grows with the
 * nodes and edges and no faster (but for sorting), where the engine's grows with their square and more:
 *
 * 1. inside out, each frame and at last the whole: connected parts, layers, their order, their places;
 * 2. outside in: the places on the whole graph;
 * 3. edges, which pass other columns in the room between rows.
 */
export function layOutInLayers(request: LayoutRequest): GraphLayout {
  const plan = new LayoutPlan(request);
  plan.arrange(null);
  plan.settle(null, { along: 0, across: 0 });
  return { boxes: plan.boxes(), routes: routeEdges(request, plan) };
}
