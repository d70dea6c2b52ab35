import type { TaskInstanceState } from "@baram/domain";
import { stateColorVariable } from "../../design/state-colors.ts";
import type { GraphLayout, NodeBox } from "./graph-layout.ts";
import type { GraphModel, GraphNode } from "./graph-model.ts";

/** What the picture of a graph is drawn with. */
export interface PictureParts {
  readonly model: GraphModel;
  readonly layout: GraphLayout;
  readonly stateOf: (node: GraphNode) => TaskInstanceState | null;
  /** The value of a design token in the theme of the moment: `--line-2`. */
  readonly colorOf: (token: string) => string;
}

const MARGIN = 24;
const MONO = "ui-monospace, Menlo, Consolas, monospace";
const SANS = "Inter, system-ui, sans-serif";

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Where each node is on the whole picture; a child's place is told from its group's. */
function absoluteBoxes({ model, layout }: PictureParts): ReadonlyMap<string, NodeBox> {
  const boxes = new Map<string, NodeBox>();
  for (const node of model.nodes) {
    const box = layout.boxes.get(node.id);
    if (box === undefined) continue;
    const around = node.parentId === null ? undefined : boxes.get(node.parentId);
    boxes.set(node.id, { ...box, x: box.x + (around?.x ?? 0), y: box.y + (around?.y ?? 0) });
  }
  return boxes;
}

/** The whole graph as an SVG file, in the colors of the theme of the moment. */
export function graphToSvg(parts: PictureParts): string {
  const { model, layout, colorOf } = parts;
  const boxes = absoluteBoxes(parts);
  const width = Math.max(1, ...[...boxes.values()].map((box) => box.x + box.width)) + 2 * MARGIN;
  const height = Math.max(1, ...[...boxes.values()].map((box) => box.y + box.height)) + 2 * MARGIN;
  const line = colorOf("--line-3");
  const edges = model.edges.flatMap((edge) => {
    const route = layout.routes.get(edge.id);
    if (route === undefined) return [];
    const dash = edge.isSetupPair
      ? ' stroke-dasharray="2 4"'
      : edge.isReading === true
        ? ' stroke-dasharray="6 4"'
        : "";
    const arrow = edge.isSetupPair ? "" : ' marker-end="url(#arrow)"';
    const path = `<path d="${route.path}" fill="none" stroke="${line}" stroke-width="1.4"${dash}${arrow}/>`;
    if (edge.label === null || route.labelAt === null) return [path];
    const { x, y } = route.labelAt;
    const words = `<text x="${x + 8}" y="${y + 13}" font-family="${SANS}" font-size="11.5" fill="${colorOf("--text-2")}">${escaped(edge.label)}</text>`;
    return [path, words];
  });
  const nodes = model.nodes.flatMap((node) => {
    const box = boxes.get(node.id);
    return box === undefined ? [] : [nodePicture(node, box, parts)];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="${-MARGIN} ${-MARGIN} ${Math.ceil(width)} ${Math.ceil(height)}">`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M1 1 7 4 1 7" fill="none" stroke="${line}" stroke-width="1.4"/></marker></defs>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="100%" height="100%" fill="${colorOf("--canvas")}"/>`,
    ...nodes,
    ...edges,
    "</svg>",
  ].join("\n");
}

function nodePicture(node: GraphNode, { x, y, width, height }: NodeBox, { stateOf, colorOf }: PictureParts): string {
  const border = colorOf("--line-2");
  if (node.kind === "group") {
    return (
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${colorOf("--surface")}" fill-opacity="0.6" stroke="${border}"/>` +
      `<text x="${x + 14}" y="${y + 22}" font-family="${SANS}" font-size="12.5" font-weight="500" fill="${colorOf("--text-2")}">${escaped(node.label)}</text>`
    );
  }
  const state = stateOf(node);
  const radius = node.kind === "outside" ? height / 2 : 8;
  const mark =
    state === null || node.kind === "outside"
      ? ""
      : `<rect x="${x + 12}" y="${y + 12}" width="12" height="12" rx="3" fill="${colorOf(stateColorVariable(state).slice(4, -1))}"/>`;
  const label = node.kind === "task" ? node.task.label : node.label;
  const isMono = node.kind === "task" || node.kind === "outside";
  const below = node.kind === "task" ? node.task.operator : node.kind === "folded" ? String(node.taskIds.length) : "";
  const left = x + (mark === "" ? 16 : 34);
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${colorOf("--surface")}" stroke="${border}"/>`,
    mark,
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

/** Has the browser save a file. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
