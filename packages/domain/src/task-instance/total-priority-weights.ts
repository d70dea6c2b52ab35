import type { SerializedDag, SerializedTask } from "../serialized-dag/serialized-dag.ts";

const INT_32_MAXIMUM = 2 ** 31 - 1;
const INT_32_MINIMUM = -(2 ** 31);

const TOTALS = new WeakMap<SerializedDag, ReadonlyMap<string, number>>();

/**
 * The priority weight of each task's instances: by its own rule, its own weight plus that of every task downstream (or
 * upstream) of it, however far, each once. Computed once per Dag object.
 *
 * Parity: the relatives' own weights count, not their totals; the total is held within signed 32 bits.
 */
export function totalPriorityWeights(dag: SerializedDag): ReadonlyMap<string, number> {
  const known = TOTALS.get(dag);
  if (known !== undefined) return known;
  const totals = computeTotals(dag.tasks);
  TOTALS.set(dag, totals);
  return totals;
}

function computeTotals(tasks: readonly SerializedTask[]): ReadonlyMap<string, number> {
  const places = new Map(tasks.map((task, place) => [task.taskId, place]));
  const downstream = tasks.map((task) => task.downstreamTaskIds.flatMap((taskId) => places.get(taskId) ?? []));
  const upstream: number[][] = tasks.map(() => []);
  for (const [place, below] of downstream.entries()) {
    for (const neighbour of below) upstream[neighbour]?.push(place);
  }
  const weights = tasks.map((task) => task.priorityWeight);
  const relatives = { downstream, upstream, absolute: tasks.map(() => []) };
  return new Map(
    tasks.map((task, place) => [task.taskId, holdIn32Bits(sumReached(place, relatives[task.weightRule], weights))]),
  );
}

/** Numbered places instead of ids: a Dag of thousands of tasks is walked once per task. */
function sumReached(start: number, neighbours: readonly (readonly number[])[], weights: readonly number[]): number {
  const isReached = new Uint8Array(weights.length);
  isReached[start] = 1;
  const waiting = [start];
  let sum = 0;
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    sum += weights[place] ?? 0;
    for (const neighbour of neighbours[place] ?? []) {
      if (isReached[neighbour] === 1) continue;
      isReached[neighbour] = 1;
      waiting.push(neighbour);
    }
  }
  return sum;
}

function holdIn32Bits(weight: number): number {
  return Math.min(Math.max(Math.trunc(weight), INT_32_MINIMUM), INT_32_MAXIMUM);
}
