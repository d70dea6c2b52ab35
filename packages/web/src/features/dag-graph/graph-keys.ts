import type { GraphDirection, GraphLayout } from "./graph-layout.ts";
import type { GraphModel } from "./graph-model.ts";

const ARROWS = {
  ArrowRight: { along: "right", step: 1 },
  ArrowLeft: { along: "right", step: -1 },
  ArrowDown: { along: "down", step: 1 },
  ArrowUp: { along: "down", step: -1 },
} as const;

interface KeyPlace {
  readonly model: GraphModel;
  readonly layout: GraphLayout;
  readonly direction: GraphDirection;
}

interface Center {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The middle of every node that can be selected, on the whole graph. */
function centersOf({ model, layout }: KeyPlace): readonly Center[] {
  const parents = new Map(model.nodes.map((node) => [node.id, node.parentId]));
  return model.nodes
    .filter((node) => node.kind !== "group" && node.kind !== "outside")
    .map((node) => {
      const box = layout.boxes.get(node.id);
      let x = (box?.x ?? 0) + (box?.width ?? 0) / 2;
      let y = (box?.y ?? 0) + (box?.height ?? 0) / 2;
      for (let parent = node.parentId; parent !== null; parent = parents.get(parent) ?? null) {
        x += layout.boxes.get(parent)?.x ?? 0;
        y += layout.boxes.get(parent)?.y ?? 0;
      }
      return { id: node.id, x, y };
    });
}

/** Where an arrow leads: with the flow along an edge, across it to the nearest node that way; `null` at an end. */
export function stepInGraph(key: string, from: string | null, place: KeyPlace): string | null {
  const arrow = ARROWS[key as keyof typeof ARROWS] as (typeof ARROWS)[keyof typeof ARROWS] | undefined;
  if (arrow === undefined) return null;
  const centers = centersOf(place);
  const start = centers.find((center) => center.id === from);
  if (start === undefined) return centers[0]?.id ?? null;
  const isAlong = arrow.along === place.direction;
  const neighbors = new Set(
    place.model.edges
      .filter((edge) => (arrow.step === 1 ? edge.source : edge.target) === from)
      .map((edge) => (arrow.step === 1 ? edge.target : edge.source)),
  );
  const isThatWay = (center: Center) =>
    (arrow.along === "right" ? center.x - start.x : center.y - start.y) * arrow.step > 0;
  const candidates = centers.filter((center) => (isAlong ? neighbors.has(center.id) : isThatWay(center)));
  const distance = (center: Center) => Math.hypot(center.x - start.x, center.y - start.y);
  return candidates.toSorted((left, right) => distance(left) - distance(right))[0]?.id ?? null;
}
