import type { TaskGraph } from "@baram/domain";

/**
 * The tasks that a clear or a mark of some tasks touches.
 *
 * Parity: work brings along its relevant setups and their teardowns; a setup its direct teardowns; a teardown
 * nothing. Unknown ids and ids of groups are silently nothing.
 */
export function chooseTaskIds(
  graph: TaskGraph,
  {
    taskIds,
    includeUpstream,
    includeDownstream,
  }: { readonly taskIds: readonly string[]; readonly includeUpstream: boolean; readonly includeDownstream: boolean },
): ReadonlySet<string> {
  const known = taskIds.filter((taskId) => graph.findTask(taskId) !== null);
  const chosen = new Set(known);
  if (includeUpstream) for (const taskId of graph.transitiveUpstream(known)) chosen.add(taskId);
  if (includeDownstream) for (const taskId of graph.transitiveDownstream(known)) chosen.add(taskId);
  const withoutScopes = Array.from(chosen);
  for (const taskId of withoutScopes) {
    for (const setupId of setupsOf(graph, taskId)) {
      chosen.add(setupId);
      for (const teardownId of teardownsOf(graph, setupId)) chosen.add(teardownId);
    }
  }
  return chosen;
}

/** A setup is its own scope; work has its relevant setups; a teardown has none. */
function setupsOf(graph: TaskGraph, taskId: string): readonly string[] {
  return graph.task(taskId).isSetup ? [taskId] : graph.relevantSetups(taskId);
}

function teardownsOf(graph: TaskGraph, setupId: string): readonly string[] {
  return graph.downstreamIds(setupId).filter((taskId) => graph.task(taskId).isTeardown);
}
