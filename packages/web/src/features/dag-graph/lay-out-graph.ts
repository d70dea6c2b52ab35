import ELK, { type ElkNode, type ELK as Engine } from "elkjs/lib/elk-api";
import EngineWorker from "elkjs/lib/elk-worker.min.js?worker";
import { fromElkGraph, type GraphDirection, type GraphLayout, toElkGraph } from "./graph-layout.ts";
import type { GraphModel } from "./graph-model.ts";

let engine: Engine | null = null;

/** Lays a graph out in a worker, so that a large one does not hold up the page. */
export async function layOutGraph(model: GraphModel, direction: GraphDirection): Promise<GraphLayout> {
  return layOut(toElkGraph(model, direction));
}

/** The same for any graph, in the words of the layout engine. */
export async function layOut(graph: ElkNode): Promise<GraphLayout> {
  engine ??= new ELK({ workerFactory: () => new EngineWorker() });
  return fromElkGraph(await engine.layout(graph));
}
