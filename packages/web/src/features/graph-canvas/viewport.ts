import type { Viewport } from "@xyflow/react";
import type { GraphDirection, NodeBox, Point } from "./graph-parts.ts";

/** How much of a graph's size stays free around it when it is fitted. */
const MARGIN = 0.08;
/** On a canvas that is narrower than this, a phone's, names come before the whole. */
const PHONE_WIDTH = 600;
/** The least zoom at which the names of nodes are drawn. */
const LEGIBLE = 0.6;
/** How far from the edge a graph begins there. */
const PHONE_INSET = 24;
/** Beyond which a graph is not drawn smaller at first: it would be a hair. */
const LEAST_AT_FIRST = 0.1;

/** How large the canvas is on the screen. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** How far a graph has to be zoomed out to be seen as a whole. */
export function fittingZoom(bounds: NodeBox, size: CanvasSize): number {
  const share = 1 - 2 * MARGIN;
  return Math.min(
    1,
    (size.width * share) / Math.max(1, bounds.width),
    (size.height * share) / Math.max(1, bounds.height),
  );
}

/** The whole of a box in the middle of the canvas. */
export function fitted(bounds: NodeBox, size: CanvasSize): Viewport {
  return centered(centerOf(bounds), fittingZoom(bounds, size), size);
}

/** What is seen first: the whole graph, or the beginning of one that would be too small to see. */
export function firstViewport(bounds: NodeBox, size: CanvasSize): Viewport {
  const zoom = fittingZoom(bounds, size);
  if (zoom >= LEAST_AT_FIRST) return fitted(bounds, size);
  const share = (1 - 2 * MARGIN) / LEAST_AT_FIRST;
  const center = centerOf({
    ...bounds,
    width: Math.min(bounds.width, size.width * share),
    height: Math.min(bounds.height, size.height * share),
  });
  return centered(center, LEAST_AT_FIRST, size);
}

/** Whether a canvas is so narrow that a graph as a whole would have no names that can be read. */
export function isPhoneTooSmall(bounds: NodeBox, size: CanvasSize): boolean {
  return size.width < PHONE_WIDTH && fittingZoom(bounds, size) < LEGIBLE;
}

/** What such a canvas shows first, large enough to be read: a node that is selected, or else where the graph begins. */
export function phoneViewport(
  near: { readonly box: NodeBox; readonly isSelected: boolean; readonly direction: GraphDirection },
  bounds: NodeBox,
  size: CanvasSize,
): Viewport {
  const view = centered(centerOf(near.box), LEGIBLE, size);
  if (near.isSelected) return view;
  return near.direction === "down"
    ? { ...view, y: PHONE_INSET - bounds.y * LEGIBLE }
    : { ...view, x: PHONE_INSET - bounds.x * LEGIBLE };
}

/** A point of the graph in the middle of the canvas. */
export function centered({ x, y }: Point, zoom: number, { width, height }: CanvasSize): Viewport {
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}

/** What of the graph is on the screen. */
export function boxInView({ x, y, zoom }: Viewport, { width, height }: CanvasSize): NodeBox {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

export function centerOf({ x, y, width, height }: NodeBox): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A box with a share of its size added on every side. */
export function grown({ x, y, width, height }: NodeBox, share: number): NodeBox {
  return {
    x: x - width * share,
    y: y - height * share,
    width: width * (1 + 2 * share),
    height: height * (1 + 2 * share),
  };
}

/** Whether two boxes have something in common. */
export function doMeet(one: NodeBox, other: NodeBox): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}

/** Whether a box is wholly in another one. */
export function isWithin(inner: NodeBox, outer: NodeBox): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The box that a path stays in, with the ends of its curves. */
export function pathBounds(path: string): NodeBox {
  const numbers = path.match(/-?[\d.]+/g) ?? [];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const [x, y] = [Number(numbers[index]), Number(numbers[index + 1])];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
