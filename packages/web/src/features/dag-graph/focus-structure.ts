import type { DagStructure } from "../../api/ui-shapes.ts";

/** Which way from a task the graph is looked at. */
export type GraphFocus = "upstream" | "downstream" | "both";

/** Only a task and what comes before it, after it, or both; the Dag itself where it has no such task. */
export function focusStructure(structure: DagStructure, taskId: string, focus: GraphFocus): DagStructure {
  const downstream = new Map(structure.tasks.map((task) => [task.task_id, task.downstream_task_ids]));
  if (!downstream.has(taskId)) return structure;
  const upstream = new Map<string, string[]>();
  for (const [from, ids] of downstream) {
    for (const to of ids) upstream.set(to, [...(upstream.get(to) ?? []), from]);
  }
  const kept = new Set([
    ...(focus === "upstream" ? [] : reachedFrom(taskId, downstream)),
    ...(focus === "downstream" ? [] : reachedFrom(taskId, upstream)),
  ]);
  return {
    ...structure,
    tasks: structure.tasks
      .filter((task) => kept.has(task.task_id))
      .map((task) => ({ ...task, downstream_task_ids: task.downstream_task_ids.filter((id) => kept.has(id)) })),
  };
}

/** A task and everything that the edges lead to from it. */
function reachedFrom(start: string, edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([start]);
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const id of edges.get(next) ?? []) {
      if (reached.has(id)) continue;
      reached.add(id);
      waiting.push(id);
    }
  }
  return reached;
}
