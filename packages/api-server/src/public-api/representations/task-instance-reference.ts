import { formatInstant } from "@baram/domain";
import type { TaskInstanceReference as Reference } from "@baram/lifecycle";
import * as schema from "../../http/schema.ts";

/** What a clear or a mark says of an instance it touches. */
export const TaskInstanceReference = schema.object("TaskInstanceReference", {
  task_id: schema.text(),
  dag_id: schema.text(),
  execution_date: schema.dateTime(),
  dag_run_id: schema.text(),
});

/** Several of them. */
export const TaskInstanceReferenceCollection = schema.object("TaskInstanceReferenceCollection", {
  task_instances: schema.list(TaskInstanceReference),
});

/** A task instance by its names alone. */
export function representReference(
  reference: Pick<Reference, "dagId" | "runId" | "taskId" | "logicalDate">,
): schema.Described<typeof TaskInstanceReference> {
  return {
    dag_id: reference.dagId,
    dag_run_id: reference.runId,
    execution_date: formatInstant(reference.logicalDate),
    task_id: reference.taskId,
  };
}
