import { findTaskInstance } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { readTries } from "../../read-tries.ts";
import { TryRepresentation } from "../../representations/task-instance.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

/** One try by its number. */
export const getTaskInstanceTry = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries/{task_try_number}",
  operationId: "get_task_instance_try_details",
  summary: "Get a task instance try",
  access: MAY_READ_TASK_INSTANCES,
  answer: TryRepresentation,
  refusals: [404],

  async handle({ parts }, dependencies) {
    const { dagId, runId, taskId, mapIndex } = keyOf(parts);
    const tryNumber = parts.task_try_number;
    const instance = await findTaskInstance(dependencies.store.reader, { dagId, runId, taskId, mapIndex });
    const tries = instance === null ? [] : await readTries(instance, dependencies);
    const found = tries.find((one) => one.try_number === tryNumber);
    if (found !== undefined) return ok(found);
    const names = `dag_id=${dagId}, run_id=${runId}, task_id=${taskId}, map_index=${mapIndex}, try_number=${tryNumber}`;
    return problem(404, { title: "Task instance not found", detail: `Task Instance not found for ${names}.` });
  },
});
