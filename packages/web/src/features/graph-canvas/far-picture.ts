import type { Viewport } from "@xyflow/react";
import { drawFarScene, type FarScene, type TokenColor } from "./far-drawing.ts";
import type { CanvasSize } from "./viewport.ts";

/** So much more than the screen shows is drawn on each side, as a share of the screen. */
const AHEAD = 0.3;

interface FarPictureOptions {
  readonly selected: string | null;
  readonly colorOf: TokenColor;
}

/** A large graph as a picture that is larger than the screen: while it is moved the picture is moved, and not drawn again. */
export class FarPicture {
  readonly #scene: FarScene;
  readonly #options: FarPictureOptions;
  readonly #canvas = document.createElement("canvas");
  /** Of the screen when the picture was drawn. */
  #drawn: (Viewport & CanvasSize) | null = null;

  constructor(scene: FarScene, options: FarPictureOptions) {
    this.#scene = scene;
    this.#options = options;
  }

  /** Puts what is in view on the canvas of the page. */
  drawOn(page: CanvasRenderingContext2D, view: Viewport, size: CanvasSize): void {
    const margin = { x: Math.ceil(size.width * AHEAD), y: Math.ceil(size.height * AHEAD) };
    const known = this.#drawn;
    const isDrawn =
      known !== null &&
      known.zoom === view.zoom &&
      known.width === size.width &&
      known.height === size.height &&
      Math.abs(view.x - known.x) <= margin.x &&
      Math.abs(view.y - known.y) <= margin.y;
    if (!isDrawn) this.#draw(view, size, margin);
    const from = this.#drawn ?? view;
    page.setTransform(1, 0, 0, 1, 0, 0);
    page.clearRect(0, 0, page.canvas.width, page.canvas.height);
    const left = (view.x - from.x - margin.x) * devicePixelRatio;
    const top = (view.y - from.y - margin.y) * devicePixelRatio;
    page.drawImage(this.#canvas, Math.round(left), Math.round(top));
  }

  #draw(view: Viewport, size: CanvasSize, margin: { readonly x: number; readonly y: number }): void {
    const context = this.#canvas.getContext("2d");
    if (context === null) return;
    const around = { width: size.width + 2 * margin.x, height: size.height + 2 * margin.y };
    this.#canvas.width = Math.round(around.width * devicePixelRatio);
    this.#canvas.height = Math.round(around.height * devicePixelRatio);
    const moved = { x: view.x + margin.x, y: view.y + margin.y, zoom: view.zoom };
    drawFarScene(context, this.#scene, { view: moved, size: around, ...this.#options });
    this.#drawn = { ...view, ...size };
  }
}
