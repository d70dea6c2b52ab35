import { defineRoute } from "../../../http/route.ts";
import { NOTE_INSTANCE_ROUTE, noteInstance } from "../../note-instance.ts";
import { keyOf } from "../../task-instance-access.ts";

/** Writes a person's note on a task instance. */
export const setTaskInstanceNote = defineRoute({
  ...NOTE_INSTANCE_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/setNote",
  operationId: "set_task_instance_note",
  tags: ["TaskInstance"],
  summary: "Update the task instance note",
  description: "Writes a person's note on a task instance.",
  audit: "set_task_instance_note",
  handle: ({ parts, body }, dependencies) => noteInstance(keyOf(parts), body, dependencies),
});
