import type { TaskGraph } from "./task-graph.ts";

interface Visit {
  readonly taskId: string;
  nextNeighbour: number;
}

/**
 * Looks for a way from a task back to itself.
 *
 * Without recursion: a Dag of thousands of tasks in one chain must not exhaust the stack.
 */
export function findCycle(graph: TaskGraph): readonly string[] | null {
  const finished = new Set<string>();
  for (const start of graph.taskIds) {
    if (finished.has(start)) continue;
    const path: Visit[] = [{ taskId: start, nextNeighbour: 0 }];
    const onPath = new Set([start]);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const neighbour = graph.downstreamIds(visit.taskId)[visit.nextNeighbour];
      visit.nextNeighbour += 1;
      if (neighbour === undefined) {
        finished.add(visit.taskId);
        onPath.delete(visit.taskId);
        path.pop();
      } else if (onPath.has(neighbour)) {
        const ids = path.map(({ taskId }) => taskId);
        return [...ids.slice(ids.indexOf(neighbour)), neighbour];
      } else if (!finished.has(neighbour)) {
        path.push({ taskId: neighbour, nextNeighbour: 0 });
        onPath.add(neighbour);
      }
    }
  }
  return null;
}
