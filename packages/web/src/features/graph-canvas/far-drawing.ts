import type { Viewport } from "@xyflow/react";
import type { ItemLook, LinkLook } from "./canvas-props.ts";
import type { GraphItem, GraphLayout, GraphLink, NodeBox } from "./graph-parts.ts";
import { boxInView, type CanvasSize, doMeet, pathBounds } from "./viewport.ts";

/** Looks up the value of a design token in the theme of the moment. */
export type TokenColor = (token: string) => string;

/** The tokens of the page as they are now; each is looked up once. */
export function tokenColors(): TokenColor {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (token) => {
    const color = known.get(token) ?? style.getPropertyValue(token).trim();
    known.set(token, color);
    return color;
  };
}

/** An edge made ready to be drawn. */
export interface FarPath {
  readonly path: Path2D;
  readonly bounds: NodeBox;
}

/** A graph made ready to be drawn many times. */
export interface FarScene {
  readonly frames: readonly NodeBox[];
  readonly nodes: readonly (ItemLook & { readonly id: string; readonly box: NodeBox })[];
  readonly edges: readonly (LinkLook & FarPath)[];
}

interface SceneParts<Item, Link> {
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly layout: GraphLayout;
  readonly paths: ReadonlyMap<string, FarPath>;
  readonly itemLook: (item: Item) => ItemLook;
  readonly linkLook: (link: Link) => LinkLook;
}

/** The edges of a layout, which stay the same whatever state anything is in. */
export function farPaths({ routes }: GraphLayout): ReadonlyMap<string, FarPath> {
  return new Map([...routes].map(([id, { path }]) => [id, { path: new Path2D(path), bounds: pathBounds(path) }]));
}

/** Makes a graph ready to be drawn. */
export function farScene<Item extends GraphItem, Link extends GraphLink>(parts: SceneParts<Item, Link>): FarScene {
  const { items, links, layout, paths, itemLook, linkLook } = parts;
  const frames: NodeBox[] = [];
  const nodes = items.flatMap((item) => {
    const box = layout.boxes.get(item.id);
    if (box === undefined) return [];
    if (!item.isFrame) return [{ ...itemLook(item), id: item.id, box }];
    frames.push(box);
    return [];
  });
  const edges = links.flatMap((link) => {
    const path = paths.get(link.id);
    return path === undefined ? [] : [{ ...linkLook(link), ...path }];
  });
  return { frames, nodes, edges };
}

const MARK = { inset: 12, size: 14 } as const;
const DIMMED = 0.35;
/** How much of a state's color a node takes. */
const TINT = 0.28;

interface DrawOptions {
  readonly view: Viewport;
  readonly size: CanvasSize;
  readonly selected: string | null;
  readonly colorOf: TokenColor;
}

/** Draws what is in view with marks and colors, without words: so small they could not be read. */
export function drawFarScene(context: CanvasRenderingContext2D, scene: FarScene, options: DrawOptions): void {
  const { view, size, selected, colorOf } = options;
  const pixels = devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, size.width * pixels, size.height * pixels);
  context.setTransform(view.zoom * pixels, 0, 0, view.zoom * pixels, view.x * pixels, view.y * pixels);
  const seen = boxInView(view, size);
  const hair = 1 / view.zoom;
  context.lineWidth = hair;
  for (const box of scene.frames) {
    if (!doMeet(box, seen)) continue;
    roundBox(context, box, 12);
    fill(context, colorOf("--surface"), 0.55);
    stroke(context, colorOf("--line-2"));
  }
  for (const edge of scene.edges) {
    if (!doMeet(edge.bounds, seen)) continue;
    context.setLineDash(edge.line === "solid" ? [] : [4 * hair, 4 * hair]);
    stroke(context, colorOf(edge.isNear ? "--accent" : edge.line === "passed" ? "--line-2" : "--line-3"), edge.path);
  }
  context.setLineDash([]);
  for (const node of scene.nodes) {
    if (!doMeet(node.box, seen)) continue;
    context.globalAlpha = node.isDimmed ? DIMMED : 1;
    drawNode(context, node, { isSelected: node.id === selected, hair, colorOf });
  }
  context.globalAlpha = 1;
}

interface NodeOptions {
  readonly isSelected: boolean;
  readonly hair: number;
  readonly colorOf: TokenColor;
}

function drawNode(
  context: CanvasRenderingContext2D,
  { box, color, isRound }: FarScene["nodes"][number],
  { isSelected, hair, colorOf }: NodeOptions,
): void {
  const alpha = context.globalAlpha;
  roundBox(context, box, isRound ? box.height / 2 : 8);
  fill(context, colorOf("--surface"), alpha);
  if (color !== null) fill(context, colorOf(color), alpha * TINT);
  if (isSelected) {
    context.lineWidth = 3 * hair;
    stroke(context, colorOf("--accent"));
    context.lineWidth = hair;
  } else stroke(context, colorOf("--line-3"));
  if (color === null) return;
  context.fillStyle = colorOf(color);
  context.fillRect(box.x + MARK.inset, box.y + (box.height - MARK.size) / 2, MARK.size, MARK.size);
}

function roundBox(context: CanvasRenderingContext2D, { x, y, width, height }: NodeBox, radius: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}

function fill(context: CanvasRenderingContext2D, color: string, alpha: number): void {
  const before = context.globalAlpha;
  context.globalAlpha = alpha;
  context.fillStyle = color;
  context.fill();
  context.globalAlpha = before;
}

function stroke(context: CanvasRenderingContext2D, color: string, path?: Path2D): void {
  context.strokeStyle = color;
  if (path === undefined) context.stroke();
  else context.stroke(path);
}
