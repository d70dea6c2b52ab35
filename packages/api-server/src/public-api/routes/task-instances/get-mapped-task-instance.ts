import { findTaskInstance } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { representOne } from "../../represent-task-instances.ts";
import { TaskInstanceRepresentation } from "../../representations/task-instance.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

/** One copy of a mapped task. */
export const getMappedTaskInstance = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}",
  operationId: "get_mapped_task_instance",
  tags: ["TaskInstance"],
  summary: "Get a mapped task instance",
  description: "One copy of a mapped task, by its map index: its state, dates, tries and what its templates became.",
  access: MAY_READ_TASK_INSTANCES,
  answer: TaskInstanceRepresentation,
  refusals: [404],

  async handle({ parts }, { store, configuration }) {
    const instance = await findTaskInstance(store.reader, keyOf(parts, parts.map_index));
    return instance === null
      ? problem(404, { title: "Task instance not found" })
      : ok(await representOne({ store, configuration }, instance));
  },
});
