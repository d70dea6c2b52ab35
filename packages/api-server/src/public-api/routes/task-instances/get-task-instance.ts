import { findTaskInstance, hasMappedTaskInstance } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { representOne } from "../../represent-task-instances.ts";
import { TaskInstanceRepresentation } from "../../representations/task-instance.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

/** One task instance that is no copy of a mapped task. */
export const getTaskInstance = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}",
  operationId: "get_task_instance",
  tags: ["TaskInstance"],
  summary: "Get a task instance",
  description:
    "One task instance that is no copy of a mapped task: its state, dates, tries and what its templates became.",
  access: MAY_READ_TASK_INSTANCES,
  answer: TaskInstanceRepresentation,
  refusals: [404],

  async handle({ parts }, { store, configuration }) {
    const key = keyOf(parts);
    const instance = await findTaskInstance(store.reader, key);
    if (instance !== null) return ok(await representOne({ store, configuration }, instance));
    const isMapped = await hasMappedTaskInstance(store.reader, key);
    const detail = isMapped ? "Task instance is mapped, add the map_index value to the URL" : null;
    return problem(404, { title: "Task instance not found", detail });
  },
});
