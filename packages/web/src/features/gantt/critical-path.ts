import type { DagStructure } from "../../api/ui-shapes.ts";
import { type GanttLine, spanOf } from "./gantt-lines.ts";

/**
 * The tasks that decided how long the run took: from the one that ended last, back over the upstream task that ended
 * last each time. Shortening another task would not have shortened the run.
 */
export function criticalPath(
  structure: DagStructure,
  lines: ReadonlyMap<string, readonly GanttLine[]>,
  now: number,
): ReadonlySet<string> {
  const ends = new Map<string, number>();
  for (const [taskId, ofTask] of lines) {
    const hasRun = ofTask.some((line) => line.parts.some((part) => part.kind === "ran" || part.kind === "deferred"));
    const span = spanOf(ofTask, now);
    if (hasRun && span !== null) ends.set(taskId, span.to);
  }
  const upstream = new Map<string, string[]>();
  for (const task of structure.tasks) {
    for (const downstreamId of task.downstream_task_ids) {
      upstream.set(downstreamId, [...(upstream.get(downstreamId) ?? []), task.task_id]);
    }
  }
  const path = new Set<string>();
  let current = latest([...ends.keys()], ends);
  while (current !== null && !path.has(current)) {
    path.add(current);
    current = latest(upstream.get(current) ?? [], ends);
  }
  return path;
}

function latest(taskIds: readonly string[], ends: ReadonlyMap<string, number>): string | null {
  let found: string | null = null;
  for (const taskId of taskIds) {
    const end = ends.get(taskId);
    if (end !== undefined && (found === null || end > (ends.get(found) ?? 0))) found = taskId;
  }
  return found;
}
