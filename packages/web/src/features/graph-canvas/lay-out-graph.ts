import ELK, { type ELK as Engine } from "elkjs/lib/elk-api";
import EngineWorker from "elkjs/lib/elk-worker.min.js?worker";
import { fromElkGraph, toElkGraph } from "./elk-graph.ts";
import type { GraphLayout, LayoutRequest } from "./graph-parts.ts";

/**
 * What the layout engine does in a second or so. Its time grows faster than the graph: a thousand nodes take it minutes
 * where {@link layOutInWorker} takes a tenth of a second.
 */
const MOST_FOR_ENGINE = { items: 150, links: 400 };
/** So long a person waits for the finer layout; then the simple one is drawn. */
const PATIENCE_MILLISECONDS = 3000;

/** How a graph is laid out. */
export interface LayoutHurry {
  readonly signal: AbortSignal;
  /** At once, and not as fine. */
  readonly isSimple: boolean;
}

/** Whether the layout engine is asked for the places of a graph. */
export function isForEngine({ items, links }: LayoutRequest): boolean {
  return items.length <= MOST_FOR_ENGINE.items && links.length <= MOST_FOR_ENGINE.links;
}

/** Lays a graph out in a worker, so that it does not hold up the page; when it is given up, so is the work. */
export async function layOutGraph(request: LayoutRequest, { signal, isSimple }: LayoutHurry): Promise<GraphLayout> {
  const fine = isSimple || !isForEngine(request) ? null : await layOutWithEngine(request, signal);
  signal.throwIfAborted();
  return fine ?? layOutInWorker(request, signal);
}

let idle: Engine | null = null;

/** What the engine answers; `null` when it takes too long. */
async function layOutWithEngine(request: LayoutRequest, signal: AbortSignal): Promise<GraphLayout | null> {
  const engine = idle ?? new ELK({ workerFactory: () => new EngineWorker() });
  idle = null;
  const gaveUp = new Promise<null>((resolve) => {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)]);
    patience.addEventListener("abort", () => resolve(null), { once: true });
  });
  const answer = await Promise.race([engine.layout(toElkGraph(request)), gaveUp]);
  if (answer === null) {
    // It would go on for as long as it takes, and keep the next graph waiting.
    engine.terminateWorker();
    return null;
  }
  idle = engine;
  return fromElkGraph(answer);
}

function layOutInWorker(request: LayoutRequest, signal: AbortSignal): Promise<GraphLayout> {
  const worker = new Worker(new URL("./layered/layered-layout.worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise<GraphLayout>((resolve, reject) => {
    const giveUp = () => reject(new Error("Nobody waits for the graph any more.", { cause: signal.reason }));
    signal.addEventListener("abort", giveUp, { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<GraphLayout>) => resolve(data));
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    worker.postMessage({
      direction: request.direction,
      // Only what the layout needs is copied to the worker.
      items: request.items.map(({ id, parentId, isFrame, width, height }) => ({
        id,
        parentId,
        isFrame,
        width,
        height,
      })),
      links: request.links.map(({ id, source, target, label }) => ({ id, source, target, label })),
    } satisfies LayoutRequest);
  });
  return answer.finally(() => worker.terminate());
}
