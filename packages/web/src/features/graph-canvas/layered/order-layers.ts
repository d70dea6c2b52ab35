import type { NeighborLists } from "./neighbor-lists.ts";

const SWEEPS = 6;

/**
 * Orders the nodes of each layer, so that neighbors stand near each other and few edges cross: each node goes to the mean
 * place of its neighbors, forward and back a few times, and the order with the fewest crossings is kept. The order of the
 * Dag file is where it begins, and what decides between equals.
 */
export function orderLayers(layerOf: readonly number[], neighbors: NeighborLists): readonly (readonly number[])[] {
  let layers: number[][] = [];
  for (const [node, layer] of layerOf.entries()) {
    while (layers.length <= layer) layers.push([]);
    layers[layer]?.push(node);
  }
  const places = new Float64Array(layerOf.length);
  const settle = (nodes: readonly number[]) => {
    for (const [index, node] of nodes.entries()) places[node] = index - (nodes.length - 1) / 2;
  };
  for (const nodes of layers) settle(nodes);
  let best = { layers, crossings: countCrossings(layers, layerOf, neighbors) };
  for (let sweep = 0; sweep < SWEEPS && best.crossings > 0; sweep += 1) {
    const isForward = sweep % 2 === 0;
    layers = [...layers];
    for (let step = 0; step < layers.length; step += 1) {
      const index = isForward ? step : layers.length - 1 - step;
      const sorted = sortedByNeighbors(
        layers[index] ?? [],
        isForward ? neighbors.upstream : neighbors.downstream,
        places,
      );
      layers[index] = sorted;
      settle(sorted);
    }
    const crossings = countCrossings(layers, layerOf, neighbors);
    if (crossings < best.crossings) best = { layers, crossings };
  }
  return best.layers;
}

function sortedByNeighbors(
  nodes: readonly number[],
  neighborsOf: readonly (readonly number[])[],
  places: Float64Array,
): number[] {
  const wanted = new Map(nodes.map((node) => [node, meanPlace(neighborsOf[node] ?? [], places) ?? places[node] ?? 0]));
  return nodes.toSorted((one, other) => (wanted.get(one) ?? 0) - (wanted.get(other) ?? 0));
}

function meanPlace(nodes: readonly number[], places: Float64Array): number | null {
  if (nodes.length === 0) return null;
  return nodes.reduce((sum, node) => sum + (places[node] ?? 0), 0) / nodes.length;
}

/** How often edges between a layer and the next one cross. */
function countCrossings(
  layers: readonly (readonly number[])[],
  layerOf: readonly number[],
  { downstream }: NeighborLists,
): number {
  const places = new Uint32Array(layerOf.length);
  for (const nodes of layers) for (const [index, node] of nodes.entries()) places[node] = index;
  let crossings = 0;
  for (const [layer, nodes] of layers.entries()) {
    const ends = nodes.flatMap((node) =>
      (downstream[node] ?? [])
        .filter((target) => layerOf[target] === layer + 1)
        .map((target) => places[target] ?? 0)
        .toSorted((one, other) => one - other),
    );
    crossings += countInversions(ends, layers[layer + 1]?.length ?? 0);
  }
  return crossings;
}

/** How many pairs of numbers below a limit stand in the wrong order. */
function countInversions(numbers: readonly number[], limit: number): number {
  // A Fenwick tree: how many of those before are at most so large, in as many steps as the limit has digits.
  const tree = new Uint32Array(limit + 1);
  let inversions = 0;
  for (const [before, number] of numbers.entries()) {
    let notLarger = 0;
    for (let at = number + 1; at > 0; at -= at & -at) notLarger += tree[at] ?? 0;
    inversions += before - notLarger;
    for (let at = number + 1; at <= limit; at += at & -at) tree[at] = (tree[at] ?? 0) + 1;
  }
  return inversions;
}
