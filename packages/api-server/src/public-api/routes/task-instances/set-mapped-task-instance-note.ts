import { defineRoute } from "../../../http/route.ts";
import { NOTE_INSTANCE_ROUTE, noteInstance } from "../../note-instance.ts";
import { keyOf } from "../../task-instance-access.ts";

/** Writes a person's note on one copy of a mapped task. */
export const setMappedTaskInstanceNote = defineRoute({
  ...NOTE_INSTANCE_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/setNote",
  operationId: "set_mapped_task_instance_note",
  tags: ["TaskInstance"],
  summary: "Update the note of a mapped task instance",
  description: "Writes a person's note on one copy of a mapped task.",
  audit: "set_mapped_task_instance_note",
  handle: ({ parts, body }, dependencies) => noteInstance(keyOf(parts, parts.map_index), body, dependencies),
});
