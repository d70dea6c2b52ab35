import type { ItemLook, LinkLook } from "./canvas-props.ts";
import { boundsOf, type GraphItem, type GraphLayout, type GraphLink, type NodeBox } from "./graph-parts.ts";

/** What the picture of a graph is drawn with. */
export interface PictureParts<Item extends GraphItem, Link extends GraphLink> {
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly layout: GraphLayout;
  readonly itemLook: (item: Item) => ItemLook;
  readonly linkLook: (link: Link) => LinkLook;
  /** The value of a design token in the theme of the moment: `--line-2`. */
  readonly colorOf: (token: string) => string;
}

const MARGIN = 24;
const MONO = "ui-monospace, Menlo, Consolas, monospace";
const SANS = "Inter, system-ui, sans-serif";
const DASHES = { solid: "", reading: "6 4", pair: "2 4", passed: "4 4" } as const;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** The whole graph as an SVG file, in the colors of the theme of the moment. */
export function graphToSvg<Item extends GraphItem, Link extends GraphLink>(parts: PictureParts<Item, Link>): string {
  const { items, links, layout, itemLook, linkLook, colorOf } = parts;
  const bounds = boundsOf(layout.boxes.values());
  const width = Math.ceil(bounds.width) + 2 * MARGIN;
  const height = Math.ceil(bounds.height) + 2 * MARGIN;
  const [left, top] = [bounds.x - MARGIN, bounds.y - MARGIN];
  const line = colorOf("--line-3");
  const edges = links.flatMap((link) => {
    const route = layout.routes.get(link.id);
    if (route === undefined) return [];
    const look = linkLook(link);
    const dash = look.line === "solid" ? "" : ` stroke-dasharray="${DASHES[look.line]}"`;
    const arrow = look.line === "pair" ? "" : ' marker-end="url(#arrow)"';
    const path = `<path d="${route.path}" fill="none" stroke="${line}" stroke-width="1.4"${dash}${arrow}/>`;
    if (link.label === null || route.labelAt === null) return [path];
    const { x, y } = route.labelAt;
    const words = `<text x="${x + 8}" y="${y + 13}" font-family="${SANS}" font-size="11.5" fill="${colorOf("--text-2")}">${escaped(link.label)}</text>`;
    return [path, words];
  });
  const nodes = items.flatMap((item) => {
    const box = layout.boxes.get(item.id);
    if (box === undefined) return [];
    return [item.isFrame ? framePicture(itemLook(item), box, colorOf) : nodePicture(itemLook(item), box, colorOf)];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M1 1 7 4 1 7" fill="none" stroke="${line}" stroke-width="1.4"/></marker></defs>`,
    `<rect x="${left}" y="${top}" width="100%" height="100%" fill="${colorOf("--canvas")}"/>`,
    ...nodes,
    ...edges,
    "</svg>",
  ].join("\n");
}

type ColorOf = PictureParts<GraphItem, GraphLink>["colorOf"];

function framePicture({ label }: ItemLook, { x, y, width, height }: NodeBox, colorOf: ColorOf): string {
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${colorOf("--surface")}" fill-opacity="0.6" stroke="${colorOf("--line-2")}"/>` +
    `<text x="${x + 14}" y="${y + 22}" font-family="${SANS}" font-size="12.5" font-weight="500" fill="${colorOf("--text-2")}">${escaped(label)}</text>`
  );
}

function nodePicture(look: ItemLook, { x, y, width, height }: NodeBox, colorOf: ColorOf): string {
  const { label, below, isMono, isRound, color } = look;
  const left = x + (color === null ? 16 : 34);
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${isRound ? height / 2 : 8}" fill="${colorOf("--surface")}" stroke="${colorOf("--line-2")}"/>`,
    color === null ? "" : `<rect x="${x + 12}" y="${y + 12}" width="12" height="12" rx="3" fill="${colorOf(color)}"/>`,
    `<text x="${left}" y="${y + (below === "" ? height / 2 + 4 : 22)}" font-family="${isMono ? MONO : SANS}" font-size="12.5" font-weight="500" fill="${colorOf("--text")}">${escaped(label)}</text>`,
    below === ""
      ? ""
      : `<text x="${left}" y="${y + 39}" font-family="${SANS}" font-size="11.5" fill="${colorOf("--text-3")}">${escaped(below)}</text>`,
  ].join("");
}

/** Draws an SVG file onto a canvas of twice its size and hands the picture over. */
export async function svgToPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  // Browsers refuse canvases beyond this many pixels on a side.
  const scale = Math.min(2, 16_000 / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("The browser could not draw the picture.")) : resolve(blob)),
      "image/png",
    ),
  );
}
