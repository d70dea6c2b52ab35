/** Which way a graph leads over the screen. */
export type GraphDirection = "right" | "down";

/** A thing that is drawn, before it has its place. A parent stands before its children. */
export interface GraphItem {
  readonly id: string;
  readonly parentId: string | null;
  /** A frame stands around its children and is as large as they need. */
  readonly isFrame: boolean;
  readonly width: number;
  readonly height: number;
}

/** An edge between two things that are no frames. */
export interface GraphLink {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string | null;
}

/** What is to be laid out. */
export interface LayoutRequest {
  readonly items: readonly GraphItem[];
  readonly links: readonly GraphLink[];
  readonly direction: GraphDirection;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where something is on the whole graph, and how large. */
export interface NodeBox extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where an edge runs, and where its label is, on the whole graph. */
export interface EdgeRoute {
  readonly path: string;
  readonly labelAt: Point | null;
}

/** A laid-out graph. */
export interface GraphLayout {
  readonly boxes: ReadonlyMap<string, NodeBox>;
  readonly routes: ReadonlyMap<string, EdgeRoute>;
}

const LABEL_CHARACTER = 6.4;
const LABEL_PADDING = 16;

/** How high the label of an edge is. */
export const LABEL_HEIGHT = 18;
/** What a frame keeps free around its children; above them is its name. */
export const FRAME_PADDING = { top: 42, left: 14, bottom: 14, right: 14 } as const;

/** How wide the label of an edge is. */
export function labelWidth(label: string): number {
  return label.length * LABEL_CHARACTER + LABEL_PADDING;
}

/** The box around boxes; without any, an empty one. */
export function boundsOf(boxes: Iterable<NodeBox>): NodeBox {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
