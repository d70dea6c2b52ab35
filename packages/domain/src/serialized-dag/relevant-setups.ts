import type { TaskGraph } from "./task-graph.ts";

/**
 * The setups whose end decides about a task: all setups upstream of it, however far, that have no teardown of their
 * own, or one of whose teardowns lies below the task. A setup with a teardown governs only what lies between.
 *
 * A teardown looks only at what is directly upstream of it, so it has none.
 */
export function relevantSetups(graph: TaskGraph, taskId: string): readonly string[] {
  if (graph.task(taskId).isTeardown) return [];
  const below = graph.transitiveDownstream([taskId]);
  return [...graph.transitiveUpstream([taskId])].filter((upstreamId) => {
    if (!graph.task(upstreamId).isSetup) return false;
    const teardownIds = graph.downstreamIds(upstreamId).filter((id) => graph.task(id).isTeardown);
    return teardownIds.length === 0 || teardownIds.some((id) => below.has(id));
  });
}
