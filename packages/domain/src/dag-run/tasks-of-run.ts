import type { SerializedDag, SerializedTask } from "../serialized-dag/serialized-dag.ts";
import type { Instant } from "../time/instant.ts";
import { earlierOf, laterOf } from "../time/open-instants.ts";

/**
 * The tasks that have an instance in a run of that logical date.
 *
 * Parity: a task outside its own dates (both inclusive, and within the Dag's) has no instance in the run at all.
 */
export function tasksOfRun(
  dag: Pick<SerializedDag, "tasks" | "startDate" | "endDate">,
  logicalDate: Instant,
): readonly SerializedTask[] {
  return dag.tasks.filter((task) => {
    const startDate = laterOf(task.startDate, dag.startDate);
    const endDate = earlierOf(task.endDate, dag.endDate);
    return (startDate === null || logicalDate >= startDate) && (endDate === null || logicalDate <= endDate);
  });
}
