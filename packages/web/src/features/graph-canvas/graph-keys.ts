import type { GraphDirection, GraphItem, GraphLayout, GraphLink } from "./graph-parts.ts";

const ARROWS = {
  ArrowRight: { along: "right", step: 1 },
  ArrowLeft: { along: "right", step: -1 },
  ArrowDown: { along: "down", step: 1 },
  ArrowUp: { along: "down", step: -1 },
} as const;

interface KeyPlace {
  /** Where arrows stop. */
  readonly stops: readonly GraphItem[];
  readonly links: readonly GraphLink[];
  readonly layout: GraphLayout;
  readonly direction: GraphDirection;
}

interface Center {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The middle of every node that can be selected. */
function centersOf({ stops, layout }: KeyPlace): readonly Center[] {
  return stops.flatMap(({ id }) => {
    const box = layout.boxes.get(id);
    return box === undefined ? [] : [{ id, x: box.x + box.width / 2, y: box.y + box.height / 2 }];
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
    place.links
      .filter((link) => (arrow.step === 1 ? link.source : link.target) === from)
      .map((link) => (arrow.step === 1 ? link.target : link.source)),
  );
  const isThatWay = (center: Center) =>
    (arrow.along === "right" ? center.x - start.x : center.y - start.y) * arrow.step > 0;
  const candidates = centers.filter((center) => (isAlong ? neighbors.has(center.id) : isThatWay(center)));
  const distance = (center: Center) => Math.hypot(center.x - start.x, center.y - start.y);
  return candidates.toSorted((left, right) => distance(left) - distance(right))[0]?.id ?? null;
}
