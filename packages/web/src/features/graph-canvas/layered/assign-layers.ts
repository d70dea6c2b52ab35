import type { NeighborLists } from "./neighbor-lists.ts";

/**
 * Gives each node a layer, so that every edge leads to a later one: as early as its upstream lets it, and what has none
 * just before the first that needs it. The neighbors must hold no circle.
 */
export function assignLayers({ count, upstream, downstream }: NeighborLists): readonly number[] {
  const layers: number[] = Array.from({ length: count }, () => 0);
  const waiting = upstream.map((nodes) => nodes.length);
  const ready = waiting.flatMap((left, node) => (left === 0 ? [node] : []));
  for (const node of ready) {
    for (const next of downstream[node] ?? []) {
      layers[next] = Math.max(layers[next] ?? 0, (layers[node] ?? 0) + 1);
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) ready.push(next);
    }
  }
  for (let node = 0; node < count; node += 1) {
    const needed = downstream[node] ?? [];
    if (upstream[node]?.length !== 0 || needed.length === 0) continue;
    layers[node] = needed.reduce((least, next) => Math.min(least, layers[next] ?? 0), Number.POSITIVE_INFINITY) - 1;
  }
  return layers;
}
