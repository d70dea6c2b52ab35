import type { LayoutRequest } from "../graph-parts.ts";
import { layOutInLayers } from "./lay-out-in-layers.ts";

addEventListener("message", ({ data }: MessageEvent<LayoutRequest>) => postMessage(layOutInLayers(data)));
