import type { KnownStates } from "./known-states.ts";

/** The tasks whose end decides about a task: what is directly upstream, its setups, and what gives it its length. */
export function tasksAround(
  { graph, mapping }: Pick<KnownStates, "graph" | "mapping">,
  taskId: string,
): readonly string[] {
  const around = [...graph.upstreamIds(taskId), ...graph.relevantSetups(taskId)];
  const sourceIds = mapping?.find(taskId)?.sourceIds ?? [];
  return sourceIds.length === 0 ? around : [...new Set([...around, ...sourceIds])];
}
